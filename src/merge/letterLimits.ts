import { deepestField } from './field/fieldScanner';
import { xmlLimits } from './package/xmlElements';
import { packageLimits } from './package/zipReader';
import { formulaLimits } from './value/formula';

/**
 * What a letter may cost before it is refused (ENGINE §4): the files in its package and the elements in one of them (PACKAGE_TOO_LARGE), elements in one another (XML_MALFORMED), fields in one another (FIELDS_TOO_DEEP), and the
 * characters that its fields print (FIELDS_TOO_LONG) – Word itself opens no more than 32 MB of text, and a few names that repeat each other could ask for any amount.
 * A formula that is too long, too deep, or adds up too many cells with the others has no result (FORMULA_FAILED); passages beyond the last one that counts
 * cannot be personal (PASSAGE_CUT).
 */
export const letterLimits = { ...packageLimits, ...xmlLimits, fieldDepth: deepestField, ...formulaLimits, formulaCells: 100_000, passages: 100, printedCharacters: 16 * 1024 * 1024 } as const;
export type LetterLimits = { readonly [Name in keyof typeof letterLimits]: number };
