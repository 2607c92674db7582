import { contentTypesName } from '../package/docxPackage';
import { writeContentTypes } from '../package/contentTypes';
import { relationshipsName, writeRelationships } from '../package/relationships';
import { directoryHeader, endOfDirectory, joinBytes, localHeader, packFile, type PackedFile } from '../package/zipWriter';
import type { LetterPart, LetterParts } from './letterParts';

/** The files of a letter that are the same in all letters, packed once, and the names of those that are not. */
export interface PackedLetter {
  /** Local headers and data of the files that never change, one after the other. */
  front: Uint8Array;
  directory: Uint8Array;
  count: number;
  changing: string[];
}

/** The files that tell the package what its parts are. The main part's relationship comes first, parts by name. */
export function packageFiles(parts: Iterable<LetterPart>, entrance: LetterParts['entrance']): [name: string, text: string][] {
  const all = [...parts];
  const related = all.filter(({ relationships }) => relationships.length);
  return [
    [contentTypesName, writeContentTypes(new Map([...all.map(({ name, contentType }) => [name, contentType] as const)]))],
    [relationshipsName(''), writeRelationships('', [{ ...entrance, id: 'rId1' }])],
    ...related.map(({ name, relationships }): [string, string] => [relationshipsName(name), writeRelationships(name, relationships)]),
  ];
}

/** Packs what all letters share. Deflated anew and not copied from the template's zip: Word packs the same document differently each time (REAL-WORD 4). */
export function packLetter({ parts, entrance }: LetterParts, changing: ReadonlySet<string>): PackedLetter {
  const files = [
    ...packageFiles(parts.values(), entrance).map(([name, text]) => packFile(name, new TextEncoder().encode(text))),
    ...[...parts.values()].filter(({ name }) => !changing.has(name)).map(({ name, bytes }) => packFile(name, bytes)),
  ];
  const front: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const header = localHeader(file);
    front.push(header, file.data);
    directory.push(directoryHeader(file, offset));
    offset += header.length + file.data.length;
  }
  return { front: joinBytes(front), directory: joinBytes(directory), count: files.length, changing: [...changing] };
}

/** A whole letter: the shared files, then the changing ones. */
export function joinLetter({ front, directory, count }: PackedLetter, changing: readonly PackedFile[]): Uint8Array {
  const pieces = [front];
  const rows = [directory];
  let offset = front.length;
  for (const file of changing) {
    const header = localHeader(file);
    pieces.push(header, file.data);
    rows.push(directoryHeader(file, offset));
    offset += header.length + file.data.length;
  }
  const size = rows.reduce((sum, row) => sum + row.length, 0);
  return joinBytes([...pieces, ...rows, endOfDirectory({ count: count + changing.length, size, offset })]);
}
