import { sql } from 'kysely';
import type { Passage } from '../../../src/contract/passage';
import { recordHash } from '../../../src/contract/recordHash';
import { joinComment, type CommentLine } from '../../../src/service/segments/commentLines';
import { handedOverRun, hash, logRun } from '../madeRun';
import { problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });

const offer: Passage = { id: 'offer', title: 'Offer', text: 'Three papers for «Contact_City»' };
const ps: Passage = { id: 'ps', title: 'P.S.', text: 'Bring a friend.' };
const read = (passages: Passage[], whole = true, no = spring) => service.ask('readPassages', { params: { no }, body: { passages, whole } });
const write = (lineNo: number, passages: Record<string, string | null>) => service.ask('changeLine', { params: { no: spring, lineNo }, body: { passages } });
const line = (lineNo: number, no = spring) => service.ask('segmentLine', { params: { no, lineNo } });
const segment = (no = spring) => service.ask('segment', { params: { no } });
const rows = async (no = spring) => (await service.all('segmentLines', { params: { no } })).lines;
const own = async (no = spring) => (await rows(no)).flatMap(({ lineNo, ownPassages }) => (ownPassages ? [[lineNo, ...ownPassages]] : []));

describe('the passages of a segment', () => {
  it('are kept by title and text as they were read, and change no revision', async () => {
    const { revision } = await segment();
    expect((await read([offer, ps])).items).toEqual([{ ...offer, isInLetter: true, lines: 0 }, { ...ps, isInLetter: true, lines: 0 }]);
    expect(await segment()).toMatchObject({ revision, passages: [{ id: 'offer' }, { id: 'ps' }], counts: { passages: 0 } });
    await read([{ ...offer, title: 'Our offer' }], false);
    expect((await segment()).passages.map(({ title, isInLetter }) => [title, isInLetter])).toEqual([['Our offer', true], ['P.S.', true]]);
  });

  it('that are in no letter any more stay as long as somebody has a text for them', async () => {
    await read([offer, ps]);
    await write(10000, { ps: 'Own' });
    await read([]);
    expect((await segment()).passages).toEqual([{ ...ps, isInLetter: false, lines: 1 }]);
    expect(await line(10000)).toMatchObject({ passages: { ps: 'Own' } });
    await read([offer, ps]);
    expect((await segment()).passages).toMatchObject([{ id: 'offer', isInLetter: true }, { id: 'ps', isInLetter: true, lines: 1 }]);
    await write(20000, { unknown: 'From elsewhere' });
    expect((await segment()).passages.at(-1)).toEqual({ id: 'unknown', title: '', text: '', isInLetter: false, lines: 1 });
  });
});

