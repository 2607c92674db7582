import { unzipSync } from 'fflate';
import { sha256Hex } from '../../../src/contract/recordHash';
import type { LetterChoices } from '../../../src/contract/segmentLetter';
import { createMergeInline } from '../../../src/merge/worker/mergeInline';
import { createMergeWorker } from '../../../src/merge/worker/createMergeWorker';
import type { LetterMade, MergeWorker, ProduceRequest } from '../../../src/merge/worker/mergeWorker';
import { docx, field, fieldMarks, mergeField, p, r } from '../build/docx';
import { fixture } from '../build/fixtures';
import { partText, readText } from '../build/letterText';
import { record } from '../build/records';
import { lintLetter } from '../lint/lintLetter';
import { sameThreadWorker } from './sameThreadWorker';

const codeOf = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'no error', (error: { code?: string }) => error.code ?? error);
const lineNos = [3, 1, 2];
const separate = { lineNos, want: 'separate', namePattern: '{Letter_No} {Contact_Name}' } as const;

describe.each<[string, () => MergeWorker]>([['inline', createMergeInline], ['behind a worker', () => createMergeWorker(sameThreadWorker)]])('the engine %s', (_, start) => {
  let merge: MergeWorker;
  beforeEach(async () => {
    merge = start();
  });
  afterEach(() => merge.close());
  const ready = async (): Promise<void> => {
    await merge.open(fixture('letter - plain.docx'), {});
    await merge.startRecords({ Segment_Description: 'Spring' });
    await merge.addRecords([1, 2, 3].map((lineNo) => record(lineNo)));
  };

  it('says what is known of a letter', async () => {
    const info = await merge.open(fixture('letter - unknown field.docx'), { fieldMapping: { Contact_Nmae: 'Contact_Name' } });
    expect(info.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(info.fields.map(({ written, name, places }) => [written, name, places.length])).toEqual([['Contact_Nmae', 'Contact_Name', 2], ['Contact_City', 'Contact_City', 1]]);
    expect(info.fields[0]!.places).toEqual([{ story: 'body', paragraph: 0, occurrence: 0, near: 'Dear «Contact_Nmae» of «Contact_City»', field: 'Contact_Nmae' }, { story: 'body', paragraph: 1, occurrence: 1, near: '«Contact_Nmae»', field: 'Contact_Nmae' }]);
    expect((await merge.open(fixture('letter - unknown field.docx'), {})).fields[0]).not.toHaveProperty('name');
  });

  it('makes separate letters in the order asked for, with their hashes', async () => {
    await ready();
    const letters: LetterMade[] = [];
    const { files, made, failed } = await merge.produce(separate, { onLetters: (more) => letters.push(...more) });
    expect({ made, failed, names: files.map(({ name }) => name) }).toEqual({ made: 3, failed: 0, names: ['letters.zip'] });
    const zip = unzipSync(new Uint8Array(await files[0]!.blob.arrayBuffer()));
    expect(Object.keys(zip)).toEqual(['0001 Contact 3.docx', '0002 Contact 1.docx', '0003 Contact 2.docx']);
    expect(readText(zip['0001 Contact 3.docx']!)).toBe('Dear Contact 3,\nIt is spring.\nP.S. See you');
    expect(letters.map(({ lineNo, recordHash }) => [lineNo, recordHash])).toEqual([[3, 'hash 3'], [1, 'hash 1'], [2, 'hash 2']]);
    for (const [index, name] of Object.keys(zip).entries()) {
      expect(letters[index]!.letterHash).toBe(await sha256Hex(zip[name]!));
      expect(Buffer.from(await merge.letter(lineNos[index]!)).equals(Buffer.from(zip[name]!))).toBe(true);
    }
  });

  it('prints texts with bold words, links and lists, and reads like their text elsewhere', async () => {
    await merge.open(docx({ body: p(mergeField('Contact_Name')) + p(mergeField('Comment')) }), {});
    await merge.startRecords({});
    await merge.addRecords([record(1, { values: { Comment: '**Our** [shop](https://example.com/)\n1. chairs\n2. lamps' } }), record(2, { values: { Comment: '\\*plain\\*' } }), record(3)]);
    expect(await merge.check({ fine: [] })).toEqual([]);
    const [letter] = await Promise.all([merge.letter(1), merge.letter(2)]);
    expect(readText(letter!)).toBe('Contact 1\nOur shop\nchairs\nlamps');
    expect(partText(letter!)).toMatch(/<w:hyperlink .*<w:numId w:val="1"\/>.*chairs.*<w:numId w:val="1"\/>.*lamps/);
    expect(readText(await merge.letter(2))).toBe('Contact 2\n*plain*');
    expect(lintLetter(letter!)).toEqual([]);
    expect(Buffer.from(await merge.letter(1, 5000)).equals(Buffer.from(letter!))).toBe(true);
    const letters: LetterMade[] = [];
    const { files } = await merge.produce({ ...separate, namePattern: '{Comment}' }, { onLetters: (more) => letters.push(...more) });
    const zip = unzipSync(new Uint8Array(await files[0]!.blob.arrayBuffer()));
    expect(Object.keys(zip)[1]).toMatch(/^Our shop/);
    expect(letters[1]).toEqual({ lineNo: 1, recordHash: 'hash 1', letterHash: await sha256Hex(letter!) });
    const combined = await merge.produce({ ...separate, want: 'combined' }, { onLetters: () => undefined });
    const document = new Uint8Array(await combined.files[0]!.blob.arrayBuffer());
    expect(readText(document)).toContain('Contact 3\nSee you\n\nContact 1\nOur shop\nchairs\nlamps\n\nContact 2\n*plain*');
    expect(lintLetter(document)).toEqual([]);
  });

  it('says for whom a link leads where no letter may lead, and prints it as it was typed', async () => {
    await merge.open(docx({ body: p(mergeField('Contact_Name')) + p(mergeField('Comment')) }), {});
    await merge.startRecords({});
    await merge.addRecords([1, 2, 3].map((lineNo) => record(lineNo, { values: { Comment: lineNo === 2 ? 'fine' : '[this](javascript:alert`1`) [that](https://example.com/) [x](file:x)' } })));
    expect((await merge.check({ fine: [] })).map(({ code, severity, subject, count, contacts }) => [code, severity, subject, count, contacts.map(({ lineNo }) => lineNo)]))
      .toEqual([['LINK_AS_TEXT', 'error', 'javascript:alert`1`', 2, [1, 3]], ['LINK_AS_TEXT', 'error', 'file:x', 2, [1, 3]]]);
    expect(readText(await merge.letter(1))).toBe('Contact 1\n[this](javascript:alert`1`) that [x](file:x)');
    expect(partText(await merge.letter(1), 'word/_rels/document.xml.rels')).not.toContain('javascript');
  });

  it('makes letters without the tracked changes and comments of a document where that was chosen, and still says who has them and how many', async () => {
    for (const [name, shown, found] of [
      ['letter - tracked changes.docx', /<w:(?:ins|del)\b/, [['TRACKED_CHANGES', 'Reviewer One', 2], ['TRACKED_CHANGES', 'Reviewer Two', 1]]],
      ['letter - margin comments.docx', /<w:comment/, [['MARGIN_COMMENTS', 'Reviewer One', 1]]],
    ] as const) {
      const of = async (choices?: LetterChoices) => {
        const { hash } = await merge.open(fixture(name), { fieldMapping: {}, choices });
        await merge.startRecords({});
        await merge.addRecords([record(1)]);
        const issues = (await merge.check({ fine: [] })).filter(({ subject }) => subject?.startsWith('Reviewer'));
        return { hash, issues, xml: Buffer.from(unzipSync(await merge.letter(1))['word/document.xml']!).toString() };
      };
      const [before, after] = [await of(), await of({ acceptChanges: true })];
      expect([before.xml, after.xml].map((xml) => shown.test(xml))).toEqual([true, false]);
      expect(after.hash).toBe(before.hash);
      expect(before.issues.map(({ severity, code, subject, count }) => [severity, code, subject, count])).toEqual(found.map((one) => ['error', ...one]));
      expect(after.issues).toEqual(before.issues.map((issue) => ({ ...issue, severity: 'information' })));
    }
  });

  it('writes dates in the language of each contact where that was chosen, and says whose language it does not know', async () => {
    const dated = docx({ body: p(mergeField('Line_Date', { switches: '\\@ "MMMM"' })) });
    const inLanguage = (lineNo: number, languageCode: string) => record(lineNo, { languageCode, values: { Line_Date: '2026-05-01', Language_Code: languageCode } });
    const of = async (choices?: LetterChoices) => {
      const { hash } = await merge.open(dated, { fieldMapping: {}, choices });
      await merge.startRecords({});
      await merge.addRecords([inLanguage(1, 'FIN'), inLanguage(2, 'SVE'), inLanguage(3, 'XXX')]);
      const unknown = (await merge.check({ fine: [] })).filter(({ code }) => code === 'LANGUAGE_UNKNOWN').map(({ subject, contacts }) => [subject, contacts.map(({ lineNo }) => lineNo)]);
      return { hash, unknown, texts: await Promise.all([1, 2, 3].map(async (lineNo) => readText(await merge.letter(lineNo)))) };
    };
    const before = await of();
    expect(before).toMatchObject({ unknown: [], texts: ['May', 'May', 'May'] });
    expect(await of({ contactLanguage: true })).toEqual({ hash: before.hash, unknown: [['XXX', [3]]], texts: ['toukokuu', 'maj', 'May'] });
    const combined = (await merge.produce({ lineNos: [3, 1, 2], want: 'combined', namePattern: '' }, { onLetters: () => undefined })).files[0]!;
    expect(readText(new Uint8Array(await combined.blob.arrayBuffer())).split('\n').filter((line) => line !== '')).toEqual(['May', 'toukokuu', 'maj']);
  });

  it('says what a letter asks, and prints what was answered', async () => {
    const asks = docx({ body: p(field('FILLIN &quot;Which day?&quot; \\d Friday', 'x')) });
    expect((await merge.open(asks, {})).questions).toEqual([{ key: 'Which day?', prompt: 'Which day?', suggested: 'Friday', varies: false }]);
    await merge.open(asks, { fieldMapping: {}, choices: { answers: { 'Which day?': 'Monday' } } });
    await merge.addRecords([record(1)]);
    expect(readText(await merge.letter(1))).toBe('Monday');
  });

  it('leaves out whom the letter itself leaves out, and makes the others', async () => {
    const skip = fieldMarks.begin + fieldMarks.code(' SKIPIF ') + mergeField('Contact_Name') + fieldMarks.code(' = "Contact 1" ') + fieldMarks.end;
    await merge.open(docx({ body: p(skip, mergeField('Contact_Name')) }), {});
    await merge.startRecords({});
    await merge.addRecords([1, 2, 3].map((lineNo) => record(lineNo)));
    const letters: LetterMade[] = [];
    const { made, failed } = await merge.produce(separate, { onLetters: (more) => letters.push(...more) });
    expect([made, failed]).toEqual([2, 1]);
    expect(letters[1]).toEqual({ lineNo: 1, recordHash: 'hash 1', letterHash: '', failed: 'LETTER_SKIPPED' });
    expect(await codeOf(merge.letter(1))).toBe('LETTER_SKIPPED');
  });

  it('makes one document, with the hashes of the separate letters', async () => {
    await ready();
    const hashes: string[][] = [];
    for (const want of ['separate', 'combined'] as const) {
      const letters: LetterMade[] = [];
      const { files } = await merge.produce({ ...separate, want }, { onLetters: (more) => letters.push(...more) });
      hashes.push(letters.map(({ letterHash }) => letterHash));
      if (want === 'combined') expect(readText(new Uint8Array(await files[0]!.blob.arrayBuffer()))).toMatch(/^Dear Contact 3,[^]*Dear Contact 1,[^]*Dear Contact 2,/);
      if (want === 'combined') expect(files[0]!.name).toBe('letters.docx');
    }
    expect(hashes[0]).toEqual(hashes[1]);
  });

  it('stops where a letter is not what was promised', async () => {
    await ready();
    expect(await codeOf(merge.produce({ ...separate, expected: { 1: 'another hash' } }, { onLetters: () => undefined }))).toBe('LETTER_DIFFERS');
    expect(await codeOf(merge.produce({ ...separate, expected: { 1: await sha256Hex(await merge.letter(1)) } }, { onLetters: () => undefined }))).toBe('no error');
  });

  it('goes on after a letter whose contact is gone, and says so', async () => {
    await ready();
    const letters: LetterMade[] = [];
    const result = await merge.produce({ ...separate, lineNos: [1, 99, 2] }, { onLetters: (more) => letters.push(...more) });
    expect([result.made, result.failed, letters[1]!.failed]).toEqual([2, 1, 'RECORD_MISSING']);
    expect(Object.keys(unzipSync(new Uint8Array(await result.files[0]!.blob.arrayBuffer())))).toEqual(['0001 Contact 1.docx', '0003 Contact 2.docx']);
  });

  it('can be cancelled before and in the middle', async () => {
    await ready();
    await merge.addRecords(Array.from({ length: 500 }, (_, index) => record(index + 10)));
    const many = Array.from({ length: 500 }, (_, index) => index + 10);
    expect(await codeOf(merge.produce({ ...separate, lineNos: many }, { onLetters: () => undefined, signal: AbortSignal.abort() }))).toBe('CANCELLED');
    const controller = new AbortController();
    let made = 0;
    const stopping = merge.produce({ ...separate, lineNos: many }, { onLetters: (more) => { made += more.length; controller.abort(); }, signal: controller.signal });
    expect(await codeOf(stopping)).toBe('CANCELLED');
    expect(made).toBeLessThan(500);
    expect(await codeOf(merge.letter(10))).toBe('no error');
  });

  it('carries every error with its code', async () => {
    expect(await codeOf(merge.letter(1))).toBe('TEMPLATE_NOT_OPEN');
    expect(await codeOf(merge.open(new TextEncoder().encode('no document'), {}))).toBe('NOT_A_DOCX');
    await ready();
    expect(await codeOf(merge.letter(99))).toBe('RECORD_MISSING');
    expect(await codeOf(merge.open(new TextEncoder().encode('no document'), {}))).toBe('NOT_A_DOCX');
    expect(await codeOf(merge.letter(1))).toBe('TEMPLATE_NOT_OPEN');
  });

  it('puts the riskiest letters first', async () => {
    await merge.open(fixture('letter - plain.docx'), {});
    await merge.startRecords({});
    await merge.addRecords([record(1), record(2, { values: { Comment: 'x'.repeat(900) } }), record(3, { values: { Contact_Name: '' } })]);
    expect(await merge.riskiest([1, 2, 3])).toEqual([{ lineNo: 2, why: 'longestText' }, { lineNo: 3, why: 'missingValue', subject: 'Contact_Name' }]);
  });
});

describe.each<[string, () => MergeWorker]>([['inline', createMergeInline], ['behind a worker', () => createMergeWorker(sameThreadWorker)]])('several documents in the engine %s', (_, start) => {
  let merge: MergeWorker;
  beforeEach(() => { merge = start(); });
  afterEach(() => merge.close());
  const swedish = docx({ body: p(r('Bästa '), mergeField('Contact_Name')) });
  const own = docx({ body: p(r('Just you, '), mergeField('Nimi')) });
  const people = [record(1), record(2, { languageCode: 'SVE' }), record(3, { languageCode: 'SVE' }), record(4), record(5, { languageCode: 'SVE' })];
  const ready = async (): Promise<void> => {
    await merge.open(fixture('letter - plain.docx'), {});
    await merge.openAlso(swedish, {}, [{ languageCode: 'SVE' }]);
    await merge.openAlso(own, { fieldMapping: { Nimi: 'Contact_Name' } }, [{ languageCode: '', lineNo: 3 }, { languageCode: '', lineNo: 4 }]);
    await merge.startRecords({ Segment_Description: 'Spring' });
    await merge.addRecords(people);
  };
  const all = { lineNos: [1, 2, 3, 4, 5], namePattern: '{Letter_No} {Contact_Name}' };
  const textOf = async (blob: Blob): Promise<string> => readText(new Uint8Array(await blob.arrayBuffer()));
  const produce = async (request: Partial<ProduceRequest> = {}) => {
    const letters: LetterMade[] = [];
    return { ...await merge.produce({ ...all, want: 'separate', ...request }, { onLetters: (more) => letters.push(...more) }), letters };
  };

  it('makes each letter of the document it is for, numbered and named in one row', async () => {
    await ready();
    const { files, letters } = await produce();
    const zip = unzipSync(new Uint8Array(await files[0]!.blob.arrayBuffer()));
    expect(Object.entries(zip).map(([name, bytes]) => [name, readText(bytes).split('\n')[0]])).toEqual([
      ['0001 Contact 1.docx', 'Dear Contact 1,'], ['0002 Contact 2.docx', 'Bästa Contact 2'], ['0003 Contact 3.docx', 'Just you, Contact 3'], ['0004 Contact 4.docx', 'Just you, Contact 4'], ['0005 Contact 5.docx', 'Bästa Contact 5']]);
    expect(letters.map(({ letterHash }) => letterHash)).toEqual(await Promise.all(Object.values(zip).map((bytes) => sha256Hex(bytes))));
    for (const [index, bytes] of Object.values(zip).entries()) expect(Buffer.from(await merge.letter(index + 1)).equals(Buffer.from(bytes))).toBe(true);
    // The same bytes as from the one document alone.
    await merge.open(swedish, {});
    expect(Buffer.from(await merge.letter(2)).equals(Buffer.from(zip['0002 Contact 2.docx']!))).toBe(true);
  });

  it('makes a contact’s own letter of the first document, too, though there is one for the contact’s language', async () => {
    await merge.open(fixture('letter - plain.docx'), {}, { whom: [{ languageCode: '' }, { languageCode: '', lineNo: 2 }] });
    await merge.openAlso(swedish, {}, [{ languageCode: 'SVE' }]);
    await merge.startRecords({ Segment_Description: 'Spring' });
    await merge.addRecords(people);
    expect(await Promise.all([1, 2, 3].map(async (lineNo) => readText(await merge.letter(lineNo)).split('\n')[0]))).toEqual(['Dear Contact 1,', 'Dear Contact 2,', 'Bästa Contact 3']);
  });

  it('makes one document of each, and only of those that somebody gets', async () => {
    await ready();
    const promised = Object.fromEntries((await produce()).letters.map(({ lineNo, letterHash }) => [lineNo, letterHash]));
    const { files, made } = await produce({ want: 'combined', expected: promised });
    expect([made, files.map(({ name, document }) => [name, document])]).toEqual([5, [['letters.docx', undefined], ['letters.docx', 1], ['letters.docx', 2]]]);
    expect(await Promise.all(files.map(({ blob }) => textOf(blob)))).toEqual([expect.stringMatching(/^Dear Contact 1,/), expect.stringMatching(/^Bästa Contact 2[^]*Bästa Contact 5/), expect.stringMatching(/^Just you, Contact 3[^]*Just you, Contact 4/)]);
    const some = await produce({ want: 'combined', only: [3, 4], expected: promised });
    expect([some.made, some.files.map(({ document }) => document)]).toEqual([2, [2]]);
  });

  it('checks each with those who get it, names what lacks in a contact once, and says which document a fault is in', async () => {
    const faulty = docx({ body: p(mergeField('Contact_Nmae'), mergeField('Job_Title')) });
    await merge.open(docx({ body: p(mergeField('Contact_Name'), mergeField('Job_Title')) }), {});
    await merge.openAlso(faulty, {}, [{ languageCode: 'SVE' }]);
    await merge.openAlso(docx({ body: p(mergeField('Nobody')) }), {}, [{ languageCode: 'DEU' }]);
    await merge.startRecords({});
    await merge.addRecords([record(1, { addressMissing: true }), record(2, { languageCode: 'SVE', addressMissing: true }), record(3, { languageCode: 'SVE' })]);
    const found = (await merge.check({ fine: [] })).map(({ code, subject, count, document }) => [code, subject, count, document]);
    expect(found).toEqual(expect.arrayContaining([['FIELD_UNKNOWN', 'Contact_Nmae', 1, 1], ['ADDRESS_MISSING', undefined, 2, undefined], ['VALUE_MISSING', 'Job_Title', 1, 0], ['VALUE_MISSING', 'Job_Title', 2, 1]]));
    expect(found.filter(([, subject]) => subject === 'Nobody')).toEqual([]);
    expect((await merge.check({ fine: [], lineNos: [1] })).filter(({ document }) => document !== undefined && document > 0)).toEqual([]);
  });

  it('looks for the riskiest in each', async () => {
    await ready();
    await merge.addRecords([record(6, { values: { Comment: 'x'.repeat(900) } }), record(7, { languageCode: 'SVE', values: { Contact_Name: '' } })]);
    expect(await merge.riskiest([1, 2, 6, 7])).toEqual([{ lineNo: 6, why: 'longestText' }, { lineNo: 7, why: 'missingValue', subject: 'Contact_Name' }]);
  });

  it('begins anew with the next letter that is opened, and needs a first one', async () => {
    await ready();
    await merge.open(fixture('letter - plain.docx'), {});
    expect(readText(await merge.letter(2))).toMatch(/^Dear Contact 2,/);
    await expect(start().openAlso(swedish, {}, [{ languageCode: 'SVE' }])).rejects.toMatchObject({ code: 'TEMPLATE_NOT_OPEN' });
  });
});

describe('a worker that is not there', () => {
  it('is replaced by the engine on this thread', async () => {
    const merge = createMergeWorker(() => { throw new Error('no workers here'); });
    expect((await merge.open(fixture('letter - plain.docx'), {})).fields).toHaveLength(2);
  });
  it('or does not load is replaced as well, and no call is lost', async () => {
    const silent = { postMessage: () => undefined, terminate: () => undefined, onerror: null as ((event: unknown) => void) | null };
    const merge = createMergeWorker(() => silent as unknown as Worker);
    const waiting = [merge.open(fixture('letter - plain.docx'), {}), merge.startRecords({}), merge.addRecords([record(1)])] as const;
    silent.onerror!({ message: 'refused', preventDefault: () => undefined });
    expect((await waiting[0]).fields).toHaveLength(2);
    expect(readText(await merge.letter(1))).toMatch(/^Dear Contact 1,/);
    const letters: LetterMade[] = [];
    expect((await merge.produce({ lineNos: [1], want: 'separate', namePattern: '' }, { onLetters: (more) => letters.push(...more) })).made).toBe(1);
    expect(letters).toHaveLength(1);
  });
  it('that stops later ends every call', async () => {
    const broken = { postMessage: () => undefined, terminate: () => undefined, onerror: null as ((event: unknown) => void) | null, onmessage: null as ((event: unknown) => void) | null };
    const merge = createMergeWorker(() => broken as unknown as Worker);
    const first = merge.startRecords({});
    broken.onmessage!({ data: { id: 1, result: undefined } });
    await first;
    const waiting = merge.letter(1);
    broken.onerror!({ message: 'out of memory', preventDefault: () => undefined });
    await expect(waiting).rejects.toThrow('out of memory');
    await expect(merge.letter(1)).rejects.toThrow('out of memory');
  });
});
