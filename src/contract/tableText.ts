/**
 * The text of a table file, as spreadsheets write it: UTF-8 with or without a byte order mark, UTF-16 of either order (Excel's "Unicode text"), else Windows-1252,
 * which Excel writes where "CSV" is chosen without UTF-8. `undefined` where it is no text: a workbook is a zip.
 */
export function tableText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (isWorkbook(bytes)) return undefined;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  const order = withoutMark(bytes);
  if (order) return decoded(bytes, order);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops a byte order mark
  } catch {
    return westernText(bytes);
  }
}

/** `PK`: the zip of an .xlsx or .ods; `D0 CF 11 E0`: an old .xls. */
const isWorkbook = (bytes: Uint8Array): boolean => (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) || (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0);

/** What Windows-1252 has where Latin-1 has nothing to print. */
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
/** Node 20 takes Windows-1252 for Latin-1. */
const westernText = (bytes: Uint8Array): string => decoded(bytes, 'windows-1252').replace(/[\u0080-\u009F]/g, (character) => windowsOnly[character.charCodeAt(0) - 0x80]!);

const decoded = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);

/** UTF-16 without a mark: every other byte of Western text is 0, and no other encoding has zeros at all. */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4096) & ~1;
  for (let index = 0; index < looked; index += 1) if (bytes[index] === 0) zeros[index & 1]! += 1;
  if (zeros[0]! + zeros[1]! < Math.max(1, looked / 5)) return undefined;
  return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be';
}
