/**
 * Letters a second, ours and others', one after the other on the same machine and the same letter: `npm run bench:merge`.
 * Each runs in a process of its own. The others' templates are letters of ours whose values are their tags.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contacts } from './contacts.mjs';
import { benchLetter } from './letter.mjs';
import { competitors } from './competitors.mjs';

const here = import.meta.dirname;
const letter = benchLetter();
const [, , competitor, job] = process.argv;
const seconds = Number(process.env.BENCH_SECONDS ?? 3);
const combinedLetters = 250;

if (competitor) await measure(competitor, job);
else await compare();

async function measure(name, kind) {
  const make = await competitors[name](letter);
  const records = contacts(2000);
  if (kind === 'separate') {
    for (let index = 0; index < 20; index++) await make.letter(records[index]);
    let letters = 0;
    let bytes = 0;
    const start = performance.now();
    while (performance.now() - start < seconds * 1000) bytes += (await make.letter(records[letters++ % records.length])).length;
    report({ lettersPerSecond: letters / ((performance.now() - start) / 1000), bytesPerLetter: Math.round(bytes / letters) });
  } else {
    await make.combined(records.slice(0, 20));
    const start = performance.now();
    const document = await make.combined(records.slice(0, combinedLetters));
    report({ lettersPerSecond: combinedLetters / ((performance.now() - start) / 1000), bytesPerLetter: Math.round(document.length / combinedLetters) });
  }
}
function report(result) {
  console.log(JSON.stringify(result));
}

async function compare() {
  const results = [];
  for (const name of Object.keys(competitors)) {
    for (const kind of name === 'segment-letters' ? ['separate', 'combined'] : ['separate']) {
      const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, kind], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${name} (${kind}) failed:\n${stderr}`);
      results.push({ name, kind, ...JSON.parse(stdout.trim().split('\n').at(-1)) });
    }
  }
  const base = results.find(({ name }) => name === 'docxtemplater').lettersPerSecond;
  const ours = results.find(({ name, kind }) => name === 'segment-letters' && kind === 'separate').lettersPerSecond;
  console.log(`A letter of ${(letter.length / 1000).toFixed(0)} kB, Node ${process.versions.node}, ${cpus()[0].model} × ${cpus().length}\n`);
  console.log('| | letters/s | × docxtemplater | kB a letter |\n|---|---:|---:|---:|');
  for (const { name, kind, lettersPerSecond, bytesPerLetter } of results) {
    console.log(`| ${name}, ${kind === 'separate' ? 'separate letters' : `one document of ${combinedLetters}`} | ${lettersPerSecond.toFixed(0)} | ${(lettersPerSecond / base).toFixed(1)} | ${(bytesPerLetter / 1000).toFixed(1)} |`);
  }
  mkdirSync(path.join(here, 'results'), { recursive: true });
  writeFileSync(path.join(here, 'results', 'merge.json'), `${JSON.stringify({ node: process.versions.node, processor: cpus()[0].model, processors: cpus().length, seconds, results }, null, 2)}\n`);
  console.log(`\nOurs makes ${(ours / base).toFixed(1)} times docxtemplater's letters; 15 times is asked for.`);
  if (ours < base * 15) process.exitCode = 1;
}
