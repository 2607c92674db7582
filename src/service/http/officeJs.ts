import { readdirSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ServiceProblem } from '../problem';

/**
 * Serves Microsoft's own office.js out of its npm package under `/office-js/`. office.js asks for `AgaveErrorUX`, the package
 * has `agaveerrorux`: paths are looked up whatever their case.
 */
export async function addOfficeJs(app: FastifyInstance, folder: string): Promise<void> {
  const files = new Map(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => [file.split(path.sep).join('/').toLowerCase(), file]));
  await app.register(fastifyStatic, { root: folder, serve: false });
  app.get<{ Params: { '*': string } }>('/office-js/*', { schema: { hide: true } as object }, async (request, reply) => {
    const file = files.get(request.params['*'].toLowerCase());
    if (file === undefined) throw new ServiceProblem('NOT_FOUND', 'office.js has no such file');
    return reply.sendFile(file, folder, { maxAge: '1d' });
  });
}
