import { canonicalName } from '../../contract/mergeFieldCatalogue';
import type { Say } from '../locales/language';

/** A field's label in the person's language: by its own name, an alias, or what the person said it means; else as it stands in the letter. */
export function fieldLabel(written: string, say: Say, mapping: Readonly<Record<string, string>> = {}): string {
  const name = canonicalName(mapping[written] ?? written);
  return name === undefined ? `«${written}»` : say(`field.${name}`);
}
