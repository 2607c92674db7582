import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiRoot, routes, type Me, type RouteName, type Settings } from '../../contract/routes';
import { maxLetterBytes } from '../../contract/segmentLetter';
import { routeSchemas } from '../../contract/schemas/routeSchemas';
import { ServiceProblem } from '../problem';
import type { Operations } from '../store/operations';
import { Replayed, WrittenJson, type Asked, type StreamAnswer } from './asked';
import { handlers } from './handlers';

/** Requests that can hold a line of every contact of a large segment. */
const large: readonly RouteName[] = ['createMergeRun', 'addReceipts', 'changeLines', 'changeMergeRun', 'log', 'removeLines'];
const largeBody = 8 * 1024 * 1024;
/** A Word document in base64, and room enough that one that is too large is refused with its own words. */
const documentBody = 2 * maxLetterBytes;
/** A table of 100,000 contacts, with room. */
const tableBody = 64 * 1024 * 1024;
/** Holds one letter of 48 MB in base64. */
const letterBody = 64 * 1024 * 1024;
const bodyLimits: { [Name in RouteName]?: number } = { ...Object.fromEntries(large.map((name) => [name, largeBody])), linkLetter: documentBody, importContacts: tableBody, keepLetters: letterBody };

/** Puts every route of the contract in place. */
export function addApiRoutes(app: FastifyInstance, { operations, me, settings, now }: { operations: Operations; me: Me; settings: Settings; now: () => Date }): void {
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name];
    const { params, query, body } = routeSchemas[name] as { params?: unknown; query?: unknown; body?: unknown };
    app.route({
      method, url: apiRoot + path,
      schema: { operationId: name, ...(params ? { params } : {}), ...(query ? { querystring: query } : {}), ...(body ? { body } : {}) } as object,
      ...(bodyLimits[name] && { bodyLimit: bodyLimits[name] }),
      handler: async (request, reply) => {
        const handler = handlers[name] as (asked: Asked<RouteName>) => Promise<unknown>;
        const answer = await handler({ params: request.params, query: request.query, body: request.body, me, settings, operations, now: now(), ...headersOf(request) } as Asked<RouteName>);
        return 'stream' in routes[name] ? sendStream(reply, answer as StreamAnswer<unknown>) : sendJson(reply, answer);
      },
    });
  }
}

function headersOf(request: FastifyRequest): Pick<Asked<RouteName>, 'ifMatch' | 'idempotencyKey'> {
  const ifMatch = request.headers['if-match'];
  const key = request.headers['idempotency-key'];
  if (ifMatch !== undefined && !/^(W\/)?"\d{1,15}"$/.test(ifMatch)) throw new ServiceProblem('INVALID_REQUEST', 'If-Match is no revision', { reasons: ['if-match: is no revision in quotes'] });
  return { ...(ifMatch !== undefined && { ifMatch: Number(/\d+/.exec(ifMatch)![0]) }), ...(typeof key === 'string' && { idempotencyKey: key }) };
}

function sendJson(reply: FastifyReply, answer: unknown): FastifyReply {
  if (answer instanceof Replayed) return reply.header('idempotent-replayed', 'true').send(answer.answer);
  const written = answer instanceof WrittenJson ? answer.json : undefined;
  const { revision } = written ?? answer as { revision?: number };
  if (revision !== undefined) reply.header('etag', `"${revision}"`);
  return written ? reply.header('content-type', 'application/json; charset=utf-8').send(inBytes(written.text)) : reply.send(answer);
}

const inBytes = (text: string | Uint8Array): Buffer => (typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength));

/** NDJSON: the header, the pages, and at the end the line that says that nothing was cut off. */
function sendStream(reply: FastifyReply, answer: StreamAnswer<unknown>): FastifyReply {
  return reply.header('content-type', 'application/x-ndjson').send(Readable.from(linesOf(answer), { objectMode: false }));
}

/** One page at a time, as fast as the reader takes them: no cursor stays open across a slow reader, and the loop gets its turn between pages. */
async function* linesOf({ header, page, after }: StreamAnswer<unknown>): AsyncGenerator<string | Uint8Array, void> {
  yield `${JSON.stringify(header)}\n`;
  for (let from: number | undefined = after; from !== undefined;) {
    const next = await page(from);
    if (!next) return;
    if (next.text.length) yield next.text;
    from = next.after;
    await nextTurn();
  }
  yield '{"end":true}\n';
}
