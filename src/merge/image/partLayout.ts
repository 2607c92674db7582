import { allOps, chosenOps, writeOwn, type ChoiceOp, type Op, type OwnFamily, type Printed } from '../letter/program';
import type { ValueRun } from '../value/valueRun';
import { slotEnd, slotStart } from './slotText';
import { widest, type Layout } from './layout';

/** A place of one width. Blanks in the tag before what stands there make up for the rest. */
export type Slot = ValueSlot | OwnSlot;
/** A place where a value stands: blanks in the start tag before it, its `>`, and the text; that of a field or of a passage, by its number. */
export interface ValueSlot { kind: 'slot'; width: number; of: 'field' | 'passage'; run: ValueRun; number: number }
/** A place where a number or name stands that each letter of many has for itself, with what stands between it and its blanks: the name of its attribute, or the beginning of a field's code. */
export interface OwnSlot { kind: 'slot'; width: number; of: 'own'; family: OwnFamily; original: string; lead: string }

/** What a letter prints in a slot. */
export const textIn = ({ of, number }: ValueSlot, { values, passages }: Printed): string => (of === 'field' ? values[number]! : passages[number] ?? '');

/** A place of one width where one of several texts stands; the usual one is the first. */
export interface Choice { kind: 'choice'; width: number; alternatives: Piece[][]; chosen(printed: Printed): number }

/** A part of a letter in pieces: what is the same in all letters, and places. */
export type Piece = string | Slot | Choice;

/** The end of a tag that is whole, with the blanks behind it: before it there may be any number of blanks (XML 1.0 §3.1). */
const tagEnd = /(?:<\/?[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*|^)\s*(\/?>\s*)$/;
/** An attribute of which the value has begun; or the end of a tag and a text behind it. Before both there may be blanks as well. */
const ownLead = /^<[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*(\s+[\w:.-]+\s*=\s*(?:"[^"<]*|'[^'<]*)|\s*>[^<>]*)$/;
const encoder = new TextEncoder();
const byteLength = (text: string): number => (/^[\0-\x7f]*$/.test(text) ? text.length : encoder.encode(text).length);

/** Lays a part out so that each of its places has one width, whatever a letter prints there. Undefined for a part that cannot be. */
export function layOut(program: readonly Op[], layout: Layout): Piece[] | undefined {
  const pieces: Piece[] = [];
  return addOps(pieces, program, layout, new Set()) ? pieces : undefined;
}

/** Lays out a stretch that stands there again and again. It begins with the end of the tag before it, and ends before the end of its last one: so a choice has a tag to stand behind, wherever it is. */
export function layOutRepeated(program: readonly Op[], layout: Layout): Piece[] | undefined {
  const pieces: Piece[] = [];
  return addOps(pieces, ['>', ...program], layout, new Set()) && takeTagEnd(pieces) === '>' ? pieces : undefined;
}

/** `certain` are the fields that print something wherever these ops do. */
function addOps(pieces: Piece[], ops: readonly Op[], layout: Layout, certain: ReadonlySet<number>): boolean {
  return ops.every((op) => {
    if (typeof op === 'string') return addText(pieces, op);
    switch (op.kind) {
      case 'own': return layout.ownDigits === undefined ? addText(pieces, writeOwn(op.original)) : addOwn(pieces, op, layout.ownDigits);
      case 'branch': case 'paragraph': case 'passage': return addChoiceOp(pieces, op, layout, certain);
      case 'value': {
        const { field, run } = op;
        const width = layout.widths[field]!;
        return addValue(pieces, { kind: 'slot', width, run, of: 'field', number: field }, certain.has(field) || layout.alwaysPrinted.includes(field));
      }
      case 'passageText': {
        const { passage, run } = op;
        return addValue(pieces, { kind: 'slot', width: layout.passageWidths[passage]!, run, of: 'passage', number: passage }, false);
      }
      default: return false;
    }
  });
}

function addText(pieces: Piece[], text: string): true {
  const last = pieces.length - 1;
  if (typeof pieces[last] === 'string') pieces[last] += text;
  else if (text !== '') pieces.push(text);
  return true;
}

function addValue(pieces: Piece[], slot: ValueSlot, isCertain: boolean): boolean {
  if (slot.run.into === 'code') return false;
  const run = [slotStart(slot.run), slot, slotEnd(slot.run)];
  if (!isCertain) return addChoice(pieces, (closer) => [[closer + (run[0] as string), ...run.slice(1)], [closer]], (printed) => (textIn(slot, printed) === '' ? 1 : 0));
  addText(pieces, run[0] as string);
  pieces.push(...run.slice(1));
  return true;
}

