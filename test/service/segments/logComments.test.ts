import { joinComment } from '../../../src/service/segments/commentLines';
import { handedOverRun, logRun } from '../madeRun';
import { now, problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
let ask: ServiceUnderTest['ask'];
let logged: number;
beforeEach(async () => {
  service = await startUnderTest();
  ask = service.ask;
  const { id } = await handedOverRun(service, spring);
  ({ loggedSegmentEntryNo: logged } = await logRun(service, spring, id));
});
const entries = async () => (await ask('loggedSegmentEntries', { params: { entryNo: logged } })).items;
const linesOf = (entryNo: number) => service.db.selectFrom('interactionLogCommentLine').selectAll().where('interactionLogEntryNo', '=', entryNo).orderBy('lineNo').execute();
const long = `Called on Friday:\n${'she would like to have the brochure in Swedish as well, '.repeat(3)}please.`;

it('stands with the entry and in the history of the contact, whole, with who and when', async () => {
  const [first, second] = await entries();
  expect(await ask('addComment', { params: { entryNo: first!.entryNo }, body: { comment: long } })).toMatchObject({ comment: long, by: 'tester', at: now.toISOString() });
  await ask('addComment', { params: { entryNo: first!.entryNo }, body: { comment: 'Sent.' } });
  await ask('cancel', { params: { entryNo: logged }, body: {} });
  await ask('addComment', { params: { entryNo: second!.entryNo }, body: { comment: 'Came back.' } });
  expect((await entries()).slice(0, 3).map(({ comments }) => comments.map(({ comment }) => comment))).toEqual([[long, 'Sent.'], ['Came back.'], []]);
  expect((await ask('interactionLogEntries', { query: { contactNo: first!.contactNo } })).items[0]!.comments).toHaveLength(2);
});

it('is cut into lines of at most 80 behind those of the log, which give the text again (T5123)', async () => {
  const [entry] = await entries();
  const before = await linesOf(entry!.entryNo);
  const { position } = await ask('addComment', { params: { entryNo: entry!.entryNo }, body: { comment: long } });
  const lines = await linesOf(entry!.entryNo);
  const added = lines.slice(before.length);
  expect(lines.slice(0, before.length)).toEqual(before);
  expect(added.map(({ lineNo }) => lineNo)).toEqual(added.map((_, place) => (before.at(-1)?.lineNo ?? 0) + (place + 1) * 10000));
  expect(added.every(({ comment, placement, logComment, date }) => comment.length <= 80 && placement === 'comment' && logComment === position && date === '2026-11-23')).toBe(true);
  expect(added.length).toBeGreaterThan(3);
  expect(joinComment(added)).toBe(long);
});

it('is taken away with its lines; the history knows of both', async () => {
  const [entry, other] = await entries();
  const before = await linesOf(entry!.entryNo);
  const { position } = await ask('addComment', { params: { entryNo: entry!.entryNo }, body: { comment: 'Wrong.' } });
  expect(await problemOf(ask('removeComment', { params: { entryNo: other!.entryNo, position } }))).toMatchObject({ code: 'COMMENT_NOT_FOUND' });
  expect(await ask('removeComment', { params: { entryNo: entry!.entryNo, position } })).toEqual({ removed: true });
  expect(await problemOf(ask('removeComment', { params: { entryNo: entry!.entryNo, position } }))).toMatchObject({ code: 'COMMENT_NOT_FOUND', status: 404 });
  expect(await linesOf(entry!.entryNo)).toEqual(before);
  expect((await ask('segmentEvents', { params: { no: spring } })).items.slice(0, 2).map(({ kind, about, by }) => [kind, about, by]))
    .toEqual([['commentRemoved', [entry!.contactName], 'tester'], ['commented', [entry!.contactName], 'tester']]);
});

it('is neither blank nor longer than 2,000 characters, and has an entry', async () => {
  const [entry] = await entries();
  for (const comment of ['', ' \n ', 'x'.repeat(2001)]) expect(await problemOf(ask('addComment', { params: { entryNo: entry!.entryNo }, body: { comment } }))).toMatchObject({ code: 'INVALID_REQUEST' });
  expect(await problemOf(ask('addComment', { params: { entryNo: 999_999 }, body: { comment: 'x' } }))).toMatchObject({ code: 'NOT_FOUND' });
});

it('is withdrawn with a log that is taken back, and kept for the record', async () => {
  const [entry] = await entries();
  await ask('addComment', { params: { entryNo: entry!.entryNo }, body: { comment: 'Before it was taken back.' } });
  await ask('takeBack', { params: { entryNo: logged }, body: {} });
  const withdrawn = await service.db.selectFrom('withdrawnLog').select('row').where('kind', '=', 'logComment').execute();
  expect(withdrawn.map(({ row }) => (JSON.parse(row) as { text: string }).text)).toEqual(['Before it was taken back.']);
  expect(await service.db.selectFrom('logComment').selectAll().execute()).toEqual([]);
});
