import type { MergeRecord } from '../../contract/mergeData';
import type { KeptRun, RunStorage } from './runStorage';

const databaseName = 'segment-letters';
/** Records are kept in groups of this many: one value of a hundred thousand records would freeze the pane while it is copied. */
const groupSize = 2_000;

/** A run that nobody came back to for so long is let go: contacts' data does not stay on a machine for ever. In milliseconds. */
const longestKept = 30 * 24 * 3600_000;

type KeptHead = Omit<KeptRun, 'records'> & { groups: number };

/** Runs kept in the browser's IndexedDB. Every failure rejects; a run of which any piece is missing counts as not kept. */
export function createIndexedDbRuns(factory: IDBFactory = indexedDB): RunStorage {
  let opening: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = factory.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('runs', { keyPath: 'id' });
      request.result.createObjectStore('records');
    };
    request.onsuccess = () => {
      request.result.onclose = () => { opening = undefined; };
      resolve(request.result);
    };
    request.onerror = () => { opening = undefined; reject(request.error!); };
  });
  const groupsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);
  const clear = (transaction: IDBTransaction, id: string): void => {
    transaction.objectStore('runs').delete(id);
    transaction.objectStore('records').delete(groupsOf(id));
  };
  async function forgetOld(database: IDBDatabase, before: number): Promise<void> {
    const heads = await answer<KeptHead[]>(database.transaction('runs', 'readonly').objectStore('runs').getAll());
    const old = heads.filter(({ keptAt }) => Date.parse(keptAt) < before);
    if (old.length > 0) await finished(database, (transaction) => { for (const { id } of old) clear(transaction, id); });
  }
  return {
    async keep({ records, ...run }) {
      const database = await open();
      const groups = Math.ceil(records.length / groupSize);
      await finished(database, (transaction) => clear(transaction, run.id));
      await forgetOld(database, Date.parse(run.keptAt) - longestKept);
      for (let group = 0; group < groups; group += 1) {
        await finished(database, (transaction) => transaction.objectStore('records').put(records.slice(group * groupSize, (group + 1) * groupSize), [run.id, group]));
      }
      // The head comes last: a run that was cut off while being kept has none, and so was never kept.
      await finished(database, (transaction) => transaction.objectStore('runs').put({ ...run, groups } satisfies KeptHead));
    },
    async find(id) {
      const transaction = (await open()).transaction(['runs', 'records'], 'readonly');
      const head = await answer<KeptHead | undefined>(transaction.objectStore('runs').get(id));
      if (!head) return undefined;
      const kept = await answer<MergeRecord[][]>(transaction.objectStore('records').getAll(groupsOf(id)));
      if (kept.length !== head.groups) return undefined;
      const { groups: _, ...run } = head;
      return { ...run, records: kept.flat() };
    },
    async forget(id) {
      await finished(await open(), (transaction) => clear(transaction, id));
    },
  };
}

function answer<Value>(request: IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as Value);
    request.onerror = () => reject(request.error!);
  });
}

function finished(database: IDBDatabase, write: (transaction: IDBTransaction) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['runs', 'records'], 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error!);
    transaction.onabort = () => reject(transaction.error ?? new DOMException('The write was aborted.', 'AbortError'));
    write(transaction);
  });
}
