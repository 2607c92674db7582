import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ServiceProblem } from '../problem';
import { addOfficeJs } from './officeJs';

export interface PanePages {
  /** The built pane: its pages, scripts, assets. */
  pane: string;
  /** The built merge worker, served under `/merge/`. */
  merge: string;
  /** Where office.js comes from: the folder of the npm package, or Microsoft's own address. */
  officeJs: { folder: string } | 'cdn';
  /** Scripts for development only, served under `/development/`; `wordApiShim.js` stands after office.js. */
  developmentScripts?: string;
}

const cdn = 'https://appsforoffice.microsoft.com';
const hidden = { schema: { hide: true } as object };

/** Serves the pane: its pages with a fresh nonce each time, everything else as files. Never forbids framing: on the web the pane is an iframe. */
export async function addPanePages(app: FastifyInstance, pages: PanePages): Promise<void> {
  const officeJs = pages.officeJs === 'cdn' ? `${cdn}/lib/1/hosted/office.js` : '/office-js/office.js';
  const shim = pages.developmentScripts !== undefined ? '<script src="/development/wordApiShim.js"></script>' : '';
  for (const page of ['taskpane.html', 'commands.html', 'refused.html', 'wideTable.html']) {
    app.get(`/${page}`, hidden, async (_, reply) => {
      const template = await readFile(path.join(pages.pane, page), 'utf8').catch(() => { throw new ServiceProblem('NOT_FOUND', 'The pane is not built'); });
      const nonce = randomBytes(16).toString('base64');
      const html = template.replaceAll('{{nonce}}', nonce).replaceAll('{{officeJs}}', officeJs).replaceAll('{{developmentScripts}}', shim);
      return withPolicy(reply, nonce, pages.officeJs === 'cdn').type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
    });
  }
  if (pages.officeJs !== 'cdn') await addOfficeJs(app, pages.officeJs.folder);
  await addFolder(app, '/merge/', pages.merge);
  if (pages.developmentScripts !== undefined) await addFolder(app, '/development/', pages.developmentScripts);
  await addFolder(app, '/', pages.pane);
}

/** Files are asked for again with their ETag: a build is seen at once, and what did not change is not sent. */
async function addFolder(app: FastifyInstance, prefix: string, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, { root, prefix, decorateReply: false, index: false, cacheControl: false, allowedPath: (file) => !file.endsWith('.html'), setHeaders: (reply) => { reply.header('cache-control', 'public, no-cache'); } });
}

function withPolicy(reply: FastifyReply, nonce: string, fromCdn: boolean): FastifyReply {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${fromCdn ? ` ${cdn}` : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:", "font-src 'self' data: blob:", "worker-src 'self' blob:", "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'none'",
  ];
  return reply.header('content-security-policy', policy.join('; '));
}
