import type { Place } from '../merge/issues/mergeIssue';
import { shownName } from './mergeFieldCode';

/** Where a place is now: a paragraph of the story, and within it the `nth` (0-based) occurrence of a text, or the whole paragraph. */
export interface FoundPlace { paragraph: number; text?: string; nth: number }

const shownNames = /«[^«»]*»/g;

/**
 * Finds a place again in a story of which only the paragraphs' texts are known: in its own paragraph where that still reads alike, otherwise in
 * the nearest one that does. Word shows «Name» or a value for a field, so the words around the fields must agree, not the fields.
 * Undefined where nothing reads alike any more.
 */
export function findPlace(texts: readonly string[], place: Pick<Place, 'paragraph' | 'occurrence' | 'near' | 'field'>): FoundPlace | undefined {
  const near = place.near.replace(/\s+/g, ' ').trim();
  const paragraph = paragraphThatReads(texts.map((text) => text.replace(/\s+/g, ' ')), near, place.paragraph);
  if (paragraph === undefined) return undefined;
  const named = place.field === undefined ? near.match(shownNames) : [shownName(place.field)];
  const candidates = [...new Set(named ?? (near === '' ? [] : [near]))].filter((text) => countOf(texts[paragraph]!, text) > 0);
  for (const text of candidates) {
    const nth = place.occurrence - texts.slice(0, paragraph).reduce((sum, one) => sum + countOf(one, text), 0);
    if (nth >= 0 && nth < countOf(texts[paragraph]!, text)) return { paragraph, text, nth };
  }
  /* Fields came or went before this paragraph, or the story has several bodies (headers): the first one here is near enough. */
  const [text] = candidates;
  return text === undefined ? { paragraph, nth: 0 } : { paragraph, text, nth: 0 };
}

function paragraphThatReads(texts: readonly string[], near: string, expected: number): number | undefined {
  const words = near.split(shownNames).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const alike = new RegExp(words.join('.*?'));
  const wordless = words.every((part) => !/[\p{L}\p{N}]/u.test(part));
  const nearest = (reads: (text: string) => boolean) => texts.flatMap((text, index) => (reads(text) ? [index] : []))
    .reduce<number | undefined>((best, index) => (best === undefined || Math.abs(index - expected) < Math.abs(best - expected) ? index : best), undefined);
  /* A paragraph of fields alone reads like any other: only its own spelling, or its old position, tells which it is. */
  if (wordless) return (near === '' ? undefined : nearest((text) => text.includes(near))) ?? (expected < texts.length ? expected : undefined);
  return nearest((text) => alike.test(text));
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}
