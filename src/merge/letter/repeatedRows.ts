import type { ScannedField } from '../field/fieldScanner';
import { ancestor, withDescendants, type XmlDocument, type XmlElement } from '../package/xmlElements';
import type { Story, StoryPart } from '../story/story';
import { columnOf } from '../value/listColumn';
import { blocksOf } from './blankLines';
import { ownEdits } from './combine/ownEdits';
import type { FieldExpression } from './fieldExpression';
import { noteEdits } from './notesOf';
import type { Edit } from './program';
import { isRangeMark, rangeMarksIn } from './rangeMarks';
import type { FieldUse } from './template';

/** A table row that stands once for each element of a list. */
export interface RepeatedRow { list: string; /** Characters of it in the template. */ length: number }

/** The merge fields of a story, and its fields that are worked out. */
export interface StoryFields {
  story: Story;
  uses: readonly { use: FieldUse; begin: XmlElement }[];
  compiled: readonly { scanned: ScannedField; field: FieldExpression }[];
}

/**
 * Finds the table rows that hold columns of a list (`Orders.Item`), says it to the fields in them, and gives the edits that repeat them. A row repeats for one
 * list and holds no other repeated row; a field of a list that has no such row around it is out of place and prints nothing.
 */
export function repeatRows(stories: readonly StoryFields[], texts: readonly StoryPart[]): { rows: RepeatedRow[]; edits: { part: string; edits: Edit[] }[] } {
  if (!stories.some(({ uses }) => uses.some(({ use }) => columnOf(use.key ?? '')))) return { rows: [], edits: [] };
  const wanted = new Map<XmlElement, { list: string; story: Story }>();
  for (const { story, uses } of stories) for (const { use, begin } of uses) {
    const list = columnOf(use.key ?? '')?.list;
    const row = list === undefined ? undefined : ancestor(begin, 'w:tr');
    if (row && !wanted.has(row)) wanted.set(row, { list: list!, story });
  }
  const crossed = crossedRows(stories);
  const found = [...wanted].filter(([row]) => !crossed.has(row) && !rowsAround(row).some((around) => wanted.has(around))).map(([row, one]) => ({ ...one, row }));
  const numbers = new Map(found.map(({ row }, index) => [row, index]));
  const rowAt = (element: XmlElement): number | undefined => rowsAround(element).map((row) => numbers.get(row)).find((index) => index !== undefined);
  for (const { uses, compiled } of stories) {
    for (const { scanned, field } of compiled) {
      const row = rowAt(scanned.begin);
      if (row !== undefined) field.row = row;
    }
    for (const { use, begin } of uses) {
      const list = columnOf(use.key ?? '')?.list;
      use.isOutOfPlace = list !== undefined && found[rowAt(begin) ?? -1]?.list !== list;
    }
  }
  const tables = new Map(found.flatMap(({ row, story }) => {
    const table = ancestor(row, 'w:tbl');
    return table ? [[table, story.part] as const] : [];
  }));
  return {
    rows: found.map(({ list, row }) => ({ list, length: row.end - row.start })),
    edits: [
      ...[...tables].map(([table, part]) => ({ part, edits: tableEdits(table, numbers) })),
      ...found.flatMap(({ row, story: { part, document } }, index) => [
        { part, edits: rowEdits(document, row, index) },
        ...noteEdits(texts, document, row, [{ from: row.start, to: row.end, withNote: (note) => ({ kind: 'withRows', rows: [index], body: note, otherwise: [] }) }]),
      ]),
    ],
  };
}

/** The rows in which a field begins and ends behind them, or the other way round. One may stand around the whole row. */
function crossedRows(stories: readonly StoryFields[]): Set<XmlElement> {
  const crossed = new Set<XmlElement>();
  for (const { compiled } of stories) for (const { scanned: { begin, end } } of compiled) {
    const [first, last] = [rowsAround(begin), rowsAround(end)];
    for (const row of first) if (!last.includes(row)) crossed.add(row);
    for (const row of last) if (!first.includes(row)) crossed.add(row);
  }
  return crossed;
}

/** The table rows that an element stands in, the nearest first. */
function rowsAround(element: XmlElement): XmlElement[] {
  const rows: XmlElement[] = [];
  for (let row = ancestor(element, 'w:tr'); row; row = ancestor(row, 'w:tr')) rows.push(row);
  return rows;
}

/** What may stand once in a document is another one in each copy of the row; marks of ranges, and of notes and comments, stand in the first one only. */
function rowEdits(document: XmlDocument, row: XmlElement, index: number): Edit[] {
  const once = [...withDescendants(row)].filter((one) => isRangeMark(one) || /^w:(?:foot|end)noteReference$|^w:commentReference$/.test(one.name));
  return [
    {
      start: row.start, end: row.end,
      make: (inner) => [{ kind: 'rows', row: index, body: inner(row.start, row.end), otherwise: [...rangeMarksIn(row)].flatMap(({ start, end }) => inner(start, end)) }],
    },
    ...once.map(({ start, end }): Edit => ({ start, end, make: (inner) => [{ kind: 'once', body: inner(start, end) }] })),
    ...ownEdits(document, row, new Map()),
  ];
}

/** A table that has no other rows disappears with them. */
function tableEdits(table: XmlElement, numbers: ReadonlyMap<XmlElement, number>): Edit[] {
  const all = [...withDescendants(table)].filter((one) => one.name === 'w:tr' && ancestor(one, 'w:tbl') === table);
  if (all.some((one) => !numbers.has(one))) return [];
  const needsParagraph = !blocksOf(table.parent!).some(({ name }) => name === 'w:p');
  const w = table.tag.slice(0, table.tag.indexOf(':') + 1);
  return [{
    start: table.start, end: table.end,
    make: (inner) => [{
      kind: 'withRows', rows: all.map((one) => numbers.get(one)!), body: inner(table.start, table.end),
      otherwise: [...[...rangeMarksIn(table)].flatMap(({ start, end }) => inner(start, end)), needsParagraph ? `<${w}p/>` : ''],
    }],
  }];
}
