import type { Contact } from './contact';
import { correspondenceTypes, type CorrespondenceType } from './interaction';

/*
 * Who gets a letter, and why the others get none: the one place of the rule, for the service, the engine, the pane and the command line. Source: DOMAIN §16.
 */

/**
 * Why a contact may get no letter, the hardest first. `removed` is a contact that was deleted; `privacyBlocked` and `minor` are a hard rule as well.
 * `excluded` is a warning: the person may include the contact on purpose.
 */
export const barriers = ['removed', 'privacyBlocked', 'minor', 'excluded'] as const;
export type Barrier = (typeof barriers)[number];

/** Why a line gets no letter in a run: its contact's barrier, or what the person chose. */
export const skipReasons = [...barriers, 'notChosen', 'correspondenceType'] as const;
export type SkipReason = (typeof skipReasons)[number];

type Barred = Pick<Contact, 'privacyBlocked' | 'minor' | 'parentalConsent' | 'excludeFromSegment'> & { removed?: boolean };

/** Everything that keeps a contact from getting a letter, the hardest first. */
export const barriersOf = ({ removed = false, privacyBlocked, minor, parentalConsent, excludeFromSegment }: Barred): Barrier[] =>
  barriers.filter((barrier) => ({ removed, privacyBlocked, minor: minor && !parentalConsent, excluded: excludeFromSegment })[barrier]);

/** The barrier of a contact, the hardest first, or undefined. The service has the same rule as SQL, and a test that holds it against this one. */
export const barrierOf = (contact: Barred): Barrier | undefined => barriersOf(contact)[0];

/** True where no choice of the person can make a letter for this contact. */
export const isHardBarrier = (barrier: Barrier | undefined): boolean => barrier !== undefined && barrier !== 'excluded';

/** Why this line gets no letter, whatever else is chosen: its barrier, unless the person includes an excluded contact on purpose. */
export const barrierToLetter = ({ barrier, includeExcluded }: { barrier?: Barrier | undefined; includeExcluded: boolean }): Barrier | undefined =>
  (barrier === 'excluded' && includeExcluded ? undefined : barrier);

/** What deciding about one line needs: a row of the list has it, and so has a merge record. */
export interface LetterLine { lineNo: number; barrier?: Barrier; includeExcluded: boolean; correspondenceType: CorrespondenceType }

/** Whom the person wants to write to; `chosen` missing = all lines. */
export interface LetterChoice { correspondenceTypes: readonly CorrespondenceType[]; chosen?: readonly number[] }

/** Who gets a letter. Letter numbers are the places in `lineNos`, from 1. */
export interface LetterPlan { lineNos: number[]; skipped: { lineNo: number; reason: SkipReason }[] }

/** Divides the lines, in the order of the list, into those a letter is made for and those that get none, with the reason. */
export function planLetters(lines: Iterable<LetterLine>, { correspondenceTypes, chosen }: LetterChoice): LetterPlan {
  const only = chosen && new Set(chosen);
  const plan: LetterPlan = { lineNos: [], skipped: [] };
  for (const line of lines) {
    const reason: SkipReason | undefined = barrierToLetter(line)
      ?? (only && !only.has(line.lineNo) ? 'notChosen' : correspondenceTypes.includes(line.correspondenceType) ? undefined : 'correspondenceType');
    if (reason === undefined) plan.lineNos.push(line.lineNo);
    else plan.skipped.push({ lineNo: line.lineNo, reason });
  }
  return plan;
}

/** The types that are chosen until the person says otherwise: those on paper that somebody has, or all where nobody gets paper. */
export function usualTypes(lines: readonly Pick<LetterLine, 'correspondenceType'>[]): CorrespondenceType[] {
  const present = new Set(lines.map(({ correspondenceType }) => correspondenceType));
  const onPaper = correspondenceTypes.filter((type) => type !== 'Email' && present.has(type));
  return onPaper.length > 0 ? onPaper : [...correspondenceTypes];
}
