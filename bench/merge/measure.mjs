/**
 * One engine at one job, in a process of its own: `node measure.mjs ENGINE JOB SECONDS` prints a line of JSON. What it makes is held against the records
 * before anything is measured. Our letters go into a zip that nobody keeps, as in a run; the others' are bytes.
 */
import { createZip } from '../../dist/merge-node/index.mjs';
import { engines, jobs, recordFor } from './engines.mjs';
import { mustHold } from './holds.mjs';

const [, , engine, job, asked] = process.argv;
const seconds = Number(asked);
const combinedLetters = 1000;
const records = Array.from({ length: 2000 }, (_, index) => recordFor(engine, index));
const make = await engines[engine](job);
console.log(JSON.stringify(await (job === 'combined' ? combined() : separate())));

async function separate() {
  for (const record of records.slice(0, 8)) mustHold(await make.letter(record), [record], jobs[job]);
  const zip = createZip(() => undefined, { reusesPieces: true });
  const one = make.addTo ? (index) => make.addTo(zip, 'letter.docx', records[index % records.length]).length : async (index) => (await make.letter(records[index % records.length])).length;
  await repeated(one, seconds / 3);
  const { times, bytes, elapsed } = await repeated(one, seconds);
  return { lettersPerSecond: times / elapsed, bytesPerLetter: bytes / times, madePlainly: make.madePlainly?.() };
}

async function combined() {
  mustHold(await make.combined(records.slice(0, 20)), records.slice(0, 20));
  const all = records.slice(0, combinedLetters);
  const one = make.addTo ? () => make.combined(all).length : async () => (await make.combined(all)).length;
  await repeated(one, seconds / 3);
  const { times, bytes, elapsed } = await repeated(one, seconds);
  return { lettersPerSecond: times * combinedLetters / elapsed, bytesPerLetter: bytes / times / combinedLetters };
}

/** Does something again and again for so many seconds, at least once. */
async function repeated(one, forSeconds) {
  let times = 0;
  let bytes = 0;
  const start = performance.now();
  do {
    const made = one(times++);
    bytes += typeof made === 'number' ? made : await made; // who makes letters at once is not made to wait
  } while (performance.now() - start < forSeconds * 1000);
  return { times, bytes, elapsed: (performance.now() - start) / 1000 };
}
