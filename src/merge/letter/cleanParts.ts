import { attribute, attributesOf, parseXml, withDescendants, type XmlDocument, type XmlElement, type XmlLimits } from '../package/xmlElements';
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
 * (§17.6.14) stay at home, and so does what a list's levels looked like before somebody changed them, which the schema allows there (§17.9.22) and Word's own validator does not. Who commented or changed something (§17.13.4.2, §17.13.5) is nobody's name there; the check names them (TRACKED_CHANGES, MARGIN_COMMENTS).
 */
export function cleanStory(bytes: Uint8Array, part: string, limits?: XmlLimits): { bytes: Uint8Array; authors: string[] } {
  const text = decodeXml(bytes, part);
  if (!/dataBinding|rsid|printerSettings|author|initials/.test(text)) return { bytes, authors: [] };
  const document = parseXml(text, part, limits);
  const elements = [...withDescendants(document.root)];
  const isNumbering = document.root.name === 'w:numbering';
  const staysHome = ({ name }: XmlElement): boolean => authorsMarks.has(name) || (isNumbering && looksBefore.has(name));
  return {
    bytes: without(text, elements.flatMap((element): Gone[] => (staysHome(element) ? [element] : tellingAttributes(document, element)))),
    authors: withAuthor(document, elements.filter((element) => !staysHome(element))).map(({ author }) => author),
  };
}

/** The elements that say whose they are, in their order. */
export const withAuthor = (document: XmlDocument, elements: Iterable<XmlElement>): { element: XmlElement; author: string }[] => [...elements].flatMap((element) => {
  const author = document.text.slice(element.start, element.openEnd).includes('author') ? attribute(document, element, 'w:author') : undefined;
  return author === undefined ? [] : [{ element, author }];
});

const authorsMarks = new Set(['w:dataBinding', 'w15:dataBinding', 'w:printerSettings', 'w:rsid']);
const looksBefore = new Set(['w:pPrChange', 'w:rPrChange']);

/** What Word itself writes for whoever it must not name (Remove personal information from file properties on save). */
const nobody: Readonly<Record<string, string>> = { 'w:author': 'Author', 'w:initials': 'A' };

/** What goes from a text, and what stands there instead. */
interface Gone { start: number; end: number; instead?: string | undefined }

function tellingAttributes(document: XmlDocument, element: XmlElement): Gone[] {
  if (!/rsid|author|initials/.test(document.text.slice(element.start, element.openEnd))) return [];
  return attributesOf(document, element).flatMap(({ name, start, valueStart, valueEnd }): Gone[] => (
    name.startsWith('w:rsid') ? [{ start: beforeBlanks(document.text, start), end: valueEnd + 1 }] : Object.hasOwn(nobody, name) ? [{ start: valueStart, end: valueEnd, instead: nobody[name] }] : []));
}

function beforeBlanks(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at - 1]!)) at--;
  return at;
}

function without(text: string, gone: readonly Gone[]): Uint8Array {
  let clean = '';
  let from = 0;
  for (const { start, end, instead = '' } of gone) {
    if (start < from) continue; // within what is gone
    clean += text.slice(from, start) + instead;
    from = end;
  }
  return new TextEncoder().encode(clean + text.slice(from));
}
