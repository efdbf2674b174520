import { describe, expect, it } from 'vitest';
import { paragraphs, segments, type TextSpan } from './highlight';

interface Named extends TextSpan {
  readonly name: string;
}

const span = (name: string, start: number, end: number): Named => ({ name, start, end });
const show = (text: string, spans: Named[]) =>
  segments(text, spans).map((s) => [s.text, s.spans.map((p) => p.name).join(' ')]);

describe('segments', () => {
  it('gives an unmarked text as one segment', () => {
    expect(show('中国侨联', [])).toEqual([['中国侨联', '']]);
  });

  it('gives nothing for an empty text', () => {
    expect(show('', [span('a', 0, 3)])).toEqual([]);
  });

  it('nests: the innermost span comes last', () => {
    expect(show('主席万立骏出席', [span('name', 2, 5), span('sentence', 0, 7)])).toEqual([
      ['主席', 'sentence'],
      ['万立骏', 'sentence name'],
      ['出席', 'sentence'],
    ]);
  });

  it('cuts spans that cross', () => {
    expect(show('abcdef', [span('x', 0, 4), span('y', 2, 6)])).toEqual([
      ['ab', 'x'],
      ['cd', 'x y'],
      ['ef', 'y'],
    ]);
  });

  it('keeps every one of equal spans, and adjacent spans apart', () => {
    expect(show('abcd', [span('x', 0, 2), span('y', 0, 2), span('z', 2, 4)])).toEqual([
      ['ab', 'x y'],
      ['cd', 'z'],
    ]);
  });

  it('leaves out empty and reversed spans and clips those that leave the text', () => {
    const spans = [span('empty', 2, 2), span('back', 3, 1), span('low', -5, 1), span('high', 3, 99)];
    expect(show('abcd', spans)).toEqual([
      ['a', 'low'],
      ['bc', ''],
      ['d', 'high'],
    ]);
  });

  it('counts surrogate pairs as two units', () => {
    // 𫚺 (U+2B6BA) takes two units.
    expect(show('主席𫚺出席', [span('name', 2, 4)])).toEqual([
      ['主席', ''],
      ['𫚺', 'name'],
      ['出席', ''],
    ]);
  });

  it('never cuts within a surrogate pair', () => {
    expect(show('a𫚺b', [span('tail', 2, 4), span('head', 0, 2)])).toEqual([
      ['a', 'head'],
      ['𫚺', 'head tail'],
      ['b', 'tail'],
    ]);
  });

  it('joins to the whole text, whatever the spans', () => {
    const text = '731日,𫚺𠮷会议\r\n召开。\n\n完';
    for (let start = -1; start <= text.length + 1; start++) {
      for (let end = start; end <= text.length + 1; end++) {
        const cut = segments(text, [span('a', start, end), span('b', 3, 6), span('c', 5, 12)]);
        expect(cut.map((s) => s.text).join('')).toBe(text);
        for (const s of cut) expect(s.text).toBe(text.slice(s.start, s.end));
      }
    }
  });
});

describe('paragraphs', () => {
  const lines = (text: string, spans: Named[]) =>
    paragraphs(text, spans).map((p) =>
      p.segments.map((s) => [s.text, s.spans.map((x) => x.name).join(' ')]),
    );

  it('leaves out blank lines and keeps offsets of the whole text', () => {
    const result = paragraphs('标题\n\n \r\n正文', []);
    expect(result.map((p) => [p.start, p.end])).toEqual([
      [0, 2],
      [7, 9],
    ]);
  });

  it('shows a span that reaches over a line end in both lines', () => {
    expect(lines('ab\ncd', [span('x', 1, 4)])).toEqual([
      [
        ['a', ''],
        ['b', 'x'],
      ],
      [
        ['c', 'x'],
        ['d', ''],
      ],
    ]);
  });

  it('gives nothing for blank text', () => {
    expect(lines(' \n\r\n ', [])).toEqual([]);
  });
});
