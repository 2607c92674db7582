import type { ScannedField } from '../../field/fieldScanner';
import { attributePrefix, childOf, prefixOf, withDescendants, type XmlDocument, type XmlElement } from '../../package/xmlElements';
import { assemble, replacement, type Edit, type Op, type OwnFamily } from '../program';
import type { StoryPart } from '../../story/story';
import type { Template } from '../template';
import { codeEdits } from './codeEdits';
import type { Lists } from './lists';
import { ownEdits, ownMarksIn } from './ownEdits';
import { namesIn, partsOfLetter } from './partsOfLetter';
import { referenceKind, referencesOf, sectionOps } from './sections';

/** A note or margin comment part: what stands once, and what each letter brings. */
export interface NotesProgram { part: string; head: string; letter: Op[]; tail: string }

/** A letter's stories as they are among other letters. */
export interface CombineProgram {
  head: string;
  /** A letter that another follows: its last section ends in its last paragraph. */
  middle: Op[];
  last: Op[];
  tail: string;
  notes: NotesProgram[];
  /** Headers and footers that each letter has for itself: the ids of their relationships → part and program; `mayBeShared` by letters in which they read the same. */
  ownParts: Map<string, { part: string; program: Op[]; mayBeShared: boolean }>;
  /** Headers and footers that all letters share, where they are not as in the template. */
  shared: Map<string, string>;
  /** Numbers and names that stand in shared parts, or in the template. */
  taken: { family: OwnFamily; original: string }[];
  /** True where an empty header or footer must stand in. */
  needsEmpty: boolean;
}

/** Compiles a template for a document of many letters. */
export function combineProgram(template: Template, lists: Lists, empty: { header: string; footer: string }): CombineProgram {
  const { storyParts, parts: { main } } = template;
  const ofLetter = partsOfLetter(template);
  const isShared = (storyPart: StoryPart): boolean => !ofLetter.has(storyPart) && !template.programs.has(storyPart.part.name);
  /* Those of a header that all letters share stand once, and keep their names. */
  const bookmarks = new Map(storyParts.filter((storyPart) => !isShared(storyPart)).flatMap((storyPart) => [...namesIn(storyPart)]));
  const body = storyParts[0]!;
  const container = childOf(body.document.root, 'w:body')!;
  const editsOf = ({ part, document }: StoryPart, root: XmlElement): Edit[] => [
    ...(template.edits.get(part.name) ?? []),
    ...ownEdits(document, root, bookmarks),
    ...lists.edits(document, root),
    ...codeEditsOf(template, part.name, document, bookmarks),
  ];

  const ownParts: CombineProgram['ownParts'] = new Map();
  const shared: CombineProgram['shared'] = new Map();
  for (const storyPart of storyParts.filter(({ kind }) => kind === 'header' || kind === 'footer')) {
    const { part, document } = storyPart;
    if (!isShared(storyPart)) {
      const program = assemble(document.text, editsOf(storyPart, document.root));
      for (const { id, target } of main.relationships) if (target === part.name) ownParts.set(id, { part: part.name, program, mayBeShared: !ofLetter.has(storyPart) });
    } else {
      const codes = codeEditsOf(template, part.name, document, new Map());
      if (codes.length) shared.set(part.name, assemble(document.text, codes).join(''));
    }
  }

  const sections = bodySections(container);
  const kinds = new Set(sections.flatMap((section) => referencesOf(section).map((reference) => referenceKind(body.document, reference))));
  const first = sections[0];
  const present = new Set(first ? referencesOf(first).map((reference) => referenceKind(body.document, reference)) : []);
  const hasNotes = storyParts.some(({ kind }) => kind === 'footnote' || kind === 'endnote');
  const sectionOf = (section: XmlElement): Op[] => sectionOps(body.document, section, {
    isFirst: section === first, restartNotes: hasNotes && sections.length === 1, ownRelationships: new Set(ownParts.keys()), kinds, empty,
  });
  const finalSection = childOf(container, 'w:sectPr');
  const plainSection = [`<${prefixOf(container)}sectPr/>`];
  const closing = finalSection ? sectionOf(finalSection) : plainSection;
  const edits = [
    ...editsOf(body, container),
    ...sections.filter((section) => section !== finalSection).map((section) => replacement(section.start, section.end, ...sectionOf(section))),
  ];
  const { text } = body.document;
  const from = container.openEnd;
  const to = from + text.slice(from, finalSection?.start ?? container.closeStart).trimEnd().length;
  const ending = sectionEnding(body.document, container, closing, template.edits.get(main.name) ?? []);

  return {
    head: text.slice(0, from), tail: text.slice(container.closeStart),
    middle: [...assemble(text, [...edits, ...ending.edits], from, to), ...ending.after],
    last: [...assemble(text, edits, from, to), ...closing],
    notes: storyParts.filter(({ kind }) => kind === 'footnote' || kind === 'endnote' || kind === 'comment').map((storyPart) => notesProgram(storyPart, editsOf(storyPart, storyPart.document.root), template)),
    ownParts, shared,
    taken: storyParts.flatMap(({ document }) => [...ownMarksIn(document, document.root)]),
    needsEmpty: [...kinds].some((kind) => !present.has(kind)),
  };
}

