/** Streams so many letters into a zip that nobody keeps, in a process of its own: `node memory.mjs LETTERS` prints what it took. The same 2,000 records come again and again, so the peak is the engine's. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { createZip } from '../../dist/merge-node/index.mjs';
import { contacts } from './contacts.mjs';
import { openBenchLetter } from './engines.mjs';
import { ours, producers } from './producers.mjs';

const letters = Number(process.argv[2]);
const { addTo } = producers[ours](openBenchLetter('separate'));
const records = contacts(2000);
const file = openSync(devNull, 'w');
const start = performance.now();
const zip = createZip((piece) => void writeSync(file, piece), { reusesPieces: true });
for (let index = 0; index < letters; index += 1) addTo(zip, `${String(index + 1).padStart(6, '0')}.docx`, records[index % records.length]);
const bytes = zip.finish();
closeSync(file);
console.log(JSON.stringify({ letters, seconds: (performance.now() - start) / 1000, bytes, peakMegabytes: process.resourceUsage().maxRSS * 1024 / 1e6 }));
