import { canonicalName, comparable } from '../../contract/mergeFieldCatalogue';
import type { FieldCode } from '../field/fieldCode';
import { writtenName } from '../field/fieldCode';
import { readableCode } from '../field/readableCode';
import { fieldLanguage, scanFields, type ScannedField, type ScannedStory } from '../field/fieldScanner';
import type { Place } from '../issues/mergeIssue';
import { placeFinder, type PlaceFinder } from '../story/place';
import { usualLanguage } from '../story/language';
import { storiesOf, storyParts, type Story, type StoryPart } from '../story/story';
import { isWithin, type MarkedPassage } from '../story/passages';
import { passageText } from '../story/passageText';
import { writingOf, type Writing } from '../value/writing';
import type { XmlElement } from '../package/xmlElements';
import type { BegunZip, PackedFile } from '../package/zipWriter';
import { letterLimits, type LetterLimits } from '../letterLimits';
import { packLetter } from './packLetter';
import type { acceptedParts } from './acceptChanges';
import { compileFields, isCut, storyEdits } from './compile';
import { documentBookmarks, type DocumentBookmarks } from './documentBookmarks';
import { FieldCompiler, mergeLanguage } from './fieldCompiler';
import type { FieldExpression } from './fieldExpression';
import { readLetterParts, type LetterParts } from './letterParts';
import { columnsOfMappedName } from './mappedNames';
import { noteEdits, type Stretch } from './notesOf';
import { questionNames, readable, type Question } from './questions';
import { FieldOrder, type RepeatedFields } from './repeatedTexts';
import type { repeatRows, RepeatedRow, StoryFields } from './repeatedRows';
import { assemble, type Edit, type Op } from './program';

/** A merge field where it stands: one use of a name. */
export interface FieldUse {
  /** As it stands in the letter. */
  written: string;
  /** The key of its value; undefined where nobody knows the name: it prints nothing. */
  key: string | undefined;
  code: FieldCode;
  /** How the language of the field's code writes numbers and dates. */
  writing: Writing;
  /** Missing in a text that only repeats another for older readers. */
  place: Place | undefined;
  /** The personal passages around it: where a contact has a text of its own in one of them, the field does not print. */
  within: string[];
  /** True where its value is only compared with something: that it is missing may be what is asked. */
  isCompared: boolean;
  /** True for a column of a list that stands in no row of its list: it prints nothing. */
  isOutOfPlace: boolean;
}

/** A personal passage where it stands: one mark. */
export interface PassageUse {
  id: string;
  title: string;
  /** The standard as it reads, merge fields as «Name». */
  text: string;
  isEmpty: boolean;
  /** A field crosses its edge or stands around it: nobody can have a text of its own here. */
  isCut: boolean;
  place: Place | undefined;
}

/** A story with what was found in it. */
export interface ReadStory extends Story, ScannedStory {
  placeOf: PlaceFinder;
  /** Fields that are left as they are, with all that stands in them. */
  leftAlone: ScannedField[];
  /** Fields that are worked out in each letter. */
  workedOut: ReadonlySet<ScannedField>;
  /** Fields that stay Word's own, and show what was worked out before the letter was made. */
  old: ScannedField[];
}

/** An opened letter, ready to be made for any number of contacts. */
export interface Template {
  parts: LetterParts;
  storyParts: StoryPart[];
  stories: ReadStory[];
  uses: FieldUse[];
  /** The fields that are worked out in each letter, in their order; those that others hold in their code come with these. */
  fields: FieldExpression[];
  /** The fields of texts that only repeat others for older readers. */
  repeated: RepeatedFields[];
  /** Those of `fields`, at any depth, that calculate: as they are written, and where they stand. */
  formulas: { field: FieldExpression; written: string; place: Place | undefined }[];
  /** The questions of ASK and FILLIN, each once, and the answers that were given before letters are made. */
  questions: Question[];
  answers: ReadonlyMap<string, string>;
  /** The key of the value that says the language of a letter's dates, numbers and words; undefined where none does. */
  localeFrom: string | undefined;
  /** Table rows that stand once for each element of a list. */
  repeatedRows: RepeatedRow[];
  /** True where a SKIPIF may leave a record without a letter. */
  mayLeaveOut: boolean;
  limits: LetterLimits;
  /** How many there are in all. */
  fieldCount: number;
  /** The key of a name in the letter, undefined where nobody knows it. */
  keyOf(written: string): string | undefined;
  bookmarks: DocumentBookmarks;
  passages: PassageUse[];
  /** The edits that merge each part that has fields, and the programs made of them. */
  edits: Map<string, Edit[]>;
  programs: Map<string, Op[]>;
  /** The files that are the same in all letters, packed once. */
  packed: BegunZip;
  /** The changing parts of the letter made last. */
  lastPacked: Map<string, { text: string; file: PackedFile }>;
}

