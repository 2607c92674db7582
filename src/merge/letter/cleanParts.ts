import { attributesOf, parseXml, withDescendants, type XmlDocument, type XmlElement, type XmlLimits } from '../package/xmlElements';
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
export function cleanSettings(bytes: Uint8Array, part: string, limits?: XmlLimits): Uint8Array {
  const { text, root } = parseXml(decodeXml(bytes, part), part, limits);
  return without(text, root.children.filter(({ name }) => authorsOwn.has(name)));
}

/**
 * A story, or how its text looks, as a letter carries it. Content controls keep their text, but not the tie to a property of the template (ECMA-376 Part 1 §17.5.2.6): the letter has no
 * such property, and Word would empty the control. The numbers of the sessions in which the author worked (§17.15.1.70) and the settings of the author's printer
 * (§17.6.14) stay at home.
 */
export function cleanStory(bytes: Uint8Array, part: string, limits?: XmlLimits): Uint8Array {
  const text = decodeXml(bytes, part);
  if (!/dataBinding|rsid|printerSettings/.test(text)) return bytes;
  const document = parseXml(text, part, limits);
  return without(text, [...withDescendants(document.root)].flatMap((element) => (authorsMarks.has(element.name) ? [element] : sessionNumbers(document, element))));
}

const authorsMarks = new Set(['w:dataBinding', 'w15:dataBinding', 'w:printerSettings', 'w:rsid']);

function sessionNumbers(document: XmlDocument, element: XmlElement): { start: number; end: number }[] {
  if (!document.text.slice(element.start, element.openEnd).includes('rsid')) return [];
  return attributesOf(document, element).filter(({ name }) => name.startsWith('w:rsid')).map(({ start, valueEnd }) => (
    { start: beforeBlanks(document.text, start), end: valueEnd + 1 }));
}

function beforeBlanks(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at - 1]!)) at--;
  return at;
}

function without(text: string, gone: readonly { start: number; end: number }[]): Uint8Array {
  let clean = '';
  let from = 0;
  for (const { start, end } of gone) {
    clean += text.slice(from, start);
    from = end;
  }
  return new TextEncoder().encode(clean + text.slice(from));
}
