import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDecoder, TextEncoder } from 'node:util';
import { nodeDom } from '../document/nodeDom';
import { openDocument, type OpenDocument } from '../document/openDocument';
import { createHost, type FocusWay, type HostOptions, type WordHostSession } from './createHost';
import type { HostSwitches, ProfileName } from './profiles';
import { installWordApiShim, type ShimmedWindow } from '../shim/installWordApiShim';

export interface JsdomHostOptions {
  bytes: Uint8Array;
  profile?: ProfileName;
  readOnly?: boolean;
  /** The first getFileAsync fails. */
  failReadOnce?: boolean;
  language?: string;
  documentUrl?: string;
  openDocument?(bytes: Uint8Array): void;
  focusLeft?(way: FocusWay): void;
  openDialog?: HostOptions['openDialog'];
  /** False leaves office.js without the classes of WordApi 1.4 and 1.5. */
  shim?: boolean;
}

export interface JsdomHost {
  document: OpenDocument;
  session: WordHostSession;
  switches: HostSwitches;
  /** The add-in's page. */
  pane: Document;
  Office: typeof Office;
  Word: typeof Word;
  /** Closes the window and takes the globals away again. */
  close(): void;
}

const paneOrigin = 'https://localhost:3000';
const hostOrigin = 'https://localhost:3001';
const globals = ['Office', 'Word', 'OfficeExtension'] as const;

/**
 * Runs the real office.js of npm in a window of jsdom and hosts it, for tests: no browser, no port. `Office`, `Word` and `OfficeExtension`
 * are global until `close()`, as they are in a pane.
 */
export async function startHostInJsdom(options: JsdomHostOptions): Promise<JsdomHost> {
  const { bytes, profile = 'web', readOnly = false, failReadOnce = false, language = 'en-US', shim = true } = options;
  giveTextCoders();
  const document = openDocument(bytes, nodeDom);
  const switches: HostSwitches = { profile, readOnly, failNextRead: failReadOnce };
  const { JSDOM, ResourceLoader, VirtualConsole } = await import('jsdom');
  const folder = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

  class OfficeFiles extends ResourceLoader {
    override fetch(url: string): ReturnType<InstanceType<typeof ResourceLoader>['fetch']> {
      const file = path.join(folder, new URL(url).pathname.replace('/office-js/', '').toLowerCase());
      return existsSync(file) ? Promise.resolve(readFileSync(file)) as unknown as ReturnType<InstanceType<typeof ResourceLoader>['fetch']> : null;
    }
  }

  type Window = InstanceType<typeof JSDOM>['window'] & ShimmedWindow & Record<(typeof globals)[number], unknown>;
  let window: Window | undefined;
  // The peer of a pane is the window around it; jsdom has none, and its messages carry neither origin nor source.
  const peer = { postMessage: (message: string) => setTimeout(() => session.receive(message), 0) } as unknown as MessageEventSource;
  const session = createHost({
    document, switches, language, hostOrigin, addInUrl: `${paneOrigin}/taskpane.html`, addInName: 'Segment Letters',
    documentUrl: options.documentUrl ?? `${hostOrigin}/letters/letter.docx`, openDocument: options.openDocument ?? (() => undefined), focusLeft: options.focusLeft, openDialog: options.openDialog,
    post: (message) => void setTimeout(() => { if (window) window.dispatchEvent(new window.MessageEvent('message', { data: message, origin: hostOrigin, source: peer })); }, 0),
  });
  const dom = new JSDOM('<!doctype html><html><head><script src="/office-js/office.js"></script><script>afterOfficeJs()</script></head><body></body></html>', {
    url: `${paneOrigin}/taskpane.html`, runScripts: 'dangerously', resources: new OfficeFiles() as never, virtualConsole: new VirtualConsole(), pretendToBeVisual: true,
    beforeParse(pane) {
      pane.name = session.frameName;
      Object.defineProperty(pane, 'opener', { configurable: true, value: peer });
      Object.defineProperty(pane.Document.prototype, 'domain', { get: () => 'localhost' });
      Object.assign(pane, { TextEncoder, afterOfficeJs: () => { if (shim) installWordApiShim(pane as unknown as ShimmedWindow); } });
    },
  });
  const pane = dom.window as unknown as Window;
  window = pane;
  const close = (): void => {
    window = undefined;
    session.close();
    dom.window.close();
    for (const name of globals) delete (globalThis as Partial<Record<string, unknown>>)[name];
  };
  try {
    const until = Date.now() + 10_000;
    while (!(pane.Office as typeof Office | undefined)?.onReady) {
      if (Date.now() > until) throw new Error('office.js was not loaded.');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await within(until - Date.now(), (pane.Office as typeof Office).onReady());
  } catch (error) {
    close();
    throw error;
  }
  for (const name of globals) (globalThis as Record<string, unknown>)[name] = pane[name];
  return { document, session, switches, pane: pane.document, Office: pane.Office as typeof Office, Word: pane.Word as unknown as typeof Word, close };
}

/** A window of jsdom has no text coders, and what Node's encoder gives is no Uint8Array of that window. */
function giveTextCoders(): void {
  class LocalTextEncoder extends TextEncoder {
    override encode(text?: string): Uint8Array<ArrayBuffer> { return new Uint8Array(super.encode(text)); }
  }
  globalThis.TextEncoder ??= LocalTextEncoder as typeof globalThis.TextEncoder;
  globalThis.TextDecoder ??= TextDecoder as typeof globalThis.TextDecoder;
}

/** A host that does not answer is a test that fails, not one that hangs. */
function within<Value>(milliseconds: number, promise: PromiseLike<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('office.js did not get ready.')), milliseconds);
    promise.then((value) => { clearTimeout(timer); resolve(value); }, reject);
  });
}
