import { borderLook } from '../look/paragraphLook';
import { strongest } from '../look/styleSheet';
import { attribute, child, childrenOf, isWord, px, twips } from '../look/wordXml';
import { make } from './painted';
import type { StoryContext } from './storyPainter';

/** Paints a table: grid, spans, borders, margins, shading, and the parts of its style that depend on the row (ECMA-376 17.4). */
export function paintTable(table: Element, { sheet, painted }: StoryContext, cellContent: (cell: Element) => HTMLElement[]): HTMLElement {
  const styles = sheet.table(table);
  const direct = child(table, 'tblPr');
  const layers = [...styles.map((style) => child(style, 'tblPr')), direct].filter((layer) => layer !== undefined);
  const borders = strongest(layers, 'tblBorders');
  const margins = strongest(layers, 'tblCellMar');
  const look = child(direct, 'tblLook');
  const element = painted.link(make('table', 'table'), table);

  const grid = childrenOf(child(table, 'tblGrid')).filter((column) => isWord(column, 'gridCol')).map((column) => twips(attribute(column, 'w')));
  const columns = make('colgroup');
  for (const width of grid) {
    const column = make('col');
    column.style.width = px(width);
    columns.append(column);
  }
  const width = child(direct, 'tblW');
  element.style.width = attribute(width, 'type') === 'pct' ? `${Math.min(100, Number.parseFloat(attribute(width, 'w') ?? '5000') / (attribute(width, 'w')?.endsWith('%') ? 1 : 50))}%` : px(grid.reduce((sum, one) => sum + one, 0));
  const alignment = attribute(strongest(layers, 'jc'));
  if (alignment === 'center') element.style.margin = '0 auto';
  else if (alignment === 'right' || alignment === 'end') element.style.marginLeft = 'auto';
  else element.style.marginLeft = px(twips(attribute(strongest(layers, 'tblInd'), 'w')));

  const body = make('tbody');
  element.append(columns, body);
  const rows = rowsOf(table);
  /** The cell that a vertical merge goes on from, by grid column. */
  const merged: (HTMLTableCellElement | undefined)[] = [];
  rows.forEach((row, rowAt) => {
    const properties = child(row, 'trPr');
    const line = painted.link(make('tr'), row);
    const height = child(properties, 'trHeight');
    if (height) line.style.height = px(twips(attribute(height)));
    let columnAt = Number(attribute(child(properties, 'gridBefore')) ?? 0);
    for (let before = 0; before < columnAt; before++) line.append(make('td', 'gap'));
    for (const cell of cellsOf(row)) {
      const cellProperties = child(cell, 'tcPr');
      const span = Number(attribute(child(cellProperties, 'gridSpan')) ?? 1);
      const merge = child(cellProperties, 'vMerge');
      const above = merged[columnAt];
      if (merge && attribute(merge) !== 'restart' && above) above.rowSpan++;
      else {
        const box = painted.link(make('td', '', ...cellContent(cell)), cell);
        box.colSpan = span;
        merged[columnAt] = merge ? box : undefined;
        const own = child(cellProperties, 'tcBorders');
        const edges = { top: rowAt === 0, bottom: rowAt === rows.length - 1, left: columnAt === 0, right: columnAt + span >= grid.length };
        for (const side of ['top', 'bottom', 'left', 'right'] as const) {
          const inner = side === 'top' || side === 'bottom' ? 'insideH' : 'insideV';
          const border = borderLook(child(own, side) ?? child(borders, edges[side] ? side : inner));
          if (border) box.style.setProperty(`border-${side}`, border);
          box.style.setProperty(`padding-${side}`, px(twips(attribute(child(child(cellProperties, 'tcMar'), side) ?? child(margins, side), 'w') ?? (side === 'left' || side === 'right' ? 108 : 0))));
        }
        const conditional = styles.flatMap((style) => conditions(rowAt, rows.length, look).map((kind) => childrenOf(style).find((one) => isWord(one, 'tblStylePr') && attribute(one, 'type') === kind))).filter((one) => one !== undefined);
        const fill = attribute(child(cellProperties, 'shd'), 'fill') ?? attribute(strongest(conditional.map((one) => child(one, 'tcPr')).filter((one) => one !== undefined), 'shd'), 'fill');
        if (fill && fill !== 'auto') box.style.backgroundColor = `#${fill}`;
        if (conditional.some((one) => child(child(one, 'rPr'), 'b'))) box.classList.add('strong');
        box.style.verticalAlign = { center: 'middle', bottom: 'bottom' }[attribute(child(cellProperties, 'vAlign')) ?? ''] ?? 'top';
        line.append(box);
      }
      columnAt += span;
    }
    body.append(line);
  });
  return element;
}

const rowsOf = (parent: Element): Element[] => childrenOf(parent).flatMap((one) => (isWord(one, 'tr') ? [one] : isWord(one, 'sdt') ? rowsOf(child(one, 'sdtContent')!) : isWord(one, 'customXml') ? rowsOf(one) : []));
const cellsOf = (parent: Element): Element[] => childrenOf(parent).flatMap((one) => (isWord(one, 'tc') ? [one] : isWord(one, 'sdt') ? cellsOf(child(one, 'sdtContent')!) : isWord(one, 'customXml') ? cellsOf(one) : []));

/** The row conditions of a table style that hold for a row, weakest first (17.18.89). */
function conditions(row: number, count: number, look: Element | undefined): string[] {
  const bits = Number.parseInt(attribute(look) ?? '0', 16);
  const wants = (name: string, bit: number): boolean => (attribute(look, name) ?? (bits & bit ? '1' : '0')) === '1';
  const first = wants('firstRow', 0x20);
  const found = wants('noHBand', 0x200) ? [] : [(row - (first ? 1 : 0)) % 2 === 0 ? 'band1Horz' : 'band2Horz'];
  if (wants('lastRow', 0x40) && row === count - 1) found.push('lastRow');
  if (first && row === 0) return ['firstRow'];
  return found;
}
