/** A document: its whole text with every stated fact marked, and the facts beside it. */
import { useMemo, useState } from 'react';
import { DocumentDocument } from '../../api/generated';
import { useQuery } from '../../api/hooks';
import { useText } from '../../app/preferences';
import { formatInstant } from '../../lib/date';
import { Loaded } from '../../ui/Loaded';
import { Chinese, EntityHeading, EntityLink, Properties, When } from '../../ui/parts';
import { NotFoundView } from '../NotFoundView';
import { FactPanel } from './FactPanel';
import { MarkedText } from './MarkedText';
import { documentFacts, layers, marksOf, type Layer, type Statements } from './marks';
import { useSelection } from './selection';
import { useStatements, type FoundDocument } from './useStatements';

/** The page of a document. */
export function DocumentView({ id }: { id: string }) {
  const query = useQuery(DocumentDocument, { id });
  return (
    <Loaded query={query}>
      {({ document }) => (document ? <Found document={document} /> : <NotFoundView />)}
    </Loaded>
  );
}

function Found({ document }: { document: FoundDocument }) {
  const { t } = useText();
  const statements = useStatements(document.id, document.repairs);
  return (
    <>
      <EntityHeading kind="document" name={document.title ?? t.untitled}>
        <Header document={document} />
      </EntityHeading>
      <Loaded query={statements}>
        {(stated) => <Reading document={document} statements={stated} />}
      </Loaded>
    </>
  );
}

function Header({ document }: { document: FoundDocument }) {
  const { t, language, number } = useText();
  return (
    <Properties
      items={[
        [t.document.source, document.source && <Chinese>{document.source}</Chinese>],
        [t.document.author, document.author && <Chinese>{document.author}</Chinese>],
        [t.document.published, <When key="published" date={document.published} />],
        [
          t.document.bylines,
          document.bylines.length > 0 && <Chinese>{document.bylines.join('、')}</Chinese>,
        ],
        [t.document.about, document.about && <EntityLink entity={document.about} />],
        [t.document.url, document.url && <Address url={document.url} />],
        [
          t.document.revision,
          document.revision &&
            `${number(document.revision.number)} · ${formatInstant(document.revision.time, language)}`,
        ],
        [t.document.extractor, document.extractor && <code>{document.extractor}</code>],
      ]}
    />
  );
}

/** The address as given. Only web addresses become links: the text is not checked. */
function Address({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return <span className="address">{url}</span>;
  return (
    <a className="address" href={url} rel="noreferrer noopener">
      {url}
    </a>
  );
}

function Reading({ document, statements }: { document: FoundDocument; statements: Statements }) {
  const { t } = useText();
  const [selected, select] = useSelection();
  const [shown, setShown] = useState<ReadonlySet<Layer>>(new Set(layers));
  const facts = useMemo(() => documentFacts(document.text, statements, t), [document.text, statements, t]);
  const marks = useMemo(() => marksOf(facts, shown), [facts, shown]);

  const toggle = (layer: Layer) => {
    const next = new Set(shown);
    if (!next.delete(layer)) next.add(layer);
    setShown(next);
  };

  return (
    <div className="reading">
      <section className="reading-text" aria-label={t.document.text}>
        <p className="hint">{t.document.factsHint}</p>
        <fieldset className="layers">
          <legend className="visually-hidden">{t.document.layers}</legend>
          {layers
            .filter((layer) => facts.some((fact) => fact.layer === layer))
            .map((layer) => (
              <label key={layer}>
                <input
                  className="visually-hidden"
                  type="checkbox"
                  checked={shown.has(layer)}
                  onChange={() => toggle(layer)}
                />
                <span className={`layer-dot layer-${layer}`} aria-hidden="true" />
                {t.document.layer[layer]}
              </label>
            ))}
        </fieldset>
        <MarkedText document={document.id} text={document.text} marks={marks} selected={selected} />
      </section>
      <FactPanel facts={facts} selected={selected} select={select} />
    </div>
  );
}
