/**
 * What a person does with a long segment before the log: edits, a merge run, receipts, ticks. Leaves a folder behind whose run can be logged.
 * Each row is the longest stall of the main thread, with the time of the call beside it.
 */
import { randomUUID } from 'node:crypto';

const digest = 'ab'.repeat(32);
const receiptsAtOnce = 500;

export async function letters({ no, lines, folder, copyOf, startRunning }) {
  const handedOver = copyOf(folder);
  const service = await startRunning(handedOver);
  const rows = [];
  const step = async (what, method, where, body) => {
    const { stall, wall, cpu, answer } = await service.measured(() => service.call(method, where, body === undefined ? {} : { body }));
    rows.push({ what: `${what}: longest stall of the main thread`, unit: 'ms', figure: stall, bound: 200, detail: `${wall.toFixed(0)} ms, ${cpu.toFixed(0)} ms CPU` });
    return JSON.parse(answer.text);
  };
  const all = Array.from({ length: lines }, (_, index) => (index + 1) * 10000);
  await service.call('GET', `/segments/${no}`);
  await step('own text for 1,000 lines', 'PATCH', `/segments/${no}/lines`, { lineNos: all.slice(0, 1000), change: { textChoice: 'own', ownText: 'Tervetuloa!' } });
  await step('subject for every line', 'PATCH', `/segments/${no}/lines`, { lineNos: all, change: { details: { subject: 'Kutsu' } } });
  await step('header change', 'PATCH', `/segments/${no}`, { details: { subject: 'Kutsu kaikille', salespersonCode: 'JL' }, standardTexts: { FIN: 'Tervetuloa.' } });
  await step('the segment with its counts', 'GET', `/segments/${no}`);
  await step('check', 'POST', `/segments/${no}/check`, {});

  const records = [];
  const { text } = await service.call('GET', `/segments/${no}/merge-data`);
  const [header, ...rest] = text.trimEnd().split('\n');
  for (const line of rest.slice(0, -1)) {
    const { lineNo, recordHash } = JSON.parse(line);
    records.push({ lineNo, recordHash, state: 'made', letterHash: digest, madeAt: '2026-11-23T10:00:00.000Z' });
  }
  const id = randomUUID();
  await step('merge run created', 'POST', `/segments/${no}/merge-runs`, {
    id, segmentRevision: JSON.parse(header).revision, templateName: 'Kutsu.docx', templateHash: digest, engineVersion: '1',
    options: { correspondenceTypes: ['', 'Hard Copy', 'Email'], handOver: 'combined', namePattern: '{Letter_No}', today: '2026-11-23' }, lineNos: all, skipped: [],
  });
  const receipts = await service.measured(async () => {
    for (let from = 0; from < records.length; from += receiptsAtOnce) await service.call('POST', `/merge-runs/${id}/receipts`, { body: { receipts: records.slice(from, from + receiptsAtOnce) } });
  });
  const pages = Math.ceil(records.length / receiptsAtOnce);
  rows.push({ what: `${receiptsAtOnce} receipts, of ${lines.toLocaleString('en')}`, unit: 'ms', figure: receipts.cpu / pages, detail: `CPU a page; ${(receipts.wall / pages).toFixed(1)} ms in all, stall ${receipts.stall.toFixed(0)} ms` });
  await step('run made', 'PATCH', `/merge-runs/${id}`, { state: 'made' });
  await step('run handed over', 'PATCH', `/merge-runs/${id}`, { state: 'handedOver' });
  await step('the run with every letter', 'GET', `/merge-runs/${id}`);
  await service.stop();
  return { rows, handedOver, id };
}
