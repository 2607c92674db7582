import { attributesOf, withDescendants, type XmlAttribute, type XmlDocument, type XmlElement } from '../../package/xmlElements';
import { replacement, type Edit, type OwnFamily } from '../program';

/** Something in a story that may stand only once in a document. */
interface OwnMark { family: OwnFamily; attribute: XmlAttribute }

/** The marks of an element that each letter needs for itself. Source: ECMA-376 Part 1 §17.13 (annotations), §20.4.2.5 (docPr), §17.5.2.18 (sdt id). */
function ownMarks(document: XmlDocument, element: XmlElement): OwnMark[] {
  const namespace = element.name.slice(0, element.name.indexOf(':'));
  return attributesOf(document, element).flatMap((attribute): OwnMark[] => {
    const family = familyOf(element, namespace, attribute.name);
    return family === undefined ? [] : [{ family, attribute }];
  });
}

function familyOf(element: XmlElement, namespace: string, attribute: string): OwnFamily | undefined {
  const { name } = element;
  if (attribute === 'w:id') {
    if (/^w:comment(?:RangeStart|RangeEnd|Reference)?$/.test(name)) return 'comment';
    if (/^w:footnote(?:Reference)?$/.test(name)) return 'footnote';
    if (/^w:endnote(?:Reference)?$/.test(name)) return 'endnote';
    return namespace === 'w' ? 'annotation' : undefined;
  }
  if (name === 'w:bookmarkStart' && attribute === 'w:name') return 'bookmark';
  if (name === 'w:id' && element.parent?.name === 'w:sdtPr') return attribute === 'w:val' ? 'control' : undefined;
  if (name === 'wp:docPr' && attribute === 'id') return 'drawing';
  if (namespace === 'v') return attribute === 'id' || attribute === 'o:spid' ? 'shape' : undefined;
  return name === 'o:OLEObject' && attribute === 'ShapeID' ? 'shape' : undefined;
}

/** Word's marks of a paragraph for comparing versions: they may stand once, or not at all. */
const paragraphMarks = new Set(['w14:paraId', 'w14:textId']);

/** The edits that give each letter marks of its own; `bookmarks`: what links inside the letter may lead to, in small letters, with their names. */
export function ownEdits(document: XmlDocument, container: XmlElement, bookmarks: ReadonlyMap<string, string>): Edit[] {
  const edits: Edit[] = [];
  const shapeTypes = new Set<string>();
  for (const element of withDescendants(container)) {
    for (const { family, attribute: { valueStart, valueEnd, value } } of ownMarks(document, element)) edits.push(replacement(valueStart, valueEnd, { kind: 'own', family, original: value }));
    for (const { name, value, start, valueStart, valueEnd } of attributesOf(document, element)) {
      if (element.name === 'v:shapetype' && name === 'id') shapeTypes.add(`#${value}`);
      /* A type stands before the first shape of its kind. */
      if (element.name === 'v:shape' && name === 'type' && shapeTypes.has(value)) edits.push(replacement(valueStart + 1, valueEnd, { kind: 'own', family: 'shape', original: value.slice(1) }));
      if (paragraphMarks.has(name)) edits.push(replacement(start, valueEnd + 1));
      const original = element.name === 'w:hyperlink' && name === 'w:anchor' ? bookmarks.get(value.toLowerCase()) : undefined;
      if (original !== undefined) edits.push(replacement(valueStart, valueEnd, { kind: 'own', family: 'bookmark', original }));
    }
  }
  return edits;
}

/** All marks in a story, for knowing what is taken. */
export function* ownMarksIn(document: XmlDocument, container: XmlElement): Generator<{ family: OwnFamily; original: string }> {
  for (const element of withDescendants(container)) for (const { family, attribute } of ownMarks(document, element)) yield { family, original: attribute.value };
}
