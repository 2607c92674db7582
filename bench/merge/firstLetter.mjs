/** From the bytes of a letter to the first one made, in a process that has done nothing before: prints the milliseconds. */
import { openTemplate, plainValues, produceLetter, resolverFor } from '../../dist/merge-node/index.mjs';
import { contact } from './contacts.mjs';
import { letter } from './letter.mjs';

const bytes = letter('word');
const record = contact(0);
const start = performance.now();
const made = produceLetter(openTemplate(bytes, { resolve: resolverFor([record]) }), plainValues(record));
console.log(JSON.stringify({ milliseconds: performance.now() - start, bytes: made.length }));
