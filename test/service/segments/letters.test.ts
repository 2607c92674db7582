import { base64Of, bytesOf } from '../../../src/contract/base64';
import { maxLetterBytes, type LetterFor, type NewLetterLink } from '../../../src/contract/segmentLetter';
import { tidy } from '../../../src/service/store/tidy';
import { createRun, handedOverRun, hash, logRun, receiptOf } from '../madeRun';
import { now, problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });

const params = { no: spring };
/** A document the service can keep: it looks no further than a zip's first signs. */
const docx = (text: string): Uint8Array => Uint8Array.from([0x50, 0x4b, 3, 4, ...Buffer.from(text)]);
const forAll: LetterFor = { languageCode: '' };
const swedish: LetterFor = { languageCode: 'SVE' };
const ownOf = (lineNo: number): LetterFor => ({ languageCode: '', lineNo });

const link = (whom: LetterFor, name: string, digit: string | number, more: Partial<NewLetterLink> = {}) =>
  service.ask('linkLetter', { params, body: { ...whom, name, url: `https://files.example/${name}`, templateHash: hash(digit), document: base64Of(docx(name + digit)), ...more } });
const withEarlier = async (no = spring) => (await service.ask('letters', { params: { no } })).items;
/** Without their older versions, which stay behind where the documents go along. */
const letters = async (no = spring) => (await withEarlier(no)).map(({ earlier: _earlier, ...letter }) => letter);
const versions = async (no = spring) => (await service.ask('letterVersions', { params: { no } })).items;
const document = async (of: { documentHash?: string } | undefined): Promise<string> => Buffer.from(bytesOf((await service.ask('letterDocument', { params: { hash: of!.documentHash! } })).document).subarray(4)).toString();
const events = async () => (await service.ask('segmentEvents', { params })).items.filter(({ kind }) => kind.startsWith('letter')).map(({ kind, about }) => [kind, ...about!]);
const documents = async () => (await service.db.selectFrom('letterDocument').select('hash').execute()).length;

