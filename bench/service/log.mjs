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
    for (let index = 0; index < times.count; index += 1) runs.push(await logOnce({ from, copyOf, remove, startRunning, no, key, request }));
    const least = Math.min(...runs.map(({ cpu }) => cpu));
    const wall = Math.min(...runs.map((run) => run.wall));
    const stall = Math.min(...runs.map((run) => run.stall));
    const longest = Math.min(...runs.map((run) => run.longest));
    rows.push(
      { what: `${name}: CPU of the service / the same statements as a script`, figure: least / script, bound: 1.15, detail: `${least.toFixed(0)} / ${script.toFixed(0)} ms` },
      { what: `${name}: script / bare INSERT … SELECT of the entries and their comment lines`, figure: script / bare, bound: 1.4, detail: `${script.toFixed(0)} / ${bare.toFixed(0)} ms` },
      { what: `${name}: longest stall of the main thread`, unit: 'ms', figure: stall, bound: Math.min(200, wall * 0.2), detail: `${wall.toFixed(0)} ms in all; another call waited ${longest.toFixed(0)} ms at most` },
    );
  }
  return rows;
}

/** Logs once, while somebody else pages through another segment: how long that one waits is told too. */
async function logOnce({ from, copyOf, remove, startRunning, no, key, request }) {
  const copy = copyOf(from);
  const service = await startRunning(copy);
  await service.call('GET', '/segments/SM00004/lines');
  let logging = true, longest = 0;
  const other = (async () => {
    while (logging) {
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
