/**
 * What the service does with a segment of 100,000 lines, and with 1,000,000 contacts to choose from, against the database alone, in one run on one machine: `npm run bench:service`.
 * Everything runs in processes of its own; a ratio compares CPU, because other programs at work beside it move the clock and not the CPU.
 * A figure is the least of several runs. BENCH_LINES, BENCH_CONTACTS (0 = not at all) and BENCH_TIMES make it shorter.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { startRunning } from './service/client.mjs';
import { criteria } from './service/criteria.mjs';
import { letters } from './service/letters.mjs';
import { log } from './service/log.mjs';
import { prepare } from './service/prepared.mjs';
import { streams } from './service/streams.mjs';

const lines = Number(process.env.BENCH_LINES ?? 100_000);
const contacts = Number(process.env.BENCH_CONTACTS ?? 1_000_000);
const count = Number(process.env.BENCH_TIMES ?? 3);
const root = mkdtempSync(path.join(tmpdir(), 'bench-service-'));
let copies = 0;
const copyOf = (folder) => {
  const copy = path.join(root, `copy-${copies += 1}`);
  cpSync(folder, copy, { recursive: true });
  return copy;
};
const remove = (folder) => rmSync(folder, { recursive: true, force: true });
const rawSql = (...args) => JSON.parse(execFileSync(process.execPath, [path.join(import.meta.dirname, 'service', 'rawSql.mjs'), ...args], { encoding: 'utf8' }));
const times = Object.assign((measure) => Array.from({ length: count }, measure), { count });

try {
  const folder = path.join(root, 'prepared');
  mkdirSync(folder);
  const no = await prepare(folder, lines);
  const context = { no, lines, folder, copyOf, remove, rawSql, startRunning, times, file: path.join(root, 'log.json') };
  const groups = [['Streams', await streams(context)]];
  const { rows, handedOver, id } = await letters(context);
  groups.push(['Before the log', rows], ['Log', await log({ ...context, handedOver, id })]);
  if (contacts > 0) groups.push([`Choosing among ${contacts.toLocaleString('en')} contacts`, await criteria({ ...context, root, contacts })]);
  report(groups);
} finally {
  remove(root);
}

function report(groups) {
  console.log(`${lines.toLocaleString('en')} lines, Node ${process.versions.node}, ${cpus()[0].model} × ${cpus().length}\n`);
  const said = ({ figure, unit }) => (unit ? `${figure.toFixed(figure < 10 ? 1 : 0)} ${unit}` : `${figure.toFixed(2)} ×`);
  const missed = [];
  for (const [group, rows] of groups) {
    console.log(`| ${group} | | at most | |\n|---|---:|---:|---|`);
    for (const row of rows) {
      const over = row.bound !== undefined && row.figure > row.bound;
      if (over) missed.push(row.what);
      console.log(`| ${row.what} | ${over ? '**' : ''}${said(row)}${over ? '**' : ''} | ${row.bound === undefined ? '' : said({ ...row, figure: row.bound })} | ${row.detail ?? ''} |`);
    }
    console.log('');
  }
  mkdirSync(path.join(import.meta.dirname, 'results'), { recursive: true });
  writeFileSync(path.join(import.meta.dirname, 'results', 'service.json'), `${JSON.stringify({ node: process.versions.node, processor: cpus()[0].model, processors: cpus().length, lines, groups: Object.fromEntries(groups) }, null, 2)}\n`);
  console.log(missed.length ? `Over the bound: ${missed.join('; ')}.` : 'Everything is within its bounds.');
  if (missed.length) process.exitCode = 1;
}
