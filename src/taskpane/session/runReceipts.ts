import type { SyncProblem } from '../../contract/problem';
import type { SyncClient } from '../../contract/syncClient';
import type { Receipt } from '../../contract/mergeRun';
import { askPatiently, type Pause } from './runRetry';

/** At most so many receipts in one call. */
const batchSize = 500;

export interface ReceiptOutbox {
  add(receipts: Receipt[]): void;
  /** Resolves when the service has every receipt added so far; rejects with the problem that no waiting cures. */
  empty(): Promise<void>;
  /** Stops waiting for the service. What it does not have is made again when the run is continued. */
  stop(): void;
}

/**
 * Sends receipts while letters are being made, one batch at a time and in order. A batch leaves the outbox only when the service
 * has acknowledged it: a service that is down or slow delays the receipts and never loses one. Sending twice changes nothing.
 */
export function createReceiptOutbox({ sync, runId, pause, onSent, onWaiting, onRefused }: {
  sync: SyncClient; runId: string; pause: Pause;
  onSent: (count: number) => void;
  onWaiting: (problem: SyncProblem | undefined) => void;
  onRefused: (error: unknown) => void;
}): ReceiptOutbox {
  const waiting: Receipt[] = [];
  const stopping = new AbortController();
  let sending: Promise<void> | undefined;
  let refused: { error: unknown } | undefined;

  async function sendAll(): Promise<void> {
    while (waiting.length > 0 && !stopping.signal.aborted) {
      const receipts = waiting.slice(0, batchSize);
      await askPatiently(() => sync.ask('addReceipts', { params: { id: runId }, body: { receipts } }), { pause, signal: stopping.signal, onWaiting });
      waiting.splice(0, receipts.length);
      onSent(receipts.length);
    }
  }
  function send(): void {
    if (sending || refused || stopping.signal.aborted) return;
    sending = sendAll().catch((error: unknown) => {
      if (stopping.signal.aborted) return;
      refused = { error };
      onRefused(error);
    }).finally(() => { sending = undefined; });
  }
  return {
    add(receipts) { waiting.push(...receipts); send(); },
    async empty() {
      send();
      await sending;
      if (refused) throw refused.error;
      if (waiting.length > 0 && !stopping.signal.aborted) return this.empty();
    },
    stop() { stopping.abort(); },
  };
}
