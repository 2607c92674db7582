/** @jest-environment node */
import type { LogResult } from '../../../src/contract/mergeRun';
import { afterLog, afterTakeBack, goBack, goTo, placeNow, replaceWith, type PanePlace, type PlaceStack } from '../../../src/taskpane/session/places';

const start: PlaceStack = [{ at: 'segments' }, { at: 'segment', no: 'SM1' }];
const ways = (stack: PlaceStack): string[] => stack.map(({ at }) => at);

describe('the way through the pane', () => {
  test('steps of one segment stand side by side: Back leads out of the segment', () => {
    const checked = goTo(goTo(start, { at: 'check', no: 'SM1' }), { at: 'produce', no: 'SM1' });
    expect(ways(checked)).toEqual(['segments', 'produce']);
    expect(placeNow(goBack(checked))).toEqual({ at: 'segments' });
  });

  test('a contact opened from the check leads back to the check', () => {
    const contact = goTo(goTo(start, { at: 'check', no: 'SM1' }), { at: 'contact', no: 'SM1', lineNo: 10000 });
    expect(ways(contact)).toEqual(['segments', 'check', 'contact']);
    expect(placeNow(goBack(contact)).at).toBe('check');
  });

  test('the next contact takes the place of the one before', () => {
    const contact = goTo(start, { at: 'contact', no: 'SM1', lineNo: 10000 });
    expect(goBack(replaceWith(contact, { at: 'contact', no: 'SM1', lineNo: 20000 }))).toEqual(start);
  });

  test('a place on the way is gone back to, with what is asked of it now', () => {
    const deep = goTo(goTo(start, { at: 'contact', no: 'SM1', lineNo: 10000 }), { at: 'segmentDetails', no: 'SM1' });
    expect(goTo(deep, { at: 'segment', no: 'SM1' })).toEqual(start);
    const preview = goTo(start, { at: 'preview', no: 'SM1' });
    expect(placeNow(goTo(preview, { at: 'preview', no: 'SM1', lineNo: 30000 }))).toEqual({ at: 'preview', no: 'SM1', lineNo: 30000 });
  });

  test('no way leads back to a segment that is gone', () => {
    const result = { loggedSegmentEntryNo: 7 } as LogResult;
    const deep = goTo(goTo(start, { at: 'contact', no: 'SM1', lineNo: 10000 }), { at: 'log', no: 'SM1' });
    expect(ways(deep)).toEqual(['segments', 'segment', 'contact', 'log']);
    expect(ways(goBack(deep, 'SM1'))).toEqual(['segments']);
    expect(ways(goBack([{ at: 'segment', no: 'SM1' }], 'SM1'))).toEqual(['segments']);
    expect(ways(goBack(deep, 'SM2'))).toEqual(['segments', 'segment', 'contact']);
    expect(afterLog(deep, 'SM1', result)).toEqual([{ at: 'segments' }, { at: 'logDone', result }]);
    expect(ways(afterLog([{ at: 'log', no: 'SM1' }], 'SM1', result))).toEqual(['segments', 'logDone']);
    // The remainder of one log is logged in its turn: the first result would lead to what is gone.
    const later = { ...result, loggedSegmentEntryNo: 8 };
    expect(afterLog([{ at: 'segments' }, { at: 'logDone', result }, { at: 'log', no: 'SM2' }], 'SM2', later)).toEqual([{ at: 'segments' }, { at: 'logDone', result: later }]);
  });

  test('once a log is taken back, no way leads to it or to the segments that went with it', () => {
    const result = { loggedSegmentEntryNo: 7 } as LogResult;
    const log = { entryNo: 7, remainderSegmentNo: 'SM2', followUpSegmentNo: 'SM3' };
    const stack: PlaceStack = [{ at: 'segments' }, { at: 'logDone', result }, { at: 'segment', no: 'SM2' }, { at: 'contact', no: 'SM3', lineNo: 10000 }, { at: 'loggedSegment', entryNo: 7 }, { at: 'loggedLetters', entryNo: 7, runId: 'r' }];
    const done = { at: 'takenBack', segmentNo: 'SM1' } as const;
    expect(afterTakeBack(stack, log, done)).toEqual([{ at: 'segments' }, done]);
    expect(afterTakeBack(stack, log, { ...done, remainderStays: 'SM2', followUpStays: 'SM3' }).slice(0, -1)).toEqual([stack[0], stack[2], stack[3]]);
    expect(ways(afterTakeBack([{ at: 'loggedSegment', entryNo: 7 }], log, done))).toEqual(['segments', 'takenBack']);
    // Another log, and what belongs to none, stays on the way.
    const others: PlaceStack = [{ at: 'segments' }, { at: 'logged' }, { at: 'loggedSegment', entryNo: 8 }, { at: 'loggedSegment', entryNo: 7 }];
    expect(afterTakeBack(others, log, done)).toEqual([...others.slice(0, 3), done]);
  });

  test('a step of another segment is another way, and Back from the first place stays', () => {
    expect(ways(goTo(start, { at: 'segment', no: 'SM2' } satisfies PanePlace))).toEqual(['segments', 'segment', 'segment']);
    expect(goBack([{ at: 'segments' }])).toEqual([{ at: 'segments' }]);
    expect(goTo(start, { at: 'segments' })).toEqual([{ at: 'segments' }]);
  });
});
