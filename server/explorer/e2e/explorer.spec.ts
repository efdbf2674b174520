import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, expectAccessible, launch, open, overflow, type Visit } from './browser';

interface Sample {
  readonly people: { totalCount: number; nodes: { id: string; name: string }[] };
  readonly organisations: { totalCount: number; nodes: { id: string; name: string }[] };
  readonly meetings: {
    totalCount: number;
    nodes: {
      id: string;
      name: string;
      documents: { nodes: { id: string; title: string; text: string }[] };
      attendances: { nodes: { order: number; person: { name: string } }[] };
    }[];
  };
  readonly documents: { totalCount: number };
}

// The best attended meeting and what is connected with it: the views that show most.
const sampleQuery = `{
  people(first: 1, orderBy: ATTENDANCE_COUNT_DESC) { totalCount nodes { id name } }
  organisations(first: 1, orderBy: MEMBERSHIP_COUNT_DESC) { totalCount nodes { id name } }
  meetings(first: 1, orderBy: ATTENDANCE_COUNT_DESC) {
    totalCount
    nodes {
      id
      name
      documents(first: 1) { nodes { id title text } }
      attendances(first: 60, orderBy: ORDER) { nodes { order person { name } } }
    }
  }
  documents(first: 0) { totalCount }
}`;

let browser: Browser;
let visit: Visit;
let sample: Sample;

const only = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (!item) throw new Error('the graph under test is empty');
  return item;
};

beforeAll(async () => {
  browser = await launch();
  sample = await ask<Sample>(sampleQuery);
});

afterAll(() => browser?.close());
afterEach(() => visit?.close());

const paths = (): [string, string][] => {
  const meeting = only(sample.meetings.nodes);
  const document = only(meeting.documents.nodes);
  return [
    ['home', '/'],
    ['search', `/?q=${encodeURIComponent(only(sample.people.nodes).name)}`],
    ['people', '/people'],
    ['organisations', '/organisations'],
    ['meetings', '/meetings'],
    ['documents', '/documents'],
    ['person', `/${only(sample.people.nodes).id}`],
    ['organisation', `/${only(sample.organisations.nodes).id}`],
    ['meeting', `/${meeting.id}`],
    ['document', `/${document.id}`],
    ['missing', '/person/0000000000000000'],
  ];
};

describe.each([
  ['wide, light, Chinese', { locale: 'zh-CN', colorScheme: 'light' as const }],
  ['narrow, dark, English', {
    locale: 'en-GB',
    colorScheme: 'dark' as const,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  }],
])('every view, %s', (_, options) => {
  it('is accessible, fits the window, and loads nothing from outside', async () => {
    visit = await open(browser, options);
    for (const [name, path] of paths()) {
      await visit.go(path);
      await visit.page.locator('h1').waitFor();
      expect(await overflow(visit.page), `${name} overflows`).toBeLessThanOrEqual(0);
      await expectAccessible(visit.page);
    }
    visit.expectQuiet();
  });
});

/** Runs the query in GraphiQL, whose button does nothing until its editor is there. */
const execute = async (page: Page) => {
  await page.locator('.graphiql-query-editor .CodeMirror-line').first().waitFor();
  await page.getByRole('button', { name: /Execute query/ }).click();
};

describe('home', () => {
  it('shows what the graph holds', async () => {
    visit = await open(browser);
    await visit.go('/');
    const figures = await visit.page.locator('.holdings .figure').allTextContents();
    const counts = [sample.people, sample.organisations, sample.meetings, sample.documents];
    expect(figures.slice(0, 4)).toEqual(counts.map((c) => c.totalCount.toLocaleString('zh-CN')));
    visit.expectQuiet();
  });

  it('finds a person by name and leads there', async () => {
    const { name, id } = only(sample.people.nodes);
    visit = await open(browser);
    await visit.go('/');
    await visit.page.getByRole('searchbox').fill(name);
    await visit.page.locator('.results').getByRole('link', { name, exact: true }).click();
    await visit.page.getByRole('heading', { level: 1, name }).waitFor();
    expect(new URL(visit.page.url()).pathname).toBe(`/${id}`);
    await visit.page.goBack();
    expect(await visit.page.getByRole('searchbox').inputValue()).toBe(name);
    visit.expectQuiet();
  });

  it('opens a question in GraphiQL, where it runs', async () => {
    visit = await open(browser);
    await visit.go('/');
    await visit.page.locator('.questions a').first().click();
    await execute(visit.page);
    await visit.page.locator('.result-window').getByText(only(sample.meetings.nodes).name).first().waitFor();
    visit.expectQuiet();
  });
});

