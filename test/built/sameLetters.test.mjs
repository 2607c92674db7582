import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { launchBrowser } from '../endToEnd/browser.mjs';
import { serveWorker } from './servedWorker.mjs';

/** The letters of the built worker in a browser and of the built engine in Node, compared byte by byte. */

const project = path.join(import.meta.dirname, '..', '..');
const sampleLetters = path.join(project, 'assets', 'sample-letters');
/** One with conditions, formulas, names, words and dates: whatever is worked out is the same in both. */
const workedOut = path.join(project, 'test', 'fixtures', 'letter - merge language.docx');
const { createMergeInline } = await import(path.join(project, 'dist', 'merge-node', 'index.mjs'));

const common = { Company_Information_Name: 'Pohjolan Mallisto Oy', Segment_Description: 'Spring <&"\'> letter', Today: '23.11.2026' };
const texts = ['', 'Nähdään!', 'Two\nlines\n\nand a paragraph\twith a tab', '<&"\'> $& \u{1f44b}\u200d\u05d0\u05d1', 'x'.repeat(2000), 'Our **new** [shöp](https://exämple.com/ö?a=1&b=2):\n- _chairs_\n\n1. lamps\n2. b\u200did', '\u0007\ud800 control'];
const recordsOf = (count) => Array.from({ length: count }, (_, index) => ({
  lineNo: (index + 1) * 10000, contactNo: `CT${index}`, contactName: `Ängström ${index % 7}`, companyName: '', languageCode: 'FIN', correspondenceType: 'Hard Copy',
  includeExcluded: false, textOrigin: 'own', addressMissing: false, recordHash: String(index),
  values: { Contact_Name: `Ängström ${index % 7}`, Address_Block: `Kotikatu ${index}\n00100 HELSINKI`, Formal_Salutation: 'Hyvä Maija Ängström', ...(texts[index % texts.length] ? { Comment: texts[index % texts.length] } : {}) },
}));
const records = recordsOf(60);
const linesOf = (some) => some.map(({ lineNo }) => lineNo);
const lineNos = linesOf(records);
const wants = ['separate', 'combined'];
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Another letter of every third contact. */
const whom = lineNos.filter((_, index) => index % 3 === 1).map((lineNo) => ({ languageCode: '', lineNo }));

async function inNode(bytes, also, some = records) {
  const lineNos = linesOf(some);
  const engine = createMergeInline();
  const { hash: templateHash } = await engine.open(bytes, {});
  if (also) await engine.openAlso(also, {}, whom);
  await engine.startRecords(common);
  await engine.addRecords(some);
  const made = { templateHash, letters: [], files: [], reported: [] };
  for (const lineNo of lineNos) made.letters.push(hash(await engine.letter(lineNo, lineNos.length)));
  for (const want of wants) {
    const { files } = await engine.produce({ lineNos, want, namePattern: '{Letter_No} {Contact_Name}' }, { onLetters: (letters) => made.reported.push(...letters.map(({ letterHash }) => letterHash)) });
    for (const { name, blob } of files) made.files.push([name, hash(new Uint8Array(await blob.arrayBuffer()))]);
  }
  return made;
}

/** Runs in the page: speaks to the built worker as the pane does. */
async function inPage({ worker: address, bytes, also, whom, common, records, lineNos, wants }) {
  const worker = new Worker(address);
  const reported = [];
  let last = 0;
  const call = (verb, ...args) => new Promise((resolve, reject) => {
    const id = ++last;
    const hear = ({ data }) => {
      if (data.id !== id) return;
      if ('letters' in data) { reported.push(...data.letters.map(({ letterHash }) => letterHash)); return; }
      worker.removeEventListener('message', hear);
      if ('result' in data) resolve(data.result);
      else reject(new Error(JSON.stringify(data)));
    };
    worker.addEventListener('message', hear);
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage({ id, verb, with: args });
  });
  const hash = async (data) => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', data)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const { hash: templateHash } = await call('open', Uint8Array.from(bytes), {});
  if (also) await call('openAlso', Uint8Array.from(also), {}, whom);
  await call('startRecords', common);
  await call('addRecords', records);
  const made = { templateHash, letters: [], files: [], reported };
  for (const lineNo of lineNos) made.letters.push(await hash(await call('letter', lineNo, lineNos.length)));
  for (const want of wants) {
    const { files } = await call('produce', { lineNos, want, namePattern: '{Letter_No} {Contact_Name}' });
    for (const { name, blob } of files) made.files.push([name, await hash(await blob.arrayBuffer())]);
  }
  worker.terminate();
  return made;
}

test('the built worker in a browser and the built engine in Node make the same bytes', { timeout: 120_000 }, async (t) => {
  const { page: address, worker, close } = await serveWorker();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    const letters = readdirSync(sampleLetters).filter((name) => name.endsWith('.docx')).map((name) => path.join(sampleLetters, name));
    assert.ok(letters.length >= 2);
    for (const letter of [...letters, workedOut]) await t.test(path.basename(letter), async () => {
      const bytes = readFileSync(letter);
      const expected = await inNode(bytes);
      assert.equal(new Set(expected.letters).size > 10, true, 'the letters differ from each other');
      assert.deepEqual(expected.reported, [...expected.letters, ...expected.letters]);
      assert.deepEqual(await page.evaluate(inPage, { worker, bytes: [...bytes], common, records, lineNos, wants }), expected);
    });
    await t.test('a run so long that its letters come from an image', async () => {
      const [many, bytes] = [recordsOf(510), readFileSync(letters[0])];
      const expected = await inNode(bytes, undefined, many);
      const short = await inNode(bytes);
      assert.equal(expected.letters.slice(0, 60).filter((one, index) => one === short.letters[index]).length < 30, true, 'they are made otherwise than those of a short run');
      assert.deepEqual(expected.reported, [...expected.letters, ...expected.letters]);
      assert.deepEqual(await page.evaluate(inPage, { worker, bytes: [...bytes], common, records: many, lineNos: linesOf(many), wants }), expected);
    });
    await t.test('two letters in one run', async () => {
      const [bytes, also] = letters.map((name) => readFileSync(name));
      const expected = await inNode(bytes, also);
      const [one, other] = [await inNode(bytes), await inNode(also)];
      assert.deepEqual(expected.letters, lineNos.map((_, index) => (index % 3 === 1 ? other : one).letters[index]), 'each letter is the one of its document alone');
      assert.deepEqual(expected.files.map(([name]) => name), ['letters.zip', 'letters.docx', 'letters.docx']);
      assert.deepEqual(await page.evaluate(inPage, { worker, bytes: [...bytes], also: [...also], whom, common, records, lineNos, wants }), expected);
    });
  } finally {
    await browser.close();
    close();
  }
});