/** The edits of the codes in a part. Its text boxes count with it, in the order in which they stand; what only repeats them for older readers counts by itself. */
function codeEditsOf({ stories }: Template, part: string, document: XmlDocument, bookmarks: ReadonlyMap<string, string>): Edit[] {
  const here = stories.filter((story) => story.part === part);
  const fieldsOf = (isFallback: boolean): ScannedField[] => here.filter((story) => story.isFallback === isFallback).flatMap(({ fields }) => fields).sort((one, other) => one.begin.start - other.begin.start);
  return [...codeEdits(document, fieldsOf(false), bookmarks), ...codeEdits(document, fieldsOf(true), bookmarks)];
}

/** The sections of the body in order, the last one at its end. */
function bodySections(container: XmlElement): XmlElement[] {
  return [...withDescendants(container)].filter((element) => element.name === 'w:sectPr' && (element.parent === container || element.parent?.name === 'w:pPr'));
}

/**
 * How a letter's last section ends where another letter follows: in its last paragraph, or, where that is no simple paragraph, in one of a
 * height that nobody sees.
 */
function sectionEnding({ text }: XmlDocument, container: XmlElement, closing: Op[], merged: readonly Edit[]): { edits: Edit[]; after: Op[] } {
  const w = prefixOf(container);
  const last = container.children.findLast(({ name }) => name !== 'w:sectPr');
  const isPlain = last?.name === 'w:p' && !merged.some(({ start, end }) => end > last.start && start < last.end);
  const properties = last && childOf(last, 'w:pPr');
  if (!isPlain || (properties && childOf(properties, 'w:sectPr'))) {
    const a = attributePrefix(container, 'w');
    return { edits: [], after: [`<${w}p><${w}pPr><${w}spacing ${a}before="0" ${a}after="0" ${a}line="20" ${a}lineRule="exact"/>`, ...closing, `</${w}pPr></${w}p>`] };
  }
  if (properties && properties.closeStart < properties.end) {
    const at = childOf(properties, 'w:pPrChange')?.start ?? properties.closeStart;
    return { edits: [replacement(at, at, ...closing)], after: [] };
  }
  if (properties) return { edits: [replacement(properties.start, properties.end, `<${w}pPr>`, ...closing, `</${w}pPr>`)], after: [] };
  if (last.closeStart < last.end) return { edits: [replacement(last.openEnd, last.openEnd, `<${w}pPr>`, ...closing, `</${w}pPr>`)], after: [] };
  return { edits: [replacement(last.start, last.end, `${text.slice(last.start, last.openEnd).replace(/\s*\/>$/, '>')}<${w}pPr>`, ...closing, `</${w}pPr></${last.tag}>`)], after: [] };
}

/** Notes with a text of a letter come once per letter; those that only draw a line stand once. */
function notesProgram({ part, document }: StoryPart, edits: readonly Edit[], template: Template): NotesProgram {
  const { text, root } = document;
  const own = new Set(template.stories.filter((story) => story.part === part.name).map(({ container }) => container));
  const fixed = root.children.filter((child) => !own.has(child)).map((child) => text.slice(child.start, child.end)).join('');
  const letter = root.children.filter((child) => own.has(child)).flatMap((child) => assemble(text, edits, child.start, child.end));
  const open = text.slice(0, root.openEnd).replace(/\s*\/>$/, '>');
  return { part: part.name, head: open + fixed, letter, tail: `</${root.tag}>` };
}
