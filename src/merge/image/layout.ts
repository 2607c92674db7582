import type { CodeText, FieldExpression } from '../letter/fieldExpression';
import type { Op, Printed } from '../letter/program';
import { allOps } from '../letter/program';
import type { Template } from '../letter/template';
import type { ValueRun } from '../value/valueRun';
import { slotText } from './slotText';

/** How wide each place of a letter's image is. */
export interface Layout {
  /** Bytes for what each field prints, by its number. */
  widths: readonly number[];
  /** Bytes for a contact's own text in each personal passage, by its number. */
  passageWidths: readonly number[];
  /** Fields that print something in every letter: nothing needs to stand in where they do not. */
  alwaysPrinted: readonly number[];
  /** In a document of many letters: so many digits a number may have that each of them has for itself. */
  ownDigits?: number;
}

/** What a stored block holds at most (RFC 1951 §3.2.4). */
export const widest = 65_535;
const usualPassage = 240;

/** The layout from the template alone, for letters whose bytes may depend on nothing but it and their own record. */
export function usualLayout(template: Template): Layout {
  const widths = Array<number>(template.fieldCount).fill(0);
  const note = (field: FieldExpression): number => widths[field.id] = Math.min(widthOfField(template, field, note), widest);
  for (const field of [...template.fields, ...template.repeated.flatMap(({ fields }) => fields)]) note(field);
  return { widths, passageWidths: template.passages.map(() => usualPassage), alwaysPrinted: [] };
}

/**
 * The layout for a list of records, from the first of them: wide enough for 99 of 100, and for all of them where a quarter more is enough, because the first letter that is
 * too long asks for another image. The list and its order are the input of such a run, so that the same input gives the same letters.
 */
export function layoutOf(template: Template, samples: readonly Printed[]): Layout {
  const usual = usualLayout(template);
  const runs = runsOf(template);
  const alwaysPrinted: number[] = [];
  const widths = usual.widths.map((width, field) => {
    const run = runs.get(field);
    const sizes = run ? samples.map(({ values }) => values[field]!).filter((text) => text !== '').map((text) => encoder.encode(slotText(run, text) ?? '').length).sort((a, b) => a - b) : [];
    if (sizes.length === 0) return width;
    if (sizes.length === samples.length) alwaysPrinted.push(field);
    const [ofMost, ofAll] = [sizes[Math.ceil(sizes.length * 0.99) - 1]!, sizes.at(-1)!];
    return Math.min(Math.max(ofAll <= ofMost * 1.25 ? ofAll : ofMost, 2), widest);
  });
  return { ...usual, widths, alwaysPrinted };
}
const encoder = new TextEncoder();

/** True for a layout that was made for a template like this one. */
export const fitsTemplate = ({ widths, passageWidths }: Layout, { fieldCount, passages }: Template): boolean => widths.length === fieldCount && passageWidths.length === passages.length;

/** How much wider the images are that take letters which do not fit the first one, each tried in its turn. */
export const timesWider = [1, 2, 4];

/** A layout with more room, for letters that do not fit a narrower one. */
export const widened = ({ widths, passageWidths, ...rest }: Layout, times: number): Layout => ({
  ...rest, widths: widths.map((width) => Math.min(width * times, widest)), passageWidths: passageWidths.map((width) => Math.min(width * times, widest)), alwaysPrinted: [],
});

/** The run that each field's value is written in. */
function runsOf({ programs }: Template): Map<number, ValueRun> {
  const runs = new Map<number, ValueRun>();
  const note = (ops: readonly Op[]): void => {
    for (const op of ops) {
      if (typeof op === 'string') continue;
      if (op.kind === 'value') runs.set(op.field, op.run);
      if (op.kind === 'branch' || op.kind === 'paragraph' || op.kind === 'passage') allOps(op).forEach(note);
    }
  };
  for (const program of programs.values()) note(program);
  return runs;
}

/** Bytes for the `>` and an ordinary value of a field; those of a column by what contacts' values in it are like. */
function widthOfField(template: Template, { doing }: FieldExpression, widthOf: (field: FieldExpression) => number): number {
  const ofText = (text: CodeText): number => text.reduce((sum, part) => sum + (typeof part === 'string' ? encoder.encode(part).length : widthOf(part)), 1);
  switch (doing.kind) {
    case 'value': return widthOfColumn(template.uses[doing.use]!.key ?? '');
    case 'if': return Math.max(...doing.branches.map(ofText));
    case 'quote': return ofText(doing.text);
    case 'address': return widthOfColumn('Address_Block');
    case 'compare': return 2;
    default: return widthOfColumn('');
  }
}

const widthOfColumn = (key: string): number => (/block/i.test(key) ? 280 : /comment/i.test(key) ? 160 : /descr|subject|saluta|mail|page|addr/i.test(key) ? 48 : 32);
