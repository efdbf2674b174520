/**
 * Cuts a text into segments along overlapping spans, so that every span can be shown in
 * place. Offsets are UTF-16 code units, the unit of JavaScript strings and of the API's
 * `startUtf16` and `endUtf16`.
 */

/** A half-open range of a text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A piece of the text that no span begins or ends within. */
export interface Segment<S extends TextSpan> extends TextSpan {
  readonly text: string;
  /** The spans that cover the piece, the longest first: the last is the innermost. */
  readonly spans: readonly S[];
}

/** A line of the text that is not blank, as segments. */
export interface Paragraph<S extends TextSpan> extends TextSpan {
  readonly segments: readonly Segment<S>[];
}

/**
 * Cuts the text. The segments follow each other without gaps and join to the whole text.
 * A bound outside the text is moved to its end, a bound inside a surrogate pair is moved
 * outwards, and a span that is empty is left out.
 */
export function segments<S extends TextSpan>(text: string, spans: readonly S[]): Segment<S>[] {
  const placed = spans
    .map((span) => ({ span, ...fit(text, span) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const cuts = [...new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])];
  cuts.sort((a, b) => a - b);

  const result: Segment<S>[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const start = cuts[i - 1]!;
    const end = cuts[i]!;
    const covering = placed.filter((p) => p.start <= start && end <= p.end).map((p) => p.span);
    result.push({ start, end, text: text.slice(start, end), spans: covering });
  }
  return result;
}

/**
 * Cuts the text at its line ends and along the spans. Blank lines are left out; the
 * offsets keep counting in the whole text.
 */
export function paragraphs<S extends TextSpan>(text: string, spans: readonly S[]): Paragraph<S>[] {
  const all = segments(text, spans);
  const result: Paragraph<S>[] = [];
  let next = 0;
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    if (line[0].trim() === '') continue;
    const start = line.index;
    const end = start + line[0].length;
    const pieces: Segment<S>[] = [];
    while (next < all.length && all[next]!.end <= start) next++;
    // A span may reach over a line end, so the last segment of a line can be the first
    // of the next one, too.
    for (let i = next; i < all.length && all[i]!.start < end; i++) {
      const from = Math.max(all[i]!.start, start);
      const to = Math.min(all[i]!.end, end);
      pieces.push({ start: from, end: to, text: text.slice(from, to), spans: all[i]!.spans });
    }
    result.push({ start, end, segments: pieces });
  }
  return result;
}

function fit(text: string, span: TextSpan): TextSpan {
  let start = Math.min(Math.max(span.start, 0), text.length);
  let end = Math.min(Math.max(span.end, 0), text.length);
  if (splitsPair(text, start)) start--;
  if (splitsPair(text, end)) end++;
  return { start, end };
}

function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}
