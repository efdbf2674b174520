/** The text of a document with every passage that states something marked in place. */
import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { useText } from '../../app/preferences';
import { entityPath, passagePath } from '../../app/routes';
import { paragraphs, type Segment, type TextSpan } from '../../lib/highlight';
import { chiefMarks, targetOf, type Mark } from './marks';

interface MarkedTextProps {
  /** The id of the document. */
  readonly document: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly selected: TextSpan | null;
}

/** A cut for the selected passage, so that it can be shown exactly. */
type Piece = Mark | (TextSpan & { readonly fact: null });

/**
 * The text. Every mark is a link: to what it states something of, or to itself when that
 * is several things, so that the facts beside the text let the reader choose.
 */
export function MarkedText({ document, text, marks, selected }: MarkedTextProps) {
  const lines = useMemo(() => {
    const pieces: Piece[] = selected ? [...marks, { ...selected, fact: null }] : [...marks];
    return paragraphs(text, pieces);
  }, [text, marks, selected?.start, selected?.end]);
  const body = useRef<HTMLDivElement>(null);
  const at = selected && `${selected.start}-${selected.end}`;
  useEffect(() => {
    if (at) body.current?.querySelector('.is-selected')?.scrollIntoView({ block: 'start' });
  }, [at]);

  return (
    <div className="marked-text" lang="zh-Hans" ref={body}>
      {lines.map((line) => (
        <p key={line.start}>
          {line.segments.map((segment) => (
            <MarkedSegment key={segment.start} document={document} segment={segment} selected={selected} />
          ))}
        </p>
      ))}
    </div>
  );
}

interface MarkedSegmentProps {
  readonly document: string;
  readonly segment: Segment<Piece>;
  readonly selected: TextSpan | null;
}

function MarkedSegment({ document, segment, selected }: MarkedSegmentProps) {
  const { t } = useText();
  const marks = segment.spans.filter((piece): piece is Mark => piece.fact !== null);
  const marked: Segment<Mark> = { ...segment, spans: marks };
  const isSelected = selected !== null && selected.start <= segment.start && segment.end <= selected.end;
  const state = isSelected ? ' is-selected' : '';
  const speaking = chiefMarks(marked);
  const chief = speaking[0];
  if (!chief) return isSelected ? <span className="is-selected">{segment.text}</span> : segment.text;

  const layer = chief.fact.layer;
  const around = new Set(marks.map((m) => m.fact.layer));
  const className =
    `mark-${layer} mark` +
    (around.has('attendance') || around.has('group') ? ' in-attendance' : '') +
    (around.has('membership') ? ' in-membership' : '') +
    state;
  const title = speaking.map((m) => t.document.mark(t.document.layer[m.fact.layer], m.fact.label)).join('\n');
  const target = targetOf(marked);
  return target ? (
    <Link className={className} href={entityPath(target.id)} title={title}>
      {segment.text}
    </Link>
  ) : (
    <Link className={className} href={passagePath(document, chief.place.span)} title={title} replace>
      {segment.text}
    </Link>
  );
}
