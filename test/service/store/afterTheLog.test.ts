import { sql } from 'kysely';
import { kyselyOver } from '../../../src/service/store/openStore';
import { migrations } from '../../../src/service/store/migrate';
import { openSqlite } from '../../../src/service/store/sqlite/openSqlite';

it('keeps the comment lines and the withdrawn logs that were there before comments came', async () => {
  const db = kyselyOver(await openSqlite(':memory:'));
  const names = Object.keys(migrations).sort() as (keyof typeof migrations)[];
  for (const name of names.filter((one) => one < '0012')) await migrations[name].up(db as never);
  await sql`insert into logged_segment (entry_no, segment_no, logged_at, logged_by, interaction_count, attempt_failed_count, campaign_entry_count, details) values (1, 'SM00001', '2026-01-01T00:00:00.000Z', 'anna', 1, 0, 0, '{}')`.execute(db);
  await sql`insert into interaction_log_entry (entry_no, logged_segment_entry_no, segment_no, contact_no, text_origin, logged_at, user_id, cost, duration_minutes) values (7, 1, 'SM00001', 'CT1', 'own', '2026-01-01T00:00:00.000Z', 'anna', 0, 0)`.execute(db);
  const lines = [{ lineNo: 10000, placement: 'letter', passageId: '', date: '2026-01-01', comment: 'Hei', joint: '\n' }, { lineNo: 20000, placement: 'letter', passageId: 'p1', date: '2026-01-01', comment: 'taas', joint: '' }, { lineNo: 30000, placement: 'note', passageId: '', date: '2026-01-01', comment: 'Soitettu', joint: '' }] as const;
  for (const { lineNo, placement, passageId, date, comment, joint } of lines) await sql`insert into interaction_log_comment_line (interaction_log_entry_no, line_no, placement, passage_id, date, comment, joint) values (7, ${lineNo}, ${placement}, ${passageId}, ${date}, ${comment}, ${joint})`.execute(db);
  for (const kind of ['interactionLogEntry', 'campaignEntry', 'loggedSegment']) await sql`insert into withdrawn_log (logged_segment_entry_no, kind, row, withdrawn_at, withdrawn_by) values (2, ${kind}, '{"a":1}', '2026-01-02T00:00:00.000Z', 'bertta')`.execute(db);
  const withdrawn = await db.selectFrom('withdrawnLog').selectAll().execute();

  for (const name of names.filter((one) => one >= '0012')) await migrations[name].up(db as never);
  expect(await db.selectFrom('interactionLogCommentLine').selectAll().orderBy('lineNo').execute()).toEqual(lines.map((line) => ({ interactionLogEntryNo: 7, ...line, logComment: null })));
  expect(await db.selectFrom('withdrawnLog').selectAll().execute()).toEqual(withdrawn);
  await expect(sql`insert into interaction_log_comment_line (interaction_log_entry_no, line_no, placement, comment, joint) values (7, 40000, 'comment', 'of nobody', '')`.execute(db)).rejects.toThrow(/CHECK/);
  await db.destroy();
});
