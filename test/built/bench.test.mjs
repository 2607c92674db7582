import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMergeInline } from '../../dist/merge-node/index.mjs';
import { contact, contacts } from '../../bench/merge/contacts.mjs';
import { engines, jobs } from '../../bench/merge/engines.mjs';
import { mustHold } from '../../bench/merge/holds.mjs';
import { letter } from '../../bench/merge/letter.mjs';
import { producers } from '../../bench/merge/producers.mjs';
import { isReached, missing } from '../../bench/merge/rows.mjs';
import { mergeRecords, settled } from '../../bench/merge/workerRun.mjs';

/** What the bench measures are letters that are right, and it would say where they are not. The other engines are not installed here. */

const department = [0, 1].map((wanted) => contacts(20).find(({ Department }) => (Department !== '') === (wanted === 1)));

for (const producer of Object.keys(producers)) for (const job of Object.keys(jobs)) test(`our letters of the bench hold what they are made for: ${job}, ${producer} producer`, async () => {
  const make = await engines[producer](job);
  if (job === 'combined') mustHold(make.combined(contacts(20)), contacts(20));
  else for (const record of department) mustHold(make.letter(record), [record], jobs[job]);
});

test('the run that the worker is asked for holds what it is made for', async () => {
  const merge = createMergeInline();
  await merge.open(new Uint8Array(letter('word')), settled);
  await merge.startRecords({});
  await merge.addRecords(mergeRecords(3));
  for (const [index, { lineNo }] of mergeRecords(3).entries()) mustHold(await merge.letter(lineNo), [contact(index)]);
});

test('a letter that lacks a value, a condition or a line is none', async () => {
  const { letter } = await engines.plain('conditions');
  const { combined } = await engines.plain('combined');
  const [record] = department;
  const wrong = { LastName: 'Nobody', Amount: '1.00 EUR', Country: record.Country === 'Germany' ? 'France' : 'Germany', Terms: record.Terms === 'net' ? 'instalments' : 'net', Department: 'Sales' };
  for (const [name, value] of Object.entries(wrong)) assert.throws(() => mustHold(letter({ ...record, [name]: value }), [record], jobs.conditions), /is right|are right/, name);
  assert.throws(() => mustHold(combined(contacts(3)), contacts(4)), /are right/);
  assert.throws(() => mustHold(letter({ ...contact(1), FirstName: '+++INS FirstName+++' }), [contact(1)], jobs.conditions), /not merged/);
});

test('a row that is not reached says by how much', () => {
  const [slow, large] = [{ what: 'letters', beside: 'others', figure: 250, unit: '×', atLeast: 1000 }, { what: 'memory', figure: 180.4, unit: 'MB', atMost: 130 }];
  assert.deepEqual([slow, large, { ...slow, figure: 1000 }, { ...large, figure: 130 }].map(isReached), [false, false, true, true]);
  assert.equal(missing(slow), 'letters beside others: 250 ×, at least 1,000 × are asked for: 4 times too little');
  assert.equal(missing(large), 'memory: 180 MB, at most 130 MB are asked for: 50.4 MB too much');
});
