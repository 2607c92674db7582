/** What `npm run bench:merge` leaves in bench/results. */
export interface MergeBench { node: string; processor: string; processors: number; results: { name: string; kind: 'separate' | 'combined'; lettersPerSecond: number }[] }
export interface BrowserBench { browser: string; results: { want: 'separate' | 'combined'; seconds: number; longestTask: number }[] }

/** The table of README, from the last figures that were committed. */
export function benchTable(merge: MergeBench, browser: BrowserBench): string {
  const rate = (value: number): string => Math.round(value).toLocaleString('en-US');
  return [
    `Letters per second, a 50 kB letter, Node ${merge.node}, ${merge.processor} with ${merge.processors} cores:`,
    '',
    '| | separate letters | one document |',
    '|---|---|---|',
    ...[...new Set(merge.results.map(({ name }) => name))].map((name) => {
      const cell = (kind: string) => { const found = merge.results.find((one) => one.name === name && one.kind === kind); return found ? rate(found.lettersPerSecond) : ''; };
      return `| ${name} | ${cell('separate')} | ${cell('combined')} |`;
    }),
    '',
    `250 letters in a browser (Chromium ${browser.browser.split('.')[0]}): ${browser.results.map(({ want, seconds, longestTask }) => `${want} in ${seconds.toFixed(2)} s, longest task of the page's own thread ${Math.round(longestTask)} ms`).join('; ')}.`,
  ].join('\n');
}
