/** The log of a long segment: against the same statements as a script of SQL, and against the bare inserts of its entries and their comment lines. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { recordCalls } from './recordedCalls.mjs';

export async function log({ no, lines, folder, handedOver, id, copyOf, remove, rawSql, startRunning, times, file }) {
  const rows = [];
  const all = Array.from({ length: lines }, (_, index) => (index + 1) * 10000);
  const common = { createFollowUp: false, notOut: 'remainder' };
  for (const [name, from, request] of [['log of a run', handedOver, { ...common, mergeRun: id }], ['log without letters', folder, { ...common, lines: all }]]) {
    const key = request.mergeRun ?? randomUUID();
    const call = { no, request, key, user: 'bench' };
    const recorded = copyOf(from);
    await recordCalls(recorded, file, (operations) => operations.logSegment(call));
    remove(recorded);
    const raw = (job) => Math.min(...times(() => {
      const copy = copyOf(from);
      const { cpu } = rawSql(job, copy, file);
      remove(copy);
      return cpu;
    }));
    const script = raw('replay'), bare = raw('bare');
    const runs = [];
    const logOnce = (watched) => logIn({ from, copyOf, remove, startRunning, no, key, request, watched });
    for (let index = 0; index < times.count; index += 1) runs.push(await logOnce(false));
    const { longest } = await logOnce(true);
    const least = Math.min(...runs.map(({ cpu }) => cpu));
    const wall = Math.min(...runs.map((run) => run.wall));
    const stall = Math.min(...runs.map((run) => run.stall));
    rows.push(
      { what: `${name}: CPU of the service / the same statements as a script`, figure: least / script, bound: 1.15, detail: `${least.toFixed(0)} / ${script.toFixed(0)} ms` },
      { what: `${name}: script / bare INSERT … SELECT of the entries and their comment lines`, figure: script / bare, bound: 1.4, detail: `${script.toFixed(0)} / ${bare.toFixed(0)} ms` },
      { what: `${name}: longest stall of the main thread`, unit: 'ms', figure: stall, bound: Math.min(200, wall * 0.2), detail: `${wall.toFixed(0)} ms in all; another call waited ${longest.toFixed(0)} ms at most` },
    );
  }
  return rows;
}

/** Logs once, in a service that has logged before. `watched`: while somebody else pages through another segment; tells how long that one waits at most. */
async function logIn({ from, copyOf, remove, startRunning, no, key, request, watched }) {
  const copy = copyOf(from);
  const service = await startRunning(copy);
  await service.call('POST', '/segments/SM00005/log', { body: { lines: [10000, 20000, 30000], createFollowUp: false, notOut: 'remainder' }, headers: { 'idempotency-key': randomUUID() } });
  await service.call('GET', '/segments/SM00004/lines');
  let logging = true, longest = 0;
  const other = (async () => {
    while (watched && logging) {
      longest = Math.max(longest, (await service.call('GET', '/segments/SM00004/lines')).wall);
      await pause(250);
    }
  })();
  const run = await service.measured(async () => service.json('POST', `/segments/${no}/log`, { body: request, headers: { 'idempotency-key': key } }).finally(() => { logging = false; }));
  await other;
  await service.stop();
  remove(copy);
  return { ...run, longest };
}
