import type { MergeRecord, MergeValues } from './mergeData';

/**
 * What a letter was made from, as one SHA-256 (hex): everything that can print, and the language. `Today` is left out, because the run freezes
 * it: a letter that was made yesterday is still the right one. A receipt carries this hash, and the log compares it (ARCHITECTURE §2).
 */
export const recordHash = (common: MergeValues, record: HashedRecord): Promise<string> => sha256Hex(recordText(valuesText(common), record));

type HashedRecord = Pick<MergeRecord, 'values' | 'languageCode'>;

/** The text that `recordHash` is of: canonical JSON of the common values, the language and the record's. `common` comes from `valuesText`. */
export const recordText = (common: string, { values, languageCode }: HashedRecord): string =>
  `{"common":${common},"languageCode":${JSON.stringify(languageCode)},"values":${valuesText(values)}}`;

/** Values as canonical JSON, without the day. Those that all records share are written once for all of them. */
export function valuesText(values: MergeValues): string {
  const frozen = withoutToday(values);
  return JSON.stringify(frozen, Object.keys(frozen).sort());
}

/** It may stand in both places: for everybody, and in a contact's own language. */
function withoutToday({ Today: _today, ...values }: MergeValues): MergeValues {
  return values;
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
