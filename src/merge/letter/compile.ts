import type { ScannedField } from '../field/fieldScanner';
import type { Story } from '../story/story';
import { blankLineEdits } from './blankLines';
import { fieldEdits } from './fieldEdits';
import type { Edit } from './program';

/** A field that takes a value; `use` is its number among all such fields of the letter. */
export interface CompiledField { scanned: ScannedField; use: number }

/** The edits that merge one story. */
export function storyEdits(story: Story, fields: readonly CompiledField[]): Edit[] {
  return [...fields.flatMap(({ scanned, use }) => fieldEdits(story.document, scanned, use)), ...blankLineEdits(story, fields)];
}
