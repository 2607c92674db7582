import { MergeError } from '../../issues/mergeError';
import type { Relationship } from '../../package/relationships';
import { textBetween } from '../../package/xmlText';
import { packFile, writeZip, type PackedFile } from '../../package/zipWriter';
import type { LetterPart } from '../letterParts';
import { packageFiles, packedPart } from '../packLetter';
import type { BeginBringing, Bringing } from '../broughtIn';
import type { Numbering } from '../broughtLists';
import { packChanging, printedIn, type LetterFacts, type PassageOf, type ValueOf } from '../produceLetter';
import { runProgram, type LetterInHand, type Printed } from '../program';
import type { Template } from '../template';
import { combineProgram, type CombineProgram } from './combineProgram';
import { createGrowingPart, plainBody, type BeginBody, type LetterSize } from './growingPart';
import { readLists, type Lists } from './lists';
import { createOwnNumbers } from './ownNumbers';
import { endnotesWithSections } from './endnotesWithSections';

/** Letters one after the other in one document. */
export interface Combined {
  /** Adds the next letter. */
  add(valueOf: ValueOf, passageOf?: PassageOf, facts?: LetterFacts): void;
  /** The same, of what it prints. */
  addPrinted(printed: Printed): void;
  /** The documents: one, or several where one would be too large for Word. None without a letter. */
  finish(): Uint8Array<ArrayBuffer>[];
}

/**
 * What one document may hold. Word opens at most 32 MB of text, pictures not counted, and is said (not by a page of Microsoft's that we found) to open files of at
 * most 512 MB: pictures that values bring in, each once, may take half of that. The second limit keeps a document of very rich letters within the memory of a browser.
 */
export const combinedLimits = { textBytes: 32 * 1024 * 1024, partBytes: 160 * 1024 * 1024, pictureBytes: 256 * 1024 * 1024 } as const;
export type CombinedLimits = { readonly [Name in keyof typeof combinedLimits]: number };

/** Parts that belong to comments' threads by marks which a letter among others does not keep. */
const threadParts = new Set(['commentsExtended', 'commentsIds', 'commentsExtensible']);
const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/**
 * Starts a document of many letters: each in sections of its own that begin on a new page, page 1, with its headers, footers, notes, bookmarks,
 * links and lists for itself (ENGINE §3).
 * ```ts
 * const combined = createCombined(template);
 * for (const record of records) combined.add(plainValues(record));
 * const [bytes] = combined.finish();
 * ```
 * @param beginBody how the body is made; `imagedBody` for many letters
 */
export function createCombined(template: Template, limits: CombinedLimits = combinedLimits, beginBody = plainBody): Combined {
  const files: Uint8Array<ArrayBuffer>[] = [];
  let document = createDocument(template, beginBody);
  let waiting: Sized | undefined;
  /** Which program a letter takes is known only when the next one comes, or none. */
  const settle = (isLast: boolean): void => {
    if (waiting) document.add(waiting, isLast);
    waiting = undefined;
  };
  const addPrinted = (printed: Printed): void => {
    let letter: Sized = { printed, size: document.measured(printed) };
    if (waiting && !document.fits(waiting, letter, limits)) {
      settle(true);
      files.push(document.finish());
      document = createDocument(template, beginBody);
      letter = { printed, size: document.measured(printed) }; // its pictures are those of the document that shows them
    }
    if (!waiting && !document.fits(nothingYet, letter, limits)) throw new MergeError('COMBINED_TOO_LARGE');
    settle(false);
    waiting = letter;
  };
  return {
    add: (valueOf, passageOf, facts) => addPrinted(printedIn(template, valueOf, passageOf, facts)),
    addPrinted,
    finish() {
      if (waiting) {
        settle(true);
        files.push(document.finish());
      }
      return files;
    },
  };
}

/** What a letter prints, with its size in the body. */
interface Sized { printed: Printed; size: LetterSize }

