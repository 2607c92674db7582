import { parseXml } from '../package/xmlElements';
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
  let clean = '';
  let from = 0;
  for (const { name, start, end } of root.children) {
    if (!authorsOwn.has(name)) continue;
    clean += text.slice(from, start);
    from = end;
  }
  return new TextEncoder().encode(clean + text.slice(from));
}
