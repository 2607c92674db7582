/** From the bytes of a letter to the first one made, in a process that has done nothing before, and in the same one later: `node firstLetter.mjs PRODUCER` prints the milliseconds. */
import { openTemplate, resolverFor } from '../../dist/merge-node/index.mjs';
import { contact } from './contacts.mjs';
import { mustHold } from './holds.mjs';
import { letter } from './letter.mjs';
import { producers } from './producers.mjs';
import { median } from './rows.mjs';

const producer = producers[process.argv[2]];
const bytes = letter('word');
const record = contact(0);
const milliseconds = () => {
  const start = performance.now();
  const made = producer(openTemplate(bytes, { resolve: resolverFor([record]) }), [record]).letter(record);
  const elapsed = performance.now() - start;
  mustHold(made, [record]);
  return elapsed;
};
const cold = milliseconds();
console.log(JSON.stringify({ cold, warm: median(Array.from({ length: 9 }, milliseconds)) }));
