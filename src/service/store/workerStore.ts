import { Worker } from 'node:worker_threads';
import { ServiceProblem } from '../problem';
import type { Migrated } from './migrate';
import type { Operations, Readings } from './operations';
import type { Store } from './openStore';
import type { Answer, Thrown, WorkerStart } from './workerMessages';

/** The operations that the reading thread takes; a new reading belongs here too, or it does not compile. */
const readings: { [Name in keyof Readings]: true } = {
  interactionTemplates: true, interactionGroups: true, salespeople: true, campaigns: true, languages: true, segments: true, segment: true, startLineRows: true, lineRowsPage: true,
  criteria: true, tryAction: true, tryReuseLogged: true, savedCriteria: true, savedCriterion: true, criteriaValues: true, mailingGroups: true,
  segmentLine: true, startMergeData: true, mergeRecordsPage: true, check: true, segmentEvents: true, letters: true, letterVersions: true, segmentsOfLetter: true, letterDocument: true, openMergeRuns: true, mergeRun: true, lettersToKeep: true, loggedSegments: true,
  loggedSegment: true, loggedSegmentEntries: true, previewFollowUp: true, statistics: true, contacts: true, contactCard: true, contact: true, tryImport: true, contactImports: true, interactionLogEntries: true, keptLetter: true,
};

/**
 * The store in two threads: one that writes, one that reads what is committed, so that a long log does not keep readers waiting.
 * `lost` is called when a thread dies by itself: the service cannot go on without it.
 */
export async function openWorkerStore({ worker, folder, sample, lost }: { worker: URL; folder: string; sample: boolean; lost: (error: Error) => void }): Promise<Store> {
  const writer = await startThread(worker, { folder, role: 'writer', sample }, lost);
  const reader = await startThread(worker, { folder, role: 'reader', sample: false }, lost);
  const operations = new Proxy({} as Operations, {
    get: (_, name: string) => (input: unknown) => (name in readings ? reader : writer).call(name, input),
  });
  return { operations, migrated: writer.migrated, async close() { await reader.close(); await writer.close(); } };
}

interface Thread { migrated: Migrated; call(operation: string, input: unknown): Promise<unknown>; close(): Promise<void> }

function startThread(program: URL, workerData: WorkerStart, lost: (error: Error) => void): Promise<Thread> {
  const worker = new Worker(program, { workerData });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let running = false;
  return new Promise((ready, failed) => {
    const ended = (error: Error) => {
      failed(error);
      for (const call of waiting.values()) call.reject(error);
      waiting.clear();
      if (running) lost(error);
      running = false;
    };
    worker.on('error', ended);
    worker.on('exit', () => ended(new Error('The store thread has ended')));
    worker.on('message', (answer: Answer) => {
      if ('ready' in answer) { running = true; ready({ ...thread, migrated: answer.migrated }); return; }
      const call = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('value' in answer) call?.resolve(answer.value);
      else call?.reject(errorOf(answer));
    });
    const thread: Omit<Thread, 'migrated'> = {
      call: (operation, input) => new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, operation, input });
      }),
      close: () => new Promise((closed) => {
        running = false;
        worker.once('exit', () => closed());
        worker.postMessage({ close: true });
      }),
    };
  });
}

function errorOf(thrown: Thrown): Error {
  if ('problem' in thrown) return new ServiceProblem(thrown.problem.code, thrown.problem.title, thrown.problem.details);
  const error = new Error(thrown.fault.message);
  error.stack = thrown.fault.stack;
  return error;
}
