import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { databasePath } from '../../../src/service/store/openStore';
import type { Db } from '../../../src/service/store/tables';
import { handedOverRun, logRun } from '../madeRun';
import { problemOf, spring, startUnderTest, stopAll, type ServiceUnderTest } from '../serviceUnderTest';
import { FaultyDatabase } from '../store/faultyDatabase';

const tables = ['segment_header', 'segment_line', 'standard_text', 'letter_link', 'merge_run', 'merge_run_letter', 'logged_segment', 'logged_standard_text', 'campaign_entry',
  'interaction_log_entry', 'interaction_log_comment_line', 'idempotency', 'outbox', 'counter'];
const everything = async (db: Db) => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, (await sql`select * from ${sql.table(table)}`.execute(db)).rows] as const)));

let folder: string, id: string;
beforeAll(async () => {
  const prepared = await startUnderTest();
  const { id: run } = await handedOverRun(prepared, spring);
  await prepared.ask('changeMergeRun', { params: { id: run }, body: { notOut: [20000, 70000] } });
  id = run;
  folder = mkdtempSync(path.join(tmpdir(), 'faults-'));
  await sql`vacuum into ${sql.lit(databasePath(folder))}`.execute(prepared.db);
  await stopAll();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function startFaulty(): Promise<ServiceUnderTest & { faults: FaultyDatabase; remove(): void }> {
  const copy = mkdtempSync(path.join(tmpdir(), 'faults-'));
  copyFileSync(databasePath(folder), databasePath(copy));
  let faults!: FaultyDatabase;
  const service = await startUnderTest({ folder: copy, wrap: (database) => (faults = new FaultyDatabase(database)) });
  return { ...service, faults, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

const log = (service: ServiceUnderTest) => logRun(service, spring, id, { createFollowUp: true });

describe('a fault at any statement of the log', () => {
  it('leaves nothing behind, and the repeated call logs', async () => {
    const service = await startFaulty();
    const before = await everything(service.db);
    service.faults.arm(Infinity);
    let fired = 0;
    for (let k = 1; ; k += 1) {
      service.faults.arm(k);
      const outcome = await log(service).then(() => 'logged', () => 'refused');
      if (outcome === 'logged') {
        expect(service.faults.fired).toBe(false);
        break;
      }
      expect(service.faults.fired).toBe(true);
      fired += 1;
      service.faults.arm(Infinity);
      expect(await everything(service.db)).toEqual(before);
    }
    const statements = service.faults.statements;
    expect([statements[0], statements.at(-1)]).toEqual(['begin immediate', 'commit']);
    expect(fired).toBe(statements.length);
    expect(fired).toBeGreaterThan(30);
    service.faults.arm(Infinity);
    expect(await log(service)).toMatchObject({ logged: 10, remainderCount: 2, remainderSegmentNo: 'SM00006', followUpSegmentNo: 'SM00007' });
    service.remove();
  }, 120_000);

  it('answers a fault as INTERNAL without any detail', async () => {
    const service = await startFaulty();
    service.faults.arm(5);
    const problem = await problemOf(log(service));
    expect(problem).toEqual({ type: 'about:blank', title: 'A fault of the service', status: 500, code: 'INTERNAL', requestId: expect.any(String) });
    service.remove();
  });

  it('has logged once where only the answer of the commit was lost', async () => {
    const service = await startFaulty();
    service.faults.arm(Infinity);
    const counted = await startFaulty();
    counted.faults.arm(Infinity);
    const expected = await log(counted);
    service.faults.arm(counted.faults.statements.length, 'after');
    await problemOf(log(service));
    expect(service.faults.fired).toBe(true);
    service.faults.arm(Infinity);
    expect(await log(service)).toEqual(expected);
    expect(await service.db.selectFrom('loggedSegment').select('entryNo').where('segmentNo', '=', spring).execute()).toHaveLength(1);
    service.remove();
    counted.remove();
  });
});