describe('an own text in a passage', () => {
  it('is written, left out and put back; others stay; the row says which passages differ', async () => {
    await write(10000, { offer: 'Own\r\noffer', ps: '' });
    expect(await line(10000)).toMatchObject({ passages: { offer: 'Own\noffer', ps: '' }, ownPassages: ['offer', 'ps'], revision: 2 });
    await write(10000, { ps: null });
    expect((await line(10000)).passages).toEqual({ offer: 'Own\noffer' });
    expect(await own()).toEqual([[10000, 'offer']]);
    await write(10000, { offer: null });
    expect(await own()).toEqual([]);
    expect(await line(10000)).not.toHaveProperty('ownPassages');
  });

  it('is given to several contacts at once, also to one with a barrier', async () => {
    const { contactNo } = await line(20000);
    await service.ask('changeContact', { params: { no: contactNo }, body: { excludeFromSegment: true } });
    const answer = await service.ask('changeLines', { params: { no: spring }, body: { lineNos: [10000, 20000], change: { passages: { offer: 'Own' } } } });
    expect(answer.rows.map(({ ownPassages, barrier }) => [ownPassages, barrier])).toEqual([[['offer'], undefined], [['offer'], 'excluded']]);
    expect((await segment()).counts).toMatchObject({ passages: 2 });
  });

  it('is in the merge record and its hash; a record without one has the hash it always had', async () => {
    const records = async () => new Map((await service.all('mergeData', { params: { no: spring } })).lines.map((record) => [record.lineNo, record]));
    const { header } = await service.all('mergeData', { params: { no: spring } });
    const before = await records();
    await write(10000, { offer: 'Own "text"', ps: '' });
    const after = await records();
    expect(after.get(20000)).toEqual(before.get(20000));
    expect(after.get(20000)).not.toHaveProperty('passages');
    expect(after.get(10000)!.passages).toEqual({ offer: 'Own "text"', ps: '' });
    expect(after.get(10000)!.recordHash).not.toBe(before.get(10000)!.recordHash);
    for (const record of after.values()) expect(record.recordHash).toBe(await recordHash(header.common, record));
  });

  it('that changed after the letter was made makes the log refuse', async () => {
    const { id } = await handedOverRun(service, spring);
    await write(30000, { offer: 'Another' });
    expect(await problemOf(logRun(service, spring, id))).toMatchObject({ code: 'LINES_CHANGED', lines: [{ lineNo: 30000, change: 'changed' }] });
  });

  it.each([
    ['a name that is none', { 'no passage': 'x' }], ['too long a text', { offer: 'x'.repeat(2001) }], ['too many at once', Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`p${index}`, 'x']))],
  ])('is refused for %s', async (_, passages) => {
    expect((await problemOf(write(10000, passages))).code).toBe('INVALID_REQUEST');
  });
  it('is refused where the line would have too many', async () => {
    await write(10000, Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${index}`, 'x'])));
    expect((await problemOf(write(10000, { more: 'x' }))).code).toBe('INVALID_REQUEST');
    expect(Object.keys((await line(10000)).passages)).toHaveLength(50);
  });

  it('stands in the history by the passage\'s title', async () => {
    await read([offer]);
    const { contactNo } = await write(10000, { offer: 'Own' });
    expect((await service.ask('segmentEvents', { params: { no: spring } })).items[0]).toMatchObject({ kind: 'passageChanged', about: ['Offer', contactNo] });
  });
});

describe('own texts go with their line', () => {
  beforeEach(async () => {
    await read([offer, ps]);
    await write(10000, { offer: 'One' });
    await write(20000, { ps: '' });
  });

  it('out of the segment and back', async () => {
    await service.ask('removeLine', { params: { no: spring, lineNo: 10000 } });
    expect(await own()).toEqual([[20000, 'ps']]);
    await service.ask('goBack', { params: { no: spring }, body: {} });
    expect(await own()).toEqual([[10000, 'offer'], [20000, 'ps']]);
  });

  it('into a copy where that is asked, with what the passages are called in any case', async () => {
    const copy = async (withOwn: boolean) => (await service.ask('duplicateSegment', { params: { no: spring }, body: { withOwn } })).segment;
    const plain = await copy(false);
    expect([await own(plain.no), plain.passages.map(({ title }) => title)]).toEqual([[], ['Offer', 'P.S.']]);
    expect(await own((await copy(true)).no)).toEqual([[10000, 'offer'], [20000, 'ps']]);
  });

  it('into the remainder, and back where the log is taken back', async () => {
    const { remainderSegmentNo, loggedSegmentEntryNo } = await service.ask('log', { params: { no: spring }, body: { lines: [20000], createFollowUp: false, notOut: 'remainder' }, idempotencyKey: '5a4d3c1e-0009-4000-8000-000000000009' });
    expect([await own(remainderSegmentNo!), (await segment(remainderSegmentNo!)).passages.length]).toEqual([[[10000, 'offer']], 2]);
    await service.ask('takeBack', { params: { entryNo: loggedSegmentEntryNo }, body: {} });
    expect([await own(), (await segment()).passages.length]).toEqual([[[10000, 'offer'], [20000, 'ps']], 2]);
    expect((await sql`select * from logged_passage`.execute(service.db)).rows).toEqual([]);
  });

  it('into the log with their titles, as comment lines too, and from there into what follows', async () => {
    const long = 'A text that is longer than one comment line of eighty characters can hold, so that it is cut, and joined again.\nSecond line';
    await write(30000, { offer: long, ps: 'P', extra: 'Unknown' });
    await read([offer, ps]);
    const { id } = await handedOverRun(service, spring);
    const { loggedSegmentEntryNo } = await logRun(service, spring, id);
    const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo: loggedSegmentEntryNo } });
    expect(items.slice(0, 4).map(({ passages }) => passages)).toEqual([
      [{ id: 'offer', title: 'Offer', text: 'One' }], [{ id: 'ps', title: 'P.S.', text: '' }],
      [{ id: 'offer', title: 'Offer', text: long }, { id: 'ps', title: 'P.S.', text: 'P' }, { id: 'extra', title: '', text: 'Unknown' }], [],
    ]);
    const comments = await service.db.selectFrom('interactionLogCommentLine').selectAll().where('interactionLogEntryNo', '=', items[2]!.entryNo).orderBy('lineNo').execute();
    const joined = (passageId: string) => joinComment(comments.filter((one) => one.placement === 'letter' && one.passageId === passageId) as CommentLine[]);
    expect([joined('offer'), joined('ps'), joined('')]).toEqual([`Offer: ${long}`, 'P.S.: P', items[2]!.letterText]);
    expect(Math.max(...comments.map(({ comment }) => comment.length))).toBeLessThanOrEqual(80);

    const entryNos = items.slice(0, 3).map(({ entryNo }) => entryNo);
    const again = await service.ask('resend', { params: { entryNo: loggedSegmentEntryNo }, body: { entryNos } });
    expect([await own(again.no), again.passages.map(({ title }) => title)]).toEqual([[[10000, 'offer'], [20000, 'ps'], [30000, 'offer', 'ps', 'extra']], ['Offer', 'P.S.', '']]);
    const followUp = async (copyOwnTexts: boolean) => service.ask('followUp', { params: { entryNo: loggedSegmentEntryNo }, body: { copyOwnTexts } });
    expect(await own((await followUp(false)).no)).toEqual([]);
    expect(await own((await followUp(true)).no)).toEqual([[10000, 'offer'], [20000, 'ps'], [30000, 'offer', 'ps', 'extra']]);
  });

  it('not into the log where the contact’s own document has no such passage', async () => {
    await write(30000, { offer: 'Three', ps: 'P', extra: 'In no document' });
    const documents = [{ templateHash: hash('b'), templateName: 'Oma.docx', languageCodes: [], lineNos: [20000, 30000] }];
    const { id } = await handedOverRun(service, spring, { change: { documents, options: { passages: { [hash('a')]: ['ps', 'offer'], [hash('b')]: ['offer'] } } } });
    await logRun(service, spring, id);
    const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo: 3 } });
    expect(items.slice(0, 4).map(({ passages }) => passages)).toEqual([[{ id: 'offer', title: 'Offer', text: 'One' }], [], [{ id: 'offer', title: 'Offer', text: 'Three' }], []]);
  });

  it('not into the log where the passage was in no letter any more', async () => {
    await read([ps]);
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    const [first, second] = (await service.ask('loggedSegmentEntries', { params: { entryNo: 3 } })).items;
    expect([first!.passages, second!.passages]).toEqual([[], [{ id: 'ps', title: 'P.S.', text: '' }]]);
  });
});
