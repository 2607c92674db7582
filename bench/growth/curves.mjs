import { plot } from './plot.mjs';

/** The manual's picture of what `growth.mjs` measured. */
export function plotOf({ letters, fields, pictures, texts }) {
  const each = (rows, across) => Object.keys(rows[0].letterMicroseconds).map((producer) => ({ name: producer, points: rows.map((row) => [across(row), row.letterMicroseconds[producer]]) }));
  return plot([
    { title: 'More letters', across: 'letters', up: 'seconds', curves: [{ name: 'a run', points: letters.map((run) => [run.letters, run.seconds]) }] },
    { title: 'More fields', across: 'fields in the letter', up: 'µs a letter', curves: each(fields, (row) => row.fields) },
    { title: 'Larger pictures', across: 'bytes of the template', up: 'µs a letter', curves: each(pictures, (row) => row.bytes) },
    { title: 'Longer texts', across: 'bytes of the body', up: 'µs a letter', curves: each(texts, (row) => row.bodyBytes) },
  ]);
}
