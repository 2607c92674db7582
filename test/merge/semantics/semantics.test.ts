import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openTemplate, plainValues, produceLetter, resolverFor } from '../../../src/merge';
import { docx, fieldMarks, p, r } from '../build/docx';
import { readText } from '../build/letterText';

/**
 * What Word's fields mean, one row each: the language of the field's code, the instruction with `{ }` for fields, the record, what the letter prints, and
 * the clause or page that says so. In the expected text `␣` is a blank, `⍽` one that does not break, `⏎` a line break, `¶` the end of a paragraph.
 */
interface Row { language: string; instruction: string; record: Record<string, unknown>; expected: string; source: string }

const rowsOf = (file: string): Row[] => readFileSync(path.join(__dirname, file), 'utf8').split('\n').slice(1).filter((line) => line !== '').map((line) => {
  const [language, instruction, record, expected, source, ...more] = line.split('\t');
  if (!source || more.length) throw new Error(`${file}: a row has five cells: ${line}`);
  return { language: language || 'en-US', instruction: instruction!, record: JSON.parse(record || '{}') as Record<string, unknown>, expected: expected!, source };
});
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const { begin, separate, end, code } = fieldMarks;

/** The runs of an instruction: `{ IF { MERGEFIELD A } = 1 "x" }` as Word writes it. */
function runsOf(instruction: string, language: string): string {
  const properties = `<w:lang w:val="${language}"/>`;
  let depth = 0;
  return instruction.split(/([{}])/).map((piece) => {
    if (piece === '{') return depth++, begin;
    if (piece === '}') return depth--, separate + r('old') + end;
    return piece === '' ? '' : depth > 0 ? code(escaped(piece), properties) : r(escaped(piece), properties);
  }).join('');
}

const readable = (text: string): string => text.replace(/\u00a0/g, '⍽').replace(/\n/g, '¶');
const files = readdirSync(__dirname).filter((name) => name.endsWith('.tsv'));

describe.each(files)('%s', (file) => {
  it.each(rowsOf(file).map((row) => [`${row.instruction} ${JSON.stringify(row.record)}`, row] as const))('%s', (_, { language, instruction, record, expected }) => {
    const template = openTemplate(docx({ body: p(r('['), runsOf(instruction, language), r(']')) }), { resolve: resolverFor([record]), isList: true });
    const text = readText(produceLetter(template, plainValues(record))).replace(/^\[([^]*)\]$/, '$1');
    expect(readable(text)).toBe(readable(expected.replace(/␣/g, ' ')));
  });
});

it('is a table without a row twice', () => {
  const rows = files.flatMap((file) => rowsOf(file).map(({ language, instruction, record }) => `${language} ${instruction} ${JSON.stringify(record)}`));
  expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
});
