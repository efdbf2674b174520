/** Questions that the graph answers, as queries to open in GraphiQL. */
import holders from '../../examples/holders.graphql?raw';
import mentioned from '../../examples/mentioned.graphql?raw';
import mostSeen from '../../examples/most-seen.graphql?raw';
import presided from '../../examples/presided.graphql?raw';
import repairs from '../../examples/repairs.graphql?raw';
import whoAttended from '../../examples/who-attended.graphql?raw';
import { useText } from '../../app/preferences';
import { graphiqlPath } from '../../app/routes';
import { Section } from '../../ui/parts';

const queries = { whoAttended, mostSeen, presided, holders, mentioned, repairs } as const;

const order = ['whoAttended', 'mostSeen', 'presided', 'holders', 'mentioned', 'repairs'] as const;

/** The questions, each a link that fills in its query. */
export function Questions() {
  const { t } = useText();
  return (
    <Section title={t.home.questions} hint={t.home.questionsHint}>
      <ol className="questions">
        {order.map((name) => (
          <li key={name}>
            <a href={graphiqlPath(queries[name])}>{t.questions[name]}</a>
          </li>
        ))}
      </ol>
    </Section>
  );
}
