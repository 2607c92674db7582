import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { inDist, startService } from './service.mjs';

/** The built service and its data folder: copies before a new version, and while it runs. */
describe('the data folder', { timeout: 120_000 }, () => {
  let service;
  before(async () => { service = await startService(); });
  after(() => service?.close());

  test('is copied before its tables are brought up to date, and the log says where', async () => {
    assert.doesNotMatch(service.said, /segments-before/);
    await service.stop();
    const database = new DatabaseSync(path.join(service.data, 'segments.sqlite'));
    database.exec("alter table letter_link drop column choices; alter table logged_letter_link drop column choices; alter table letter_version drop column choices; delete from kysely_migration where name = '0015-letterChoices'");
    database.close();
    await service.restart();
    const copy = readdirSync(service.data).find((name) => /^segments-before-0015-letterChoices-\d{14}\.sqlite$/.test(name));
    assert.ok(copy);
    const line = service.said.split('\n').find((one) => one.includes('segments-before'));
    assert.deepEqual([JSON.parse(line).copy, JSON.parse(line).migrations, JSON.parse(line).level], [path.join(service.data, copy), ['0015-letterChoices'], 40]);
    assert.equal((await service.get('/segments')).body.items.length, 3);
  });

  test('is backed up while the service runs', () => {
    const out = path.join(service.data, 'backup.sqlite');
    const { status, stdout, stderr } = spawnSync(process.execPath, [inDist('cli', 'main.mjs'), 'backup', '--data', service.data, '--out', out], { encoding: 'utf8' });
    assert.deepEqual([status, stdout, stderr], [0, `The data of ${service.data} is in ${out}, checked.\n`, '']);
    assert.ok(existsSync(out));
  });

  test('is left in order by a service that is asked to stop while it starts', async () => {
    await service.stop();
    const journal = path.join(service.data, 'segments.sqlite-wal');
    assert.equal(existsSync(journal), false);
    const ended = service.restart().catch(() => undefined);
    for (let waits = 0; !existsSync(journal) && waits < 2000; waits += 1) await setTimeout(5);
    assert.deepEqual([await service.stop(), existsSync(journal)], [0, false]);
    await ended;
    await service.restart();
  });

  test('is left in order by a service that Ctrl+C reaches from the terminal, and again from the program that started it', async () => {
    assert.equal(await service.send('POST', '/segments', { details: { description: 'Written before Ctrl+C' } }), 200);
    process.kill(service.pid, 'SIGINT');
    assert.deepEqual([await service.stop('SIGTERM'), existsSync(path.join(service.data, 'segments.sqlite-wal'))], [0, false]);
    await service.restart();
  });
});
