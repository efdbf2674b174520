/** The facts of a document beside its text: all of them, and those of the selected passage. */
import { Link } from 'wouter';
import type { PlaceFragment } from '../../api/generated';
import { useText } from '../../app/preferences';
import { entityPath } from '../../app/routes';
import type { TextSpan } from '../../lib/highlight';
import { Chinese } from '../../ui/parts';
import { layers, type DocumentFact } from './marks';

interface FactPanelProps {
  readonly facts: readonly DocumentFact[];
  readonly selected: TextSpan | null;
  readonly select: (span: TextSpan | null) => void;
}

/** What the selected passage states, then everything by layer. */
export function FactPanel({ facts, selected, select }: FactPanelProps) {
  const { t, number } = useText();
  const here = facts.flatMap((fact) => {
    const place = selected && placeWithin(fact, selected);
    return place ? [{ fact, place }] : [];
  });
  return (
    <aside className="fact-panel" aria-label={t.document.facts}>
      {selected && (
        <section className="fact-here" aria-live="polite">
          <div className="fact-here-head">
            <h2>{t.document.selected}</h2>
            <button type="button" className="button button-small" onClick={() => select(null)}>
              {t.document.close}
            </button>
          </div>
          {here.length === 0 ? (
            <p className="empty">{t.document.noFacts}</p>
          ) : (
            <ul className="fact-list">
              {here.map(({ fact, place }) => (
                <FactItem key={fact.id} fact={fact} read={place} />
              ))}
            </ul>
          )}
        </section>
      )}
      <h2>{t.document.facts}</h2>
      {facts.length === 0 && <p className="empty">{t.document.noFacts}</p>}
      {layers.map((layer) => {
        const ofLayer = facts.filter((fact) => fact.layer === layer);
        if (ofLayer.length === 0) return null;
        return (
          <details key={layer} open={layer === 'meeting' || layer === 'repair'}>
            <summary>
              <span className={`layer-dot layer-${layer}`} aria-hidden="true" />
              {t.document.layer[layer]}
              <span className="section-count">{number(ofLayer.length)}</span>
            </summary>
            <ul className="fact-list">
              {ofLayer.map((fact) => (
                <FactItem key={fact.id} fact={fact} select={select} />
              ))}
            </ul>
          </details>
        );
      })}
    </aside>
  );
}

interface FactItemProps {
  readonly fact: DocumentFact;
  /** The passage to tell about: then the layer, the rule and its confidence are shown. */
  readonly read?: PlaceFragment;
  /** Then a button selects the first passage of the fact. */
  readonly select?: (span: TextSpan) => void;
}

function FactItem({ fact, read, select }: FactItemProps) {
  const { t, number } = useText();
  const place = fact.places[0];
  const [chief, ...others] = fact.targets;
  return (
    <li>
      <div className="fact">
        {read && <span className={`layer-name layer-text-${fact.layer}`}>{t.document.layer[fact.layer]}</span>}
        {chief ? (
          <Link href={entityPath(chief.id)} lang="zh-Hans">
            {fact.label}
          </Link>
        ) : (
          <Chinese>{fact.label}</Chinese>
        )}
        {others.map((target) => (
          <Link key={target.id} className="fact-other" href={entityPath(target.id)} lang="zh-Hans">
            {target.name}
          </Link>
        ))}
        {read?.rule && (
          <span className="fine">
            {t.document.rule} <code>{read.rule}</code> · {t.document.confidence} {number(read.confidence)}
          </span>
        )}
      </div>
      {select && place && (
        <button
          type="button"
          className="jump"
          title={t.document.jump}
          onClick={() => select({ start: place.span.startUtf16, end: place.span.endUtf16 })}
        >
          <span aria-hidden="true">¶</span>
          <span className="visually-hidden">
            {t.document.jump}: {fact.label}
          </span>
        </button>
      )}
    </li>
  );
}

/** The first passage of the fact that the selected one overlaps. */
function placeWithin(fact: DocumentFact, { start, end }: TextSpan): PlaceFragment | undefined {
  return fact.places.find(({ span }) => span.startUtf16 < end && start < span.endUtf16);
}
