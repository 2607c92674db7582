import { textOf, type XmlDocument } from '../package/xmlElements';
import { writtenName } from './fieldCode';
import type { ScannedField } from './fieldScanner';

/** The code of a field as a person reads it: a field in it as «Name» or, where it is no merge field, as its own code in braces. */
export const readableCode = (document: XmlDocument, { simple, codeText, codePieces, nested }: ScannedField): string => (simple ? codeText : [
  ...codePieces.map((piece) => ({ at: piece.start, text: textOf(document, piece) })),
  ...nested.filter(({ inCode }) => inCode).map((field) => ({ at: field.begin.start, text: field.code.type === 'MERGEFIELD' ? `«${writtenName(field.code)}»` : `{ ${readableCode(document, field)} }` })),
].sort((one, other) => one.at - other.at).map(({ text }) => text).join('')).replace(/\s+/g, ' ').trim();
