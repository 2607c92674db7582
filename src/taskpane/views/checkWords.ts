import { mergeFieldNames, type MergeFieldName } from '../../contract/mergeFields';
import type { Say } from '../locales/language';

/** A field's label in the person's language; a name nobody knows as it stands in the letter. */
export function fieldLabel(name: string, say: Say): string {
  return (mergeFieldNames as readonly string[]).includes(name) ? say(`field.${name as MergeFieldName}` as never) : `«${name}»`;
}
