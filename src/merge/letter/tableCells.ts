import { ancestor, textOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import type { ScannedField } from '../field/fieldScanner';
import type { CodeText, FieldExpression, FormulaCells } from './fieldExpression';

const reference = /\b(?:(ABOVE|BELOW|LEFT|RIGHT)|([A-Z]{1,2})(\d{1,3})(?::([A-Z]{1,2})(\d{1,3}))?|([A-Z]{1,2}):([A-Z]{1,2})|(\d{1,3}):(\d{1,3}))\b/g;
/** More cells than this no formula adds up. */
const mostCells = 10_000;

/** True where a formula names cells of the table around it. */
export const namesCells = (formula: string): boolean => formula.toUpperCase().search(reference) >= 0;

/**
 * The cells that a formula in a table refers to: columns are letters, rows numbers, both counted as cells stand in their row. Source: ECMA-376 Part 1
 * §17.16.3.5.
 */
export function formulaCells(document: XmlDocument, field: ScannedField, formula: string, fields: readonly ScannedField[], expressionOf: (field: ScannedField) => FieldExpression | undefined): FormulaCells {
  const cell = ancestor(field.begin, 'w:tc');
  const row = cell && ancestor(cell, 'w:tr');
  const table = row && ancestor(row, 'w:tbl');
  const found = new Map<string, { contents: readonly CodeText[]; untilBlank: boolean }>();
  if (!table) return found;
  const rows = table.children.filter(({ name }) => name === 'w:tr').map(({ children }) => children.filter(({ name }) => name === 'w:tc'));
  const rowAt = rows.findIndex((cells) => cells.includes(cell));
  const columnAt = rows[rowAt]?.indexOf(cell) ?? -1;
  const contents = (cells: readonly (XmlElement | undefined)[]): CodeText[] => cells.slice(0, mostCells).flatMap((one) => (one && one !== cell ? [cellText(document, one, fields, expressionOf)] : []));
  for (const [written, direction, column, line, lastColumn = column, lastLine = line, fromColumn, toColumn, fromLine, toLine] of formula.toUpperCase().matchAll(reference)) {
    if (found.has(written)) continue;
    if (direction) {
      const ownColumn = rows.map((cells) => cells[columnAt]);
      const cells = direction === 'ABOVE' ? ownColumn.slice(0, rowAt).reverse() : direction === 'BELOW' ? ownColumn.slice(rowAt + 1)
        : direction === 'LEFT' ? rows[rowAt]!.slice(0, columnAt).reverse() : rows[rowAt]!.slice(columnAt + 1);
      found.set(written, { contents: contents(cells), untilBlank: true });
    } else {
      /* `B:B` is a whole column, `2:2` a whole row. */
      const [left, right] = [columnNumber(column ?? fromColumn ?? 'A'), columnNumber(lastColumn ?? toColumn ?? 'ZZ')];
      const [top, bottom] = [Number(line ?? fromLine ?? 1) - 1, Number(lastLine ?? toLine ?? rows.length)];
      found.set(written, { contents: contents(rows.slice(top, bottom).flatMap((cells) => cells.slice(left, right + 1))), untilBlank: false });
    }
  }
  return found;
}

const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** What a cell shows: its text, and the fields in it, also in a link; of fields that Word works out, what is shown now. */
function cellText(document: XmlDocument, cell: XmlElement, fields: readonly ScannedField[], expressionOf: (field: ScannedField) => FieldExpression | undefined): CodeText {
  const byBegin = new Map(fields.filter(({ begin }) => begin.start >= cell.start && begin.start < cell.end).map((field) => [field.begin, field]));
  const parts: (string | FieldExpression)[] = [];
  let past = cell.start;
  const visit = (element: XmlElement): void => {
    if (element.end <= past || element.name === 'w:txbxContent') return;
    const field = byBegin.get(element);
    const expression = field && expressionOf(field);
    if (field?.inCode && byBegin.has(field.around!.begin)) past = field.end.end;
    else if (field && expression) {
      parts.push(expression);
      past = field.end.end;
    } else if (element.name === 'w:t') parts.push(textOf(document, element));
    else for (const child of element.children) visit(child);
  };
  visit(cell);
  return parts;
}