/** Before a document's first letter. */
const nothingYet: Pick<Sized, 'size'> = { size: { textBytes: 0, partBytes: 0 } };

interface GrowingDocument {
  measured(printed: Printed): LetterSize;
  /** True where both letters, measured before, still have room. */
  fits(waiting: Pick<Sized, 'size'>, next: Sized, limits: CombinedLimits): boolean;
  add(letter: Sized, isLast: boolean): void;
  finish(): Uint8Array<ArrayBuffer>;
}

/** What all documents of a template share, found out once. */
const plans = new WeakMap<Template, Plan>();
interface Plan { lists: Lists; /** The relationships to an empty header and footer. */ empty: { header: string; footer: string }; program: CombineProgram }

function planOf(template: Template): Plan {
  const known = plans.get(template);
  if (known) return known;
  const { main } = template.parts;
  const lists = readLists(template.parts);
  const empty = { header: freeId(main, 'rIdEmptyHeader'), footer: freeId(main, 'rIdEmptyFooter') };
  const plan = { lists, empty, program: combineProgram(template, lists, empty) };
  plans.set(template, plan);
  return plan;
}

function createDocument(template: Template, beginBody: BeginBody): GrowingDocument {
  const { lists, empty, program } = planOf(template);
  const { parts: { main, parts, entrance } } = template;
  const numbers = createOwnNumbers();
  for (const { family, original } of program.taken) numbers.take(family, original);
  for (const number of lists.numbers) numbers.take('list', number);
  for (const { id } of main.relationships) numbers.take('relationship', id);

  const body = beginBody(program);
  let text = 0;
  const notes = program.notes.map((one) => {
    const part = createGrowingPart();
    part.append(one.head);
    return { ...one, growing: part };
  });
  const added: PackedFile[] = [];
  const addedParts: LetterPart[] = [];
  const addedRelationships: Relationship[] = [];
  const ownPartIds = new Map<string, string>();
  const copies: [string, string][] = [];
  let bringing: Bringing | undefined;
  let broughtLists = 0;
  const counted = { pictures: 0, bytes: 0 };
  const bring = (begin: BeginBringing): Bringing => bringing ??= begin(template, () => numbers.own('list', `value ${++broughtLists}`, 1));
  /** What each part leads to since values bring it in. */
  const related = new Map<string, Set<Relationship>>();
  let letterNo = 0;
  const encoder = new TextEncoder();
  /* Of the letter in hand. */
  let sharedIds: ReadonlyMap<string, string> = new Map();
  const listsOfLetter = new Map<string, string>();
  const begunLists = new Set<string>();

  return {
    measured(printed) {
      const known = body.measured(printed);
      if (known) return known;
      const written = runProgram(program.last, asInTemplate(printed, bring));
      if (bringsIn(printed)) for (const ops of [...notes.map(({ letter }) => letter), ...[...program.ownParts.values()].map(({ program: own }) => own)]) runProgram(ops, asInTemplate(printed, bring));
      bringing?.forget(); // measured, not written
      return { partBytes: encoder.encode(written).length, textBytes: textBetween(written).length * 2 };
    },
    fits: ({ size: waiting }, { size: next }, limits) => text + waiting.textBytes + next.textBytes <= limits.textBytes && body.size + waiting.partBytes + next.partBytes <= limits.partBytes
      && pictureBytes() <= limits.pictureBytes,
    add({ printed, size }, isLast) {
      letterNo++;
      numbers.nextLetter();
      sharedIds = sharedRelationships(printed);
      text += size.textBytes;
      if (!body.appendLetter(printed, own, isLast)) body.appendText(runProgram(isLast ? program.last : program.middle, inHand(printed)), isLast);
      relate(main.name);
      for (const { part, growing, letter: ops } of notes) {
        growing.append(runProgram(ops, inHand(printed)));
        relate(part);
      }
      for (const [id, { part, program: ops }] of program.ownParts) if (!sharedIds.has(id)) addOwnPart(id, part, runProgram(ops, inHand(printed)));
      if (listsOfLetter.size > 0) endLists();
    },
    finish() {
      const finished = new Map<string, PackedFile>([[main.name, body.finish(main.name)]]);
      for (const { part, growing, tail } of notes) {
        growing.append(tail);
        finished.set(part, growing.finish(part));
      }
      for (const file of added) finished.set(file.name, file);
      for (const [name, content] of program.shared) finished.set(name, packFile(name, encoder.encode(content), 1));
      const listsText = lists.part !== undefined && copies.length ? lists.withCopies(copies) : undefined;
      const withBrought = bringing?.numbering(listsText);
      if (withBrought) addNumbering(withBrought, finished);
      else if (listsText !== undefined) finished.set(lists.part!, packFile(lists.part!, encoder.encode(listsText), 1));
      if (program.needsEmpty) addEmptyParts(finished);
      const settings = [...parts.values()].find(({ contentType }) => contentType === `${wordprocessing}.settings+xml`);
      if (settings && notes.some(({ part }) => parts.get(part)?.contentType === `${wordprocessing}.endnotes+xml`)) finished.set(settings.name, packFile(settings.name, endnotesWithSections(settings)));

      const own = new Set([...program.ownParts.values()].map(({ part }) => part));
      const kept = [...parts.values()].filter(({ name }) => name === main.name || !own.has(name) || finished.has(name)).filter(({ name }) => !isThreadPart(name));
      const all = [...kept.filter(({ name }) => name !== main.name).map((part) => ({ ...part, relationships: [...part.relationships, ...related.get(part.name) ?? []] })), ...addedParts, ...shownPictures()];
      const mainPart = { ...main, relationships: [...main.relationships.filter(({ kind }) => !threadParts.has(kind)), ...addedRelationships, ...related.get(main.name) ?? []] };
      const everything = [mainPart, ...all];
      return writeZip([
        ...packageFiles(everything, entrance).map(([name, content]) => packChanging(template, name, content)),
        ...everything.map((part) => finished.get(part.name) ?? packedPart(parts.get(part.name) ?? part)),
      ]) as Uint8Array<ArrayBuffer>;
    },
  };

  function inHand(printed: Printed): LetterInHand {
    return { ...printed, brought: bring, own };
  }

  function own(...[family, original, copy]: Parameters<LetterInHand['own']>): string {
    if (family === 'list') return ownList(original);
    return (family === 'relationship' ? sharedIds.get(original) : undefined) ?? numbers.own(family, original, copy);
  }

  /** The first list of a definition begins again; others of the same definition go on from it, unless they begin again by themselves. */
  function ownList(original: string): string {
    const known = listsOfLetter.get(original);
    if (known !== undefined) return known;
    const definition = lists.definitionOf(original);
    const number = begunLists.has(definition) && !lists.restarts(original) ? original : numbers.own('list', original);
    begunLists.add(definition);
    listsOfLetter.set(original, number);
    return number;
  }

  function endLists(): void {
    for (const [original, number] of listsOfLetter) if (number !== original) copies.push([original, number]);
    listsOfLetter.clear();
    begunLists.clear();
  }

  /** Of all pictures so far: each letter asks, so that only those that came since are counted. */
  function pictureBytes(): number {
    for (const { bytes } of bringing?.media.slice(counted.pictures) ?? []) {
      counted.pictures++;
      counted.bytes += bytes.length;
    }
    return counted.bytes;
  }

  /** Without those of a letter that had no room any more. */
  function shownPictures(): LetterPart[] {
    const shown = new Set([...related.values(), ...addedParts.map(({ relationships }) => relationships)].flatMap((all) => [...all].map(({ target }) => target)));
    return (bringing?.media ?? []).filter(({ name }) => shown.has(name));
  }

  /** Gives a part what was brought into it. */
  function relate(part: string): void {
    const brought = bringing?.taken();
    if (brought?.length) related.set(part, new Set([...related.get(part) ?? [], ...brought]));
  }

  /** A letter as it is by itself, for measuring and comparing. */
  function asInTemplate(printed: Printed, brought: LetterInHand['brought']): LetterInHand {
    return { ...printed, own: (_, original) => original, brought };
  }

  /**
   * The headers and footers of this letter that an earlier one has already, word for word: the template's id → the one to use. Letterheads with
   * the sender's name are the same in all letters; a document with a thousand copies of one would be slow in Word.
   */
  function sharedRelationships(printed: Printed): ReadonlyMap<string, string> {
    if (program.ownParts.size === 0) return sharedIds;
    const shared = new Map<string, string>();
    for (const [id, { program: ops, mayBeShared }] of program.ownParts) {
      if (!mayBeShared) continue;
      const key = `${id} ${runProgram(ops, asInTemplate(printed, bring))}`;
      const known = ownPartIds.get(key);
      if (known === undefined) ownPartIds.set(key, numbers.own('relationship', id));
      else shared.set(id, known);
    }
    bringing?.forget(); // compared, not written
    return shared;
  }

  /** The first letter has the template's header; each other one its own copy under a name and relationship of its own. */
  function addOwnPart(id: string, name: string, content: string): void {
    const relationshipId = own('relationship', id);
    const brought = bringing?.taken() ?? [];
    const isCopy = relationshipId !== id;
    const partName = isCopy ? freeName(name.replace(/(\.[^./]*)?$/, `_${letterNo}$1`)) : name;
    added.push(packFile(partName, encoder.encode(content), 1));
    if (!isCopy) {
      related.set(name, new Set(brought));
      return;
    }
    const original = parts.get(name)!;
    addedParts.push({ ...original, name: partName, relationships: [...original.relationships, ...brought] });
    addedRelationships.push({ ...main.relationships.find((one) => one.id === id)!, id: relationshipId, target: partName });
  }

  function addNumbering({ part, relationship }: Numbering, finished: Map<string, PackedFile>): void {
    finished.set(part.name, packFile(part.name, part.bytes, 1));
    if (!relationship) return;
    addedParts.push(part);
    addedRelationships.push(relationship);
  }

  function addEmptyParts(finished: Map<string, PackedFile>): void {
    const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
    for (const [story, root] of [['header', 'hdr'], ['footer', 'ftr']] as const) {
      const name = freeName(`${folder}${story}Empty.xml`);
      const content = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} xmlns:w="${wordNamespace(entrance)}"><w:p/></w:${root}>`;
      finished.set(name, packFile(name, encoder.encode(content)));
      addedParts.push({ name, contentType: `${wordprocessing}.${story}+xml`, bytes: new Uint8Array(), relationships: [] });
      addedRelationships.push({ id: empty[story], kind: story, type: `${entrance.type.slice(0, entrance.type.lastIndexOf('/')) || officeRelationships}/${story}`, target: name, external: false });
    }
  }

  function isThreadPart(name: string): boolean {
    return main.relationships.some(({ kind, target }) => target === name && threadParts.has(kind));
  }

  function freeName(wanted: string): string {
    let name = wanted;
    for (let copy = 2; parts.has(name) || addedParts.some((one) => one.name === name); copy++) name = wanted.replace(/(\.[^./]*)$/, `-${copy}$1`);
    return name;
  }
}

const bringsIn = ({ inserted, rows }: Printed): boolean => inserted !== undefined || rows.some((copies) => copies.some((copy) => copy.inserted));

function freeId(main: LetterPart, wanted: string): string {
  let id = wanted;
  while (main.relationships.some((one) => one.id === id)) id += '_';
  return id;
}

/** A strict file wants its new parts in the strict namespace. */
const wordNamespace = (entrance: Relationship): string => (entrance.type.startsWith('http://purl.oclc.org/')
  ? 'http://purl.oclc.org/ooxml/wordprocessingml/main' : 'http://schemas.openxmlformats.org/wordprocessingml/2006/main');