describe('lists', () => {
  it('filter by name and keep the filter in the address', async () => {
    const { name } = only(sample.people.nodes);
    visit = await open(browser);
    await visit.go('/people');
    await visit.page.getByRole('searchbox').fill(name);
    await visit.page.getByRole('button', { name: '应用' }).click();
    await visit.page.waitForURL((url) => url.searchParams.get('name') === name);
    await visit.page.locator('.row-name').first().waitFor();
    for (const found of await visit.page.locator('.row').allTextContents()) expect(found).toContain(name);
    await visit.page.reload();
    expect(await visit.page.getByRole('searchbox').inputValue()).toBe(name);
    await visit.page.goBack();
    await visit.page.waitForURL((url) => url.search === '');
    visit.expectQuiet();
  });

  it('page forwards and back', async () => {
    visit = await open(browser);
    await visit.go('/organisations');
    const names = () => visit.page.locator('.row-name').allTextContents();
    const first = await names();
    expect(sample.organisations.totalCount, 'the graph under test is too small to page').toBeGreaterThan(25);
    await visit.page.getByRole('button', { name: '下一页' }).click();
    await visit.page.waitForURL((url) => url.searchParams.has('after'));
    await visit.page.locator('.row-name').first().waitFor();
    expect(await names()).not.toEqual(first);
    await visit.page.getByRole('button', { name: '上一页' }).click();
    await visit.page.waitForURL((url) => url.searchParams.has('before'));
    await visit.page.locator('.row-name').first().waitFor();
    expect(await names()).toEqual(first);
    visit.expectQuiet();
  });

  it('refuse a date that is none', async () => {
    visit = await open(browser);
    await visit.go('/meetings');
    await visit.page.getByLabel('自', { exact: true }).fill('去年');
    await visit.page.getByRole('alert').waitFor();
    await visit.page.getByRole('button', { name: '应用' }).click();
    expect(new URL(visit.page.url()).search).toBe('');
    visit.expectQuiet();
  });
});

describe('meeting', () => {
  it('lists those who attended in the printed order', async () => {
    const meeting = only(sample.meetings.nodes);
    visit = await open(browser);
    await visit.go(`/${meeting.id}`);
    const roll = visit.page.locator('ol.roll > li');
    const shown = await roll.evaluateAll((items) =>
      items.map((item) => [(item as HTMLLIElement).value, item.querySelector('.roll-name a')?.textContent]),
    );
    expect(shown).toEqual(meeting.attendances.nodes.map((a) => [a.order, a.person.name]));
    visit.expectQuiet();
  });
});

describe('person', () => {
  it('quotes the evidence of an attendance and leads to it in the document', async () => {
    visit = await open(browser);
    await visit.go(`/${only(sample.people.nodes).id}`);
    const quote = visit.page.locator('.chronicle .quote').first();
    const words = await quote.locator('blockquote').textContent();
    await quote.getByRole('link').click();
    await visit.page.locator('.is-selected').first().waitFor();
    const selected = (await visit.page.locator('.is-selected').allTextContents()).join('');
    expect(selected).toBe(words?.replaceAll(/[\r\n]+/g, ''));
    visit.expectQuiet();
  });
});

