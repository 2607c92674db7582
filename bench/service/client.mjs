/** The service in its own process, asked over HTTP; each measured call tells wall time, first byte, CPU, memory and stall. */
import { fork } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';

export async function startRunning(folder) {
  const child = fork(path.join(import.meta.dirname, 'running.mjs'), [folder], { execArgv: ['--expose-gc'] });
  const answers = [];
  const waiting = [];
  child.on('message', (message) => (waiting.length ? waiting.shift().resolve(message) : answers.push(message)));
  child.once('exit', (code) => { for (const one of waiting) one.reject(new Error(`The service ended with ${code}`)); });
  const next = () => (answers.length ? Promise.resolve(answers.shift()) : new Promise((resolve, reject) => waiting.push({ resolve, reject })));
  const say = (word) => { child.send(word); return next(); };
  const { origin, token } = await next();
  const agent = new http.Agent({ keepAlive: true });

  /** One call; a stream is read chunk by chunk and, unless it is kept, thrown away. */
  const call = (method, where, { body, headers = {}, keep = true } = {}) => new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const began = performance.now();
    const request = http.request(`${origin}${where.startsWith('/health') ? '' : '/api/v1'}${where}`, { method, agent, headers: { authorization: `Bearer ${token}`, ...(text !== undefined && { 'content-type': 'application/json' }), ...headers } }, (answer) => {
      let firstByte, bytes = 0;
      const chunks = [];
      answer.on('data', (chunk) => { firstByte ??= performance.now() - began; bytes += chunk.length; if (keep) chunks.push(chunk); });
      answer.on('end', () => {
        const whole = keep ? Buffer.concat(chunks).toString() : '';
        if (answer.statusCode >= 300) reject(new Error(`${method} ${where}: ${answer.statusCode} ${whole.slice(0, 500)}`));
        else resolve({ text: whole, bytes, firstByte, wall: performance.now() - began });
      });
    });
    request.on('error', reject);
    request.end(text);
  });
  return {
    call,
    json: async (...asked) => JSON.parse((await call(...asked)).text),
    /** Does the work and tells what the service used meanwhile. */
    async measured(work) {
      await say('begin');
      const began = performance.now();
      const answer = await work();
      const wall = performance.now() - began;
      return { ...await say('end'), wall, answer };
    },
    async stop() { agent.destroy(); await say('stop'); },
  };
}
