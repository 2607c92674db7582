import type { LanguageCode } from './interaction';
import type { MergeRecord, MergeValues } from './mergeData';
import { mergeFieldNames } from './mergeFields';
import type { PassageTexts } from './passage';

/**
 * What a letter was made from, as one SHA-256 (hex): everything that can print, and the language. `Today` is left out, because the run freezes
 * it: a letter that was made yesterday is still the right one. A receipt carries this hash, and the log compares it (ARCHITECTURE §2).
 */
export const recordHash = (common: MergeValues, { values, languageCode, passages }: Pick<MergeRecord, 'values' | 'languageCode' | 'passages'>): Promise<string> =>
  sha256Hex(recordTextBefore(valuesText(common), languageCode) + recordTextOwn(valuesText(values), passages));

/*
 * The text that `recordHash` is of: canonical JSON of the common values, the language, the record's own texts in passages where it has any, and its values. Values
 * come from `valuesText`.
 */
/** What many records share stands first: who hashes many begins with it. */
export const recordTextBefore = (common: string, languageCode: LanguageCode): string => `{"common":${common},"languageCode":${quoted(languageCode)},`;
/** What is the record's own. */
export const recordTextOwn = (values: string, passages?: PassageTexts): string => `${passages ? `"passages":${canonicalJson(passages)},` : ''}"values":${values}}`;

/** The day may stand in both places, for everybody and in a contact's own language: it is in neither text. */
const hashedNames = mergeFieldNames.filter((name) => name !== 'Today').sort();

const keys = Object.fromEntries(hashedNames.map((name) => [name, `"${name}":`]));

/** Values as canonical JSON, without the day. Those that all records share are written once for all of them; the others name by name, which takes half as long as sorting each record. */
export function valuesText(values: MergeValues): string {
  let text = '';
  for (const name of hashedNames) {
    const value = values[name];
    if (value !== undefined) text += (text && ',') + keys[name] + quoted(value);
  }
  return `{${text}}`;
}

/** `JSON.stringify` of a text, in half the time: few texts have anything that JSON escapes (control characters, `"`, `\`, half a surrogate pair). */
export function quoted(text: string): string {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit & 0xf800) === 0xd800) return JSON.stringify(text);
  }
  return `"${text}"`;
}

/** JSON with sorted keys and without `undefined` members: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isPlainObject(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : inner));
}

/** SHA-256 of bytes, or of a text in UTF-8, as 64 lower-case hex digits. */
export async function sha256Hex(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = await globalThis.crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const isPlainObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
