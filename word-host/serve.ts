import { readFile, readdir } from 'node:fs/promises';
import https from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

export interface WordHostOptions {
  /** 0 takes a free port. */
  port: number;
  /** Where the pane and its service are, for example `https://localhost:3000`. */
  paneOrigin: string;
  /** The local token's file; it is read again for every page, because the service makes it at its first start. */
  tokenFile: string;
  /** PEM texts. */
  cert: string | Buffer;
  key: string | Buffer;
  /** The folder with the letters to open; its name stands in the title bar. */
  lettersFolder: string;
  /** The built page, the manifest whose buttons the ribbon shows. By default those of the folder the program is started in. */
  pageFolder?: string;
  manifestFile?: string;
}

/** What the page is told when it starts (`/stand-in.json`). */
export interface StandIn { paneOrigin: string; token: string; letters: string[]; manifest: string }

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.map': 'application/json',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * Serves the stand-in for Word over https on the loopback address: its page, the letters of a folder and the start-up facts.
 * `https://localhost:3001/?letter=<name>&profile=web|windows|mac&theme=light|dark&lang=fi-FI&readOnly=1`
 *
 * The page passes the token to the pane in the fragment, so only requests that name this very host are answered: a foreign site that
 * rebinds its own name to this machine gets nothing, and no page of another origin can read the answers. Any program and any user of this machine can: the stand-in
 * is for trying out. Keeping them out would take a secret in the address that `npm start` prints, and nobody could type that address.
 */
export async function serveWordHost(options: WordHostOptions): Promise<{ origin: string; close(): Promise<void> }> {
  const { pageFolder = path.resolve('dist/word-host/page'), manifestFile = path.resolve('manifest.xml') } = options;
  let origin = '';

  const standIn = async (): Promise<StandIn> => ({
    paneOrigin: options.paneOrigin,
    token: (await readFile(options.tokenFile, 'utf8').catch(() => '')).trim(),
    letters: (await readdir(options.lettersFolder).catch(() => [])).filter((name) => name.endsWith('.docx') && !name.startsWith('~$')).sort(),
    manifest: await readFile(manifestFile, 'utf8'),
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.host !== new URL(origin).host) return send(response, 421, 'text/plain', 'This address is not the stand-in for Word.');
    const where = decodeURIComponent(new URL(request.url ?? '/', origin).pathname);
    if (where === '/stand-in.json') return send(response, 200, 'application/json', JSON.stringify(await standIn()));
    const file = where === '/' ? path.join(pageFolder, 'page.html')
      : where.startsWith('/letters/') ? path.join(options.lettersFolder, path.basename(where))
      : path.join(pageFolder, path.basename(where));
    const bytes = await readFile(file).catch(() => undefined);
    if (!bytes) return send(response, 404, 'text/plain', 'Not found.');
    if (where === '/') response.setHeader('content-security-policy', contentSecurityPolicy(options.paneOrigin));
    send(response, 200, contentTypes[path.extname(file)] ?? 'application/octet-stream', bytes);
  }

  const server = https.createServer({ cert: options.cert, key: options.key }, (request, response) => {
    answer(request, response).catch((error: unknown) => send(response, 500, 'text/plain', error instanceof Error ? error.message : String(error)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, 'localhost', resolve);
  });
  const address = server.address();
  origin = `https://localhost:${typeof address === 'object' && address ? address.port : options.port}`;
  return {
    origin,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    }),
  };
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  response.end(body);
}

const contentSecurityPolicy = (paneOrigin: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data: ${paneOrigin}; font-src 'self'; connect-src 'self'; frame-src ${paneOrigin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
