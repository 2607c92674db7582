import { ancestor, attribute, childOf, withDescendants, type XmlDocument, type XmlElement } from '../package/xmlElements';

/** English Metric Units, in which drawings are measured: in an inch, and in a twentieth of a point. */
export const emuPerInch = 914_400;
const emuPerTwip = 635;
/** What a cell keeps free on both sides, where nothing else is said: 0.19 cm each (ECMA-376 Part 1 §17.4.42). */
const usualCellMargins = 216;

/** How wide something in a text may be, in EMU: its text box, cell, or column of the page, without the paragraph's indents. Undefined where the letter does not say. */
export function roomFor(document: XmlDocument, element: XmlElement, body: XmlDocument): number | undefined {
  const number = (one: XmlElement | undefined, name: string): number => Number((one && attribute(document, one, name)) ?? NaN);
  const holder = ancestor(element, 'w:tc', 'w:txbxContent');
  const paragraph = ancestor(element, 'w:p');
  const properties = paragraph && childOf(paragraph, 'w:pPr');
  const indents = properties && childOf(properties, 'w:ind');
  const indented = [['w:left', 'w:start'], ['w:right', 'w:end']].reduce((sum, names) => sum + Math.max(0, names.map((name) => number(indents, name)).find((one) => !Number.isNaN(one)) ?? 0), 0);
  const wide = holder?.name === 'w:tc' ? cellWidth(document, holder) : holder ? boxWidth(document, holder) : columnWidth(document, element, body);
  return wide !== undefined && wide > indented ? Math.floor((wide - indented) * emuPerTwip) : undefined;
}

function cellWidth(document: XmlDocument, cell: XmlElement): number | undefined {
  const own = childOf(cell, 'w:tcPr');
  const width = own && childOf(own, 'w:tcW');
  const said = width && attribute(document, width, 'w:type') !== 'pct' ? Number(attribute(document, width, 'w:w')) : 0;
  const wide = said > 0 ? said : gridWidth(document, cell);
  return wide > usualCellMargins ? wide - usualCellMargins : undefined;
}

/** The columns of the table's grid that a cell takes. */
function gridWidth(document: XmlDocument, cell: XmlElement): number {
  const table = ancestor(cell, 'w:tbl');
  const grid = table && childOf(table, 'w:tblGrid');
  const columns = grid ? grid.children.map((column) => Number(attribute(document, column, 'w:w') ?? 0)) : [];
  const spanOf = (one: XmlElement): number => {
    const properties = childOf(one, 'w:tcPr');
    const span = properties && childOf(properties, 'w:gridSpan');
    return Number((span && attribute(document, span, 'w:val')) ?? 1);
  };
  const cells = cell.parent!.children.filter(({ name }) => name === 'w:tc');
  const from = cells.slice(0, cells.indexOf(cell)).reduce((sum, one) => sum + spanOf(one), 0);
  return columns.slice(from, from + spanOf(cell)).reduce((sum, one) => sum + one, 0);
}

/** A text box is as wide as its drawing, less a tenth of an inch on both sides. */
function boxWidth(document: XmlDocument, content: XmlElement): number | undefined {
  const drawing = ancestor(content, 'wp:inline', 'wp:anchor');
  const extent = drawing && childOf(drawing, 'wp:extent');
  const wide = Number((extent && attribute(document, extent, 'cx')) ?? NaN) / emuPerTwip - 288;
  return wide > 0 ? wide : undefined;
}

/** The narrowest column of the section that ends behind the place; of a header the first section's. */
function columnWidth(document: XmlDocument, element: XmlElement, body: XmlDocument): number | undefined {
  const sections = [...withDescendants(body.root)].filter(({ name }) => name === 'w:sectPr');
  const section = (document === body ? sections.find(({ start }) => start > element.start) : undefined) ?? sections[0];
  const twips = (one: XmlElement | undefined, name: string): number => Number((one && attribute(body, one, name)) ?? NaN);
  const [size, margins, columns] = ['w:pgSz', 'w:pgMar', 'w:cols'].map((name) => section && childOf(section, name));
  const text = twips(size, 'w:w') - twips(margins, 'w:left') - twips(margins, 'w:right');
  const own = columns?.children.map((column) => twips(column, 'w:w')).filter((wide) => wide > 0) ?? [];
  const count = twips(columns, 'w:num') || 1;
  const space = twips(columns, 'w:space');
  const wide = own.length ? Math.min(...own) : (text - (count - 1) * (Number.isNaN(space) ? 720 : space)) / count;
  return wide > 0 ? wide : undefined;
}
