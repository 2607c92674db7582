import type { TextLook } from '../../document/liveDocument';
import { commonLook, runsIn } from '../../document/textLook';
import { firstPiece, lastPiece } from '../../document/units';
import { closest } from '../../document/wordXml';
import type { HostObject, HostProperty } from '../richApi';
import type { Stretch } from './stretch';
import type { Word } from './word';

/** What Word answers for a property that differs inside the stretch. */
const mixed: Record<keyof TextLook, unknown> = {
  bold: null, italic: null, strikeThrough: null, doubleStrikeThrough: null, superscript: null, subscript: null, underline: 'Mixed', name: '', size: null, color: '', highlightColor: '',
};

export function fontObject(word: Word, stretch: Stretch): HostObject {
  const { document } = word;
  const read = (): TextLook => {
    const { start, end } = stretch.span();
    const looks = document.between(start, end).flatMap(({ paragraph, from, to }) => {
      const units = document.units(paragraph);
      const covered = units.filter((unit) => unit.start < to && unit.start + unit.length > from);
      if (covered.length > 0) return runsIn(covered.flatMap((unit) => (unit.kind === 'field' ? unit.field.pieces : [unit.node]))).map((run) => document.lookup.look(run));
      // At a caret: how text typed there would look.
      const before = units.findLast((unit) => unit.start < from);
      const run = before ? closest(lastPiece(before), 'r') : units[0] && closest(firstPiece(units[0]), 'r');
      return [run ? document.lookup.look(run) : document.lookup.emptyLook(paragraph)];
    });
    return commonLook(looks);
  };
  const property = (key: keyof TextLook): HostProperty => ({
    get: () => {
      const look = read();
      return key in look ? look[key] ?? null : mixed[key];
    },
    set: (value: never) => word.write(() => document.setLook(stretch.span(), { [key]: value })),
  });
  return {
    type: 'Font',
    properties: {
      Bold: property('bold'), Italic: property('italic'), Underline: property('underline'), StrikeThrough: property('strikeThrough'), DoubleStrikeThrough: property('doubleStrikeThrough'),
      Name: property('name'), Size: property('size'), Color: property('color'), HighlightColor: property('highlightColor'), Superscript: property('superscript'), Subscript: property('subscript'),
    },
  };
}
