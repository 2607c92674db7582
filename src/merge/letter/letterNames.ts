/** The pattern where nobody chose another. */
export const defaultNamePattern = '{Letter_No} {Contact_Name}.docx';

/** In UTF-8 bytes with ending and number: with a folder before it well below what Windows (260) and Linux (255) allow. */
const longestName = 150;
const ending = '.docx';
/** Names of devices that Windows keeps for itself, whatever ending they carry. */
const deviceName = /^(?:con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/** A pattern that begins with the letter's number, and then something that is no digit: no two names can be the same. */
const numberFirst = /^\{letter[\s_]?no\.?\}(?![{\d])/i;

/** The file name of one letter, by its number and the value of a name in braces; '' for none. */
export type NameLetter = (letterNo: number, valueOf: (name: string) => string) => string;

/**
 * Names letters one after the other: `{Letter_No}` is the letter's number, every other name in braces the letter's value of that field. What Windows or macOS
 * refuse in a name is left out, no two names differ in case only, and each ends with `.docx`. Two contacts of the same name give two files (DOMAIN T20). Names
 * are kept in mind so that none comes twice, but not where the pattern begins with the number.
 * @param lastLetterNo as many digits as it has are written, at least four, so that names sort
 */
export function letterNamer(pattern: string, lastLetterNo: number): NameLetter {
  const digits = Math.max(4, String(lastLetterNo).length);
  const written = pattern.trim() || defaultNamePattern;
  /** The names, and the number of the next copy of each. */
  const taken = numberFirst.test(written) ? undefined : new Map<string, number>();
  const keyOf = (name: string): string => name.toLowerCase().normalize('NFC');
  return (number, valueOf) => {
    const letterNo = String(number).padStart(digits, '0');
    const filled = written.replace(/\{([^{}]*)\}/g, (_, name: string) => (
      /^letter[\s_]?no\.?$/i.test(name.trim()) ? letterNo : valueOf(name.trim())));
    const stem = cleanName(filled.replace(/\.docx$/i, '')) || letterNo;
    if (!taken) return stem + ending;
    let name = stem;
    let copy = taken.get(keyOf(stem)) ?? 2;
    for (; taken.has(keyOf(name)); copy++) name = `${shortened(stem, 8)} (${copy})`;
    taken.set(keyOf(name), 2);
    if (name !== stem) taken.set(keyOf(stem), copy);
    return name + ending;
  };
}

/**
 * File names for letters 1…n, in their order, as `letterNamer` gives them.
 * ```ts
 * letterNames('{Letter_No} {Contact_Name}', [() => 'Maija'])   // ['0001 Maija.docx']
 * ```
 * @param letters for each letter the value of a name in braces; '' for none.
 */
export function letterNames(pattern: string, letters: readonly ((name: string) => string)[], firstLetterNo = 1): string[] {
  const nameOf = letterNamer(pattern, firstLetterNo + letters.length - 1);
  return letters.map((valueOf, index) => nameOf(firstLetterNo + index, valueOf));
}

/** One step of a path that every system takes: no separators, signs of shells, control or direction characters; no dot or blank at the ends. */
function cleanName(text: string): string {
  const clean = text.normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]+/gu, ' ')
    .replace(/[<>:"/\\|?*]+/g, '-')
    .replace(/\s+/g, ' ');
  const trimmed = trimEnds(shortened(trimEnds(clean), 0));
  return deviceName.test(trimmed) ? `_${trimmed}` : trimmed;
}

const trimEnds = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/g, '');

/** At most `longestName` bytes with the ending and `reserve` bytes more; never half a character. */
function shortened(text: string, reserve: number): string {
  const most = longestName - ending.length - reserve;
  let bytes = 0;
  let short = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > most) return short.trimEnd();
    short += character;
  }
  return short;
}
