import { checkLetters, openTemplate, produceLetter } from '../../src/merge';
import { parseFieldCode } from '../../src/merge/field/fieldCode';
import { fieldValue } from '../../src/merge/value/fieldValue';
import { writingOf } from '../../src/merge/value/writing';
import { docx, field, fieldMarks, mergeField, p, passage, r } from './build/docx';
import { record } from './build/records';

/** Letters that only a machine writes: each of these once took minutes, because something was searched anew for every field. */
const many = 1200;
const { begin, separate, end, code } = fieldMarks;
const formula = (text: string): string => p(begin, code(` = ${text} + `), mergeField('A'), code(' '), separate, r('1'), end);
const condition = begin + code(' IF ') + mergeField('A') + code(' = 1 "yes" "no" ') + separate + r('x') + end;
const table = (rows: number, cells: string): string => `<w:tbl><w:tblPr/><w:tblGrid/>${`<w:tr>${cells}</w:tr>`.repeat(rows)}</w:tbl>${p()}`;
const cell = (content: string): string => `<w:tc>${content}</w:tc>`;
const numbered = (make: (index: number) => string): string => Array.from({ length: many }, (_, index) => make(index)).join('');

/** Processor time, so that another program on the machine is not the engine's fault. */
function seconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

it.each<[string, string]>([
  ['fields in one paragraph', p(mergeField('A').repeat(many))],
  ['IFs in one paragraph', p(condition.repeat(many))],
  ['sums of all that stands below', table(many, cell(formula('SUM(BELOW)')))],
  ['sums of all that stands above', table(many, cell(formula('SUM(ABOVE)')) + cell(p(mergeField('A'))))],
  ['rows that repeat', table(many, cell(p(mergeField('Orders.Item'))))],
  ['names and references', p(numbered((index) => begin + code(` SET N${index} "a" `) + end + field(`REF N${index}`, 'x')))],
  ['passages', numbered((index) => passage(`p${index}`, p(mergeField('A'))))],
  ['fields deep in content controls', '<w:sdt><w:sdtContent>'.repeat(240) + p(mergeField('A')).repeat(many) + '</w:sdtContent></w:sdt>'.repeat(240)],
])(`a letter of ${many} %s is made in seconds`, (_, body) => {
  const bytes = docx({ body });
  expect(seconds(() => {
    const template = openTemplate(bytes, { resolve: (name) => name, isList: true });
    produceLetter(template, () => '1');
  })).toBeLessThan(4);
});

const long = 50_000;
it.each<[string, string]>([
  ['line breaks', `${'\n'.repeat(long)}x`],
  ['digits', `${'9'.repeat(long)}8.${'0'.repeat(long)}${'9'.repeat(long)}8`],
  ['zeros', `1.${'0'.repeat(long)}1`],
  ['groups of digits', '123 '.repeat(long)],
  ['blanks', `${' '.repeat(long)}x${' '.repeat(long)}`],
])('a value of %s without end is printed in no time', (_, value) => {
  expect(seconds(() => {
    for (const switches of ['', '\\# 0.00', '\\# ",0.0#"', '\\@ d.M.yyyy', '\\* Caps', '\\* CardText']) fieldValue(parseFieldCode(`MERGEFIELD A ${switches}`), value, writingOf('en-US'));
  })).toBeLessThan(2);
});

it('a sum of sums that stand below each other has no result where they lie too deep, and is no crash', () => {
  const template = openTemplate(docx({ body: table(many, cell(formula('SUM(BELOW)'))) }), { resolve: (name) => name });
  expect(checkLetters(template, [record(1)]).map(({ code: found }) => found)).toContain('FORMULA_FAILED');
});
