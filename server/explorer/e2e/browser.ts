/** The browser that the end-to-end tests drive, and what they demand of every page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** The server under test: HUIPU_EXPLORER_URL, with documents in its graph. */
export const base = requireEnv('HUIPU_EXPLORER_URL').replace(/\/$/, '');

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Starts the browser: HUIPU_CHROMIUM, by default Debian's. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.HUIPU_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page together with everything that went wrong on it. */
export interface Visit {
  readonly page: Page;
  /** Goes to a path and waits until the page is at rest. */
  readonly go: (path: string) => Promise<void>;
  /** Fails when the page logged an error, broke the policy, or asked another host. */
  readonly expectQuiet: () => void;
  readonly close: () => Promise<void>;
}

/** Opens a page in a context of its own: nothing is kept from other visits. */
export async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The browser reports the 404 of a missing page here, which is what the page is for.
    const expected = message.text().includes('status of 404');
    if (message.type() === 'error' && !expected) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (origin !== new URL(base).origin && protocol !== 'data:') {
      complaints.push(`request outside: ${request.url()}`);
    }
  });
  await page.exposeFunction('reportViolation', (violation: string) => complaints.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(window, 'reportViolation') as (violation: string) => void;
      report(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return {
    page,
    go: async (path) => {
      await page.goto(base + path);
      await page.waitForLoadState('networkidle');
      // A view may ask again with what a first answer told it, after a pause of the network.
      await page.waitForFunction(() => document.querySelector('.loading') === null);
    },
    expectQuiet: () => expect(complaints).toEqual([]),
    close: () => context.close(),
  };
}

/** Fails when axe finds a barrier on the page. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  // Not a script element, which the page's policy rightly forbids.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async (root) => {
    const axe = Reflect.get(window, 'axe') as typeof import('axe-core');
    const { violations } = await axe.run(root);
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')}`);
  }, within);
  expect(found).toEqual([]);
}

/** How far the page reaches beyond the window to the right, in pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Asks the API directly, to compare the pages with. */
export async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map((e) => e.message).join('; '));
  return data;
}

function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: give the address of a running server`);
  return value;
}
