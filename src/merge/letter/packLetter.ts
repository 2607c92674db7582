import { contentTypesName } from '../package/docxPackage';
import { writeContentTypes } from '../package/contentTypes';
import { relationshipsName, writeRelationships, type Relationship } from '../package/relationships';
import { beginZip, packFile, writeZip, type BegunZip, type PackedFile } from '../package/zipWriter';
import type { Bringing } from './broughtIn';
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

const packedParts = new WeakMap<LetterPart, PackedFile>();

/** A part as it stands in the template, packed once for all that is made of it. */
export function packedPart(part: LetterPart): PackedFile {
  const packed = packedParts.get(part) ?? packFile(part.name, part.bytes);
  packedParts.set(part, packed);
  return packed;
}

/** A letter into which values bring pictures, links and lists: `brought` are the relationships that a part has more than in the template. */
export function packWithBrought({ main, parts, entrance }: LetterParts, changing: readonly PackedFile[], brought: ReadonlyMap<string, Relationship[]>, { media, numbering }: Pick<Bringing, 'media' | 'numbering'>): Uint8Array {
  const lists = numbering();
  const added = lists ? [...media, lists.part] : media;
  const changed = new Set([...changing, ...added].map(({ name }) => name));
  const kept = [...parts.values()].filter(({ name }) => name !== lists?.part.name);
  const related = kept.map((part) => ({ ...part, relationships: [...part.relationships, ...brought.get(part.name) ?? [], ...(part === main && lists?.relationship ? [lists.relationship] : [])] }));
  return writeZip([
    ...packageFiles([...related, ...added], entrance).map(([name, text]) => packFile(name, new TextEncoder().encode(text))),
    ...kept.filter(({ name }) => !changed.has(name)).map(packedPart), ...changing, ...added.map(({ name, bytes }) => packFile(name, bytes)),
  ]);
}

/** Packs what all letters share. Deflated anew and not copied from the template's zip: Word packs the same document differently each time (REAL-WORD 4). */
export function packLetter({ parts, entrance }: LetterParts, changing: ReadonlySet<string>): BegunZip {
  return beginZip([
    ...packageFiles(parts.values(), entrance).map(([name, text]) => packFile(name, new TextEncoder().encode(text))),
    ...[...parts.values()].filter(({ name }) => !changing.has(name)).map(packedPart),
  ]);
}
