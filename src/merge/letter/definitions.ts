import { parseXml, type XmlDocument } from '../package/xmlElements';
import { decodeXml } from '../package/xmlText';
import type { LetterPart, LetterParts } from './letterParts';

/** A part of definitions that a letter has once. */
export interface Definitions { part: LetterPart; document: XmlDocument }

const read = new WeakMap<LetterPart, XmlDocument>();

/** The styles or lists of a letter, read once for all that is made of it; undefined where it has none. */
export function definitionsOf({ main, parts }: LetterParts, kind: 'styles' | 'numbering'): Definitions | undefined {
  const name = main.relationships.find((one) => one.kind === kind && !one.external)?.target;
  const part = name === undefined ? undefined : parts.get(name);
  if (!part) return undefined;
  const document = read.get(part) ?? parseXml(decodeXml(part.bytes, part.name), part.name);
  read.set(part, document);
  return { part, document };
}
