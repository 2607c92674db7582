/**
 * How the cost of letters grows: with their number, with their fields, with the size of their template. `node scripts/bench.mjs growth` writes `results/growth.json`, the tables of
 * the manual's page and its picture. BENCH_SECONDS and BENCH_LETTERS (the longest run) make it shorter; a shorter run only prints, and draws `out/speed.svg`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { markdownOfGrowth, writeTables } from './merge/tables.mjs';
import { plotOf } from './growth/curves.mjs';

const here = import.meta.dirname;
const root = path.join(here, '..');
const whole = { seconds: 1, letters: 100_000 };
const seconds = Number(process.env.BENCH_SECONDS ?? whole.seconds);
const longest = Number(process.env.BENCH_LETTERS ?? whole.letters);
const isWhole = seconds >= whole.seconds && longest >= whole.letters;

/** @param program below `bench/` */
function measured(program, ...args) {
  console.error([program, ...args].join(' '));
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(here, program), ...args.map(String)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
const template = ({ fields = 20, picture = 0, text = 0 }) => measured('growth/measure.mjs', fields, picture, text, seconds);
const kilobyte = 1000;
const sizes = [1, 10, 100, 1000, 10_000];

const result = {
  node: process.versions.node, processor: cpus()[0].model, processors: cpus().length,
  letters: [0.01, 0.1, 1].map((part) => measured('merge/memory.mjs', Math.round(longest * part))),
  fields: [1, 20, 200, 2000].map((fields) => template({ fields })),
  pictures: sizes.map((size) => template({ fields: 1, picture: Math.max(0, (size - 1) * kilobyte) })),
  texts: sizes.map((size) => template({ fields: 1, text: Math.max(0, (size - 1) * kilobyte) })),
};
const picture = path.join(root, ...(isWhole ? ['docs', 'pictures'] : ['out']), 'speed.svg');
mkdirSync(path.dirname(picture), { recursive: true });
writeFileSync(picture, plotOf(result));
if (isWhole) {
  writeFileSync(path.join(here, 'results', 'growth.json'), `${JSON.stringify(result, null, 2)}\n`);
  writeTables();
}
console.log(markdownOfGrowth(result));
