import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiRoot } from '../../contract/routes';
import { ServiceProblem } from '../problem';
import { openApiPath } from './openApi';
import { sendProblem } from './problems';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Guards the service while it is signed in to with the local token: every request must name this machine as its host (a page that
 * rebinds its DNS name to loopback does not), a page of another origin is refused, and the API wants the token (its description does not).
 */
export function addSignIn(app: FastifyInstance, token: string): void {
  const expected = digest(token);
  app.addHook('onRequest', async (request, reply) => {
    const refused = refusalOf(request, expected);
    if (refused) return sendProblem(request, reply, refused);
  });
}

function refusalOf(request: FastifyRequest, expected: Buffer): ServiceProblem | undefined {
  const host = request.headers.host ?? '';
  if (!loopback.has(host.replace(/:\d+$/, ''))) return new ServiceProblem('FORBIDDEN', 'The service answers this machine only');
  if (!request.url.startsWith(`${apiRoot}/`)) return undefined;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `${request.protocol}://${host}`) return new ServiceProblem('FORBIDDEN', 'Pages of other origins are refused');
  if (request.routeOptions.url === openApiPath) return undefined;
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer === undefined || !timingSafeEqual(digest(bearer), expected)) return new ServiceProblem('NOT_SIGNED_IN', 'The token is missing or wrong');
  return undefined;
}

/** Of equal length whatever was sent, so that the comparison takes the same time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
