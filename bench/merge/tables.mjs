/** The tables of README and manual, written from `bench/results`: between the marks `<!-- bench:NAME -->` and `<!-- /bench:NAME -->` stands what a run measured. `node tables.mjs` writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { digits } from './rows.mjs';

const root = path.join(import.meta.dirname, '..', '..');
const jobTitles = { separate: 'separate letters', conditions: 'with 4 IFs and a line that may vanish', headerAndFooter: 'with fields in header and footer', combined: 'one document of 1,000 letters' };
const engineTitles = { image: 'segment-letters', plain: 'segment-letters, plain producer' };

/** What the machine was. */
const measuredOn = ({ node, processor, processors, browser }) => [`Node ${node}`, `${processor} with ${processors} cores`, ...(browser ? [`Chromium ${browser.split('.')[0]}`] : [])].join(', ');
const table = (heading, rows) => [heading, heading.map((_, column) => (column ? '---:' : '---')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function lettersPerSecond({ engines, producer, ...run }) {
  const names = [...new Set(Object.values(engines).flatMap((made) => Object.keys(made)))].sort((one, other) => Number(other === producer) - Number(one === producer));
  return `Letters a second, a letter of 50 kB with 21 fields, ${measuredOn(run)}:\n\n${table(['', ...Object.values(jobTitles)], names.map((name) => [engineTitles[name] ?? name, ...Object.keys(jobTitles).map((job) => (engines[job][name] ? digits(engines[job][name].lettersPerSecond) : ''))]))}`;
}

function asked({ rows }) {
  const must = ({ atLeast, atMost, unit }) => (atLeast !== undefined ? `≥ ${digits(atLeast)} ${unit}` : atMost !== undefined ? `≤ ${digits(atMost)} ${unit}` : '');
  return table(['', 'beside', 'measured', 'asked for', 'reached'], rows.map((row) => [
    row.what, row.beside ?? '', `${digits(row.figure)} ${row.unit}`, must(row), must(row) === '' ? '' : row.isReached ? 'yes' : '**no**',
  ]));
}

function growth({ letters, fields, pictures, texts, ...run }) {
  const producers = Object.keys(fields[0].letterMicroseconds);
  const costs = (columns, rows) => table([...Object.keys(columns), 'to open it', ...producers.map((producer) => `a letter, ${producer}`)], rows.map((row) => [
    ...Object.values(columns).map((cell) => cell(row)), time(row.openMilliseconds), ...producers.map((producer) => time(row.letterMicroseconds[producer] / 1000)),
  ]));
  const template = { template: (row) => bytes(row.bytes) };
  return [
    `${measuredOn(run)}:`,
    table(['letters streamed', 'seconds', 'letters a second', 'peak memory'], letters.map((one) => [one.letters.toLocaleString('en'), digits(one.seconds), digits(one.letters / one.seconds), `${digits(one.peakMegabytes)} MB`])),
    costs({ fields: (row) => row.fields.toLocaleString('en'), ...template }, fields),
    costs({ 'template, larger pictures': template.template }, pictures),
    costs({ 'body, longer texts': (row) => bytes(row.bodyBytes), ...template }, texts),
  ].join('\n\n');
}

/** The run of 250 letters as a pane has it. */
function inPane({ browser, results }) {
  const figures = results.map(({ want, seconds, longestTask }) => `${want} in ${seconds.toFixed(2)} s${longestTask ? `, the longest task of the page's own thread ${digits(longestTask)} ms` : ''}`).join('; ');
  return `250 letters in a browser (Chromium ${browser.split('.')[0]}, by \`node scripts/bench.mjs browser\`): ${figures}${results.some(({ longestTask }) => longestTask) ? '' : '; no long task of the page\'s own thread in either'}.`;
}

const time = (milliseconds) => (milliseconds >= 1 ? `${digits(milliseconds)} ms` : `${digits(milliseconds * 1000)} µs`);
const bytes = (count) => (count >= 1e6 ? `${digits(count / 1e6)} MB` : `${digits(count / 1e3)} kB`);

const result = (name) => JSON.parse(readFileSync(path.join(root, 'bench', 'results', `${name}.json`), 'utf8'));
export const markdownOf = (merge) => `${lettersPerSecond(merge)}\n\n${asked(merge)}\n`;
export const markdownOfGrowth = growth;

/** Each page with what stands between which marks. */
const pages = () => ({
  'README.md': { letters: lettersPerSecond(result('merge')), browser: inPane(result('browser')) },
  'docs/manual/speed.md': { letters: lettersPerSecond(result('merge')), asked: asked(result('merge')), growth: growth(result('growth')) },
});

/** The page as it is right: what stands between its marks is what was measured last. */
function filled(page, texts) {
  return Object.entries(texts).reduce((text, [name, content]) => {
    const marks = new RegExp(`(<!-- bench:${name} -->\n)[^]*?(<!-- /bench:${name} -->)`);
    if (!marks.test(text)) throw new Error(`${page} has no place for bench:${name}.`);
    return text.replace(marks, (_, before, after) => `${before}${content}\n${after}`);
  }, readFileSync(path.join(root, page), 'utf8'));
}

/** Writes the tables into the pages. */
export function writeTables() {
  for (const [page, texts] of Object.entries(pages())) writeFileSync(path.join(root, page), filled(page, texts));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === '--check') for (const [page, texts] of Object.entries(pages())) {
    if (filled(page, texts) !== readFileSync(path.join(root, page), 'utf8')) {
      console.error(`${page} does not hold the tables of bench/results: node bench/merge/tables.mjs writes them.`);
      process.exitCode = 1;
    }
  }
  else writeTables();
}
