/** From the bytes of a letter to the first one made, in a process that has done nothing before: `node firstLetter.mjs PRODUCER` prints the milliseconds. */
import { openTemplate, resolverFor } from '../../dist/merge-node/index.mjs';
import { contact } from './contacts.mjs';
import { mustHold } from './holds.mjs';
import { letter } from './letter.mjs';
import { producers } from './producers.mjs';

const producer = producers[process.argv[2]];
const bytes = letter('word');
const record = contact(0);
const start = performance.now();
const made = producer(openTemplate(bytes, { resolve: resolverFor([record]) }), [record]).letter(record);
const milliseconds = performance.now() - start;
mustHold(made, [record]);
console.log(JSON.stringify({ milliseconds }));
