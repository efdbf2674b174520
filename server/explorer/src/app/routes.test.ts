import { describe, expect, it } from 'vitest';
import { entityPath, graphiqlPath, listNames, parseRoute, passagePath } from './routes';
import routes from './routes.json';

describe('parseRoute', () => {
  it('knows home, lists and entities', () => {
    expect(parseRoute('/')).toEqual({ view: 'home' });
    expect(parseRoute('/meetings/')).toEqual({ view: 'list', list: 'meetings' });
    expect(parseRoute('/person/5f2b3fefbd90a1c2')).toEqual({
      view: 'entity',
      kind: 'person',
      id: 'person/5f2b3fefbd90a1c2',
    });
  });

  it.each(['/nothing', '/person', '/people/1', '/meeting/a/b', '/role/1', '/person/ABC', '/person/%E4%BA%BA'])('does not know %s', (path) => {
    expect(parseRoute(path)).toBeNull();
  });

  it('has the lists that the server serves', () => {
    expect([...listNames]).toEqual(routes.pages);
  });
});

describe('paths', () => {
  it('lead back to what they name', () => {
    expect(parseRoute(entityPath('document/a1'))).toMatchObject({ id: 'document/a1' });
    expect(passagePath('document/a1', { startUtf16: 3, endUtf16: 9 })).toBe('/document/a1?at=3-9');
    expect(new URLSearchParams(graphiqlPath('{ a }\n# 问').split('?')[1]).get('query')).toBe('{ a }\n# 问');
  });
});
