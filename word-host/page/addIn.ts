import type { OpenDocument } from './desk';
import type { TestSwitches } from './testHost';

/** An add-in's page running in a frame, talking to the document it was started for. */
export interface RunningAddIn {
  frame: HTMLIFrameElement;
  /** Runs a function of the page, as a ribbon button does. */
  runCommand(control: string, name: string): void;
  close(): void;
}

export interface AddInOptions {
  document: OpenDocument;
  url: string;
  title: string;
  token: string;
  language: string;
  switches: TestSwitches;
  dark: boolean;
  openDocument(bytes: Uint8Array): void;
  makeFrame(url: string, name: string, title: string): HTMLIFrameElement;
}

export function startAddIn(options: AddInOptions): RunningAddIn {
  const frame = options.makeFrame(options.url, 'x', options.title);
  return { frame, runCommand: () => undefined, close: () => undefined };
}
