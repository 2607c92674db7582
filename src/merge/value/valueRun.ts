import type { ScannedField } from '../field/fieldScanner';
import type { XmlDocument, XmlElement } from '../package/xmlElements';
import { escapeXml } from '../package/xmlText';
import { textParagraphs } from './fieldValue';

/** How a value is written where its field stood. */
export interface ValueRun {
  /** The prefix of Word's namespace with its colon. */
  prefix: string;
  /** `<w:rPr>…</w:rPr>` as it stands in the letter, or ''. */
  properties: string;
  /** `code`: the value becomes part of the code of a field around. */
  into: 'text' | 'code';
  /** The paragraph's `<w:pPr>…</w:pPr>` or '', where a blank line may begin a new paragraph; undefined where it may not. */
  paragraphProperties: string | undefined;
  /** Where the field stands in the template, for values that ask what is around; `at` is what they stand in the place of. */
  home?: { document: XmlDocument; field: ScannedField; at: XmlElement };
}

/** Stands before and behind the properties of a paragraph that a value begins. No XML holds it. */
export const paragraphMark = '\0';

/** The XML of a value, '' for none. Line breaks become `w:br`, blank lines new paragraphs, tabs `w:tab` (ENGINE §3). */
export function writeValue({ prefix, properties, into, paragraphProperties }: ValueRun, text: string): string {
  if (text === '') return '';
  const open = `<${prefix}r>${properties}`;
  const close = `</${prefix}r>`;
  if (into === 'code') return `${open}<${prefix}instrText xml:space="preserve">${escapeXml(inCode(text))}</${prefix}instrText>${close}`;
  if (!/[\t\r\n\v\f\u0085\u2028\u2029]/.test(text)) return `${open}<${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t>${close}`;
  const paragraphs = textParagraphs(text).map((lines) => lines.map((line) => writeLine(prefix, line)).join(`<${prefix}br/>`));
  if (paragraphProperties === undefined) return open + paragraphs.join(`<${prefix}br/><${prefix}br/>`) + close;
  return open + paragraphs.join(`${close}</${prefix}p><${prefix}p>${paragraphProperties}${open}`) + close;
}

/** A value is no code: its quotation marks and backslashes are letters there (ECMA-376 Part 1 §17.16.2). */
const inCode = (text: string): string => text.replace(/[\s\u0085]+/g, ' ').replace(/[\\"\u201c\u201d\u201e]/g, '\\$&');

/** The words of a line, for a run. */
export const writeLine = (prefix: string, line: string): string => line.split('\t')
  .map((piece) => (piece === '' ? '' : `<${prefix}t xml:space="preserve">${escapeXml(piece)}</${prefix}t>`)).join(`<${prefix}tab/>`);
