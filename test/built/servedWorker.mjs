import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { inDist } from './service.mjs';

/** As the service says it of the pane's page, without its nonce (src/service/http/panePages.ts). */
const policy = "default-src 'self'; script-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'";

/**
 * A page with the built merge worker at `worker`, below a path as an organisation may have one, and under the service's policy. `asked` are the worker's files
 * that were asked for; those that `isThere` denies are not there.
 */
export async function serveWorker(isThere = () => true) {
  const base = '/letters/merge/';
  const asked = [];
  const server = http.createServer(({ url }, response) => {
    const name = url.startsWith(base) ? url.slice(base.length) : '';
    if (name) asked.push(name);
    const file = inDist('merge', path.basename(name));
    const found = name && isThere(name) && existsSync(file);
    response.writeHead(name && !found ? 404 : 200, { 'content-type': found ? 'text/javascript; charset=utf-8' : 'text/html', 'x-content-type-options': 'nosniff', 'cache-control': 'public, no-cache', 'content-security-policy': policy });
    response.end(found ? readFileSync(file) : '<!doctype html>');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { page: `http://127.0.0.1:${server.address().port}/`, worker: `${base}mergeWorker.js`, asked, close: () => server.close() };
}
