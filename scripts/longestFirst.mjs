import Sequencer from '@jest/test-sequencer';

/**
 * Test files that take longest, the longest first. One of them that begins last keeps one core busy and leaves the other idle; a machine that has never run
 * them knows only how large the files are, which says little: the first of these is small, and starts a program for each letter.
 */
const longest = [
  'merge/valid', 'service/segments/criteria/actions', 'taskpane/chooseContacts', 'word/officeJs/theRealOffice', 'merge/image/imagedBody', 'taskpane/checkView', 'taskpane/contactView', 'merge/worker/longRun',
  'cli/verifyReceipts', 'service/segments/criteria/goBack', 'merge/worker/mergeWorker', 'service/segments/criteria/reuse', 'taskpane/passages', 'word-host/document/undo', 'taskpane/segmentDetails',
  'merge/letter/properties', 'merge/image/letterImages', 'merge/large', 'merge/fuzz/fuzz', 'service/segments/criteria/actionFaults', 'service/segments/logFaults',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => longest.findIndex((name) => new RegExp(`/test/${name}\\.test\\.tsx?$`).test(path.replaceAll('\\', '/')));
    const sorted = super.sort(tests).map((test) => ({ test, at: place(test) }));
    return [...sorted.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at), ...sorted.filter(({ at }) => at < 0)].map(({ test }) => test);
  }
}
