import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const here = import.meta.dirname;
const dist = path.join(here, '..', '..', 'dist');
const read = (file) => readFileSync(path.join(dist, file));

/** What a person waits for before something stands in the pane, as it travels. `kilobytes` = 1,000 bytes, gzip 9. */
for (const [name, { kilobytes, files }] of Object.entries(JSON.parse(readFileSync(path.join(here, 'budget.json'), 'utf8')))) {
  test(`${name} stays within ${kilobytes} kB`, (t) => {
    const size = files.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0) / 1000;
    t.diagnostic(`${size.toFixed(1)} kB`);
    assert.ok(size <= kilobytes, `${size.toFixed(1)} kB`);
  });
}

test('zod stays on the service\'s side', () => {
  for (const file of ['pane/taskpane.js', 'merge/mergeWorker.js']) assert.doesNotMatch(read(file).toString(), /ZodError|\$ZodType/);
});

test('the engine for places without a worker is no part of the first view', () => {
  const endOfZip = /\b(101010256|0x6054b50)\b/; // the mark at the end of every zip that the engine writes
  assert.match(read('merge/mergeWorker.js').toString(), endOfZip);
  assert.doesNotMatch(read('pane/taskpane.js').toString(), endOfZip);
});
