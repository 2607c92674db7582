import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Migrator, sql } from 'kysely';
import { seedSample } from '../../../src/service/sample/seedSample';
import { FolderTaken, takeFolder } from '../../../src/service/store/lease';
import { migrations } from '../../../src/service/store/migrate';
import { databasePath, kyselyOver, openReader, openStore } from '../../../src/service/store/openStore';
import { openSqlite } from '../../../src/service/store/sqlite/openSqlite';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'store-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it('belongs to one service at a time, and is free again when that one ends', async () => {
    const lease = await takeFolder(folder);
    await expect(takeFolder(folder)).rejects.toThrow(FolderTaken);
    lease.release();
    lease.release();
    (await takeFolder(folder)).release();
  });

  it('gives everything back after a restart, and nothing is left beside the file when it is closed', async () => {
    const store = await openStore({ folder });
    await seedSample(store.db);
    const before = await store.operations.loggedSegmentEntries({ entryNo: 1, limit: 500 });
    await store.close();
    expect(statSync(`${databasePath(folder)}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    const again = await openStore({ folder });
    await seedSample(again.db);
    expect(await again.operations.loggedSegmentEntries({ entryNo: 1, limit: 500 })).toEqual(before);
    await again.close();
  });

  (process.platform === 'win32' ? it.skip : it)('has files that only their owner reads, in a folder that everybody reads, and of files that everybody read before', async () => {
    chmodSync(folder, 0o755);
    const readByOthers = () => readdirSync(folder).filter((name) => (statSync(path.join(folder, name)).mode & 0o077) !== 0);
    const before = process.umask(0o022);
    try {
      const lease = await takeFolder(folder);
      const store = await openStore({ folder });
      await seedSample(store.db);
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(['lease.sqlite', 'segments.sqlite', 'segments.sqlite-wal', 'segments.sqlite-shm']));
      expect(readByOthers()).toEqual([]);
      for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o644);
      const reader = await openReader(folder);
      expect(readByOthers().filter((name) => name.startsWith('segments'))).toEqual([]);
      await reader.close();
      await store.close();
      lease.release();
      (await takeFolder(folder)).release();
      expect(readByOthers()).toEqual([]);
    } finally { process.umask(before); }
  });

  it('is whole when the process ended without closing', async () => {
    const store = await openStore({ folder });
    await seedSample(store.db);
    const copy = mkdtempSync(path.join(tmpdir(), 'store-'));
    for (const file of readdirSync(folder)) copyFileSync(path.join(folder, file), path.join(copy, file));
    const again = await openStore({ folder: copy });
    expect((await again.operations.segments({})).total).toBe(3);
    expect((await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(again.db)).rows).toEqual([{ integrityCheck: 'ok' }]);
    await again.close();
    await store.close();
    rmSync(copy, { recursive: true });
  });
});

it('reads beside a writer what is committed, and cannot write', async () => {
  const store = await openStore({ folder });
  await seedSample(store.db);
  const reader = await openReader(folder);
  await store.operations.changeSegment({ no: 'SM00005', change: { details: { subject: 'Uusi' } }, user: 'x' });
  expect((await reader.operations.segment({ no: 'SM00005' })).details.subject).toBe('Uusi');
  const page = await reader.operations.lineRowsPage({ no: 'SM00005', after: 0, revision: 6 });
  expect(Buffer.from(page!.text as Uint8Array).toString().split('\n')).toHaveLength(13);
  await reader.close();
  await store.close();
});

it('refuses values that no field of Business Central could hold', async () => {
  const store = await openStore({ folder: ':memory:' });
  await seedSample(store.db);
  const update = (set: object) => store.db.updateTable('segmentLine').set(set).where('segmentNo', '=', 'SM00005').where('lineNo', '=', 10000).execute();
  await expect(update({ overrideUnitCost: -1 })).rejects.toThrow(/CHECK/);
  await expect(update({ overrideDescription: 'x'.repeat(101) })).rejects.toThrow(/CHECK/);
  await expect(update({ lineNo: 0 })).rejects.toThrow(/CHECK/);
  await expect(update({ lineNo: 'x' })).rejects.toThrow(/cannot store TEXT/);
  await expect(update({ contactNo: 'NOBODY' })).rejects.toThrow(/FOREIGN KEY/);
  await store.close();
});

describe('the changes of the tables', () => {
  it('stand in the order of their numbers, no number twice, each from the file of its name', () => {
    const files = readdirSync(path.join(__dirname, '../../../src/service/store/migrations')).map((file) => path.basename(file, '.ts')).sort();
    expect(Object.keys(migrations)).toEqual(files);
    expect(new Set(files.map((name) => name.slice(0, 4))).size).toBe(files.length);
  });

  it('give the interaction groups that are in use a place for their names', async () => {
    const db = kyselyOver(await openSqlite(databasePath(folder)));
    const older = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0013'));
    expect((await new Migrator({ db, provider: { getMigrations: async () => older } }).migrateToLatest()).error).toBeUndefined();
    await sql`insert into interaction_template (code, interaction_group_code) values ('A', 'LETTER'), ('B', 'LETTER'), ('C', 'PHONE'), ('D', '')`.execute(db);
    await db.destroy();
    const store = await openStore({ folder });
    expect((await store.operations.interactionGroups({})).items).toEqual([{ code: 'LETTER', description: '' }, { code: 'PHONE', description: '' }]);
    await store.close();
  });
});

it('keeps its file where it is told', () => expect(databasePath(path.join('a', 'b'))).toBe(path.join('a', 'b', 'segments.sqlite')));
