import { strToU8, zipSync } from 'fflate';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const run = (inside: string): string => `<w:r>${inside}</w:r>`;
const xml = (inside: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${inside}`);
const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A complex field with the code as it is typed. */
export const field = (code: string): string => fieldMark('begin') + run(`<w:instrText xml:space="preserve">${escaped(` ${code} `)}</w:instrText>`) + fieldMark('separate') + words('…') + fieldMark('end');
const fieldMark = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`);

export const words = (text: string): string => run(`<w:t xml:space="preserve">${escaped(text)}</w:t>`);

/** A complex MERGEFIELD (ECMA-376 §17.16.18); a name with spaces is quoted, as Word does. */
export function mergeField(name: string): string {
  const code = ` MERGEFIELD ${/\s/.test(name) ? `"${name}"` : name} `;
  return fieldMark('begin') + run(`<w:instrText xml:space="preserve">${escaped(code)}</w:instrText>`) + fieldMark('separate') + words(`«${name}»`) + fieldMark('end');
}

/** What somebody put in and nobody accepted yet. */
export const insertion = (author: string, text: string): string => `<w:ins w:id="1" w:author="${author}" w:date="2026-03-01T09:00:00Z">${words(text)}</w:ins>`;

export const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;

/** A table of one row. */
export const tableOf = (...cells: string[]): string => `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="3000"/>'.repeat(cells.length)}</w:tblGrid><w:tr>${cells
  .map((cell) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${paragraph(words(cell))}</w:tc>`).join('')}</w:tr></w:tbl>`;

/** The bytes of a small letter with a header, made of the blocks of its body. */
export function ownLetter(...blocks: string[]): Buffer {
  return Buffer.from(zipSync({
    '[Content_Types].xml': xml(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[['document', 'document.main'], ['header1', 'header']]
      .map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`).join('')}</Types>`),
    '_rels/.rels': xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="word/document.xml"/></Relationships>`),
    'word/_rels/document.xml.rels': xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/header" Target="header1.xml"/></Relationships>`),
    'word/header1.xml': xml(`<w:hdr ${names}>${paragraph(words('The head of the letter'))}</w:hdr>`),
    'word/document.xml': xml(`<w:document ${names}><w:body>${blocks.join('')}<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`),
  }));
}
