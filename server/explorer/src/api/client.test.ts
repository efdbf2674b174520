import { afterEach, describe, expect, it, vi } from 'vitest';
import { AnswerCache, ApiError, ask } from './client';
import { HomeDocument } from './generated';

const respond = (body: string, init?: ResponseInit) =>
  vi.stubGlobal('fetch', async () => new Response(body, init));

afterEach(() => vi.unstubAllGlobals());

describe('ask', () => {
  it('gives the data', async () => {
    respond('{"data":{"people":{"totalCount":17}}}');
    expect(await ask(HomeDocument, {})).toEqual({ people: { totalCount: 17 } });
  });

  it('rejects an answer with errors, with code and request id', async () => {
    respond('{"data":null,"errors":[{"message":"too deep","extensions":{"code":"LIMIT_EXCEEDED","requestId":"r1"}}]}');
    await expect(ask(HomeDocument, {})).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: 'too deep',
      requestId: 'r1',
    });
  });

  it('rejects an answer that is not GraphQL, with the status', async () => {
    respond('<html>', { status: 502, statusText: 'Bad Gateway' });
    await expect(ask(HomeDocument, {})).rejects.toMatchObject({ code: 'HTTP_502' });
  });

  it('rejects when the server cannot be reached', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(ask(HomeDocument, {})).rejects.toMatchObject({ code: 'NETWORK' });
  });
});

describe('AnswerCache', () => {
  it('asks once while an answer is fresh, and shows the old one while it asks again', async () => {
    let now = 0;
    const cache = new AnswerCache(() => now);
    const load = vi.fn(async () => load.mock.calls.length);
    const settled = () => vi.waitFor(() => expect(cache.read('k')).toMatchObject({ data: load.mock.calls.length }));

    cache.request('k', load);
    cache.request('k', load);
    expect(cache.read('k')).toEqual({ status: 'loading' });
    await settled();
    expect(load).toHaveBeenCalledTimes(1);

    now = 60_000;
    cache.request('k', load);
    expect(cache.read('k')).toEqual({ status: 'ready', data: 1 });
    await settled();
    expect(cache.read('k')).toEqual({ status: 'ready', data: 2 });
  });

  it('tells listeners of a failure and asks again on request', async () => {
    const cache = new AnswerCache(() => 0);
    const changed = vi.fn();
    const stop = cache.subscribe('k', changed);
    cache.request('k', async () => {
      throw new ApiError('down', 'NETWORK');
    });
    await vi.waitFor(() => expect(cache.read('k')).toMatchObject({ status: 'failed' }));
    expect(changed).toHaveBeenCalledTimes(1);

    cache.request('k', async () => 'up');
    await vi.waitFor(() => expect(cache.read('k')).toEqual({ status: 'ready', data: 'up' }));
    stop();
  });
});
