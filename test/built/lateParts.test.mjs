import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { launchBrowser } from '../endToEnd/browser.mjs';
import { inDist, project } from './service.mjs';
import { serveWorker } from './servedWorker.mjs';

/** Runs in the page: one worker, whose answers and errors come back in the order of the calls. */
async function callWorker({ worker: address, calls }) {
  const worker = new Worker(address);
  const answers = [];
  for (const [id, [verb, ...args]] of calls.entries()) {
    answers.push(await new Promise((resolve) => {
      worker.onerror = (event) => resolve({ stopped: event.message });
      worker.onmessage = ({ data }) => { if (data.id === id && !('letters' in data)) resolve(data); };
      worker.postMessage({ id, verb, with: verb === 'open' ? [Uint8Array.from(args[0]), args[1]] : args });
    }));
  }
  worker.terminate();
  return answers.map(({ error, fault, stopped, result }) => error ?? fault ?? stopped ?? (result?.files ? result.files.map(({ name, blob }) => [name, blob.size > 1000]) : 'answered'));
}

const letter = (name) => [...readFileSync(`${project}/test/fixtures/${name}`)];
const record = {
  lineNo: 10000, contactNo: 'CT1', contactName: 'Maija Ängström', companyName: '', languageCode: 'FIN', correspondenceType: 'Hard Copy', includeExcluded: false, textOrigin: 'own', addressMissing: false,
  recordHash: '1', values: { Contact_Name: 'Maija Ängström' },
};
const withText = (Comment) => ({ ...record, values: { ...record.values, Comment } });
const common = { Segment_Description: 'Spring' };
const produce = (want) => ['produce', { lineNos: [10000], want, namePattern: '' }];

/** A page below a path and under the service's policy, in whose worker the calls are made. */
async function inBrowser(calls, isThere) {
  const served = await serveWorker(isThere);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(served.page);
    return { answers: await page.evaluate(callWorker, { worker: served.worker, calls }), asked: served.asked };
  } finally {
    await browser.close();
    served.close();
  }
}
const fileOf = (part) => readdirSync(inDist('merge')).find((name) => name.startsWith(`${part}.`) && name.endsWith('.js'));

test('what few letters need comes when it is asked for, and once', { timeout: 60_000 }, async () => {
  const plain = letter('letter - plain.docx');
  const { answers, asked } = await inBrowser([
    ['open', plain, {}], ['startRecords', common], ['addRecords', [record]], ['check', { fine: [] }], ['letter', 10000], produce('separate'),
    produce('combined'), produce('combined'), ['open', plain, { choices: { acceptChanges: true } }],
    ['addRecords', [withText('See you on 24. May')]], ['addRecords', [withText('**bold**')]], ['addRecords', [withText('- item')]], ['letter', 10000],
  ]);
  assert.deepEqual(answers, ['answered', 'answered', 'answered', 'answered', 'answered', [['letters.zip', true]], [['letters.docx', true]], [['letters.docx', true]], 'answered', 'answered', 'answered', 'answered', 'answered']);
  assert.deepEqual(asked, ['mergeWorker.js', fileOf('combined'), fileOf('acceptChanges'), fileOf('richTexts')]);
});

test('what cannot be loaded is said, the letters stay open, and the next time it is tried again', { timeout: 60_000 }, async () => {
  let tries = 0;
  const { answers, asked } = await inBrowser(
    [['open', letter('letter - plain.docx'), {}], ['startRecords', common], ['addRecords', [record]], produce('combined'), ['letter', 10000], produce('combined')],
    (name) => name === 'mergeWorker.js' || (tries += 1) > 1,
  );
  const [, , , failed, one, made] = answers;
  assert.equal(failed.code, 'PROGRAM_NOT_LOADED');
  assert.match(failed.detail, /combined/);
  assert.deepEqual([one, made], ['answered', [['letters.docx', true]]]);
  assert.deepEqual(asked.slice(1), [fileOf('combined'), fileOf('combined')]);
});

test('contacts whose texts have bold words are read once the part for them is there', { timeout: 60_000 }, async () => {
  let tries = 0;
  const bold = ['addRecords', [withText('**bold**')]];
  const { answers } = await inBrowser([['open', letter('letter - plain.docx'), {}], ['startRecords', common], bold, ['letter', 10000], bold, ['letter', 10000]], (name) => name === 'mergeWorker.js' || (tries += 1) > 1);
  assert.equal(answers[2].code, 'PROGRAM_NOT_LOADED');
  assert.match(answers[2].detail, /richTexts/);
  assert.deepEqual([answers[3].code, ...answers.slice(4)], ['RECORD_MISSING', 'answered', 'answered']);
});
