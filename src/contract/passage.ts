/**
 * A passage of the letter that can be personal: a content control with a tag of ours around it. What stands in it is the standard; a contact may have
 * a text of its own there, or none. Source: decision 11.
 */
export interface Passage {
  /** Short and stable; behind the prefix it is the control's tag. */
  id: string;
  /** What the person calls it: the control's title. */
  title: string;
  /** What everybody gets, as it read last; merge fields in it as «Name». */
  text: string;
}

/** A passage as a segment knows it, also when no letter is open. */
export interface SegmentPassage extends Passage {
  /** False where the letters that were read last did not have it: texts for it are kept and not printed. */
  isInLetter: boolean;
  /** How many contacts have a text of their own for it, or none. */
  lines: number;
}

/** `PUT /segments/{no}/passages`: what was found in a letter. `whole`: these are all, in all letters of the segment; others are there no more. */
export interface PassagesRead { passages: Passage[]; whole: boolean; /** Passages whose mark was taken off. */ unmarked?: string[] }

/** An own text that an entry of the log keeps, with what the passage was called. */
export interface LoggedPassage { id: string; title: string; text: string }

/** Own texts of one contact: a passage's id → its text, '' for none. A passage that is missing here prints the standard. */
export type PassageTexts = Readonly<Record<string, string>>;

/** An id as we give it; the tag of somebody else's making may hold anything. */
export const passageId = /^[A-Za-z0-9-]{1,40}$/;

/** Passages as the service takes them, each once; those that nobody could have a text for are left out. */
export function tellable(passages: readonly Passage[]): Passage[] {
  const found = new Map(passages.filter(({ id }) => passageId.test(id)).map((passage) => [passage.id, passage]));
  return [...found.values()].slice(0, maxPassages).map(({ id, title, text }) => ({ id, title: title.slice(0, maxPassageTitle), text: text.slice(0, maxPassageText) }));
}

/** Which passages a document has. */
export const passageIds = (passages: readonly Passage[]): string[] => tellable(passages).map(({ id }) => id);

/** True where the service knows otherwise of a segment's passages than what was read in all of its letters. */
export function isNews(read: readonly Passage[], known: readonly SegmentPassage[]): boolean {
  const inLetter = known.filter((passage) => passage.isInLetter);
  return inLetter.length !== read.length || read.some(({ id, title, text }) => !inLetter.some((one) => one.id === id && one.title === title && one.text === text));
}

/** What the tag of a personal passage begins with. */
export const passageTag = 'segment-letters:passage:';

/** The longest title, as Word's own content controls have it. */
export const maxPassageTitle = 64;
/** The longest own text, in UTF-16 units: as long as a text in the letter. */
export const maxPassageText = 2000;
/** More personal passages than this are no letter. */
export const maxPassages = 50;
