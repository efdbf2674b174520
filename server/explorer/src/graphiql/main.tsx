/** GraphiQL on our API, with the query that the address names. */
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { readKept, themeKey, themes } from '../app/kept';
import 'graphiql/style.css';
import './graphiql.css';

const welcome = `# 会谱 Huipu – ask the graph. Ctrl-Enter runs the query.
# Mutations need a token; under Headers below:
# {"Authorization": "Bearer …"}

{
  meetings(first: 5) {
    totalCount
    nodes {
      id
      name
      date
    }
  }
}
`;

const root = document.getElementById('graphiql');
if (!root) throw new Error('the page has no #graphiql');

const address = new URLSearchParams(location.search);
const query = address.get('query');
const variables = address.get('variables');
const theme = readKept(themeKey, themes, 'system');

createRoot(root).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: '/graphql' })}
    defaultQuery={welcome}
    defaultEditorToolsVisibility={false}
    defaultTheme={theme === 'system' ? null : theme}
    {...(query && { query })}
    {...(variables && { variables })}
  >
    <GraphiQL.Logo>
      <a className="graphiql-home" href="/">
        <img src="/seal.svg" alt="" width="22" height="22" />
        会谱 Huipu
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
