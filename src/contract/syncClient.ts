import { SyncProblem, type Problem } from './problem';
import { pathOf, routes, type AnswerOf, type BodyOf, type LineOf, type ParamsOf, type QueryOf, type RouteName } from './routes';

export interface AskOptions<N extends RouteName> {
  params?: ParamsOf<N>;
  query?: QueryOf<N>;
  body?: BodyOf<N>;
  /** The revision that the change was made on; another one on the service answers REVISION_CHANGED (412). */
  ifMatch?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export interface SyncStream<Header, Line> { header: Header; lines: AsyncIterable<Line> }

/** The service as the pane and the command line see it. Every failure is a SyncProblem; an abort stays an AbortError. */
export interface SyncClient {
  /** Calls a route that answers one JSON document. */
  ask<N extends RouteName>(name: N, options?: AskOptions<N>): Promise<AnswerOf<N>>;
  /** Calls a route that streams NDJSON. A stream that ends early throws SyncProblem UNREACHABLE from its iterator. */
  stream<N extends RouteName>(name: N, options?: AskOptions<N>): Promise<SyncStream<AnswerOf<N>, LineOf<N>>>;
}

/** Makes a client. `origin` is for example `https://localhost:3000`, '' for the page's own. */
export function createSyncClient({ origin, token, fetch }: { origin: string; token: string; fetch: typeof globalThis.fetch }): SyncClient {
  async function send<N extends RouteName>(name: N, options: AskOptions<N>): Promise<Response> {
    const route = routes[name];
    const query = new URLSearchParams(Object.entries(options.query ?? {}).filter(([, value]) => value !== undefined).map(([key, value]) => [key, String(value)]));
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'stream' in route ? 'application/x-ndjson' : 'application/json' };
    if (options.body !== undefined) headers['content-type'] = 'application/json';
    if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`;
    if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
    let answer: Response;
    try {
      answer = await fetch(origin + pathOf(name, (options.params ?? {}) as Record<string, string | number>) + (query.size ? `?${query}` : ''), {
        method: route.method, headers, signal: options.signal ?? null,
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      });
    } catch (error) {
      throw unlessAborted(error);
    }
    if (!answer.ok) throw await problemOf(answer);
    return answer;
  }
  return {
    async ask(name, options = {}) {
      const answer = await send(name, options);
      try { return await answer.json() as never; } catch (error) { throw unlessAborted(error); }
    },
    async stream(name, options = {}) {
      const lines = readLines((await send(name, options)).body!);
      const first = await lines.next();
      if (first.done) throw new SyncProblem('UNREACHABLE', 0);
      return { header: first.value as never, lines: lines as AsyncIterable<never> };
    },
  };
}

/** By name: a DOMException is no Error of this realm everywhere (frames, jsdom). */
function unlessAborted(error: unknown): Error {
  return (error as Partial<Error> | undefined)?.name === 'AbortError' ? error as Error : new SyncProblem('UNREACHABLE', 0);
}

async function problemOf(answer: Response): Promise<SyncProblem> {
  const problem = await answer.json().catch(() => undefined) as Problem | undefined;
  const code = problem?.code ?? (answer.status === 401 ? 'NOT_SIGNED_IN' : answer.status === 404 ? 'NOT_FOUND' : 'INTERNAL');
  return new SyncProblem(code, answer.status, problem);
}

/** Milliseconds: what came in at once is read for so long before everything else gets its turn. A pane that reads 100,000 lines at one go answers nobody meanwhile. */
const atOneGo = 10;
const othersTurn = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

/**
 * The JSON documents of an NDJSON body. The service ends every stream with `{"end":true}`: a body that stops without it was cut,
 * and a cut list must never look like a whole one.
 */
async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let ended = false;
  let since = performance.now();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (line === '{"end":true}') ended = true;
        else if (line !== '') yield JSON.parse(line);
        if (performance.now() - since < atOneGo) continue;
        await othersTurn();
        since = performance.now();
      }
      if (done) break;
    }
  } catch (error) {
    throw unlessAborted(error);
  } finally {
    reader.cancel().catch(() => undefined);
  }
  if (!ended) throw new SyncProblem('UNREACHABLE', 0);
}
