/** What must be reached, and by how much it is. A row holds a figure, its unit, and `atLeast` or `atMost`. */
export const isReached = ({ figure, atLeast = -Infinity, atMost = Infinity }) => figure >= atLeast && figure <= atMost;

export const median = (figures) => {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted.length % 2 ? sorted[sorted.length >> 1] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
};

/** The median over the rounds of how many times the letters of another engine ours are, both in the same round. */
export const times = (ours, others) => median(ours.map(({ lettersPerSecond }, round) => lettersPerSecond / others[round].lettersPerSecond));

/** @param measured what `merge.mjs` measured; @param ours the producer whose letters stand beside those of other engines */
export function rowsOf({ jobs, copying, browser, sizes, memory, firstLetter, workerKilobytes }, ours) {
  const beside = (job, what, engine, more, producer = ours) => ({ what, beside: engine, figure: times(jobs[job][producer], jobs[job][engine]), unit: '×', ...more });
  const [least, , most] = memory;
  return [
    beside('separate', 'separate letters', 'docxtemplater', { atLeast: 1000 }),
    beside('separate', 'separate letters', 'easy-template-x', { atLeast: 1000 }),
    beside('separate', 'separate letters', 'docx-templates'),
    beside('separate', 'separate letters', 'carbone'),
    { what: 'separate letters', beside: 'copying the same bytes in memory', figure: median(copying.map(({ share }) => share * 100)), unit: '%', atLeast: 50 },
    ...['docxtemplater', 'easy-template-x'].map((engine) => beside('conditions', 'with 4 IFs and a line that may vanish', engine, { atLeast: 300 })),
    ...['docx-templates', 'carbone'].map((engine) => beside('conditions', 'with 4 IFs and a line that may vanish', engine)),
    ...['docxtemplater', 'easy-template-x'].map((engine) => beside('headerAndFooter', 'with fields in header and footer', engine, { atLeast: 300 })),
    ...['docx-templates', 'carbone'].map((engine) => beside('headerAndFooter', 'with fields in header and footer', engine)),
    beside('separate', 'separate letters, plain producer', 'docxtemplater', { atLeast: 15 }, 'plain'),
    beside('combined', 'one document of 1,000 letters', 'docxtemplater', { atLeast: 400 }),
    beside('combined', 'one document of 1,000 letters', 'carbone', { atLeast: 50 }),
    beside('combined', 'one document of 1,000 letters', 'easy-template-x'),
    beside('combined', 'one document of 1,000 letters', 'docx-templates'),
    { what: 'in a browser\'s worker, into a Blob', beside: 'docxtemplater in the same worker', figure: median(browser.map((round) => round.ours / round.docxtemplater)), unit: '×', atLeast: 50 },
    { what: 'size of a letter above the same parts', beside: 'zlib 6', figure: (sizes.made / sizes.zlib - 1) * 100, unit: '%', atMost: 2 },
    { what: `peak memory of ${most.letters.toLocaleString('en')} streamed letters`, figure: most.peakMegabytes, unit: 'MB', atMost: 130 },
    { what: `peak memory of ${most.letters.toLocaleString('en')} streamed letters`, beside: `${least.letters.toLocaleString('en')} letters`, figure: most.peakMegabytes / least.peakMegabytes, unit: '×', atMost: 1.15 },
    ...Object.entries(firstLetter).flatMap(([producer, runs]) => ['cold', 'warm'].map((state) => (
      { what: `from the template to the first letter, ${state}, ${producer} producer`, figure: median(runs.map((run) => run[state])), unit: 'ms', ...(state === 'cold' && { atMost: 50 }) }))),
    { what: 'the worker, gzip', figure: workerKilobytes, unit: 'kB', atMost: 60 },
  ].map((row) => ({ ...row, isReached: isReached(row) }));
}

/** How far a row that is not reached is off, in words. */
export const missing = ({ what, beside, figure, unit, atLeast, atMost }) => {
  const name = beside ? `${what} beside ${beside}` : what;
  return atLeast === undefined
    ? `${name}: ${digits(figure)} ${unit}, at most ${digits(atMost)} ${unit} are asked for: ${digits(figure - atMost)} ${unit} too much`
    : `${name}: ${digits(figure)} ${unit}, at least ${digits(atLeast)} ${unit} are asked for: ${digits(atLeast / figure)} times too little`;
};

/** Three digits, or all before the point. */
export const digits = (figure) => (Math.abs(figure) >= 100 ? Math.round(figure).toLocaleString('en') : String(Number(figure.toPrecision(3))));
