import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { takeFolder } from '../../src/service/store/lease';
import { databasePath, openStore } from '../../src/service/store/openStore';
import { atTerminal } from './atTerminal';

let data: string;
beforeEach(() => { data = mkdtempSync(path.join(tmpdir(), 'data-')); });
afterEach(() => rmSync(data, { recursive: true, force: true }));
const out = () => path.join(data, 'backup.sqlite');

it('backs the data up while a service has it, and says where', async () => {
  const lease = await takeFolder(data);
  const store = await openStore({ folder: data });
  expect(await atTerminal('backup', '--data', data, '--out', out())).toEqual({ code: 0, out: [`The data of ${data} is in ${out()}, checked.`], error: [] });
  expect(await atTerminal('backup', '--data', data, '--out', out())).toEqual({ code: 1, out: [], error: [`segment-letters: ${out()} exists already. Name another file, or move that one away.`] });
  await store.close();
  lease.release();
  expect(readdirSync(data)).toContain('backup.sqlite');
});

it('says where there is no data', async () => {
  for (const args of [['backup', '--out', out()], ['migrate']]) {
    expect(await atTerminal(...args, '--data', data)).toEqual({ code: 1, out: [], error: [`segment-letters: There is no data in ${data}: it holds no segments.sqlite.`] });
  }
  expect(readdirSync(data)).toEqual([]);
});

it('brings the data up to date once, with a copy before, and never under a running service', async () => {
  const store = await openStore({ folder: data });
  for (const table of ['letter_link', 'logged_letter_link', 'letter_version']) await sql`alter table ${sql.table(table)} drop column choices`.execute(store.db);
  await sql`delete from kysely_migration where name = '0015-letterChoices'`.execute(store.db);
  await store.close();
  const lease = await takeFolder(data);
  expect(await atTerminal('migrate', '--data', data)).toEqual({ code: 1, out: [], error: [`segment-letters: Another service is using the data folder ${data}. Stop it first.`] });
  lease.release();
  const { code, out: said } = await atTerminal('migrate', '--data', data);
  const copy = readdirSync(data).find((name) => /^segments-before-0015-letterChoices-\d{14}\.sqlite$/.test(name))!;
  expect([code, said]).toEqual([0, [`A copy of the data as it was: ${path.join(data, copy)}`, `The data of ${data} is brought up to date: 0015-letterChoices.`]]);
  expect(await atTerminal('migrate', '--data', data)).toEqual({ code: 0, out: [`The data of ${data} is up to date.`], error: [] });
  expect(databasePath(data)).toBe(path.join(data, 'segments.sqlite'));
});
