import { isPassing, SyncProblem } from '../../src/contract/problem';
import { createSyncClient } from '../../src/contract/syncClient';

type Fetch = typeof globalThis.fetch;
const client = (fetch: Fetch) => createSyncClient({ origin: 'https://service.test', token: 't0ken', fetch });
const answering = (body: BodyInit | null, status = 200) => jest.fn<ReturnType<Fetch>, Parameters<Fetch>>(async () => new Response(body, { status }));
const problem = (promise: Promise<unknown>) => promise.then(() => { throw new Error('it did not fail'); }, (error: unknown) => {
  expect(error).toBeInstanceOf(SyncProblem);
  return error as SyncProblem;
});
/** A body in the given pieces of bytes, then the end, or a connection that breaks. */
const body = (pieces: (string | Uint8Array)[], breaks = false) => new ReadableStream<Uint8Array>({
  pull(controller) {
    const piece = pieces.shift();
    if (piece !== undefined) controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
    else if (breaks) controller.error(new TypeError('terminated'));
    else controller.close();
  },
});
async function readAll<T>(lines: AsyncIterable<T>) { const all: T[] = []; for await (const line of lines) all.push(line); return all; }
const lines = (fetch: Fetch) => client(fetch).stream('segmentLines', { params: { no: 'SM1' } });

describe('a question', () => {
  it('carries the token, the revision, the key and the body, and fills in the path', async () => {
    const fetch = answering('{"revision":4}');
    expect(await client(fetch).ask('changeSegment', { params: { no: 'SM 1/2' }, body: { details: { subject: 'ä' } }, ifMatch: 3, idempotencyKey: 'k' })).toEqual({ revision: 4 });
    const [url, init] = fetch.mock.calls[0]!;
    expect(url).toBe('https://service.test/api/v1/segments/SM%201%2F2');
    expect(init).toMatchObject({ method: 'PATCH', body: '{"details":{"subject":"ä"}}', headers: { authorization: 'Bearer t0ken', 'if-match': '"3"', 'idempotency-key': 'k', 'content-type': 'application/json' } });
  });
  it('leaves out what is not asked', async () => {
    const fetch = answering('{"items":[]}');
    await client(fetch).ask('segments', { query: { search: 'a&b', after: undefined as never } });
    expect(fetch.mock.calls[0]![0]).toBe('https://service.test/api/v1/segments?search=a%26b');
    expect(fetch.mock.calls[0]![1]!.headers).not.toHaveProperty('content-type');
  });
  it.each([
    ['401 without a body', null, 401, 'NOT_SIGNED_IN'], ['404 of somebody else', '<html>', 404, 'NOT_FOUND'], ['502 of a proxy', '<html>', 502, 'INTERNAL'],
    ['a problem of the service', '{"type":"about:blank","title":"x","status":412,"code":"REVISION_CHANGED","revision":7}', 412, 'REVISION_CHANGED'],
  ])('explains %s', async (_, text, status, code) => {
    const found = await problem(client(answering(text, status)).ask('me'));
    expect([found.code, found.status]).toEqual([code, status]);
    if (code === 'REVISION_CHANGED') expect(found.problem?.revision).toBe(7);
  });
  it('may be asked again where nobody answered, or who answered was busy or broke', () => {
    const failures = [new SyncProblem('UNREACHABLE', 0), new SyncProblem('BUSY', 429), new SyncProblem('INTERNAL', 500), new SyncProblem('INTERNAL', 502), new SyncProblem('NOT_SIGNED_IN', 401), new SyncProblem('REVISION_CHANGED', 412), new SyncProblem('INVALID_REQUEST', 422), new TypeError('ours')];
    expect(failures.map(isPassing)).toEqual([true, true, true, true, false, false, false, false]);
  });
  it('says that the service cannot be reached', async () => {
    expect((await problem(client(async () => { throw new TypeError('fetch failed'); }).ask('me'))).code).toBe('UNREACHABLE');
    expect((await problem(client(answering('{"half":')).ask('me'))).code).toBe('UNREACHABLE');
  });
  it('stays an abort where the person gave up', async () => {
    const waiting: Fetch = (_, init) => new Promise((_resolve, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason)));
    const giveUp = new AbortController();
    const asked = client(waiting).ask('me', { signal: giveUp.signal });
    giveUp.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a stream', () => {
  it('gives the header and every line, wherever the bytes are cut', async () => {
    const bytes = new TextEncoder().encode('{"revision":1,"lineCount":2}\n{"contactName":"Äiti 😀"}\n{"contactName":"b"}\n{"end":true}\n');
    for (let cut = 1; cut < bytes.length; cut++) {
      const { header, lines: rows } = await lines(answering(body([bytes.slice(0, cut), bytes.slice(cut)])));
      expect(header).toEqual({ revision: 1, lineCount: 2 });
      expect(await readAll(rows)).toEqual([{ contactName: 'Äiti 😀' }, { contactName: 'b' }]);
    }
  });
  it.each([
    ['stops without its end', body(['{"revision":1}\n{"lineNo":1}\n'])],
    ['stops inside a line', body(['{"revision":1}\n{"lineNo":1}\n{"line'])],
    ['breaks', body(['{"revision":1}\n{"lineNo":1}\n'], true)],
    ['holds something that is no JSON', body(['{"revision":1}\n{"lineNo":1}\nBad gateway\n{"end":true}\n'])],
  ])('is never taken for whole when it %s', async (_, cut) => {
    const { lines: rows } = await lines(answering(cut));
    const seen: unknown[] = [];
    const found = await problem((async () => { for await (const row of rows) seen.push(row); })());
    expect(found.code).toBe('UNREACHABLE');
    expect(seen).toEqual([{ lineNo: 1 }]);
  });
  it('gives everything else its turn while it reads much that came at once', async () => {
    const clock = jest.spyOn(performance, 'now');
    let time = 0;
    clock.mockImplementation(() => (time += 1)); // a slow machine: each line takes a millisecond
    const piece = `{"revision":1}\n${Array.from({ length: 100 }, (_, place) => `{"lineNo":${place}}\n`).join('')}{"end":true}\n`;
    const { lines: rows } = await lines(answering(body([piece])));
    const seen: number[] = [];
    const reading = (async () => { for await (const { lineNo } of rows) seen.push(lineNo); })();
    const pieces: number[] = [];
    const others = (): void => { pieces.push(seen.length - pieces.reduce((sum, one) => sum + one, 0)); if (seen.length < 100) setTimeout(others, 0); };
    setTimeout(others, 0);
    await reading;
    await new Promise((resolve) => setTimeout(resolve, 5)); // the last turn is counted too
    clock.mockRestore();
    expect(seen).toHaveLength(100);
    expect(Math.max(...pieces)).toBeLessThan(30);
  });
  it('needs a header', async () => {
    expect((await problem(lines(answering(body(['{"end":true}\n']))))).code).toBe('UNREACHABLE');
    expect((await problem(lines(answering(body([]))))).code).toBe('UNREACHABLE');
  });
  it('lets go of the connection when the reader stops early', async () => {
    const cancelled = jest.fn();
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new TextEncoder().encode('{"lineNo":1}\n')), cancel: cancelled });
    const { lines: rows } = await lines(answering(endless));
    for await (const _row of rows) break;
    await new Promise((resolve) => setTimeout(resolve));
    expect(cancelled).toHaveBeenCalledTimes(1);
  });
});
