import { describe, expect, it } from 'vitest';
import { messages } from '../../i18n/messages';
import { segments } from '../../lib/highlight';
import { chiefMarks, documentFacts, layers, marksOf, targetOf, type Statements } from './marks';

const text = '副主席李卓彬主持会议,隋军出席';
const at = (quote: string) => {
  const start = text.indexOf(quote);
  return [{ rule: 'r', confidence: 1, span: { startUtf16: start, endUtf16: start + quote.length } }];
};

const li = { id: 'person/1', name: '李卓彬' };
const sui = { id: 'person/2', name: '隋军' };
const meeting = { id: 'meeting/1', name: '常委会议' };

const statements: Statements = {
  people: [
    { ...sui, aliases: [], evidence: at('隋军') },
    // Named in the quote of a membership, and so without evidence of its own.
    { ...li, aliases: [], evidence: [] },
  ],
  organisations: [{ id: 'organisation/1', name: '中国侨联', aliases: [], evidence: at('会议') }],
  meetings: [{ ...meeting, convenedBy: [], evidence: at('会议') }],
  memberships: [
    {
      id: 'membership/1',
      former: false,
      person: li,
      role: { id: 'role/1', name: '副主席' },
      organisation: { id: 'organisation/1', name: '中国侨联' },
      evidence: at('副主席李卓彬'),
    },
  ],
  attendances: [
    { id: 'attendance/1', capacities: ['PRESIDED'], person: li, meeting, onBehalfOf: [], evidence: at('主持') },
    { id: 'attendance/2', capacities: ['ATTENDED'], person: sui, meeting, onBehalfOf: [], evidence: at('主持') },
  ],
  groups: [],
  repairs: [{ id: 'repair/1', before: ',', after: '，', reason: '半角', span: { startUtf16: 10, endUtf16: 11 } }],
};

const facts = documentFacts(text, statements, messages.zh);
const all = new Set(layers);
const segmentOf = (quote: string) => {
  const found = segments(text, marksOf(facts, all)).find((s) => s.text === quote);
  if (!found) throw new Error(`no segment ${quote}`);
  return found;
};

describe('documentFacts', () => {
  it('stands by layer, then by place in the text', () => {
    expect(facts.map((f) => f.label)).toEqual([
      '李卓彬',
      '隋军',
      '中国侨联',
      '常委会议',
      '李卓彬 · 中国侨联副主席',
      '李卓彬 · 主持',
      '隋军 · 出席',
      '原文“,”，校读为“，” · 半角',
    ]);
  });
});

describe('marksOf', () => {
  it('gives only the layers shown', () => {
    expect(marksOf(facts, new Set(['person'])).map((m) => m.fact.layer)).toEqual(['person', 'person']);
    expect(marksOf(facts, new Set())).toEqual([]);
  });
});

describe('targetOf', () => {
  it('leads to the person under a name, and from the title to its holder', () => {
    expect(targetOf(segmentOf('李卓彬'))).toMatchObject(li);
    expect(targetOf(segmentOf('副主席'))).toMatchObject(li);
  });

  it('leaves the choice when the innermost facts are about different things', () => {
    expect(chiefMarks(segmentOf('主持'))).toHaveLength(2);
    expect(targetOf(segmentOf('主持'))).toBeNull();
  });

  it('leads to what a passage is about, not to all that it names', () => {
    expect(chiefMarks(segmentOf('会议')).map((m) => m.fact.layer)).toEqual(['meeting']);
    expect(targetOf(segmentOf('会议'))).toMatchObject(meeting);
  });

  it('leads nowhere from a repair or plain text', () => {
    expect(targetOf(segmentOf(','))).toBeNull();
    expect(chiefMarks({ start: 0, end: 1, text: '副', spans: [] })).toEqual([]);
    expect(targetOf({ start: 0, end: 1, text: '副', spans: [] })).toBeNull();
  });
});
