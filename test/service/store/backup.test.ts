import { copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Migrator, sql } from 'kysely';
import { seedSample } from '../../../src/service/sample/seedSample';
import { BackupProblem, backUp } from '../../../src/service/store/backup';
import { migrations } from '../../../src/service/store/migrate';
import { databasePath, kyselyOver, openStore } from '../../../src/service/store/openStore';
import { openSqlite } from '../../../src/service/store/sqlite/openSqlite';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'backup-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const out = (name = 'copy.sqlite') => path.join(folder, 'copies', name);
const beside = () => readdirSync(folder).filter((name) => name.startsWith('segments-before'));

/** A folder whose tables are those of an older version, with something in them. */
async function olderData(upTo: keyof typeof migrations): Promise<void> {
  const db = kyselyOver(await openSqlite(databasePath(folder)));
  const older = Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= upTo));
  expect((await new Migrator({ db, provider: { getMigrations: async () => older } }).migrateToLatest()).error).toBeUndefined();
  await sql`insert into language (code, name, tag) values ('FIN', 'suomi', 'fi-FI')`.execute(db);
  await db.destroy();
}

describe('a backup', () => {
  beforeEach(() => mkdirSync(path.join(folder, 'copies')));

  it('of a store that is written to meanwhile is whole: one file, for its owner only', async () => {
    const store = await openStore({ folder });
    await seedSample(store.db);
    let going = true, written = 0;
    const writing = (async () => {
      for (; going; written += 1) {
        await store.operations.changeLine({ no: 'SM00005', lineNo: 10000, change: { noteForLog: String(written) }, user: 'x' });
        await nextTurn();
      }
    })();
    await backUp(databasePath(folder), out());
    going = false;
    await writing;
    expect(written).toBeGreaterThan(0);
    await store.close();
    expect(readdirSync(path.join(folder, 'copies'))).toEqual(['copy.sqlite']);
    expect(statSync(out()).mode & 0o777).toBe(0o600);
    mkdirSync(path.join(folder, 'again'));
    copyFileSync(out(), databasePath(path.join(folder, 'again')));
    const again = await openStore({ folder: path.join(folder, 'again') });
    expect((await again.operations.segment({ no: 'SM00005' })).lineCount).toBe(12);
    expect((await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(again.db)).rows).toEqual([{ integrityCheck: 'ok' }]);
    await again.close();
  });

  it('never takes the place of a file, and leaves nothing unfinished from before in the way', async () => {
    await (await openStore({ folder })).close();
    writeFileSync(out(), 'mine');
    await expect(backUp(databasePath(folder), out())).rejects.toThrow(/exists already/);
    writeFileSync(out('other.sqlite.unfinished'), 'broken off');
    await backUp(databasePath(folder), out('other.sqlite'));
    expect(readdirSync(path.join(folder, 'copies')).sort()).toEqual(['copy.sqlite', 'other.sqlite']);
  });

  it('says what is missing', async () => {
    await expect(backUp(databasePath(folder), out())).rejects.toThrow(new BackupProblem(`There is no data to copy: ${databasePath(folder)} does not exist.`));
    expect(existsSync(databasePath(folder))).toBe(false);
    await (await openStore({ folder })).close();
    await expect(backUp(databasePath(folder), path.join(folder, 'nowhere', 'copy.sqlite'))).rejects.toThrow(/could not be written: unable to open/);
  });

  it('of damaged data is thrown away, with a word', async () => {
    const store = await openStore({ folder });
    await seedSample(store.db);
    const { rows: [page] } = await sql<{ rootpage: number }>`select rootpage from sqlite_master where name = 'interaction_log_entry_contact'`.execute(store.db);
    await store.close();
    const file = openSync(databasePath(folder), 'r+');
    writeSync(file, Buffer.alloc(2048, 0x5a), 0, 2048, (page!.rootpage - 1) * 4096 + 100);
    closeSync(file);
    await expect(backUp(databasePath(folder), out())).rejects.toThrow(/is damaged, so it was thrown away: .+ keep a copy of the whole folder/);
    expect(readdirSync(path.join(folder, 'copies'))).toEqual([]);
  });
});

describe('before the tables of data that is there are brought up to date', () => {
  it('the data is copied beside itself, as it was', async () => {
    await olderData('0002-savedCriteria');
    const store = await openStore({ folder, now: () => new Date('2026-11-25T04:05:06.789Z') });
    const copy = path.join(folder, 'segments-before-0003-criteria-20261125040506.sqlite');
    expect(store.migrated).toEqual({ migrations: Object.keys(migrations).slice(2), copy });
    expect((await store.operations.languages({})).items).toHaveLength(1);
    await store.close();
    const before = kyselyOver(await openSqlite(copy, { journal: 'delete' }));
    expect(await before.selectFrom('language').selectAll().execute()).toEqual([{ code: 'FIN', name: 'suomi', tag: 'fi-FI' }]);
    await expect(before.selectFrom('segmentEvent').selectAll().execute()).rejects.toThrow(/no such table/);
    await before.destroy();
  });

  it('nothing is copied where there is nothing to bring up to date, nor of a new folder', async () => {
    const fresh = await openStore({ folder });
    expect(fresh.migrated).toEqual({ migrations: Object.keys(migrations) });
    await fresh.close();
    const again = await openStore({ folder });
    expect(again.migrated).toEqual({ migrations: [] });
    await again.close();
    expect(beside()).toEqual([]);
  });

  it('nothing is migrated where the copy cannot be made', async () => {
    await olderData('0002-savedCriteria');
    const at = new Date('2026-11-25T04:05:06.789Z');
    mkdirSync(path.join(folder, 'segments-before-0003-criteria-20261125040506.sqlite'));
    await expect(openStore({ folder, now: () => at })).rejects.toThrow(/exists already/);
    const db = kyselyOver(await openSqlite(databasePath(folder)));
    expect((await sql`select name from kysely_migration`.execute(db)).rows).toHaveLength(2);
    await db.destroy();
  });

  it('data of a newer version is left alone, and says so', async () => {
    const store = await openStore({ folder });
    await sql`insert into kysely_migration (name, timestamp) values ('9999-tomorrow', '')`.execute(store.db);
    await store.close();
    await expect(openStore({ folder })).rejects.toThrow(/written by a newer version of Segment Letters \(9999-tomorrow\)/);
    expect(beside()).toEqual([]);
  });
});
