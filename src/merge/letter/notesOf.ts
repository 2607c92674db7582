import { attribute, withDescendants, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { isWithin } from '../story/passages';
import type { StoryPart } from '../story/story';
import type { Edit, Op } from './program';

const kinds: Readonly<Record<string, StoryPart['kind']>> = { 'w:footnoteReference': 'footnote', 'w:endnoteReference': 'endnote', 'w:commentReference': 'comment' };

/** A stretch of a text that is not in every letter, and what becomes of a note that it refers to. */
export interface Stretch { from: number; to: number; withNote(note: Op[]): Op }

/** A note or margin comment goes with the text that refers to it: nobody gets a note to a text that is not in the letter. */
export function noteEdits(texts: readonly StoryPart[], document: XmlDocument, container: XmlElement, stretches: readonly Stretch[]): { part: string; edits: Edit[] }[] {
  if (stretches.length === 0) return [];
  const references = [...withDescendants(container)].filter(({ name }) => Object.hasOwn(kinds, name));
  return stretches.flatMap((stretch) => references.filter((one) => isWithin(one, stretch)).flatMap((reference) => {
    const text = texts.find(({ kind }) => kind === kinds[reference.name]);
    const id = attribute(document, reference, 'w:id');
    const note = text?.document.root.children.find((one) => attribute(text.document, one, 'w:id') === id);
    if (!text || !note) return [];
    const { start, end } = note;
    return [{ part: text.part.name, edits: [{ start, end, make: (inner) => [stretch.withNote(inner(start, end))] } satisfies Edit] }];
  }));
}
