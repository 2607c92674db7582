import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';
import { deserialize, serialize } from 'node:v8';

/** A channel to oneself; Node's own would keep the test process alive. */
class Channel {
  port1: { onmessage: ((event: { data: unknown }) => void) | null; close(): void } = { onmessage: null, close: () => undefined };
  port2 = { postMessage: (data: unknown): void => { setTimeout(() => this.port1.onmessage?.({ data }), 0); } };
}

// What every browser of Office has and jsdom has not.
const gaps: Record<string, unknown> = { MessageChannel: Channel, TextEncoder, TextDecoder, structuredClone: (value: unknown): unknown => deserialize(serialize(value)) };
for (const [name, value] of Object.entries(gaps)) (globalThis as unknown as Record<string, unknown>)[name] ??= value;
Object.defineProperty(globalThis.crypto, 'subtle', { value: webcrypto.subtle, configurable: true });
Blob.prototype.arrayBuffer ??= function (this: Blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(this);
  });
};
