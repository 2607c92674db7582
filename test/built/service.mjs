import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { ensureCertificate } from '../../scripts/certificate.mjs';

export const project = path.join(import.meta.dirname, '..', '..');
export const inDist = (...parts) => path.join(project, 'dist', ...parts);

/** Starts a built program that serves, on a free port over a fresh data folder, and waits for the address it prints; `settings` are environment variables of its own. */
export async function startService(args = [inDist('service', 'main.mjs')], settings = {}) {
  const data = mkdtempSync(path.join(os.tmpdir(), 'segment-letters-built-'));
  const { cert, certFile, keyFile } = await ensureCertificate(path.join(data, 'certificate'));
  const ca = readFileSync(path.join(data, 'certificate', 'ca.crt'), 'utf8');
  let child, origin, said;
  const start = async () => {
    child = spawn(process.execPath, args, {
      cwd: project, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, SEGMENT_LETTERS_DATA: data, SEGMENT_LETTERS_PORT: '0', TLS_CERT: certFile, TLS_KEY: keyFile, LOG_LEVEL: 'warn', ...settings },
    });
    said = '';
    origin = await new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => {
        said += text;
        const [found] = /https:\/\/localhost:\d+/.exec(said) ?? [];
        if (found) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`The service ended with ${code}: ${said}`)));
    });
  };
  const stop = async (signal = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return gone;
  };
  await start();
  return {
    data, ca, cert,
    get origin() { return origin; },
    get pid() { return child.pid; },
    /** What it has said since it was started: the address, and its log. */
    get said() { return said; },
    token: () => readFileSync(path.join(data, 'token'), 'utf8').trim(),
    /** GET of the API, as JSON. */
    get: (where) => new Promise((resolve, reject) => {
      https.get(`${origin}/api/v1${where}`, { ca, headers: { authorization: `Bearer ${readFileSync(path.join(data, 'token'), 'utf8').trim()}` } }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('end', () => resolve({ status: answer.statusCode, body: JSON.parse(text) }));
      }).on('error', reject);
    }),
    /** Sends JSON to the API; answers the status. */
    send: (method, where, body) => new Promise((resolve, reject) => {
      const request = https.request(`${origin}/api/v1${where}`, { ca, method, headers: { authorization: `Bearer ${readFileSync(path.join(data, 'token'), 'utf8').trim()}`, 'content-type': 'application/json' } }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode));
      });
      request.on('error', reject);
      request.end(JSON.stringify(body));
    }),
    stop,
    async restart(signal) { await stop(signal); await start(); },
    async close() { await stop(); rmSync(data, { recursive: true, force: true }); },
  };
}