export interface OpenOptions {
  /** Names in the letter → keys, as the person mapped them; they go before `resolve`. */
  mapping?: Readonly<Record<string, string>> | undefined;
  /** The key of a name in the letter, or undefined. Default: the catalogue with its aliases. */
  resolve?: ((written: string) => string | undefined) | undefined;
  /** True where the records are a list, for example of labels: NEXT, NEXTIF, MERGEREC and MERGESEQ mean something. */
  isList?: boolean | undefined;
  /** Accepts tracked changes and takes comments out, where letters go without them; the document itself stays as it is. Few do: the pane's worker loads it when it is asked for. */
  accept?: typeof acceptedParts | undefined;
  /** The language (`fi-FI`) that fields read and write dates, numbers and words in, whatever the text around them is marked with. Default: that of each field's code (ENGINE §3). */
  locale?: string | undefined;
  /** The key of a value that says, record by record, the language that dates, numbers and words are printed in, as `FIN` or `fi-FI`. The letter's code and the values are read as without it. */
  localeFrom?: string | undefined;
  /** Answers to its questions, by their keys. */
  answers?: Readonly<Record<string, string>> | undefined;
  /** Finds the table rows that lists repeat. Without it no row does: records of a segment hold no lists, so the pane's worker comes without it. */
  findRows?: typeof repeatRows | undefined;
  /** What a letter may cost; what is missing is as usual. */
  limits?: Partial<LetterLimits> | undefined;
}

/**
 * Opens a letter: package → stories → fields → programs. Throws MergeError NOT_A_DOCX, PACKAGE_…, PART_MISSING, XML_MALFORMED, DOCTYPE_REFUSED or
 * FIELDS_TOO_DEEP.
 * ```ts
 * const template = openTemplate(bytes);
 * const letter = produceLetter(template, (key) => values.get(key) ?? '');
 * ```
 */
