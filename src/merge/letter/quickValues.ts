import type { FieldExpression, CodeText, Comparison } from './fieldExpression';
import { printedIn, printedPassages, type LetterFacts, type PassageOf } from './produceLetter';
import type { Printed } from './program';
import type { FieldUse, Template } from './template';
import { MergeError } from '../issues/mergeError';
import { holds, type Operand } from '../value/comparison';
import { numberOf, readDecimal } from '../value/decimal';
import { fieldValue, isBlank, printable, withSwitches } from '../value/fieldValue';
import type { Columns } from '../value/columns';
import { columnOf } from '../value/listColumn';
import { writingSaid, type Writing } from '../value/writing';

/** What one letter prints of a record. */
export type PrintedReader<Row> = (row: Row, passageOf?: PassageOf, facts?: LetterFacts) => Printed;

/** The letter in hand: the values of the uses as they came, and what is printed of them. */
interface InHand { raw: readonly string[]; values: string[]; branches: number[]; characters: number }
/** Works one field out. */
type Quick = (letter: InHand) => string;

/**
 * Reads what a letter prints. Where all fields are merge fields, or IFs that compare one with a text, each is compiled once; any other template, also one with
 * repeated rows, is worked out letter by letter (`workOut`), which says what each field means.
 */
export function printedReader<Row>(template: Template, columns: Columns<Row>): PrintedReader<Row> {
  const read = quickReader(template, columns);
  return (row, passageOf, facts) => read?.(row, passageOf) ?? printedIn(template, columns.valueOf(row), passageOf, facts);
}

/**
 * The same for templates whose fields can be compiled; undefined for any other. Their letters take one record each and have a result for every field. The
 * reader answers undefined for a record of which a value is more than its text.
 */
export function quickReader<Row>(template: Template, columns: Columns<Row>): ((row: Row, passageOf?: PassageOf) => Printed | undefined) | undefined {
  const fields = [...template.fields, ...template.repeated.flatMap((again) => again.fields)];
  const asTheyAre = fields.flatMap(({ doing, id }) => (doing.kind === 'value' && isAsItIs(template.uses[doing.use]!) ? [{ id, use: doing.use }] : []));
  const plain = new Set(asTheyAre.map(({ id }) => id));
  const compiledAs = (as?: Writing): (Quick | undefined)[] => fields.filter(({ id }) => !plain.has(id)).map((field) => quick(template, field, as));
  const compiled = compiledAs();
  const { repeatedRows, uses, localeFrom } = template;
  const hasLists = repeatedRows.length > 0 || uses.some(({ key }) => key !== undefined && columnOf(key) !== undefined);
  if (hasLists || compiled.includes(undefined)) return undefined;
  const inLanguages = new Map<Writing | undefined, Quick[]>([[undefined, compiled as Quick[]]]);
  const inLanguage = (as: Writing | undefined): Quick[] => {
    const before = inLanguages.get(as);
    if (before) return before;
    const now = compiledAs(as) as Quick[];
    inLanguages.set(as, now);
    return now;
  };
  const keys = uses.map(({ key }) => key ?? '');
  const read = columns.reader(localeFrom === undefined ? keys : [...keys, localeFrom]);
  const none = template.passages.length === 0 ? [] : undefined;
  const empty = Array<string>(template.fieldCount).fill('');
  return (row, passageOf) => {
    const raw = read(row);
    if (raw === undefined) return undefined;
    const letter: InHand = { raw, values: empty.slice(), branches: [], characters: 0 };
    for (const { id, use } of asTheyAre) letter.characters += (letter.values[id] = asItIs(raw[use]!)).length;
    for (const work of inLanguage(localeFrom === undefined ? undefined : writingSaid(raw[keys.length]!))) work(letter);
    if (letter.characters > template.limits.printedCharacters) throw new MergeError('FIELDS_TOO_LONG');
    return { values: letter.values, branches: letter.branches, rows: noRows, passages: none ?? printedPassages(template, passageOf) };
  };
}

