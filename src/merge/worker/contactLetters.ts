import type { MergeValues } from '../../contract/mergeData';
import type { BeginBody } from '../letter/combine/growingPart';
import { plainMaker, type LetterMaker } from '../letter/letterMaker';
import { printedIn } from '../letter/produceLetter';
import type { Printed } from '../letter/program';
import type { Template } from '../letter/template';
import { recordPassages, recordValues } from '../value/recordValues';
import type { RichRecord } from '../value/richRecord';

/** The letters that contacts of a segment get from one document. */
export interface ContactLetters {
  /** What a contact's letter prints. Throws MergeError LETTER_SKIPPED where the letter's own condition leaves the contact out. */
  printed(record: RichRecord): Printed;
  maker: LetterMaker;
  /** How the body of a document of all of them is made. Missing = plainly. */
  body?: BeginBody;
}

/** The letters of a run that is made plainly (`isLongRun` says which are not). */
export const plainLetters = (template: Template, common: MergeValues): ContactLetters => ({
  printed: (record) => printedIn(template, recordValues(common, record), recordPassages(record)),
  maker: plainMaker(template),
});
