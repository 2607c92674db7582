import type { MergeFieldToInsert } from './wordDocument';

/**
 * The field code of a merge field, as it stands between the field characters: ` MERGEFIELD Comment \b "P.S. " `.
 * Source: ECMA-376-1 §17.16.5.35 (MERGEFIELD) and §17.16.3 (quoting).
 */
export const mergeFieldCode = (field: MergeFieldToInsert): string => ` MERGEFIELD ${mergeFieldArguments(field)} `;

/** The part after the word MERGEFIELD, for `Range.insertField`. */
export function mergeFieldArguments({ name, textBefore = '', textAfter = '' }: MergeFieldToInsert): string {
  return [
    /^[\p{L}\p{N}_.-]+$/u.test(name) ? name : quoted(name),
    ...(textBefore === '' ? [] : ['\\b', quoted(textBefore)]),
    ...(textAfter === '' ? [] : ['\\f', quoted(textAfter)]),
  ].join(' ');
}

/** What the field shows until it is merged. */
export const shownName = (name: string): string => `«${name}»`;

/** A backslash escapes a quotation mark and itself; a field code has no line breaks or control characters. */
const quoted = (text: string): string => `"${text.replace(/[\u0000-\u001f\u007f]+/g, ' ').replace(/["\\]/g, '\\$&')}"`;