export function openTemplate(bytes: Uint8Array, { mapping = {}, resolve = canonicalName, isList = false, accept = (read) => read, locale, localeFrom, answers = {}, limits: given = {}, findRows }: OpenOptions = {}): Template {
  const limits = { ...letterLimits, ...given };
  const parts = accept(readLetterParts(bytes, limits));
  const texts = storyParts(parts, limits);
  const mapped = new Map(Object.entries(mapping).map(([written, key]) => [comparable(written), key]));
  const keyOf = (written: string): string | undefined => mapped.get(comparable(written)) ?? resolve(written);
  const uses: FieldUse[] = [];
  const order = new FieldOrder();
  const formulas: Template['formulas'] = [];
  const questions = new Map<string, Question>();
  const passages: PassageUse[] = [];
  const keyOfQuestion = questionNames();
  const edits = new Map<string, Edit[]>();
  const add = (part: string, more: readonly Edit[]): void => {
    const known = edits.get(part);
    if (known) for (const edit of more) known.push(edit);
    else edits.set(part, [...more]);
  };
  const note = ({ key, prompt }: Extract<FieldExpression['doing'], { kind: 'question' }>, { switches }: FieldExpression, place: Place): void => {
    if (questions.has(key)) return;
    const suggested = switches.get('d')?.[0] ?? [];
    questions.set(key, { key, prompt: readable(prompt, uses).trim(), suggested: readable(suggested, uses), varies: suggested.some((part) => typeof part !== 'string'), place });
  };
  const scanned = storiesOf(texts).map((story) => {
    const found = scanFields(story.document, story.container, limits.fieldDepth);
    return { ...story, ...found, placeOf: placeFinder(story, found.fields) };
  });
  const named = new Set(scanned.flatMap((story) => story.fields).filter(({ code }) => code.type === 'SET' || code.type === 'ASK').map(({ code }) => comparable(code.arguments[0] ?? '')));
  const bookmarks = documentBookmarks(scanned, texts, mergeLanguage);
  const usual = usualLanguage(parts) ?? '';
  const occurrences = new Map<string, number>();
  let fieldCount = 0;
  let mayLeaveOut = false;
  const found: StoryFields[] = [];
  const stories = scanned.map((story): ReadStory => {
    const usesHere: { use: FieldUse; begin: XmlElement }[] = [];
    const writingIn = (field: ScannedField): Writing => writingOf(locale ?? fieldLanguage(story.document, field) ?? usual);
    const compiler = new FieldCompiler(story, {
      nextId: () => fieldCount++,
      questionKey: ({ name, prompt }) => keyOfQuestion(story, { name: name && readable(name, uses), prompt: readable(prompt, uses) }),
      isSet: (name) => named.has(name), bookmarks, writingIn, isList, limits, compares: (use) => void (uses[use]!.isCompared = true),
      useOf(field) {
        const written = writtenName(field.code);
        const use: FieldUse = {
          written, key: keyOf(written) ?? (field.code.switches.has('m') ? columnsOfMappedName(written).map(keyOf).find((key) => key !== undefined) : undefined), code: field.code, writing: writingIn(field), within: [], isCompared: false, isOutOfPlace: false,
          place: story.isFallback ? undefined : { ...story.placeOf(field.begin, counted(occurrences, `${story.kind} ${written}`)), field: written },
        };
        usesHere.push({ use, begin: field.begin });
        return uses.push(use) - 1;
      },
    });
    const { compiled, leftAlone, old } = compileFields(story, compiler);
    found.push({ story, uses: usesHere, compiled });
    for (const { scanned, field } of compiled) {
      const { begin } = scanned;
      if (field.doing.kind === 'skip') mayLeaveOut = true;
      if (field.doing.kind === 'question' && !story.isFallback) note(field.doing, field, story.placeOf(begin, 0));
      if (field.doing.kind === 'formula' && !story.isFallback) formulas.push({ field, written: readableCode(story.document, scanned), place: story.placeOf(begin, 0) });
    }
    order.add(story, compiled.filter(({ isOutermost }) => isOutermost).map(({ field }) => field));
    const personal = passagesIn(story, scanned, texts).flatMap((one) => {
      const cut = passages.length >= limits.passages || isCut(one, story.fields, compiler);
      const paragraph = story.isFallback ? undefined : story.paragraphs.find(({ end }) => end > one.from);
      const place = paragraph && story.placeOf(paragraph, 0);
      passages.push({ id: one.id, title: one.title, text: passageText(story, one), isEmpty: one.emptyLook !== undefined, isCut: cut, place });
      return cut ? [] : [{ marked: one, passage: passages.length - 1 }];
    });
    for (const { use, begin } of usesHere) use.within = personal.filter(({ marked }) => isWithin(begin, marked)).map(({ marked }) => marked.id);
    const withPassages = personal.map(({ marked: { from, to }, passage }): Stretch => ({ from, to, withNote: (note) => ({ kind: 'passage', passage, standard: note, own: [], none: [] }) }));
    for (const { part, edits: more } of noteEdits(texts, story.document, story.container, withPassages)) add(part, more);
    if (compiled.length + personal.length) add(story.part, storyEdits(story, compiled, personal));
    return { ...story, leftAlone, old, workedOut: new Set(compiled.map((one) => one.scanned)) };
  });
  const { rows: repeatedRows, edits: rowEdits } = findRows?.(found, texts) ?? { rows: [], edits: [] };
  for (const { part, edits: more } of rowEdits) add(part, more);
  const changing = texts.filter(({ part, passages: marks }) => edits.has(part.name) || marks.length > 0);
  const programs = new Map(changing.map(({ part, document }) => [part.name, assemble(document.text, edits.get(part.name) ?? [])]));
  return { parts, storyParts: texts, stories, uses, fields: order.fields, repeated: order.repeated, formulas, questions: [...questions.values()], answers: new Map(Object.entries(answers)), localeFrom, repeatedRows, mayLeaveOut, limits, fieldCount, keyOf, bookmarks, passages, edits, programs, packed: packLetter(parts, new Set(programs.keys())), lastPacked: new Map() };
}

/** The passages of a story; those of a text box in it are the text box's. */
function passagesIn(story: Story, stories: readonly Story[], texts: readonly StoryPart[]): MarkedPassage[] {
  const marked = texts.find(({ part }) => part.name === story.part)!.passages;
  if (marked.length === 0) return [];
  const isIn = ({ container }: Story, { from, to }: MarkedPassage): boolean => from >= container.openEnd && to <= container.closeStart;
  const deeper = stories.filter((other) => other.part === story.part && other.container.start > story.container.start && other.container.end < story.container.end);
  return marked.filter((one) => isIn(story, one) && !deeper.some((other) => isIn(other, one)));
}

function counted(counts: Map<string, number>, key: string): number {
  const before = counts.get(key) ?? 0;
  counts.set(key, before + 1);
  return before;
}
