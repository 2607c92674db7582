import Sequencer from '@jest/test-sequencer';

/**
 * Test files that take longest, the longest first. One of them that begins last keeps one core busy and leaves the other idle; a machine that has never run
 * them knows only how large the files are, which says little: the first of these is small, and starts a program for each letter.
 */
const longest = [
  'merge/valid', 'merge/image/imagedBody', 'merge/large', 'merge/image/letterImages', 'taskpane/chooseContacts', 'taskpane/contactView', 'service/segments/criteria/actions', 'word-host/document/undo',
  'service/segments/criteria/goBack', 'service/segments/criteria/actionFaults', 'word/officeJs/theRealOffice', 'merge/letter/properties', 'merge/fuzz/fuzz', 'taskpane/passages',
  'taskpane/loggedSegment', 'taskpane/segmentDetails', 'service/segments/logFaults', 'merge/semantics/semantics',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => longest.findIndex((name) => new RegExp(`/test/${name}\\.test\\.tsx?$`).test(path.replaceAll('\\', '/')));
    const sorted = super.sort(tests).map((test) => ({ test, at: place(test) }));
    return [...sorted.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at), ...sorted.filter(({ at }) => at < 0)].map(({ test }) => test);
  }
}