/** @param as the language that the letter prints in, where the record says one */
function quick(template: Template, field: FieldExpression, as: Writing | undefined): Quick | undefined {
  const { doing, id, switches, writing } = field;
  if (doing.kind === 'value') {
    const value = quickValue(template.uses[doing.use]!, doing.use, as);
    return (letter) => {
      const text = letter.values[id] = value(letter.raw);
      letter.characters += text.length;
      return text;
    };
  }
  if (doing.kind !== 'if' || switches.size > 0) return undefined;
  const comparison = quickComparison(template, doing.comparison, writing, as);
  const branches = doing.branches.map((text) => quickText(template, text, as));
  if (!comparison || branches.includes(undefined)) return undefined;
  return (letter) => {
    const branch = comparison(letter) ? 0 : 1;
    letter.branches[id] = branch;
    const text = letter.values[id] = branches[branch]!(letter);
    letter.characters += text.length;
    return text;
  };
}

/** Switches that change what a merge field prints; the others concern its look, or nothing. */
const changing = ['b', 'f', '@', '#'];
const ofLook = /^(?:MERGEFORMAT|CHARFORMAT)$/i;

/** True for a field that prints its value as it is. */
const isAsItIs = ({ key, code: { switches } }: FieldUse): boolean => key !== undefined && !changing.some((name) => switches.has(name)) && (switches.get('*') ?? []).every((format) => ofLook.test(format));

function quickValue(used: FieldUse, use: number, as?: Writing): (raw: readonly string[]) => string {
  const { key, code, writing } = used;
  if (key === undefined) return () => '';
  if (isAsItIs(used)) return (raw) => asItIs(raw[use]!);
  const { switches } = code;
  const isBare = !switches.has('b') && !switches.has('f');
  return (raw) => (isBare && ordinary.test(raw[use]!) ? withSwitches(raw[use]!, switches, writing, as) : fieldValue(code, raw[use]!, writing, as));
}

function asItIs(value: string): string {
  if (ordinary.test(value)) return value;
  const clean = printable(value);
  return isBlank(clean) ? '' : clean;
}

/** A text that begins with a sign and holds nothing but letters and signs: it is printed as it is. A pattern finds that ten times as fast as a loop. */
const ordinary = /^[!-~][^\0-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]*$/;

function quickText(template: Template, text: CodeText, as: Writing | undefined): Quick | undefined {
  const parts = text.map((part) => (typeof part === 'string' ? () => part : quick(template, part, as)));
  if (parts.includes(undefined)) return undefined;
  return (letter) => {
    let whole = '';
    for (const part of parts) whole += part!(letter);
    return whole;
  };
}

/** A merge field beside a text without signs of calculation and wildcards. What is compared is in the letter's own language. */
function quickComparison(template: Template, { left, leftQuoted, operator, right }: Comparison, writing: Writing, as: Writing | undefined): ((letter: InHand) => boolean) | undefined {
  const [field, text] = [left[0], right.length === 0 ? '' : right[0]];
  if (left.length !== 1 || right.length > 1 || field === undefined || typeof field === 'string' || field.doing.kind !== 'value' || typeof text !== 'string' || /[-+*/^%()?]/.test(text)) return undefined;
  const { use } = field.doing;
  const value = quick(template, field, as)!;
  const read = quickValue(template.uses[use]!, use);
  const numberIn = (written: string): number | undefined => {
    const decimal = readDecimal(written, writing);
    return decimal && numberOf(decimal);
  };
  const operand = (written: string, number: number | undefined): Operand => ({ text: written, number, wildcards: noWildcards });
  const other = operand(text, numberIn(text));
  return (letter) => {
    const printed = value(letter);
    const written = as ? read(letter.raw) : printed;
    return holds(operand(written, leftQuoted || other.number === undefined ? undefined : numberIn(written)), operator, other);
  };
}
const noWildcards: ReadonlySet<number> = new Set();
const noRows: Printed['rows'] = [];
