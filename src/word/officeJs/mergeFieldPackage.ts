import { mergeFieldCode, shownName } from '../mergeFieldCode';
import type { MergeFieldToInsert } from '../wordDocument';

const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const wordprocessing = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * A merge field as `insertOoxml` takes it: a flat OPC package whose only paragraph holds one complex field with the result «Name»
 * (ECMA-376-1 §17.16.18). `properties` are run properties.
 */
export function mergeFieldPackage(field: MergeFieldToInsert, properties: string): string {
  const run = (content: string) => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
  const fieldChar = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
  const runs = fieldChar('begin') + run(`<w:instrText xml:space="preserve">${escaped(mergeFieldCode(field))}</w:instrText>`) + fieldChar('separate')
    + run(`<w:t xml:space="preserve">${escaped(shownName(field.name))}</w:t>`) + fieldChar('end');
  return '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    + part('/_rels/.rels', 'application/vnd.openxmlformats-package.relationships+xml',
      `<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${officeDocument}" Target="word/document.xml"/></Relationships>`)
    + part('/word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      `<w:document xmlns:w="${wordprocessing}"><w:body><w:p>${runs}</w:p></w:body></w:document>`)
    + '</pkg:package>';
}

const part = (name: string, contentType: string, xml: string): string =>
  `<pkg:part pkg:name="${name}" pkg:contentType="${contentType}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;

const escaped = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
