import fastify, { LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Me } from '../contract/routes';
import { addApiRoutes } from './http/apiRoutes';
import { endConnections } from './http/endConnections';
import { addHealth } from './http/health';
import { addOpenApi } from './http/openApi';
import { addPanePages, type PanePages } from './http/panePages';
import { addProblems } from './http/problems';
import { addSignIn } from './http/signIn';
import type { Store } from './store/openStore';

export interface ServiceParts {
  store: Pick<Store, 'operations'>;
  config: {
    /** The local sign-in: who holds the token, and the token. */
    me: Me;
    token: string;
    /** The pane to serve; without it the service is the API alone. */
    pages?: PanePages;
    /** Keep each letter with its entry of the log; missing = no. */
    keepLetters?: boolean;
    tls?: { cert: string; key: string };
    now?: () => Date;
  };
  /** Missing = silent. */
  log?: Logger;
}

/** Puts the service together; nothing listens yet, so tests ask it with `inject`. */
export async function createService({ store, config, log }: ServiceParts): Promise<FastifyInstance> {
  const options = {
    ...(log ? { loggerInstance: log } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle' as const,
    ...(config.tls && { https: { ...config.tls, headersTimeout: 15_000 } }),
  };
  const app = fastify(options as object) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook('onSend', async (_, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  /** The route, not the address: what was searched for is nobody's business. */
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({ method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  endConnections(app);
  addProblems(app);
  addSignIn(app, config.token);
  await addOpenApi(app);
  addHealth(app, store.operations);
  addApiRoutes(app, { operations: store.operations, me: config.me, settings: { keepLetters: config.keepLetters ?? false }, now: config.now ?? (() => new Date()) });
  if (config.pages) await addPanePages(app, config.pages);
  return app;
}
