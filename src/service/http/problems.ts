import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem } from '../../contract/problem';
import { ServiceProblem } from '../problem';

/** Every refusal as `application/problem+json` (RFC 9457). A fault of ours says nothing but its request id. */
export function addProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new ServiceProblem('NOT_FOUND', 'Nothing is here')));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem.code === 'INTERNAL') request.log.error({ err: error }, 'fault');
    return sendProblem(request, reply, problem);
  });
}

/** Answers a problem; used by the hooks that refuse before a route is reached, too. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, { code, status, message, details }: ServiceProblem): FastifyReply {
  const body: Problem = { type: 'about:blank', title: message, status, code, requestId: request.id, ...details };
  return reply.code(status).header('content-type', 'application/problem+json').header('cache-control', 'no-store').send(JSON.stringify(body));
}

function problemOf(error: FastifyError): ServiceProblem {
  if (error instanceof ServiceProblem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const reasons = error.validation.map(({ instancePath, message }) => `${instancePath.slice(1).replaceAll('/', '.') || error.validationContext}: ${message}`);
    return new ServiceProblem('INVALID_REQUEST', 'The request is not what the route takes', { reasons: reasons.slice(0, 20) });
  }
  if (error.statusCode === 413) return new ServiceProblem('TOO_LARGE', 'The request is too large');
  if (error.statusCode !== undefined && error.statusCode < 500) return new ServiceProblem('INVALID_REQUEST', 'The request cannot be read', { reasons: [error.code] });
  return new ServiceProblem('INTERNAL', 'A fault of the service');
}