function addOwn(pieces: Piece[], { family, original }: Extract<Op, { kind: 'own' }>, digits: number): boolean {
  const lead = ownLead.exec(tagInHand(pieces))?.[1];
  const last = pieces.at(-1);
  if (lead === undefined || typeof last !== 'string' || !last.endsWith(lead)) return false;
  const width = byteLength(lead) + byteLength(writeOwn(original)) + 1 + digits; // a name goes on with `_` and a number
  if (width > widest) return false;
  pieces[pieces.length - 1] = last.slice(0, last.length - lead.length);
  pieces.push({ kind: 'slot', of: 'own', family, original, lead, width });
  return true;
}

function addChoiceOp(pieces: Piece[], op: ChoiceOp, layout: Layout, certain: ReadonlySet<number>): boolean {
  if (op.kind === 'paragraph' && op.body.some((inner) => typeof inner !== 'string' && inner.kind === 'value' && layout.alwaysPrinted.includes(inner.field) && op.fills.includes(inner.field))) {
    return addOps(pieces, op.body, layout, certain); // it never vanishes
  }
  const all = allOps(op);
  const indexOf = new Map(all.map((ops, index) => [ops, index]));
  const certainIn = certainOf(op, certain);
  return addChoice(pieces, (closer) => {
    const alternatives = all.map((ops, index): Piece[] | undefined => {
      const alternative: Piece[] = [closer];
      return addOps(alternative, ops, layout, index === 0 ? certainIn : certain) ? alternative : undefined;
    });
    return alternatives.every((one) => one !== undefined) ? alternatives : undefined;
  }, (printed) => indexOf.get(chosenOps(op, printed))!);
}

/** A paragraph that vanishes with its only field stands nowhere but where that field prints something. */
function certainOf(op: ChoiceOp, certain: ReadonlySet<number>): ReadonlySet<number> {
  if (op.kind !== 'paragraph' || op.staysWith || op.fills.length !== 1) return certain;
  const [only] = op.fills;
  return typeof only === 'number' ? new Set([...certain, only]) : certain;
}

/** A choice begins with the end of the tag before it, so that blanks before that make its texts equally long. */
function addChoice(pieces: Piece[], alternativesWith: (closer: string) => Piece[][] | undefined, chosen: Choice['chosen']): boolean {
  const closer = takeTagEnd(pieces);
  const alternatives = closer === undefined ? undefined : alternativesWith(closer);
  if (!alternatives) return false;
  const widths = alternatives.map(widthOf);
  const width = Math.max(...widths);
  for (const [index, alternative] of alternatives.entries()) {
    const blanks = ' '.repeat(width - widths[index]!);
    if (typeof alternative[0] === 'string') alternative[0] = blanks + alternative[0];
    else if (blanks !== '') alternative.unshift(blanks);
  }
  pieces.push({ kind: 'choice', width, alternatives, chosen });
  return true;
}

/** Takes the end of the last tag off; undefined where nothing ends there, or not the same in all alternatives. */
function takeTagEnd(pieces: Piece[]): string | undefined {
  const last = pieces.at(-1);
  if (typeof last === 'string') {
    const end = tagEnd.exec(tagInHand(pieces))?.[1];
    if (end === undefined || !last.endsWith(end)) return undefined;
    pieces[pieces.length - 1] = last.slice(0, last.length - end.length);
    return end;
  }
  if (last?.kind !== 'choice') return undefined;
  const ends = new Set(last.alternatives.map(takeTagEnd));
  const [end] = ends;
  if (ends.size !== 1 || end === undefined) return undefined;
  last.width -= byteLength(end);
  return end;
}

/** What stands from where the last tag began, with the letter's own numbers in it as the template has them. */
function tagInHand(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of [...pieces].reverse()) {
    if (typeof piece === 'string') {
      const begin = piece.lastIndexOf('<');
      text = piece.slice(Math.max(begin, 0)) + text;
      if (begin >= 0) break;
    } else if (piece.kind === 'slot' && piece.of === 'own') text = piece.lead + writeOwn(piece.original) + text;
    else break;
  }
  return text;
}

/** In bytes. */
export const widthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? byteLength(piece) : piece.width), 0);
