import { bytesOf, base64Of } from '../../contract/base64';
import { isNews, passageIds, tellable, type Passage, type SegmentPassage } from '../../contract/passage';
import { SyncProblem } from '../../contract/problem';
import type { RunLetter } from '../../contract/runLetters';
import { isForSame, isSettledAlike, maxLetterBytes, settledKey, settledOf, type LetterFor, type LetterLink, type LetterSettled } from '../../contract/segmentLetter';
import type { SyncClient } from '../../contract/syncClient';
import type { MergeWorker, TemplateInfo } from '../../merge/worker/mergeWorker';
import type { LetterNotes } from '../../word/wordDocument';
import type { PaneServices } from './paneServices';
import { askPatiently, type Patience } from './runRetry';

/** A Word document that letters of a segment are made from. */
export interface SegmentLetter extends RunLetter, LetterSettled {
  template: Uint8Array;
  /** Where the service keeps it; missing of the one that is open in Word, which is taken as it is now. */
  documentHash?: string;
}

/** What a segment's letters are made from, in the order in which the engine has it open. */
export interface SegmentLetters {
  letters: [SegmentLetter, ...SegmentLetter[]];
  /** The one in Word, and which of the segment's documents it is: none where it is linked to nothing. */
  open: SegmentLetter;
  links: LetterLink[];
  /** The open one is all that the segment has; else it is said which document a letter is made from. */
  isOpenAlone: boolean;
  info: TemplateInfo;
  /** The personal passages of all of them, and those that only texts are left of. */
  passages: SegmentPassage[];
}

export const forAll: LetterFor = { languageCode: '' };
/** Whom a letter is for by its own notes. */
export const whomOf = ({ letterFor = forAll }: Pick<LetterNotes, 'letterFor'>): LetterFor => letterFor;

/** Whether a link means this document. One that was linked before it was first saved has neither address nor name yet. */
export const isOf = (file: Pick<LetterLink, 'name' | 'url'>) => ({ name, url }: Pick<LetterLink, 'name' | 'url'>): boolean => (url || name) === (file.url || file.name) || (url === '' && name === '');

/**
 * Which of a segment's documents the open one is: by its content; by its notes, where the service still has what they say; or by where it stands. A contact's own is
 * often a copy that was kept while the general letter was open, so where it stands says nothing of it, nor does its content where other things were chosen for it; nor
 * does it of an older version, opened from where the letter was kept then.
 */
export function linksOfOpen(items: readonly LetterLink[], segmentNo: string, { hash, file, notes }: { hash?: string | undefined; file: Pick<LetterLink, 'name' | 'url'>; notes: Pick<LetterNotes, 'segmentNo' | 'letterFor' | 'keptAs'> & LetterSettled }): LetterLink[] {
  const isHere = isOf(file);
  const isForNoted = (link: LetterLink): boolean => notes.segmentNo === segmentNo && isForSame(link, whomOf(notes));
  const hasContent = (link: LetterLink): boolean => hash !== undefined && link.templateHash === hash && (link.lineNo === undefined || isForNoted(link) || isSettledAlike(link, notes));
  const isNoted = (link: LetterLink): boolean => isForNoted(link) && (link.name + link.url === '' || (notes.keptAs !== undefined && link.templateHash === notes.keptAs));
  return items.filter((link) => hasContent(link) || isNoted(link) || (link.lineNo === undefined && link.name + link.url !== '' && isHere(link) && !isEarlier(link, hash)));
}

/** A document with this content is an older version of what the service has now. */
export const isEarlier = ({ templateHash, earlier = [] }: LetterLink, hash: string | undefined): boolean => hash !== undefined && hash !== templateHash && earlier.includes(hash);

/**
 * Which of a segment's documents the open one is, and whom its letters are for. One that is none of them never takes the place of one that the service keeps:
 * it is for those only whom the segment has no document for.
 */
export function letterInWord(items: readonly LetterLink[], segmentNo: string, open: Parameters<typeof linksOfOpen>[2]): { links: LetterLink[]; whom: LetterFor[]; isAlone: boolean } {
  const links = linksOfOpen(items, segmentNo, open);
  const isFree = (one: LetterFor): boolean => !items.some((link) => link.documentHash !== undefined && isForSame(link, one));
  const whom = links.length > 0 ? links.map(justWhom) : open.notes.segmentNo === segmentNo && isFree(whomOf(open.notes)) ? [whomOf(open.notes)] : [];
  if (isFree(forAll) && !whom.some((one) => isForSame(one, forAll))) whom.push(forAll);
  return { links, whom, isAlone: items.every((link) => links.includes(link)) };
}

/** The service has only the name of the one for all others: the open letter is taken. */
const isUnkeptForAll = (link: LetterLink): boolean => link.documentHash === undefined && isForSame(link, forAll);

/** The other documents that letters of a segment are made from, beside the open one for `whom`. */
export const othersThan = (whom: readonly LetterFor[], items: readonly LetterLink[]): LetterLink[] => items.filter((link) => !whom.some((one) => isForSame(one, link)) && !isUnkeptForAll(link));

/**
 * Opens in the engine everything that letters of a segment are made from: the letter in Word as it is now, for those it is for (`letterInWord`), and what the
 * service keeps for the others. Throws SyncProblem LETTER_NOT_KEPT where a document of a language or of a contact has no bytes: another one
 * in its place would be the wrong letter.
 */
