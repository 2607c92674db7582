import type { FastifyInstance } from 'fastify';
import type { Operations } from '../store/operations';

/** `/health`: the process answers. `/ready`: the store answers too. Both without a token. */
export function addHealth(app: FastifyInstance, operations: Operations): void {
  app.get('/health', { schema: { hide: true } as object }, async () => ({ status: 'up' }));
  app.get('/ready', { schema: { hide: true } as object }, async (_, reply) => {
    try {
      await operations.languages({});
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'notReady' });
    }
  });
}
