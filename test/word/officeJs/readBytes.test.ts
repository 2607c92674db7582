import { readBytes } from '../../../src/word/officeJs/readBytes';
import { failed, pretendOffice, succeeded } from './pretendedOffice';

type Done = (result: unknown) => void;
/** Files of Word, one per read: `slices` as they come, or an error instead of a file. */
function letters(...reads: ({ slices: (number[] | 'fails')[]; size?: number } | 'refused')[]) {
  const seen = { open: 0, mostOpen: 0, closed: 0 };
  const getFileAsync = (_type: string, _options: object, done: Done) => setTimeout(() => {
    const read = reads.shift();
    if (read === undefined || read === 'refused') return done(failed(11001, 'The file could not be read.'));
    seen.mostOpen = Math.max(seen.mostOpen, ++seen.open);
    done(succeeded({
      size: read.size ?? read.slices.flat().length, sliceCount: read.slices.length,
      getSliceAsync: (index: number, sliced: Done) => sliced(read.slices[index] === 'fails' ? failed(5001) : succeeded({ data: read.slices[index], index })),
      closeAsync: (closed: Done) => { seen.open--; seen.closed++; closed(succeeded(undefined)); },
    }));
  });
  pretendOffice({ document: { getFileAsync } });
  return seen;
}

it('puts the slices together and closes the file', async () => {
  const seen = letters({ slices: [[80, 75], [3], [4, 5]] });
  expect([...await readBytes()]).toEqual([80, 75, 3, 4, 5]);
  expect(seen).toMatchObject({ open: 0, closed: 1 });
});
it('tries once more when Word refuses a first read', async () => {
  letters('refused', { slices: [[1]] });
  expect([...await readBytes()]).toEqual([1]);
});
it('says READ_FAILED with Word’s own code when it refuses again', async () => {
  letters('refused', 'refused', { slices: [[1]] });
  await expect(readBytes()).rejects.toMatchObject({ name: 'WordProblem', code: 'READ_FAILED', detail: '11001 The file could not be read.' });
});
it.each([
  ['a slice that fails', { slices: [[1], 'fails'] as (number[] | 'fails')[], size: 2 }],
  ['slices that come short', { slices: [[1], [2]], size: 3 }],
  ['slices that are too long', { slices: [[1], [2, 3]], size: 2 }],
])('never takes %s for a letter, and closes the file each time', async (_, read) => {
  const seen = letters(read, read);
  await expect(readBytes()).rejects.toMatchObject({ code: 'READ_FAILED' });
  expect(seen).toMatchObject({ open: 0, closed: 2 });
});
it('reads one at a time, since Word holds only two files', async () => {
  const seen = letters(...[1, 2, 3].map((byte) => ({ slices: [[byte]] })));
  expect((await Promise.all([readBytes(), readBytes(), readBytes()])).map((bytes) => bytes[0])).toEqual([1, 2, 3]);
  expect(seen.mostOpen).toBe(1);
});
it('reads again after a read that failed', async () => {
  letters('refused', 'refused', { slices: [[7]] });
  const [first, second] = await Promise.allSettled([readBytes(), readBytes()]);
  expect([first!.status, second!.status]).toEqual(['rejected', 'fulfilled']);
});
