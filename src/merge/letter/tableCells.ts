import { ancestor, textOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import type { ScannedField } from '../field/fieldScanner';
import type { CodeText, FieldExpression, FormulaCells, NamedCells } from './fieldExpression';

const reference = /\b(?:(ABOVE|BELOW|LEFT|RIGHT)|R(\d{1,3})C(\d{1,3})(?::R(\d{1,3})C(\d{1,3}))?|([A-Z]{1,2})(\d{1,3})(?::([A-Z]{1,2})(\d{1,3}))?|([A-Z]{1,2}):([A-Z]{1,2})|(\d{1,3}):(\d{1,3}))\b/g;
/** True where a formula names cells of the table around it. */
export const namesCells = (formula: string): boolean => formula.toUpperCase().search(reference) >= 0;

/** What is worked out for a field; undefined for one that Word works out itself. */
type ExpressionOf = (field: ScannedField) => FieldExpression | undefined;
type Rows = readonly (readonly XmlElement[])[];

/** The tables of one story, for the formulas in them. Each table and each cell is read once, however many formulas add it up. */
export class TableCells {
  private readonly rows = new Map<XmlElement, Rows>();
  private readonly contents = new Map<XmlElement, CodeText>();
  private readonly byBegin: ReadonlyMap<XmlElement, ScannedField>;
  private referredTo = 0;

  /** @param most cells that all formulas together may refer to. */
  constructor(private readonly document: XmlDocument, fields: readonly ScannedField[], private readonly most: number, private readonly expressionOf: ExpressionOf) {
    this.byBegin = new Map(fields.map((field) => [field.begin, field]));
  }

  /**
   * The cells that a formula in a table refers to: columns are letters, rows numbers, both counted as cells stand in their row. Source: ECMA-376 Part 1
   * §17.16.3.5.
   */
  of(field: ScannedField, formula: string): FormulaCells {
    const cell = ancestor(field.begin, 'w:tc');
    const row = cell && ancestor(cell, 'w:tr');
    const table = row && ancestor(row, 'w:tbl');
    const found = new Map<string, NamedCells>();
    if (!table) return found;
    const rows = this.rowsOf(table);
    const rowAt = rows.findIndex((cells) => cells.includes(cell));
    const columnAt = rows[rowAt]?.indexOf(cell) ?? -1;
    for (const [written, direction, lineNo, columnNo, lastLineNo = lineNo, lastColumnNo = columnNo, column, line, lastColumn = column, lastLine = line, fromColumn, toColumn, fromLine, toLine] of formula.toUpperCase().matchAll(reference)) {
      if (found.has(written)) continue;
      if (direction) {
        const ownColumn = rows.map((cells) => cells[columnAt]);
        const cells = direction === 'ABOVE' ? ownColumn.slice(0, rowAt).reverse() : direction === 'BELOW' ? ownColumn.slice(rowAt + 1)
          : direction === 'LEFT' ? rows[rowAt]!.slice(0, columnAt).reverse() : rows[rowAt]!.slice(columnAt + 1);
        found.set(written, { contents: this.texts(cells, cell), go: direction === 'ABOVE' || direction === 'LEFT' ? 'backUntilBlank' : 'onUntilBlank' });
      } else {
        /* `B:B` is a whole column, `2:2` a whole row, `R2C3` the third cell of the second row. */
        const [left, right] = [columnNo ? Number(columnNo) - 1 : columnNumber(column ?? fromColumn ?? 'A'), lastColumnNo ? Number(lastColumnNo) - 1 : columnNumber(lastColumn ?? toColumn ?? 'ZZ')];
        const [top, bottom] = [Number(lineNo ?? line ?? fromLine ?? 1) - 1, Number(lastLineNo ?? lastLine ?? toLine ?? rows.length)];
        found.set(written, { contents: this.texts(rows.slice(top, bottom).flatMap((cells) => cells.slice(left, right + 1)), cell), go: 'through' });
      }
    }
    return found;
  }

  private rowsOf(table: XmlElement): Rows {
    const known = this.rows.get(table) ?? table.children.filter(({ name }) => name === 'w:tr').map(({ children }) => children.filter(({ name }) => name === 'w:tc'));
    this.rows.set(table, known);
    return known;
  }

  /** Undefined where it is too much: a table of thousands of sums of thousands of cells is no letter. */
  private texts(cells: readonly (XmlElement | undefined)[], own: XmlElement): CodeText[] | undefined {
    this.referredTo += cells.length;
    return this.referredTo > this.most ? undefined : cells.flatMap((one) => (one && one !== own ? [this.text(one)] : []));
  }

  /** What a cell shows: its text, and the fields in it, also in a link; of fields that Word works out, what is shown now. */
  private text(cell: XmlElement): CodeText {
    const known = this.contents.get(cell);
    if (known) return known;
    const parts: (string | FieldExpression)[] = [];
    let past = cell.start;
    const visit = (element: XmlElement): void => {
      if (element.end <= past || element.name === 'w:txbxContent') return;
      const field = this.byBegin.get(element);
      const expression = field && this.expressionOf(field);
      if (field?.inCode && field.around!.begin.start >= cell.start) past = field.end.end;
      else if (field && expression) {
        parts.push(expression);
        past = field.end.end;
      } else if (element.name === 'w:t') parts.push(textOf(this.document, element));
      else for (const child of element.children) visit(child);
    };
    visit(cell);
    this.contents.set(cell, parts);
    return parts;
  }
}

const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
