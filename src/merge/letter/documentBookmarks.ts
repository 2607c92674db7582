import { comparable } from '../../contract/mergeFieldCatalogue';
import type { ScannedField } from '../field/fieldScanner';
import { attribute, childOf, textOf, withDescendants, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { isWithin } from '../story/passages';
import type { Story, StoryPart } from '../story/story';

/** The document's own bookmarks, by their names (`comparable`). Looked up when the first field asks. Source: ECMA-376 Part 1 §17.13.6 (bookmarks). */
export interface DocumentBookmarks {
  /** The text of one that is the same in all letters: within one paragraph, nothing but text, in no field and in no passage that can be personal. */
  text(name: string): string | undefined;
  /** True for one in which fields are filled in. */
  isFilledIn(name: string): boolean;
}

type TextStory = Story & { fields: readonly ScannedField[] };
/** Where a bookmark begins, and its end. */
interface Place { story: TextStory; paragraph: XmlElement; index: number; end: XmlElement | undefined }

/** @param filled types of fields that are filled in. */
export function documentBookmarks(stories: readonly TextStory[], parts: readonly StoryPart[], filled: ReadonlySet<string>): DocumentBookmarks {
  let places: ReadonlyMap<string, Place> | undefined;
  const once = <Found>(find: (place: Place) => Found): ((name: string) => Found | undefined) => {
    const known = new Map<string, Found | undefined>();
    return (name) => {
      if (!known.has(name)) {
        const place = (places ??= placesIn(stories)).get(name);
        known.set(name, place && find(place));
      }
      return known.get(name);
    };
  };
  const isFilledIn = once(({ story, paragraph, index, end }) => {
    const { start } = paragraph.children[index]!;
    return end !== undefined && story.fields.some(({ code, begin, deleted }) => !deleted && filled.has(code.type) && begin.start > start && begin.end <= end.start);
  });
  return { text: once((place) => (isChanging(place, parts) ? undefined : textAt(place) || undefined)), isFilledIn: (name) => isFilledIn(name) ?? false };
}

/** The first of each name. */
function placesIn(stories: readonly TextStory[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const story of stories) {
    if (story.isFallback) continue;
    const { document, container } = story;
    const ends = new Map<string, XmlElement>();
    for (const element of withDescendants(container)) if (element.name === 'w:bookmarkEnd') ends.set(attribute(document, element, 'w:id') ?? '', element);
    for (const paragraph of story.paragraphs) for (const [index, child] of paragraph.children.entries()) {
      if (child.name !== 'w:bookmarkStart') continue;
      const name = comparable(attribute(document, child, 'w:name') ?? '');
      if (!places.has(name)) places.set(name, { story, paragraph, index, end: ends.get(attribute(document, child, 'w:id') ?? '') });
    }
  }
  return places;
}

function isChanging({ story, paragraph, index }: Place, parts: readonly StoryPart[]): boolean {
  const mark = paragraph.children[index]!;
  return story.fields.some(({ begin, end }) => begin.start < mark.start && end.end > mark.end) || parts.some(({ part, passages }) => part.name === story.part && passages.some((one) => isWithin(mark, one)));
}

/** Undefined where something else than text stands there, or the bookmark ends in another paragraph. */
function textAt({ story: { document }, paragraph: { children }, index, end }: Place): string | undefined {
  let text = '';
  for (const child of children.slice(index + 1)) {
    if (child === end) return text;
    const piece = child.name === 'w:r' ? runText(document, child) : silent.has(child.name) ? '' : undefined;
    if (piece === undefined) return undefined;
    text += piece;
  }
  return undefined;
}

const silent = new Set(['w:bookmarkStart', 'w:bookmarkEnd', 'w:proofErr']);
const signs: Readonly<Record<string, string>> = { 'w:rPr': '', 'w:lastRenderedPageBreak': '', 'w:tab': '\t', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '' };

/** Undefined for a run that is hidden, or holds something else than text. */
function runText(document: XmlDocument, run: XmlElement): string | undefined {
  const look = childOf(run, 'w:rPr');
  if (look && childOf(look, 'w:vanish')) return undefined;
  let text = '';
  for (const child of run.children) {
    const sign = child.name === 'w:t' ? textOf(document, child) : Object.hasOwn(signs, child.name) ? signs[child.name] : undefined;
    if (sign === undefined) return undefined;
    text += sign;
  }
  return text;
}
