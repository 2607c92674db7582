import { attribute, withDescendants } from '../package/xmlElements';
import { isWithin } from '../story/passages';
import type { Story, StoryPart } from '../story/story';
import type { CompiledPassage } from './compile';
import type { Edit } from './program';

const kinds: Readonly<Record<string, StoryPart['kind']>> = { 'w:footnoteReference': 'footnote', 'w:endnoteReference': 'endnote', 'w:commentReference': 'comment' };

/** A note or margin comment that is referred to in a passage goes with what stood there: nobody gets a note to a text that is not in the letter. */
export function noteEdits(texts: readonly StoryPart[], { document, container }: Story, passages: readonly CompiledPassage[]): { part: string; edits: Edit[] }[] {
  if (passages.length === 0) return [];
  const references = [...withDescendants(container)].filter(({ name }) => Object.hasOwn(kinds, name));
  return passages.flatMap(({ marked, passage }) => references.filter((one) => isWithin(one, marked)).flatMap((reference) => {
    const text = texts.find(({ kind }) => kind === kinds[reference.name]);
    const id = attribute(document, reference, 'w:id');
    const note = text?.document.root.children.find((one) => attribute(text.document, one, 'w:id') === id);
    if (!text || !note) return [];
    const { start, end } = note;
    return [{ part: text.part.name, edits: [{ start, end, make: (inner) => [{ kind: 'passage', passage, standard: inner(start, end), own: [], none: [] }] } satisfies Edit] }];
  }));
}
