import { parseXml, withDescendants, type XmlElement } from '../package/xmlElements';
import { decodeXml } from '../package/xmlText';

/**
 * Settings that concern the author's work, not the letter's look: the data source (Word would ask for it, ENGINE §3), the attached template,
 * protection, tracking, the view, and marks of single editing sessions, which change although the letter does not.
 */
const authorsOwn = new Set([
  'w:mailMerge', 'w:attachedTemplate', 'w:linkStyles', 'w:documentProtection', 'w:writeProtection', 'w:trackRevisions', 'w:revisionView', 'w:updateFields',
  'w:view', 'w:zoom', 'w:proofState', 'w:rsids', 'w:activeWritingStyle', 'w14:docId', 'w15:docId', 'w:docVars', 'w:attachedSchema', 'w:forceUpgrade',
]);

/** The settings part as a letter carries it: without the author's own. Source: ECMA-376 Part 1 §17.15.1. */
export function cleanSettings(bytes: Uint8Array, part: string): Uint8Array {
  const { text, root } = parseXml(decodeXml(bytes, part), part);
  return without(text, root.children.filter(({ name }) => authorsOwn.has(name)));
}

/**
 * A story as a letter carries it: content controls keep their text, but not the tie to a property of the template (ECMA-376 Part 1 §17.5.2.6). The
 * letter has no such property, and Word would empty the control.
 */
export function cleanStory(bytes: Uint8Array, part: string): Uint8Array {
  const text = decodeXml(bytes, part);
  if (!text.includes('dataBinding')) return bytes;
  return without(text, [...withDescendants(parseXml(text, part).root)].filter(({ name }) => name === 'w:dataBinding' || name === 'w15:dataBinding'));
}

function without(text: string, gone: readonly XmlElement[]): Uint8Array {
  let clean = '';
  let from = 0;
  for (const { start, end } of gone) {
    clean += text.slice(from, start);
    from = end;
  }
  return new TextEncoder().encode(clean + text.slice(from));
}
