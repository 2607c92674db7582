import { unzipSync } from 'fflate';
import { sha256Hex } from '../../../src/contract/recordHash';
import { lettersForRun, openTemplate } from '../../../src/merge';
import { mostOfSegmentMadePlainly } from '../../../src/merge/image/longRun';
import { createMergeInline } from '../../../src/merge/worker/mergeInline';
import type { LetterMade, MergeWorker, ProduceRequest } from '../../../src/merge/worker/mergeWorker';
import { docx, fieldMarks, mergeField, p, passage, r } from '../build/docx';
import { readText } from '../build/letterText';
import { partsWithoutPadding, withoutPadding } from '../build/padding';
import { record } from '../build/records';
import { lintLetter } from '../lint/lintLetter';
import { validatorFaults } from '../lint/validatorFaults';

/** Values as they come: none, short ones, one that fits no image, lines, signs of XML. One contact is left out by the letter. */
const texts = ['', 'See you', 'x'.repeat(3000), 'Two\nlines\n\nand a paragraph', '<&"\'> 😀'];
const left = 7;
const records = Array.from({ length: mostOfSegmentMadePlainly + 1 }, (_, index) => record(index + 1, {
  languageCode: index % 3 === 1 ? 'SVE' : 'ENU', values: { Contact_Name: `Contact ${index % 7}`, Comment: index === left ? 'left out' : texts[index % 5]! }, ...(index % 4 === 0 && { passages: { one: `own ${index}` } }),
}));
const { begin, code, end } = fieldMarks;
const english = docx({ body: p(r('Dear '), mergeField('Contact_Name'), r(',')) + passage('one', p(r('for all'))) + p(mergeField('Comment')) + p(r('End')) });
const swedish = docx({ body: p(begin, code(' SKIPIF '), mergeField('Comment'), code(' = "left out" '), end, r('Kära '), mergeField('Contact_Name')) + p(mergeField('Comment')) + p(r('Slut')) });
const lineNos = records.map(({ lineNo }) => lineNo);
const common = { Segment_Description: 'Spring' };

async function opened(some = records): Promise<MergeWorker> {
  const merge = createMergeInline();
  await merge.open(english, {});
  await merge.openAlso(swedish, {}, [{ languageCode: 'SVE' }]);
  await merge.startRecords(common);
  await merge.addRecords(some);
  return merge;
}
async function produced(request: Partial<ProduceRequest> = {}, merge?: MergeWorker) {
  const letters: LetterMade[] = [];
  const { files } = await (merge ?? await opened()).produce({ lineNos, want: 'separate', namePattern: '{Letter_No}', ...request }, { onLetters: (more) => letters.push(...more) });
  return { letters, files: await Promise.all(files.map(async ({ blob }) => new Uint8Array(await blob.arrayBuffer()))) };
}
const lettersIn = (zip: Uint8Array): Uint8Array[] => Object.entries(unzipSync(zip)).sort(([one], [other]) => (one < other ? -1 : 1)).map(([, letter]) => letter);
const textOf = (letter: Uint8Array): string => readText(withoutPadding(letter));
const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(Buffer.from(other));

describe('a run of a segment with more letters than are made plainly', () => {
  it('makes from an image what is made plainly, but for blanks in tags, of every document', async () => {
    const { letters, files: [zip] } = await produced();
    const merge = await opened();
    expect(letters.map(({ failed }) => failed).filter((why) => why !== undefined)).toEqual(['LETTER_SKIPPED']);
    const made = lettersIn(zip!);
    const withLetter = lineNos.filter((_, index) => index !== left);
    let fromImage = 0;
    for (const [index, lineNo] of withLetter.entries()) {
      const plain = await merge.letter(lineNo);
      if (!sameBytes(plain, made[index]!)) fromImage += 1;
      expect(partsWithoutPadding(made[index]!)).toEqual(partsWithoutPadding(plain));
      if (index < 3) expect([...await validatorFaults(made[index]!), ...lintLetter(made[index]!)]).toEqual([]);
    }
    expect(fromImage).toBe(withLetter.length - withLetter.filter((lineNo) => records[lineNo - 1]!.values.Comment!.length > 2000).length);
    const [first] = letters;
    expect(first).toEqual({ lineNo: 1, recordHash: 'hash 1', letterHash: await sha256Hex(made[0]!) });
  }, 60_000);

  it('makes the same bytes once more: after a reload, some letters of it, one by itself, and where they are verified', async () => {
    const { letters, files: [zip] } = await produced();
    const made = lettersIn(zip!);
    const expected = Object.fromEntries(letters.filter(({ failed }) => failed === undefined).map(({ lineNo, letterHash }) => [lineNo, letterHash]));
    expect((await produced({ expected })).letters).toEqual(letters);
    await expect(produced({ expected: { ...expected, 9: expected[8 + 2]! } })).rejects.toMatchObject({ code: 'LETTER_DIFFERS', detail: '9' });
    expect((await produced({ only: [1, 5, 501], expected })).letters).toEqual([1, 5, 501].map((letterNo) => letters[letterNo - 1]));
    const merge = await opened(records.slice(0, 7).reverse()); // without the others, in another order
    for (const [index, lineNo] of lineNos.slice(0, left).entries()) expect(sameBytes(await merge.letter(lineNo, lineNos.length), made[index]!)).toBe(true);
    const { printed, maker } = lettersForRun(openTemplate(english), common, lineNos.length);
    expect(sameBytes(maker.letter(printed(records[0]!)), made[0]!)).toBe(true);
    await expect(merge.letter(1, mostOfSegmentMadePlainly).then((letter) => sameBytes(letter, made[0]!))).resolves.toBe(false);
  }, 60_000);

  it('takes the values of the records that are there now', async () => {
    const merge = await opened();
    const before = await merge.letter(1, lineNos.length);
    await merge.startRecords({ Comment: 'for all' });
    await merge.addRecords([record(1, { values: { Contact_Name: 'Contact 0', Comment: '' } })]);
    expect([textOf(before), textOf(await merge.letter(1, lineNos.length))]).toEqual(['Dear Contact 0,\nown 0\nEnd', 'Dear Contact 0,\nfor all\nfor all\nEnd']);
    await merge.open(swedish, {});
    expect(textOf(await merge.letter(1, lineNos.length))).toBe('Kära Contact 0\nfor all\nSlut');
  });

  it('makes one document of each, with the hashes of the separate letters', async () => {
    const { letters, files } = await produced({ want: 'combined' });
    expect(letters).toEqual((await produced()).letters);
    expect(files).toHaveLength(2);
    const plainly = await produced({ want: 'combined', lineNos: lineNos.slice(0, mostOfSegmentMadePlainly) });
    for (const [place, file] of files.entries()) {
      expect([...await validatorFaults(file), ...lintLetter(file)]).toEqual([]);
      if (place === 1) expect(textOf(file)).toBe(textOf(plainly.files[place]!)); // the last letter is of the other document
      expect(textOf(file).match(/End|Slut/g)).toHaveLength(place === 0 ? 334 : 166);
    }
  }, 120_000);

  it('says where the part that makes it cannot be loaded, and keeps what is open', async () => {
    jest.doMock('../../../src/merge/worker/imageLetters', () => { throw new Error('no network'); });
    try {
      const merge = await opened();
      await expect(merge.letter(1, lineNos.length)).rejects.toMatchObject({ code: 'PROGRAM_NOT_LOADED', detail: 'no network' });
      expect(readText(await merge.letter(1))).toContain('Dear Contact 0');
    } finally {
      jest.dontMock('../../../src/merge/worker/imageLetters');
    }
  });
});
