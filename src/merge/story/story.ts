import { MergeError } from '../issues/mergeError';
import type { StoryKind } from '../issues/mergeIssue';
import { ancestor, attribute, childOf, withDescendants, type XmlDocument, type XmlElement, type XmlLimits } from '../package/xmlElements';
import { decodeXml } from '../package/xmlText';
import type { LetterPart, LetterParts } from '../letter/letterParts';
import { readPassages, type MarkedPassage } from './passages';

/** One flow of text: the body, one header, one note, one text box. */
export interface Story {
  kind: StoryKind;
  part: string;
  document: XmlDocument;
  /** The element whose children are the story's paragraphs and tables. */
  container: XmlElement;
  /** In reading order, tables included, text boxes not. */
  paragraphs: XmlElement[];
  /** How many paragraphs stories of this kind have before this one. */
  paragraphsBefore: number;
  /** The same text a second time, for readers that do not know the first form (`mc:Fallback`). */
  isFallback: boolean;
}

const partStories: Readonly<Record<string, { kind: StoryKind; container: string }>> = {
  header: { kind: 'header', container: 'w:hdr' },
  footer: { kind: 'footer', container: 'w:ftr' },
  footnotes: { kind: 'footnote', container: 'w:footnote' },
  endnotes: { kind: 'endnote', container: 'w:endnote' },
  comments: { kind: 'comment', container: 'w:comment' },
};

/** A part that holds stories, read once; its text is without the marks of personal passages. */
export interface StoryPart { part: LetterPart; kind: StoryKind; document: XmlDocument; passages: MarkedPassage[] }

/** The parts of a letter that hold text, the body first, the others in the order of the main part's relationships. */
export function storyParts({ main, parts }: LetterParts, limits?: XmlLimits): StoryPart[] {
  const others = main.relationships.flatMap(({ kind, target, external }) => {
    const part = external ? undefined : parts.get(target);
    return part && Object.hasOwn(partStories, kind) ? [{ part, kind: partStories[kind]!.kind }] : [];
  });
  const seen = new Set<LetterPart>();
  const texts: StoryPart[] = [{ part: main, kind: 'body' as const }, ...others]
    .filter(({ part }) => !seen.has(part) && seen.add(part))
    .map(({ part, kind }) => ({ part, kind, ...readPassages(decodeXml(part.bytes, part.name), part.name, limits) }));
  if (!childOf(texts[0]!.document.root, 'w:body')) throw new MergeError('XML_MALFORMED', `${main.name}, no body`);
  return texts;
}

/** All stories of a letter, in reading order within each kind. Notes that only draw the line above the notes are left out. */
export function storiesOf(parts: readonly StoryPart[]): Story[] {
  const before = new Map<StoryKind, number>();
  const stories: Story[] = [];
  for (const { part, kind, document } of parts) {
    const containerName = Object.values(partStories).find((one) => one.kind === kind)?.container ?? 'w:body';
    for (const element of withDescendants(document.root)) {
      const isBox = element.name === 'w:txbxContent';
      if (!isBox && (element.name !== containerName || isSeparator(document, element))) continue;
      const storyKind = isBox ? 'textBox' : kind;
      const isFallback = ancestor(element, 'mc:Fallback') !== undefined;
      const paragraphs = [...paragraphsIn(element)];
      const paragraphsBefore = before.get(storyKind) ?? 0;
      if (!isFallback) before.set(storyKind, paragraphsBefore + paragraphs.length);
      stories.push({ kind: storyKind, part: part.name, document, container: element, paragraphs, paragraphsBefore, isFallback });
    }
  }
  return stories;
}

function isSeparator(document: XmlDocument, element: XmlElement): boolean {
  const type = /^w:(?:foot|end)note$/.test(element.name) ? attribute(document, element, 'w:type') : undefined;
  return type !== undefined && type !== 'normal';
}

function* paragraphsIn(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === 'w:p') yield child;
    if (child.name !== 'w:txbxContent') yield* paragraphsIn(child);
  }
}
