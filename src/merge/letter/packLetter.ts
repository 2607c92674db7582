import { contentTypesName } from '../package/docxPackage';
import { writeContentTypes } from '../package/contentTypes';
import { relationshipsName, writeRelationships } from '../package/relationships';
import { beginZip, packFile, type BegunZip } from '../package/zipWriter';
import type { LetterPart, LetterParts } from './letterParts';

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
export function packLetter({ parts, entrance }: LetterParts, changing: ReadonlySet<string>): BegunZip {
  return beginZip([
    ...packageFiles(parts.values(), entrance).map(([name, text]) => packFile(name, new TextEncoder().encode(text))),
    ...[...parts.values()].filter(({ name }) => !changing.has(name)).map(({ name, bytes }) => packFile(name, bytes)),
  ]);
}