export async function openSegmentLetters({ sync, word }: Pick<PaneServices, 'sync' | 'word'>, engine: MergeWorker, segmentNo: string, patience: Patience): Promise<SegmentLetters> {
  const template = await word.readBytes();
  const notes = await word.readNotes();
  const info = await engine.open(template, settledOf(notes));
  const { items, passages: known } = await askPatiently(() => sync.ask('letters', { params: { no: segmentNo } }), patience);
  const file = word.file();
  const { links, whom, isAlone } = letterInWord(items, segmentNo, { hash: info.hash, file, notes });
  const open: SegmentLetter = { template, templateName: (links.some(isOf(file)) ? file.name : links[0]?.name) || file.name, ...settledOf(notes), hash: info.hash, whom, passages: passageIds(info.passages) };
  const kept = await keptLetters(sync, othersThan(whom, items), patience);
  const first = kept.find((letter) => letter.whom.some((one) => isForSame(one, forAll))) ?? open;
  const letters: SegmentLetters['letters'] = [first, ...[...(whom.length > 0 ? [open] : []), ...kept].filter((letter) => letter !== first)];
  const found: Passage[] = [];
  const note = (letter: SegmentLetter, { hash, passages }: TemplateInfo): void => {
    found.push(...passages);
    Object.assign(letter, { hash, passages: passageIds(passages) });
  };
  if (whom.length > 0) note(open, info);
  if (letters.length > 1 || first !== open) {
    // Whom the open one is for was not known when it was opened.
    const again = await engine.open(first.template, settledOf(first), { whom: first.whom });
    if (first !== open) note(first, again);
  }
  for (const letter of letters.slice(1)) note(letter, await engine.openAlso(letter.template, settledOf(letter), letter.whom));
  return { letters, open, links, isOpenAlone: isAlone, info, passages: await tellPassages(sync, segmentNo, found, known, patience) };
}

/** Lets the service know what the passages are called and say, where it does not yet: so texts can be written for them also when no letter is open. */
async function tellPassages(sync: SyncClient, segmentNo: string, found: readonly Passage[], known: readonly SegmentPassage[], patience: Patience): Promise<SegmentPassage[]> {
  const passages = tellable(found);
  if (!isNews(passages, known)) return [...known];
  return (await askPatiently(() => sync.ask('readPassages', { params: { no: segmentNo }, body: { passages, whole: true } }), patience)).items;
}

const justWhom = ({ languageCode, lineNo }: LetterFor): LetterFor => ({ languageCode, ...(lineNo !== undefined && { lineNo }) });

/** Links with the same are one document. */
export const documentKey = (link: Pick<LetterLink, 'templateHash' | 'documentHash'> & LetterSettled): string => `${link.templateHash || link.documentHash} ${settledKey(link)}`;

/** What the service keeps, each document once for all it is for. */
async function keptLetters(sync: SyncClient, links: readonly LetterLink[], patience: Patience): Promise<SegmentLetter[]> {
  const letters = new Map<string, SegmentLetter>();
  for (const link of links) {
    const { name, templateHash, documentHash } = link;
    if (documentHash === undefined) throw new SyncProblem('LETTER_NOT_KEPT', 404);
    const key = documentKey(link);
    const known = letters.get(key);
    if (known) known.whom.push(justWhom(link));
    else letters.set(key, { template: await readDocument(sync, documentHash, patience), templateName: name, ...settledOf(link), hash: templateHash, whom: [justWhom(link)], passages: [], documentHash });
  }
  return [...letters.values()];
}

/** The bytes of a document that the service keeps. */
export const readDocument = async (sync: SyncClient, hash: string, patience: Patience): Promise<Uint8Array> =>
  bytesOf((await askPatiently(() => sync.ask('letterDocument', { params: { hash } }), patience)).document);

/** Keeps the open letter at the service, for whom it is; one that is there already keeps its name. The same content again is no new version. Throws SyncProblem LETTER_TOO_LARGE without sending anything. */
export async function keepLetter({ sync, word }: Pick<PaneServices, 'sync' | 'word'>, segmentNo: string, whom: LetterFor & Partial<Pick<LetterLink, 'name'>>, { template, hash, ...letter }: Pick<SegmentLetter, 'template' | 'hash'> & LetterSettled, signal?: AbortSignal): Promise<LetterLink> {
  if (template.length > maxLetterBytes) throw new SyncProblem('LETTER_TOO_LARGE', 413);
  const { name, url } = word.file();
  return sync.ask('linkLetter', { params: { no: segmentNo }, body: { ...justWhom(whom), name: whom.name || name, url, templateHash: hash, ...settledOf(letter), document: base64Of(template) }, ...(signal && { signal }) });
}

/** Whether the service has this document as it is now. */
const isKept = (open: Pick<SegmentLetter, 'hash'> & LetterSettled) => (link: LetterLink): boolean =>
  link.documentHash !== undefined && link.templateHash === open.hash && isSettledAlike(link, open);

/** Those of `links` that the service has otherwise than the open letter is now: the pane says of them that it was changed, and making letters keeps it for them. */
export const changedLinks = (links: readonly LetterLink[], open: Pick<SegmentLetter, 'hash'> & LetterSettled): LetterLink[] => links.filter((link) => !isKept(open)(link));
