import { sha256Hex } from '../../contract/recordHash';
import { attributesOf, parseXml, textOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { decodeXml } from '../package/xmlText';
import type { LetterPart, LetterParts } from './letterParts';

/** Marks of editing sessions and of Word's own comfort: they come and go while the letter stays the same. */
const passing = new Set(['w:proofErr', 'w:lastRenderedPageBreak']);
const passingAttribute = /^(?:w:rsid\w*|w14:(?:paraId|textId)|mc:Ignorable|xml:space)$/;

/**
 * The template content hash (ARCHITECTURE §2): SHA-256, as 64 hex digits, over what makes the letter – stories, styles, numbering, relationships,
 * media – and not over the zip, because Word returns other bytes for the same document each time (REAL-WORD 4). The order of attributes, the names
 * of prefixes and the ids of relationships do not count; the add-in's and the author's own parts are not looked at.
 */
export async function templateHash({ parts }: LetterParts): Promise<string> {
  const lines: string[] = [];
  for (const part of parts.values()) {
    lines.push(`part ${part.name} ${part.contentType}`);
    lines.push(...part.relationships.map(({ kind, target, external }) => `relationship ${kind} ${target} ${external}`).sort());
    lines.push(/[/+]xml$/.test(part.contentType) ? canonicalPart(part) : await sha256Hex(part.bytes));
  }
  return sha256Hex(lines.join('\n'));
}

function canonicalPart(part: LetterPart): string {
  const document = parseXml(decodeXml(part.bytes, part.name), part.name);
  const targets = new Map(part.relationships.map(({ id, kind, target }) => [id, `${kind} ${target}`]));
  const pieces: string[] = [];
  write(document, document.root, targets, new Set(), pieces);
  return pieces.join('');
}

function write(document: XmlDocument, element: XmlElement, targets: ReadonlyMap<string, string>, goneBookmarks: Set<string>, pieces: string[]): void {
  if (passing.has(element.name)) return;
  let attributes = attributesOf(document, element).filter(({ name }) => !passingAttribute.test(name));
  if (element.name === 'w:bookmarkStart' || element.name === 'w:bookmarkEnd') {
    /* Word moves its bookmark _GoBack with every save, and numbers all bookmarks anew. */
    const id = attributes.find(({ name }) => name === 'w:id')?.value ?? '';
    if (attributes.some(({ name, value }) => name === 'w:name' && value === '_GoBack')) goneBookmarks.add(id);
    if (goneBookmarks.has(id)) return;
    attributes = attributes.filter(({ name }) => name !== 'w:id');
  }
  const written = attributes.map(({ name, value }) => `${name}=${JSON.stringify(name.startsWith('r:') ? targets.get(value) ?? value : value)}`).sort();
  pieces.push('<', [element.name, ...written].join(' '), '>');
  if (element.children.length === 0) pieces.push(JSON.stringify(textOf(document, element)));
  for (const child of element.children) write(document, child, targets, goneBookmarks, pieces);
  pieces.push('</>');
}
