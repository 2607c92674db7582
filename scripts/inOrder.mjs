import Sequencer from '@jest/test-sequencer';

/** Runs test files in the order of their names: `writeGroups` has put the longest first. */
export default class InOrder extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => (one.path.split(/[\\/]/).at(-1) < other.path.split(/[\\/]/).at(-1) ? -1 : 1));
  }
}