describe('the documents of a segment', () => {
  it('are one for each language and one for each contact that has its own, with bytes, mapping, who and when', async () => {
    await link(forAll, 'Kirje.docx', 1);
    await link(swedish, 'Brev.docx', 2, { fieldMapping: { Namn: 'Contact_Name' } });
    await link(ownOf(30000), 'Oma.docx', 3);
    const { contactNo, contactName } = await service.ask('segmentLine', { params: { ...params, lineNo: 30000 } });
    const found = await letters();
    expect(found).toMatchObject([
      { languageCode: '', name: 'Kirje.docx', templateHash: hash(1), fieldMapping: {}, linkedAt: now.toISOString(), linkedBy: 'tester' },
      { languageCode: 'SVE', name: 'Brev.docx', fieldMapping: { Namn: 'Contact_Name' } },
      { languageCode: '', lineNo: 30000, contactNo, contactName, name: 'Oma.docx', templateHash: hash(3) },
    ]);
    expect(await Promise.all(found.map(document))).toEqual(['Kirje.docx1', 'Brev.docx2', 'Oma.docx3']);
    expect(await events()).toEqual([['letterLinked', 'Oma.docx', contactNo], ['letterLinked', 'Brev.docx', 'SVE'], ['letterLinked', 'Kirje.docx']]);
  });

  it('are kept version by version, the same content once, and each can be had back', async () => {
    await link(forAll, 'Kirje.docx', 1);
    await link(forAll, 'Kirje.docx', 1, { document: base64Of(docx('the same letter, packed otherwise')) });
    await link(forAll, 'Kirje.docx', 2);
    await link(forAll, 'Toinen.docx', 3);
    await link(swedish, 'Brev.docx', 4);
    expect((await versions()).map(({ name, languageCode, keptBy }) => [name, languageCode, keptBy])).toEqual([['Brev.docx', 'SVE', 'tester'], ['Toinen.docx', '', 'tester'], ['Kirje.docx', '', 'tester'], ['Kirje.docx', '', 'tester']]);
    expect(await Promise.all((await versions()).map(document))).toEqual(['Brev.docx4', 'Toinen.docx3', 'Kirje.docx2', 'Kirje.docx1']);
    expect((await events()).map(([kind]) => kind)).toEqual(['letterLinked', 'letterLinked', 'letterKept', 'letterLinked']);
    const { items, next } = await service.ask('letterVersions', { params, query: { limit: 3 } });
    expect([items.length, (await service.ask('letterVersions', { params, query: { limit: 3, after: next! } })).items.map(({ templateHash }) => templateHash)]).toEqual([3, [hash(1)]]);
  });

  it('say what they were before, each by its own versions', async () => {
    for (const digit of [1, 2, 1, 3]) await link(forAll, 'Kirje.docx', digit);
    for (const digit of [4, 5, 4]) await link(ownOf(30000), 'Oma.docx', digit);
    await link(swedish, 'Brev.docx', 6);
    expect((await withEarlier()).map(({ earlier }) => earlier?.sort())).toEqual([[hash(1), hash(2)], undefined, [hash(5)]]);
  });

  it('keep what was chosen for their letters, each version its own', async () => {
    await link(forAll, 'Kirje.docx', 1);
    await link(forAll, 'Kirje.docx', 1, { choices: { acceptChanges: true } });
    await link(forAll, 'Kirje.docx', 1, { choices: { acceptChanges: true } });
    await link(ownOf(30000), 'Oma.docx', 2, { choices: { contactLanguage: true } });
    expect((await letters()).map(({ choices }) => choices)).toEqual([{ acceptChanges: true }, { contactLanguage: true }]);
    expect((await versions()).map(({ name, choices }) => [name, choices])).toEqual([['Oma.docx', { contactLanguage: true }], ['Kirje.docx', { acceptChanges: true }], ['Kirje.docx', undefined]]);
    expect((await service.ask('segmentsOfLetter', { query: { templateHash: hash(1) } })).items).toMatchObject([{ choices: { acceptChanges: true } }]);
    await link(forAll, 'Kirje.docx', 1, { choices: { answers: { Day: 'Monday' } } });
    expect((await letters())[0]!.choices).toEqual({ answers: { Day: 'Monday' } });
    await link(forAll, 'Kirje.docx', 1);
    expect((await letters())[0]).not.toHaveProperty('choices');
    expect(await problemOf(link(forAll, 'Kirje.docx', 1, { choices: { answers: { Day: 'x'.repeat(2001) } } }))).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await problemOf(link(forAll, 'Kirje.docx', 1, { choices: { acceptChanges: false } as never }))).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('get a new version where only the meaning of a field changed, and bytes where there were none', async () => {
    await service.ask('linkLetter', { params, body: { ...forAll, name: 'Kirje.docx', url: '', templateHash: hash(1) } });
    await link(forAll, 'Kirje.docx', 1);
    await link(forAll, 'Kirje.docx', 1, { fieldMapping: { Nimi: 'Contact_Name' } });
    expect((await versions()).map(({ documentHash, fieldMapping }) => [documentHash !== undefined, fieldMapping])).toEqual([[true, { Nimi: 'Contact_Name' }], [true, {}], [false, {}]]);
  });

  it('keep their name where a document that was never saved takes their place', async () => {
    await link(forAll, 'Kirje.docx', 1);
    await link(forAll, '', 2, { url: '' });
    expect(await letters()).toMatchObject([{ name: 'Kirje.docx', url: 'https://files.example/Kirje.docx', templateHash: hash(2) }]);
  });

  it('are taken away one by one; their versions stay', async () => {
    await link(forAll, 'Kirje.docx', 1);
    await link(ownOf(30000), 'Oma.docx', 2);
    expect((await service.ask('unlinkLetter', { params, query: { lineNo: 30000 } })).items.map(({ name }) => name)).toEqual(['Kirje.docx']);
    expect((await service.ask('unlinkLetter', { params, query: { lineNo: 30000 } })).items).toHaveLength(1);
    expect((await service.ask('unlinkLetter', { params })).items).toEqual([]);
    expect((await versions()).map(({ name }) => name)).toEqual(['Oma.docx', 'Kirje.docx']);
    expect((await events()).filter(([kind]) => kind === 'letterUnlinked')).toHaveLength(2);
  });

  it('are refused with the reason: too large, no Word document, no such contact, two at once, no such document', async () => {
    const large = new Uint8Array(maxLetterBytes + 1);
    large.set([0x50, 0x4b, 3, 4]);
    expect(await problemOf(link(forAll, 'Iso.docx', 1, { document: Buffer.from(large).toString('base64') }))).toMatchObject({ code: 'LETTER_TOO_LARGE', status: 413 });
    expect(await problemOf(link(forAll, 'Kuva.png', 1, { document: base64Of(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1)) }))).toMatchObject({ code: 'INVALID_REQUEST', reasons: ['document: is no .docx in base64'] });
    expect(await problemOf(link(ownOf(999), 'Oma.docx', 1))).toMatchObject({ code: 'LINE_NOT_FOUND' });
    expect(await problemOf(link({ languageCode: 'SVE', lineNo: 30000 }, 'Oma.docx', 1))).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await problemOf(service.ask('letterDocument', { params: { hash: hash(9) } }))).toMatchObject({ code: 'LETTER_NOT_KEPT', status: 404 });
    expect([await documents(), await letters(), await versions()]).toEqual([0, [], []]);
  });
});

