import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { apiRoot } from '../../contract/routes';

/** Where the description of the API stands; no token is needed for it. */
export const openApiPath = `${apiRoot}/openapi.json`;

/** Describes every route of the contract as OpenAPI 3.1, made of the schemas that the requests are parsed with. Call it before the routes are added. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Segment Letters sync service', version: process.env.SEGMENT_LETTERS_VERSION ?? '0.0.0',
        description: 'Answers are JSON; the streams are NDJSON that ends with the line {"end":true}; refusals are application/problem+json (RFC 9457). '
          + 'A log needs the header Idempotency-Key, a UUID; a change may carry If-Match with the revision in quotes.',
      },
      components: { securitySchemes: { localToken: { type: 'http', scheme: 'bearer' } } },
      security: [{ localToken: [] }],
    },
    transform: jsonSchemaTransform,
  });
  app.get(openApiPath, { schema: { hide: true } as object }, async () => app.swagger());
}
