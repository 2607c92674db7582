import { MergeError } from '../issues/mergeError';
import { packFile, writeZip } from './zipWriter';
import { readZip, type PackageLimits } from './zipReader';

/** The part that says what kind each other part is; every package has it, and it stands first (ECMA-376 Part 2 §6.2.3). */
export const contentTypesName = '[Content_Types].xml';

/** A .docx as a container: part names without a leading `/`, and their bytes. */
export interface DocxPackage {
  parts: Map<string, Uint8Array>;
}

/**
 * Opens a .docx. Throws MergeError NOT_A_DOCX, PACKAGE_DAMAGED, PACKAGE_ENCRYPTED or PACKAGE_TOO_LARGE.
 * ```ts
 * const { parts } = readPackage(bytes);
 * parts.get('word/document.xml');
 * ```
 */
export function readPackage(bytes: Uint8Array, limits?: PackageLimits): DocxPackage {
  const parts = new Map(readZip(bytes, limits).map((entry) => [entry.name, entry.read()]));
  if (!parts.has(contentTypesName)) throw new MergeError('NOT_A_DOCX');
  return { parts };
}

/** A .docx from parts: the same parts in the same order give the same bytes. */
export function writePackage(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...parts.keys()];
  const ordered = [...names.filter((name) => name === contentTypesName), ...names.filter((name) => name !== contentTypesName)];
  return writeZip(ordered.map((name) => packFile(name, parts.get(name)!)));
}
