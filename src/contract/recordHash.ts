import type { MergeRecord, MergeValues } from './mergeData';

/**
 * What a letter was made from, as one SHA-256 (hex): everything that can print, and the language. `Today` is left out, because the run freezes
 * it: a letter that was made yesterday is still the right one. A receipt carries this hash, and the log compares it (ARCHITECTURE §2).
 */
export function recordHash(common: MergeValues, { values, languageCode }: Pick<MergeRecord, 'values' | 'languageCode'>): Promise<string> {
  return sha256Hex(canonicalJson({ common: withoutToday(common), languageCode, values: withoutToday(values) }));
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
