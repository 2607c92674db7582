import { attributesOf, withDescendants, type XmlDocument } from '../package/xmlElements';
import { replacement, type Edit } from './program';

/** What Word itself writes for whoever it must not name (Remove personal information from file properties on save). */
const nobody: Readonly<Record<string, string>> = { 'w:author': 'Author', 'w:initials': 'A' };

/**
 * The edits that leave out who commented or changed something, where that goes out with the letters after all. The check names them (TRACKED_CHANGES,
 * MARGIN_COMMENTS). Source: ECMA-376 Part 1 §17.13.4.2, §17.13.5.
 */
export function authorEdits(document: XmlDocument): Edit[] {
  if (!document.text.includes('author=')) return [];
  return [...withDescendants(document.root)].flatMap((element) => (
    attributesOf(document, element).filter(({ name }) => Object.hasOwn(nobody, name)).map(({ name, valueStart, valueEnd }) => replacement(valueStart, valueEnd, nobody[name]!))));
}