/** The open segments that a document's content leads to. */
const found = async (digit: number) => (await service.ask('segmentsOfLetter', { query: { templateHash: hash(digit) } })).items.map(({ segmentNo, languageCode, lineNo, name, current }) => [segmentNo, lineNo ?? languageCode, name, current]);

describe('a document finds its segment', () => {
  it('by its content: the open segments it is linked to, also as an older version, and none that is logged or has let it go', async () => {
    await link(forAll, 'Kirje.docx', 1);
    await link(forAll, 'Kirje.docx', 2);
    await link(swedish, 'Brev.docx', 3);
    await link(ownOf(30000), 'Oma.docx', 4);
    expect(await Promise.all([1, 2, 3, 4, 5].map(found))).toEqual([[[spring, '', 'Kirje.docx', false]], [[spring, '', 'Kirje.docx', true]], [[spring, 'SVE', 'Brev.docx', true]], [[spring, 30000, 'Oma.docx', true]], []]);
    await service.ask('unlinkLetter', { params, query: { languageCode: 'SVE' } });
    expect(await found(3)).toEqual([]);
    const { segment: { no } } = await service.ask('duplicateSegment', { params, body: {} });
    expect(await found(2)).toEqual([[no, '', 'Kirje.docx', true], [spring, '', 'Kirje.docx', true]]);
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    expect(await found(2)).toEqual([[no, '', 'Kirje.docx', true]]);
  });
});

