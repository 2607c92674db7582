/** 250 letters by the built worker in a real browser: how long, and what the page's own thread felt. `node scripts/bench.mjs browser`. */
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../test/endToEnd/browser.mjs';
import { createMergeInline } from '../dist/merge-node/index.mjs';
import { contacts } from './contacts.mjs';
import { benchLetter } from './letter.mjs';
import { writeTables } from './merge/tables.mjs';

const root = path.join(import.meta.dirname, '..');
const letter = benchLetter();
const records = contacts(250).map((values, index) => ({
  lineNo: (index + 1) * 10000, contactNo: `CT${index}`, contactName: values.Contact_Name, companyName: '', languageCode: 'ENU', correspondenceType: 'Hard Copy', includeExcluded: false,
  textOrigin: 'own', addressMissing: false, recordHash: '', values,
}));
const request = (want) => ({ lineNos: records.map(({ lineNo }) => lineNo), want, namePattern: '{Letter_No} {Contact_Name}' });

const server = createServer(({ url }, answer) => {
  const file = path.join(root, 'dist', 'merge', path.basename(url));
  const isThere = url !== '/' && existsSync(file);
  answer.writeHead(isThere || url === '/' ? 200 : 404, { 'content-type': isThere ? 'text/javascript' : 'text/html' }).end(isThere ? readFileSync(file) : '<!doctype html><title>bench</title>');
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const results = [];
  for (const want of ['separate', 'combined']) results.push({ want, ...await page.evaluate(produceInWorker, { letter: [...letter], records, request: request(want) }) });
  for (const { want, seconds, hash, kilobytes, longestTask } of results) {
    const same = hash === await hashInNode(want);
    console.log(`250 letters, ${want}: ${seconds.toFixed(2)} s, ${kilobytes} kB, longest task of the page ${longestTask.toFixed(0)} ms, ${same ? 'the same bytes as in Node' : 'NOT the bytes of Node'}`);
    if (!same || seconds > 2 || longestTask > 50) process.exitCode = 1;
  }
  mkdirSync(path.join(import.meta.dirname, 'results'), { recursive: true });
  writeFileSync(path.join(import.meta.dirname, 'results', 'browser.json'), `${JSON.stringify({ browser: browser.version(), results }, null, 2)}\n`);
  writeTables();
} finally {
  await browser.close();
  server.close();
}

async function hashInNode(want) {
  const merge = createMergeInline();
  await merge.open(new Uint8Array(letter), {});
  await merge.startRecords({});
  await merge.addRecords(records);
  const { files: [{ blob }] } = await merge.produce(request(want), { onLetters: () => undefined });
  return createHash('sha256').update(Buffer.from(await blob.arrayBuffer())).digest('hex');
}

/** Runs in the page. */
async function produceInWorker({ letter, records, request }) {
  const worker = new Worker('/mergeWorker.js');
  let id = 0;
  const call = (verb, ...args) => new Promise((done, fail) => {
    const mine = ++id;
    worker.addEventListener('message', ({ data }) => {
      if (data.id !== mine || 'letters' in data) return;
      if ('result' in data) done(data.result);
      else fail(new Error(JSON.stringify(data)));
    });
    worker.postMessage({ id: mine, verb, with: args });
  });
  const bytes = new Uint8Array(letter);
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { longestTask = Math.max(longestTask, duration); }));
  await new Promise((done) => setTimeout(done, 200));
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  await call('open', bytes, {});
  await call('startRecords', {});
  await call('addRecords', records);
  const { files: [{ blob }] } = await call('produce', request);
  const seconds = (performance.now() - start) / 1000;
  await new Promise((done) => setTimeout(done, 100));
  observer.disconnect();
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  worker.terminate();
  return { seconds, longestTask, kilobytes: Math.round(blob.size / 1000), hash: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') };
}
