import { isLeftAlone, isMerged } from '../field/fieldKinds';
import type { ScannedField } from '../field/fieldScanner';
import { isWithin, type MarkedPassage } from '../story/passages';
import type { Story } from '../story/story';
import { blankLineEdits, vanishingParagraphs } from './blankLines';
import { fieldEdits } from './fieldEdits';
import { passageEdits } from './passageEdits';
import type { Edit } from './program';

/** A field that takes a value; `use` is its number among all such fields of the letter. */
export interface CompiledField { scanned: ScannedField; use: number }

/** A passage that can be personal; `passage` is its number among all of the letter. */
export interface CompiledPassage { marked: MarkedPassage; passage: number }

/** The edits that merge one story. A passage may begin and end with what stands in it, so it comes first. */
export function storyEdits(story: Story, fields: readonly CompiledField[], passages: readonly CompiledPassage[]): Edit[] {
  const vanishing = vanishingParagraphs(story, fields, passages);
  return [
    ...passageEdits(story, passages, vanishing),
    ...fields.flatMap(({ scanned, use }) => fieldEdits(story.document, scanned, use)),
    ...blankLineEdits(vanishing),
  ];
}

/** True for a passage whose content cannot be exchanged: a field begins or ends at the other side of its edge, or one that is filled in stands around it. */
export const isCut = (marked: MarkedPassage, fields: readonly ScannedField[]): boolean => fields.some((field) => {
  if (field.deleted) return false;
  const begins = isWithin(field.begin, marked);
  if (begins !== isWithin(field.end, marked)) return true;
  return !begins && field.begin.start < marked.from && field.end.end > marked.to && (isMerged(field) || isLeftAlone(field));
});
