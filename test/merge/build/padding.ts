import { readPackage, writePackage } from '../../../src/merge/package/docxPackage';

/** A text without the blanks in tags that are no content: one before each attribute stays. */
const withoutBlanks = (xml: string): string => xml.replace(/<[^!?>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>/g, (tag) => tag.replace(/"[^"]*"|'[^']*'|\s+(\/?>)?/g, (found, end: string | undefined) => (/^\s/.test(found) ? end ?? ' ' : found)));

const isText = (name: string): boolean => /\.(?:xml|rels)$/.test(name);
const parts = (document: Uint8Array): [name: string, bytes: Uint8Array][] => [...readPackage(document).parts];
const text = (bytes: Uint8Array): string => withoutBlanks(new TextDecoder().decode(bytes));

/** The parts of a document without such blanks. Reading checks the CRCs. */
export const partsWithoutPadding = (document: Uint8Array): Record<string, string | Uint8Array> => Object.fromEntries(parts(document).map(([name, bytes]) => [name, isText(name) ? text(bytes) : bytes]));

/** The same document without such blanks. */
export const withoutPadding = (document: Uint8Array): Uint8Array => writePackage(new Map(parts(document).map(([name, bytes]) => [name, isText(name) ? new TextEncoder().encode(text(bytes)) : bytes])));
