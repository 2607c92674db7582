import { correspondenceTypes, type CorrespondenceType } from '../../src/contract/interaction';
import { barrierOf, barriers, barrierToLetter, isHardBarrier, planLetters, skipReasons, usualTypes, type LetterLine, type SkipReason } from '../../src/contract/whoGetsALetter';

const truths = [false, true];
const contacts = truths.flatMap((removed) => truths.flatMap((privacyBlocked) => truths.flatMap((minor) => truths.flatMap((parentalConsent) => truths.map((excludeFromSegment) => ({ removed, privacyBlocked, minor, parentalConsent, excludeFromSegment }))))));

describe('a barrier (DOMAIN §16)', () => {
  it.each(contacts)('of %j is the hardest that is true of the contact', (contact) => {
    const isTrue = { removed: contact.removed, privacyBlocked: contact.privacyBlocked, minor: contact.minor && !contact.parentalConsent, excluded: contact.excludeFromSegment };
    expect(barrierOf(contact)).toBe(barriers.find((barrier) => isTrue[barrier]));
  });
  it('is hard, or may be passed on purpose', () => {
    expect(barriers.filter(isHardBarrier)).toEqual(['removed', 'privacyBlocked', 'minor']);
    expect(isHardBarrier(undefined)).toBe(false);
    for (const includeExcluded of truths) expect([...barriers, undefined].map((barrier) => barrierToLetter({ barrier, includeExcluded }))).toEqual(['removed', 'privacyBlocked', 'minor', includeExcluded ? undefined : 'excluded', undefined]);
  });
});

/** The sets of types a person can choose, none to all. */
const choices: CorrespondenceType[][] = truths.flatMap((paper) => truths.flatMap((email) => truths.map((blank) => correspondenceTypes.filter((type) => ({ 'Hard Copy': paper, Email: email, '': blank })[type]))));

it('plans a letter, or says one reason that is true, in every combination', () => {
  const seen = new Map<SkipReason | undefined, number>();
  let combinations = 0;
  for (const contact of contacts) for (const includeExcluded of truths) for (const correspondenceType of correspondenceTypes) for (const types of choices) for (const chosen of [undefined, [20000], [10000]]) {
    const barrier = barrierOf(contact);
    const line: LetterLine = { lineNo: 20000, includeExcluded, correspondenceType, ...(barrier && { barrier }) };
    const plan = planLetters([line], { correspondenceTypes: types, ...(chosen && { chosen }) });
    const reason = plan.skipped[0]?.reason;
    seen.set(reason, (seen.get(reason) ?? 0) + 1);
    combinations += 1;
    const mayGetOne = !contact.removed && !contact.privacyBlocked && (!contact.minor || contact.parentalConsent) && (!contact.excludeFromSegment || includeExcluded);
    const isWanted = types.includes(correspondenceType) && chosen?.[0] !== 10000;
    expect({ line, types, chosen, plan }).toEqual({ line, types, chosen, plan: mayGetOne && isWanted ? { lineNos: [20000], skipped: [] } : { lineNos: [], skipped: [{ lineNo: 20000, reason }] } });
    const isTrue: Record<SkipReason, boolean> = {
      removed: contact.removed, privacyBlocked: contact.privacyBlocked, minor: contact.minor && !contact.parentalConsent, excluded: contact.excludeFromSegment && !includeExcluded,
      notChosen: mayGetOne && chosen?.[0] === 10000, correspondenceType: mayGetOne && !types.includes(correspondenceType),
    };
    if (reason) expect([reason, isTrue[reason]]).toEqual([reason, true]);
  }
  expect(combinations).toBe(32 * 2 * 3 * 8 * 3);
  expect([...skipReasons].filter((reason) => !seen.get(reason))).toEqual([]);
});

it('keeps the order of the list, in the letters and among those without one', () => {
  const lines = (['Email', 'Hard Copy', '', 'Hard Copy', 'Email'] as const).map((correspondenceType, index): LetterLine => ({ lineNo: 50000 - index * 10000, includeExcluded: false, correspondenceType }));
  expect(planLetters(lines, { correspondenceTypes: ['', 'Hard Copy'] })).toEqual({ lineNos: [40000, 30000, 20000], skipped: [{ lineNo: 50000, reason: 'correspondenceType' }, { lineNo: 10000, reason: 'correspondenceType' }] });
});

it.each<[CorrespondenceType[], CorrespondenceType[]]>([
  [['Email', 'Hard Copy', ''], ['Hard Copy', '']], [['', 'Email'], ['']], [['Hard Copy'], ['Hard Copy']], [['Email'], ['Hard Copy', 'Email', '']], [[], ['Hard Copy', 'Email', '']],
])('chooses paper until the person says otherwise: of %j, %j', (present, usual) => expect(usualTypes(present.map((correspondenceType) => ({ correspondenceType })))).toEqual(usual));