describe('the documents go along', () => {
  beforeEach(async () => {
    await link(forAll, 'Kirje.docx', 1);
    await link(forAll, 'Kirje.docx', 2);
    await link(swedish, 'Brev.docx', 3, { fieldMapping: { Namn: 'Contact_Name' }, choices: { acceptChanges: true } });
    await link(ownOf(30000), 'Oma.docx', 4, { choices: { acceptChanges: true } });
  });
  /** What is carried, without who and when: a follow-up is another's work. */
  const carried = async (no: string) => (await letters(no)).map(({ linkedAt: _at, linkedBy: _by, lineNo: _lineNo, ...letter }) => letter);
  const ofAll = async () => (await carried(spring)).filter(({ contactNo }) => contactNo === undefined);

  it('into a duplicate; one of a single contact only with what else is its own', async () => {
    const [all, everything] = [await ofAll(), await letters()];
    expect(await carried((await service.ask('duplicateSegment', { params, body: {} })).segment.no)).toEqual(all);
    const { no } = (await service.ask('duplicateSegment', { params, body: { withOwn: true } })).segment;
    expect(await letters(no)).toEqual(everything);
    expect((await versions(no)).map(({ name, templateHash, choices }) => [name, templateHash, choices?.acceptChanges])).toEqual([['Oma.docx', hash(4), true], ['Brev.docx', hash(3), true], ['Kirje.docx', hash(2), undefined]]);
    expect(await found(4)).toEqual([[no, 30000, 'Oma.docx', true], [spring, 30000, 'Oma.docx', true]]);
  });

  it('into the remainder, and back with a log that is taken back', async () => {
    const before = await letters();
    const { id } = await handedOverRun(service, spring, { chosen: ({ lineNo }) => lineNo > 40000 });
    const { remainderSegmentNo, loggedSegmentEntryNo: entryNo } = await logRun(service, spring, id);
    expect(await letters(remainderSegmentNo)).toEqual(before);
    expect(await found(4)).toEqual([[remainderSegmentNo, 30000, 'Oma.docx', true]]);
    await service.ask('takeBack', { params: { entryNo }, body: {} });
    expect(await letters()).toEqual(before);
    expect(await versions()).toHaveLength(4);
  });

  it('into a follow-up as their letters went out, whatever was chosen for later ones meanwhile', async () => {
    const settled = [{ templateHash: hash(2), whom: [forAll], fieldMapping: {}, choices: { answers: { Day: 'Monday' } } }, { templateHash: hash(3), whom: [swedish], fieldMapping: {} }];
    const { id } = await handedOverRun(service, spring, { change: { templateHash: hash(2), options: { settled } } });
    await link(forAll, 'Kirje.docx', 2, { choices: { answers: { Day: 'Friday' } } });
    const { followUpSegmentNo } = await logRun(service, spring, id, { createFollowUp: true });
    expect((await letters(followUpSegmentNo)).map(({ name, choices }) => [name, choices])).toEqual([['Kirje.docx', { answers: { Day: 'Monday' } }], ['Brev.docx', { acceptChanges: true }]]);
  });

  it('stay in a remainder that got another document meanwhile', async () => {
    const { id } = await handedOverRun(service, spring, { chosen: ({ lineNo }) => lineNo > 40000 });
    const { remainderSegmentNo, loggedSegmentEntryNo: entryNo } = await logRun(service, spring, id);
    await service.ask('linkLetter', { params: { no: remainderSegmentNo! }, body: { ...forAll, name: 'Uusi.docx', url: '', templateHash: hash(7) } });
    expect(await service.ask('takeBack', { params: { entryNo }, body: {} })).toMatchObject({ remainderStays: remainderSegmentNo });
    expect((await letters(remainderSegmentNo)).map(({ name }) => name)).toEqual(['Uusi.docx', 'Brev.docx', 'Oma.docx']);
  });

  it('into a follow-up unless refused; one of a single contact only when own texts are asked for', async () => {
    const [all, everything] = [await ofAll(), await carried(spring)];
    const { id } = await handedOverRun(service, spring);
    const { loggedSegmentEntryNo: entryNo } = await logRun(service, spring, id);
    const followUp = async (body: { copyLetter?: boolean; copyOwnTexts?: boolean }) => {
      const { no } = await service.ask('followUp', { params: { entryNo }, body });
      expect((await versions(no)).map(({ name }) => name).sort()).toEqual((await letters(no)).map(({ name }) => name).sort());
      return carried(no);
    };
    expect([await followUp({}), await followUp({ copyOwnTexts: true }), await followUp({ copyLetter: false })]).toEqual([all, everything, []]);
  });

  it('into a segment that sends again, with what was single contacts’ own', async () => {
    const everything = await carried(spring);
    const { id } = await handedOverRun(service, spring, { failed: [20000, 30000] });
    const { loggedSegmentEntryNo: entryNo } = await logRun(service, spring, id, { notOut: 'attemptFailed' });
    const { no } = await service.ask('resend', { params: { entryNo }, body: {} });
    expect(await carried(no)).toEqual(everything);
    expect((await versions(no)).map(({ name }) => name)).toEqual(['Oma.docx', 'Brev.docx', 'Kirje.docx']);
  });

  it('with a contact that is taken out, brought back and taken out again', async () => {
    const [, , own] = await letters();
    await service.ask('removeLine', { params: { ...params, lineNo: 30000 } });
    expect((await letters()).map(({ name }) => name)).toEqual(['Kirje.docx', 'Brev.docx']);
    await service.ask('goBack', { params, body: {} });
    expect((await letters())[2]).toEqual(own);
    await service.ask('redo', { params, body: {} });
    expect(await letters()).toHaveLength(2);
    await tidy(service.db, now);
    await service.ask('goBack', { params, body: {} });
    expect(await document((await letters())[2])).toBe('Oma.docx4');
  });

  it('and are tidied where nothing points to them any more', async () => {
    expect([await documents(), (await tidy(service.db, now)).documents]).toEqual([4, 0]);
    const { segment: { no } } = await service.ask('duplicateSegment', { params, body: { withOwn: true } });
    await service.ask('deleteSegment', { params });
    expect([(await tidy(service.db, now)).documents, await documents()]).toEqual([1, 3]); // the first version of Kirje.docx
    expect(await document((await letters(no))[2])).toBe('Oma.docx4');
    await service.ask('deleteSegment', { params: { no } });
    expect([(await tidy(service.db, now)).documents, await documents()]).toEqual([3, 0]);
  });

  it('also beside a contact’s document of which only the name is known', async () => {
    await service.ask('linkLetter', { params, body: { ...ownOf(40000), name: 'Unread.docx', url: '', templateHash: '' } });
    const { no } = await service.ask('createSegment', { body: {} });
    await service.ask('linkLetter', { params: { no }, body: { ...forAll, name: 'Gone.docx', url: '', templateHash: hash(9), document: base64Of(docx('gone')) } });
    await service.ask('deleteSegment', { params: { no } });
    expect((await tidy(service.db, now)).documents).toBe(1);
  });
});

