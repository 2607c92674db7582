import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const here = import.meta.dirname;
const dist = path.join(here, '..', '..', 'dist');
const read = (file) => readFileSync(path.join(dist, file));

const budgets = Object.entries(JSON.parse(readFileSync(path.join(here, 'budget.json'), 'utf8')));
/** The built files of a name in the list; `*` stands for what they hold, by which a part that comes late is called. */
const found = (name) => {
  const pattern = new RegExp(`^${name.split('*').map((text) => text.replaceAll('.', '\\.')).join('[0-9a-f]+')}$`);
  return readdirSync(path.join(dist, path.dirname(name))).map((file) => `${path.dirname(name)}/${file}`).filter((file) => pattern.test(file));
};

/**
 * What a person waits for before something stands in the pane and before the first letter, and each part that comes when it is asked for (decision 15), as it travels.
 * `kilobytes` = 1,000 bytes, gzip 9.
 */
for (const [name, { kilobytes, files }] of budgets) {
  test(`${name} stays within ${kilobytes} kB`, (t) => {
    const there = files.flatMap(found);
    assert.equal(there.length, files.length, `${files}: ${there}`);
    const size = there.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0) / 1000;
    t.diagnostic(`${size.toFixed(1)} kB`);
    assert.ok(size <= kilobytes, `${size.toFixed(1)} kB`);
  });
}

test('every part of the merge worker has a number of its own', () => {
  const counted = budgets.flatMap(([, { files }]) => files.flatMap(found));
  assert.deepEqual(readdirSync(path.join(dist, 'merge')).filter((file) => file.endsWith('.js')).map((file) => `merge/${file}`).filter((file) => !counted.includes(file)), []);
});

test('the parts of the engine for places without a worker are called after what they hold, too', () => {
  for (const part of ['combined', 'longRuns', 'richTexts', 'acceptChanges']) {
    assert.deepEqual(readdirSync(path.join(dist, 'pane')).filter((file) => file.startsWith(`${part}.`) && file.endsWith('.js')), found(`pane/${part}.*.js`).map((file) => path.basename(file)));
    assert.equal(found(`pane/${part}.*.js`).length, 1);
  }
});

test('zod stays on the service\'s side', () => {
  for (const file of ['pane/taskpane.js', 'merge/mergeWorker.js']) assert.doesNotMatch(read(file).toString(), /ZodError|\$ZodType/);
});

test('the engine for places without a worker is no part of the first view', () => {
  const endOfZip = /\b(101010256|0x6054b50)\b/; // the mark at the end of every zip that the engine writes
  assert.match(read('merge/mergeWorker.js').toString(), endOfZip);
  assert.doesNotMatch(read('pane/taskpane.js').toString(), endOfZip);
});
