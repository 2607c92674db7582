/** What one template costs, in a process of its own: `node measure.mjs FIELDS PICTURE TEXT SECONDS` prints, as JSON, the milliseconds to open it and the microseconds of a letter. */
import { unzipSync } from 'fflate';
import { openTemplate, resolverFor } from '../../dist/merge-node/index.mjs';
import { producers } from '../merge/producers.mjs';
import { fieldName, template } from './template.mjs';

const [fields, pictureBytes, textBytes, seconds] = process.argv.slice(2).map(Number);
const bytes = template({ fields, pictureBytes, textBytes });
const records = Array.from({ length: 50 }, (_, record) => Object.fromEntries(Array.from({ length: fields }, (__, index) => [fieldName(index), `value ${index + 1} of ${record + 1}`])));
const open = () => openTemplate(bytes, { resolve: resolverFor([records[0]]) });

const opening = repeated(() => open(), seconds / 2);
const letters = {};
for (const [name, producer] of Object.entries(producers)) {
  const make = producer(open(), records).letter;
  const making = (index) => make(records[index % records.length]);
  repeated(making, seconds / 3);
  letters[name] = repeated(making, seconds) * 1000;
}
console.log(JSON.stringify({ fields, bytes: bytes.length, bodyBytes: unzipSync(bytes)['word/document.xml'].length, openMilliseconds: opening, letterMicroseconds: letters }));

/** Milliseconds of one time, of at least two: the first is not counted. */
function repeated(one, forSeconds) {
  one(0);
  let times = 0;
  const start = performance.now();
  do one(times++);
  while (performance.now() - start < forSeconds * 1000);
  return (performance.now() - start) / times;
}