describe('a run of several documents', () => {
  const several = async (lineNos: number[][]) => {
    const { run } = await createRun(service, spring);
    await service.ask('changeMergeRun', { params: { id: run.id }, body: { state: 'abandoned' } });
    const documents = [{ templateHash: hash('b'), templateName: 'Brev.docx', languageCodes: ['SVE'], lineNos: lineNos[0]! }, { templateHash: hash('c'), templateName: 'Oma.docx', languageCodes: [], lineNos: lineNos[1]! }];
    return { ...run, id: '7f0d5a52-6a8e-4d8e-9d7e-0d5f2c7b1a11', documents };
  };

  it('says of each letter which it is made from, and so does the log', async () => {
    const run = await several([[20000, 50000], [30000]]);
    const made = await service.ask('createMergeRun', { params, body: run });
    expect(made.documents).toEqual([{ templateHash: hash('b'), templateName: 'Brev.docx', languageCodes: ['SVE'] }, { templateHash: hash('c'), templateName: 'Oma.docx', languageCodes: [] }]);
    expect(await service.ask('createMergeRun', { params, body: run })).toEqual(made);
    const { letters: planned } = await service.ask('mergeRun', { params: { id: run.id } });
    expect(planned.filter(({ templateHash }) => templateHash !== undefined).map(({ lineNo, templateHash }) => [lineNo, templateHash])).toEqual([[20000, hash('b')], [30000, hash('c')], [50000, hash('b')]]);
    const { lines } = await service.all('mergeData', { params });
    await service.ask('addReceipts', { params: { id: run.id }, body: { receipts: lines.map((record) => receiptOf(record)) } });
    for (const state of ['made', 'handedOver'] as const) await service.ask('changeMergeRun', { params: { id: run.id }, body: { state } });
    const { loggedSegmentEntryNo: entryNo } = await logRun(service, spring, run.id);
    const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo } });
    expect(items.map(({ templateHash }) => templateHash![0]).join('')).toBe('abcabaaaaaaa');
  });

  it('of one document stays as simple as it was', async () => {
    const { id } = await createRun(service, spring);
    const { letters: planned, ...run } = await service.ask('mergeRun', { params: { id } });
    expect([run, ...planned].filter((one) => 'documents' in one || ('letterNo' in one && 'templateHash' in one))).toEqual([]);
  });

  it('is refused where a line has no letter, or two documents', async () => {
    for (const lineNos of [[[20000], [20000]], [[123], [30000]]]) {
      expect(await problemOf(service.ask('createMergeRun', { params, body: await several(lineNos) }))).toMatchObject({ code: 'INVALID_REQUEST' });
    }
  });
});
