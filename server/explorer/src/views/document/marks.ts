/** The facts of a document as marks on its text. */
import type {
  Capacity,
  DocumentAttendancesQuery,
  DocumentGroupsQuery,
  DocumentMeetingsQuery,
  DocumentMembershipsQuery,
  DocumentOrganisationsQuery,
  DocumentPeopleQuery,
  DocumentQuery,
  PlaceFragment,
} from '../../api/generated';
import type { Messages } from '../../i18n/messages';
import type { Segment, TextSpan } from '../../lib/highlight';
import { occurrences } from '../../lib/occurrences';

/** The layers of marks, in the order in which they are offered. */
export const layers = [
  'person',
  'organisation',
  'meeting',
  'membership',
  'attendance',
  'group',
  'repair',
] as const;

/** A layer of marks. */
export type Layer = (typeof layers)[number];

/** Something with a page of its own. */
export interface Target {
  readonly id: string;
  readonly name: string;
}

/** A fact as the document states it. */
export interface DocumentFact {
  readonly id: string;
  readonly layer: Layer;
  /** What is stated, in short. */
  readonly label: string;
  /** What it is about, the chief one first. */
  readonly targets: readonly Target[];
  readonly places: readonly PlaceFragment[];
}

/** One passage of one fact. */
export interface Mark extends TextSpan {
  readonly fact: DocumentFact;
  readonly place: PlaceFragment;
}

type Nodes<Query extends { document: unknown }, Name extends string> =
  NonNullable<Query['document']> extends Record<Name, { nodes: (infer Item)[] }> ? readonly Item[] : never;

/** Everything that a document states, as the API gives it. */
export interface Statements {
  readonly people: Nodes<DocumentPeopleQuery, 'people'>;
  readonly organisations: Nodes<DocumentOrganisationsQuery, 'organisations'>;
  readonly meetings: Nodes<DocumentMeetingsQuery, 'meetings'>;
  readonly memberships: Nodes<DocumentMembershipsQuery, 'memberships'>;
  readonly attendances: Nodes<DocumentAttendancesQuery, 'attendances'>;
  readonly groups: Nodes<DocumentGroupsQuery, 'groupAttendances'>;
  readonly repairs: NonNullable<DocumentQuery['document']>['repairs'];
}

/** The facts, those of a layer together, each layer in the order of the text. */
export function documentFacts(text: string, s: Statements, t: Messages): DocumentFact[] {
  const about = passagesAbout(s);
  const capacities = (of: readonly Capacity[]) => of.map((c) => t.capacity[c]).join('、');
  const facts: DocumentFact[] = [
    ...s.people.map((p) => fact('person', withNames(text, p, about), p.name, [p])),
    ...s.organisations.map((o) => fact('organisation', withNames(text, o, about), o.name, [o])),
    ...s.meetings.map((m) => fact('meeting', m, m.name, [m])),
    ...s.memberships.map((m) =>
      fact(
        'membership',
        m,
        `${m.person.name} · ${m.former ? t.former : ''}${m.organisation?.name ?? ''}${m.role?.name ?? ''}`,
        [m.person, m.organisation],
      ),
    ),
    ...s.attendances.map((a) =>
      fact('attendance', a, `${a.person.name} · ${capacities(a.capacities)}`, [a.person, a.meeting]),
    ),
    ...s.groups.map((g) =>
      fact('group', g, `${g.label} · ${capacities(g.capacities)}`, [...g.organisations, g.meeting]),
    ),
    ...s.repairs.map((r): DocumentFact => {
      const label = `${t.document.repaired(r.before, r.after)}${r.reason && ` · ${r.reason}`}`;
      return { id: r.id, layer: 'repair', label, targets: [], places: [{ rule: '', confidence: 1, span: r.span }] };
    }),
  ];
  return layers.flatMap((layer) =>
    facts.filter((f) => f.layer === layer).sort((a, b) => firstUnit(a) - firstUnit(b)),
  );
}

/** The passages of the facts of the layers shown. */
export function marksOf(facts: readonly DocumentFact[], shown: ReadonlySet<Layer>): Mark[] {
  return facts
    .filter((f) => shown.has(f.layer))
    .flatMap((f) =>
      f.places.map((place) => ({ start: place.span.startUtf16, end: place.span.endUtf16, fact: f, place })),
    );
}

/**
 * Which layer speaks for a passage that several facts share. A clause that states a
 * group's attendance names its organisations as well, and a meeting's name its convener's:
 * the wider statement is what the passage is about.
 */
const precedence: readonly Layer[] = [
  'repair',
  'group',
  'attendance',
  'meeting',
  'person',
  'organisation',
  'membership',
];

/**
 * The marks that speak for a segment: of the shortest passage on it, those of the layer
 * that takes precedence. Empty for plain text.
 */
export function chiefMarks({ spans }: Segment<Mark>): readonly Mark[] {
  const last = spans.at(-1);
  if (!last) return [];
  const inner = spans.filter((m) => m.start === last.start && m.end === last.end);
  const layer = precedence.find((l) => inner.some((m) => m.fact.layer === l));
  return inner.filter((m) => m.fact.layer === layer);
}

/**
 * Where a click on a segment leads: to the first target of its chief marks, when they
 * agree on one; null when the reader has to choose, or there is nothing to lead to.
 */
export function targetOf(segment: Segment<Mark>): Target | null {
  const first = chiefMarks(segment).flatMap(({ fact: f }) => f.targets.slice(0, 1));
  const [only, ...others] = new Map(first.map((t) => [t.id, t])).values();
  return only && others.length === 0 ? only : null;
}

/** The passages of the facts about each person and organisation, by its id. */
function passagesAbout(s: Statements): Map<string, PlaceFragment[]> {
  const about = new Map<string, PlaceFragment[]>();
  const add = (places: readonly PlaceFragment[], ...entities: (Target | null)[]) => {
    for (const entity of entities) {
      if (entity) about.set(entity.id, [...(about.get(entity.id) ?? []), ...places]);
    }
  };
  s.meetings.forEach((m) => add(m.evidence, ...m.convenedBy));
  s.memberships.forEach((m) => add(m.evidence, m.person, m.organisation));
  s.attendances.forEach((a) => add(a.evidence, a.person, ...a.onBehalfOf));
  s.groups.forEach((g) => add(g.evidence, ...g.organisations));
  return about;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly evidence: readonly PlaceFragment[];
}

/**
 * An entity with the places of its names. A name that stands in the quote of a fact has no
 * evidence of its own, so it is looked for there.
 */
function withNames(text: string, entity: Named, about: ReadonlyMap<string, PlaceFragment[]>): Named {
  const places = new Map(entity.evidence.map((place) => [place.span.startUtf16, place]));
  for (const passage of about.get(entity.id) ?? []) {
    const part = { start: passage.span.startUtf16, end: passage.span.endUtf16 };
    for (const { start, end } of occurrences(text, part, [entity.name, ...entity.aliases])) {
      if (!places.has(start)) places.set(start, { ...passage, span: { startUtf16: start, endUtf16: end } });
    }
  }
  const evidence = [...places.values()].sort((a, b) => a.span.startUtf16 - b.span.startUtf16);
  return { ...entity, evidence };
}

function fact(
  layer: Layer,
  node: { id: string; evidence: readonly PlaceFragment[] },
  label: string,
  targets: readonly (Target | null)[],
): DocumentFact {
  const known = targets.filter((t) => t !== null);
  return { id: node.id, layer, label, targets: known, places: node.evidence };
}

function firstUnit({ places }: DocumentFact): number {
  return Math.min(...places.map((p) => p.span.startUtf16));
}
