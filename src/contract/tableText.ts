/**
 * The text of a table file, as spreadsheets write it: UTF-8 with or without a byte order mark, UTF-16 of either order (Excel's "Unicode text"), else Windows-1252,
 * which Excel writes where "CSV" is chosen without UTF-8. `undefined` where it is no text: a workbook is a zip.
 */
export function tableText(bytes: Uint8Array): string | undefined {
  const encoding = encodingAtStart(bytes);
  if (encoding === 'workbook') return undefined;
  if (encoding) return tableDecoder(encoding)(bytes);
  try {
    return tableDecoder('utf-8')(bytes);
  } catch {
    return tableDecoder('windows-1252')(bytes);
  }
}

export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What the first bytes of a table say of its encoding (4096 are enough); undefined where it is UTF-8 if all of it can be read so, else Windows-1252. */
export function encodingAtStart(bytes: Uint8Array): TableEncoding | 'workbook' | undefined {
  const [first, second] = bytes;
  if (isWorkbook(bytes)) return 'workbook';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return withoutMark(bytes);
}

/** Reads a table piece by piece: `stream` where more follows. UTF-8 that is none is refused with a TypeError; a byte order mark is dropped. */
export function tableDecoder(encoding: TableEncoding): (bytes: Uint8Array, options?: { stream: boolean }) => string {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  if (encoding !== 'windows-1252') return (bytes, options) => decoder.decode(bytes, options);
  /* Node 20 takes Windows-1252 for Latin-1. */
  return (bytes, options) => decoder.decode(bytes, options).replace(/[\u0080-\u009F]/g, (character) => windowsOnly[character.charCodeAt(0) - 0x80]!);
}

/** `PK`: the zip of an .xlsx or .ods; `D0 CF 11 E0`: an old .xls. */
const isWorkbook = (bytes: Uint8Array): boolean => (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) || (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0);

/** What Windows-1252 has where Latin-1 has nothing to print. */
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
/** UTF-16 without a mark: every other byte of Western text is 0, and no other encoding has zeros at all. */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4096) & ~1;
  for (let index = 0; index < looked; index += 1) if (bytes[index] === 0) zeros[index & 1]! += 1;
  if (zeros[0]! + zeros[1]! < Math.max(1, looked / 5)) return undefined;
  return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be';
}
