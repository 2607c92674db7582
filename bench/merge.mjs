/**
 * Letters a second, ours and others', on the same machine and of the same letter, in turns: `npm run bench:merge`. Each engine runs in processes of its own; a figure is the median
 * of the rounds, and what is compared was measured in the same round. Writes `results/merge.json` and the tables of the README and the manual. Ends with 1 where a row is not reached.
 * BENCH_SECONDS (for each measurement), BENCH_ROUNDS and BENCH_LETTERS (streamed) make it shorter; a shorter run only prints.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { openBenchLetter } from './merge/engines.mjs';
import { inBrowser } from './merge/inBrowser.mjs';
import { ours, producers } from './merge/producers.mjs';
import { median, missing, rowsOf } from './merge/rows.mjs';
import { letterSizes, workerKilobytes } from './merge/sizes.mjs';
import { markdownOf, writeTables } from './merge/tables.mjs';

const here = import.meta.dirname;
const whole = { seconds: 1.5, rounds: 3, streamed: 100_000 };
const asked = (name, usual) => Number(process.env[name] ?? usual);
const seconds = asked('BENCH_SECONDS', whole.seconds);
const rounds = asked('BENCH_ROUNDS', whole.rounds);
const streamed = asked('BENCH_LETTERS', whole.streamed);
const isWhole = seconds >= whole.seconds && rounds >= whole.rounds && streamed >= whole.streamed;
const peers = ['docxtemplater', 'easy-template-x', 'docx-templates', 'carbone'];
const engineNames = { separate: [...Object.keys(producers), ...peers], conditions: [ours, ...peers], headerAndFooter: [ours, ...peers], combined: [ours, ...peers] };

const jobs = {};
for (const [job, names] of Object.entries(engineNames)) jobs[job] = Object.fromEntries(names.map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [job, names] of Object.entries(engineNames)) for (const name of names) {
    say(`round ${round + 1} of ${rounds}: ${job}, ${name}`);
    jobs[job][name].push(measured('measure.mjs', name, job, seconds));
  }
}
say('copying');
const copying = measured('besideCopying.mjs', ours, seconds * 2);
say('in a browser');
const { browser, results } = await inBrowser({ letters: 4000, rounds, seconds });
say(`streaming ${streamed} letters`);
const memory = [0.1, 0.5, 1].map((part) => measured('memory.mjs', Math.round(streamed * part)));
say('first letters');
const firstLetter = Object.fromEntries(Object.keys(producers).map((name) => [name, Array.from({ length: 9 }, () => measured('firstLetter.mjs', name))]));
const made = (name) => producers[name](openBenchLetter('separate')).letter;
const sizes = letterSizes(made(ours), made('plain'));
const rows = rowsOf({ jobs, copying, browser: results, sizes, memory, firstLetter, workerKilobytes: workerKilobytes() }, ours);

const result = {
  node: process.versions.node, processor: cpus()[0].model, processors: cpus().length, browser, seconds, rounds, producer: ours,
  engines: Object.fromEntries(Object.entries(jobs).map(([job, byName]) => [job, Object.fromEntries(Object.entries(byName).map(([name, figures]) => [name, {
    lettersPerSecond: median(figures.map(({ lettersPerSecond }) => lettersPerSecond)), bytesPerLetter: median(figures.map(({ bytesPerLetter }) => bytesPerLetter)),
    madePlainly: figures[0].madePlainly,
  }]))])),
  inBrowser: { ours: median(results.map((one) => one.ours)), docxtemplater: median(results.map((one) => one.docxtemplater)) },
  memory, rows,
};
if (isWhole) {
  mkdirSync(path.join(here, 'results'), { recursive: true });
  writeFileSync(path.join(here, 'results', 'merge.json'), `${JSON.stringify(result, null, 2)}\n`);
  writeTables();
}
console.log(markdownOf(result));
const short = rows.filter(({ isReached }) => !isReached);
for (const row of short) console.log(`Not reached: ${missing(row)}.`);
if (short.length) process.exitCode = 1;

function measured(program, ...args) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(here, 'merge', program), ...args.map(String)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** How far it is, for who waits; the result alone goes to stdout. */
function say(what) {
  console.error(what);
}
