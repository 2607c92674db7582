/** Letters in a browser's worker, from the records to a Blob that can be read: the product's worker and docxtemplater in the same one, in turns. */
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../test/endToEnd/browser.mjs';
import { contact, contacts } from './contacts.mjs';
import { mustHold } from './holds.mjs';
import { letter, withTruths } from './letter.mjs';
import { mergeRecords, settled } from './workerRun.mjs';

const dist = path.join(import.meta.dirname, '..', '..', 'dist');

/** @returns for each round: letters per second of both. `letters` are made by ours at once; docxtemplater makes them for so many seconds. */
export async function inBrowser({ letters, rounds, seconds }) {
  const server = createServer(({ url }, answer) => {
    const file = ['merge', 'bench-browser'].map((folder) => path.join(dist, folder, path.basename(url))).find((one) => url !== '/' && existsSync(one));
    answer.writeHead(file || url === '/' ? 200 : 404, { 'content-type': file ? 'text/javascript' : 'text/html' }).end(file ? readFileSync(file) : '<!doctype html><title>bench</title>');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.evaluate(startWorker, { seconds, ours: { template: [...letter('word')], settled, records: mergeRecords(letters) }, theirs: { template: [...letter('docxtemplater')], records: contacts(50).map(withTruths) } });
    const results = [];
    for (let round = 0; round < rounds; round += 1) {
      const ours = await page.evaluate(() => globalThis.produceByOurs());
      const docxtemplater = await page.evaluate(() => globalThis.produceByDocxtemplater());
      if (round === 0) for (const { first } of [ours, docxtemplater]) mustHold(Uint8Array.from(first), [contact(0)]);
      results.push({ ours: ours.letters / ours.seconds, docxtemplater: docxtemplater.letters / docxtemplater.seconds });
    }
    return { browser: browser.version(), results };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page: starts the worker and says how each makes its letters. */
function startWorker({ seconds, ours, theirs }) {
  const worker = new Worker('/browserWorker.js');
  const answered = (message, isAnswer) => new Promise((done, fail) => {
    const hear = ({ data }) => {
      if (!isAnswer(data)) return;
      worker.removeEventListener('message', hear);
      if ('error' in data || 'fault' in data) fail(new Error(JSON.stringify(data)));
      else done(data);
    };
    worker.addEventListener('message', hear);
    worker.addEventListener('error', ({ message: text }) => fail(new Error(text)));
    worker.postMessage(message);
  });
  let last = 0;
  const call = async (verb, ...args) => {
    const id = ++last;
    return (await answered({ id, verb, with: args }, (data) => data.id === id && !('letters' in data))).result;
  };
  const bytesOf = async (blob) => [...new Uint8Array(await blob.arrayBuffer())];
  const { records, settled } = ours;

  globalThis.produceByOurs = async () => {
    const template = Uint8Array.from(ours.template);
    const start = performance.now();
    await call('open', template, settled);
    await call('startRecords', {});
    await call('addRecords', records);
    const { files: [{ blob }], made } = await call('produce', { lineNos: records.map(({ lineNo }) => lineNo), want: 'separate', namePattern: '{Letter_No}' });
    await blob.slice(-10).arrayBuffer(); // it can be read to its end
    const elapsed = (performance.now() - start) / 1000;
    const header = new DataView(await blob.slice(0, 30).arrayBuffer()); // the local header of the first letter: its size, the lengths of its name and of what stands behind
    const from = 30 + header.getUint16(26, true) + header.getUint16(28, true);
    return { letters: made, seconds: elapsed, first: await bytesOf(blob.slice(from, from + header.getUint32(18, true))) };
  };
  globalThis.produceByDocxtemplater = async () => {
    const { peer } = await answered({ peer: { template: Uint8Array.from(theirs.template), records: theirs.records, seconds } }, (data) => 'peer' in data);
    return { ...peer, first: await bytesOf(peer.first) };
  };
}
