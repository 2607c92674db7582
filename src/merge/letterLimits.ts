import { deepestField } from './field/fieldScanner';
import { packageLimits } from './package/zipReader';

/**
 * What a letter may cost before it is refused (ENGINE §4): the files in its package (PACKAGE_TOO_LARGE), fields in one another (FIELDS_TOO_DEEP), and the
 * characters that its fields print (FIELDS_TOO_LONG) – Word itself opens no more than 32 MB of text, and a few names that repeat each other could ask for any amount.
 */
export const letterLimits = { ...packageLimits, fieldDepth: deepestField, printedCharacters: 16 * 1024 * 1024 } as const;
export type LetterLimits = { readonly [Name in keyof typeof letterLimits]: number };
