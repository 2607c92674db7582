import type { Place } from '../issues/mergeIssue';
import type { Template } from './template';

/** The fields of a letter, one entry per name as it stands there, in the order in which they are met. */
export function templateFields({ uses }: Template): { written: string; name?: string; places: Place[] }[] {
  const fields = new Map<string, { written: string; name?: string; places: Place[] }>();
  for (const { written, key, place } of uses) {
    const field = fields.get(written) ?? { written, ...(key !== undefined && { name: key }), places: [] };
    fields.set(written, field);
    if (place) field.places.push(place);
  }
  return [...fields.values()];
}
