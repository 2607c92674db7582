/** The worker's own program on this thread; every message is cloned, as between threads. */
export function sameThreadWorker(): Worker {
  const scope = globalThis as unknown as { onmessage: ((event: { data: unknown }) => void) | null; postMessage: (message: unknown) => void };
  const worker = { onmessage: null as ((event: { data: unknown }) => void) | null, postMessage: (message: unknown) => void setTimeout(() => scope.onmessage?.({ data: structuredClone(message) })), terminate: () => { scope.onmessage = null; } };
  scope.postMessage = (message) => worker.onmessage?.({ data: structuredClone(message) });
  jest.isolateModules(() => { jest.requireActual('../../../src/merge/worker/workerMain'); });
  return worker as unknown as Worker;
}