describe('document', () => {
  const document = () => only(only(sample.meetings.nodes).documents.nodes);

  it('shows the whole text', async () => {
    visit = await open(browser);
    await visit.go(`/${document().id}`);
    const shown = await visit.page.locator('.marked-text p').allTextContents();
    const lines = document().text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
    expect(shown).toEqual(lines);
    visit.expectQuiet();
  });

  it('leads from a marked name to the person', async () => {
    visit = await open(browser);
    await visit.go(`/${document().id}`);
    const mark = visit.page.locator('.mark-person').first();
    const name = (await mark.textContent()) ?? '';
    await mark.click();
    await visit.page.waitForURL((url) => url.pathname.startsWith('/person/'));
    expect(await visit.page.locator('h1').textContent()).toContain(name);
    await visit.page.goBack();
    await visit.page.locator('.mark-person').first().waitFor();
    visit.expectQuiet();
  });

  it('shows and hides the layers of marks', async () => {
    visit = await open(browser);
    await visit.go(`/${document().id}`);
    await visit.page.locator('.mark-person').first().waitFor();
    const people = visit.page.getByRole('checkbox', { name: '人物' });
    await people.focus();
    await visit.page.keyboard.press('Space');
    expect(await visit.page.locator('.mark-person').count()).toBe(0);
    await visit.page.keyboard.press('Space');
    expect(await visit.page.locator('.mark-person').count()).toBeGreaterThan(0);
    visit.expectQuiet();
  });

  it('shows the passage of a fact of the list', async () => {
    visit = await open(browser);
    await visit.go(`/${document().id}`);
    const people = visit.page.locator('.fact-panel details').filter({ hasText: '人物' });
    await people.locator('summary').click();
    await people.locator('.jump').first().click();
    await visit.page.waitForURL((url) => url.searchParams.has('at'));
    expect(await visit.page.locator('.is-selected').count()).toBeGreaterThan(0);
    expect(await visit.page.locator('.fact-here li').count()).toBeGreaterThan(0);
    await visit.page.getByRole('button', { name: '关闭' }).click();
    await visit.page.waitForURL((url) => !url.searchParams.has('at'));
    visit.expectQuiet();
  });
});

describe('frame', () => {
  it('remembers language and appearance', async () => {
    visit = await open(browser);
    await visit.go('/');
    await visit.page.getByRole('button', { name: 'English' }).click();
    await visit.page.getByLabel('Appearance').selectOption('dark');
    await visit.page.reload();
    await visit.page.getByRole('link', { name: 'People' }).first().waitFor();
    const root = visit.page.locator('html');
    expect(await root.getAttribute('lang')).toBe('en-GB');
    expect(await root.getAttribute('data-theme')).toBe('dark');
    visit.expectQuiet();
  });

  it('can be used from the keyboard', async () => {
    visit = await open(browser);
    await visit.go('/');
    await visit.page.keyboard.press('Tab');
    await visit.page.keyboard.press('Enter');
    expect(await visit.page.evaluate(() => document.activeElement?.id)).toBe('content');
    await visit.page.keyboard.press('Tab');
    expect(await visit.page.evaluate(() => document.activeElement?.id)).toBe('search');
    visit.expectQuiet();
  });

  it('says so when an address names nothing', async () => {
    visit = await open(browser);
    for (const path of ['/nothing', '/person/0000000000000000', '/people/a/b']) {
      await visit.go(path);
      await visit.page.getByRole('heading', { level: 1, name: '没有这一页' }).waitFor();
    }
    visit.expectQuiet();
  });

  it('says so when the server is away, and tries again', async () => {
    visit = await open(browser);
    await visit.page.route('**/graphql', (route) => route.abort());
    await visit.go('/');
    await visit.page.getByRole('alert').waitFor();
    await visit.page.unroute('**/graphql');
    await visit.page.getByRole('button', { name: '重试' }).click();
    await visit.page.locator('.holdings').waitFor();
  });
});

describe('GraphiQL', () => {
  it('lives under the policy: editors, documentation, settings and an answer', async () => {
    visit = await open(browser, { locale: 'en-GB' });
    const { page } = visit;
    await visit.go(`/graphiql?query=${encodeURIComponent('{ people(first: 1) { totalCount } }')}`);
    await execute(page);
    await page.locator('.result-window').getByText(String(sample.people.totalCount)).waitFor();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Open settings dialog' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    visit.expectQuiet();
  });
});
