import type { OpenDocument } from '../document/openDocument';
import { appContext, frameName, type AddInFacts } from './appContext';
import { CommonApi } from './commonApi';
import { createDialog, type DialogRequest, type DialogSession } from './createDialog';
import type { HostSwitches } from './profiles';
import { RichApi } from './richApi';
import { documentObject } from './wordObjects/documentObject';
import { makeService } from './wordObjects/services';
import { wordOf } from './wordObjects/word';
import { readSettings } from './settings';
import { Conversation } from './xdm';

export interface HostOptions {
  document: OpenDocument;
  /** Read at every call, so that a switch takes effect at once; `profile` is told to the add-in only when it starts. */
  switches: HostSwitches;
  documentUrl: string;
  /** BCP 47, for example `fi-FI`. */
  language: string;
  /** The origin of the page around the frame. */
  hostOrigin: string;
  /** The address the frame loads; only its origin may talk. */
  addInUrl: string;
  addInName: string;
  /** Opens letters as a new document. */
  openDocument(bytes: Uint8Array): void;
  /** Hands a message to the frame: `contentWindow.postMessage(message, addInOrigin)`. */
  post(message: string): void;
  /** Opens an address of the add-in's in a new window. */
  openWindow?(url: string): void;
  /** The keyboard leaves the add-in. office.js keeps every Tab to itself, so the browser does not move the focus: the page has to. */
  focusLeft?(way: FocusWay): void;
  /**
   * Draws a dialog: a frame of the add-in's origin, named before it loads, whose messages go to the session that `connect` makes. `closedByPerson` is to
   * be called where the person closes it. Without it there are no dialogs.
   */
  openDialog?(request: DialogRequest, dialog: { connect(post: (message: string) => void): DialogSession; closedByPerson(): void }): { close(): void };
  now?(): Date;
}

/** `next`, `previous`: Tab at the end or the beginning of the add-in's page. `nextPart`, `previousPart`: Ctrl+F6, to another part of Word's window. */
export type FocusWay = 'next' | 'previous' | 'nextPart' | 'previousPart';

/** What office.js notifies of, as far as it moves the focus (`OSF.AgaveHostAction`). Whether Word also takes it on Esc (15) and F2 (16) is not known. */
const focusExits: Readonly<Record<number, FocusWay>> = { 5: 'nextPart', 6: 'previousPart', 13: 'next', 14: 'previous', 17: 'next', 18: 'previous' };
const ctrlF6In = 4;
/** What Word tells an add-in whose dialog the person has closed. */
const dialogClosed = 12006;
/** `messageChild` of a dialog. */
const messageChild = 145;

export interface WordHostSession {
  /** To be the frame's name before it loads. */
  readonly frameName: string;
  readonly addInOrigin: string;
  /** The data of a message from the frame; the caller has checked that it came from the frame and from `addInOrigin`. */
  receive(message: unknown): void;
  /** Runs a function of a function file, as a ribbon button does; resolves when the add-in says that it is done. */
  runCommand(control: string, functionName: string): Promise<void>;
  /** Asks the add-in to put the focus on the first thing that takes it; the frame must have it already. */
  focusIn(): void;
  /** How many objects the add-in holds. After every Word.run has ended it is 0. */
  readonly heldObjects: number;
  close(): void;
}

/** Hosts one add-in frame for one open document: everything office.js asks is answered from the document. */
export function createHost(options: HostOptions): WordHostSession {
  const { document, switches } = options;
  const facts: AddInFacts = { ...options, controlId: crypto.randomUUID(), conversationId: crypto.randomUUID() };
  const word = wordOf(options);
  const richApi = new RichApi({
    root: documentObject(word), make: (service) => makeService(word, service),
    attempt: (action) => document.transaction('attempt', action),
  });
  const commands = new Map<string, () => void>();
  // A command can be chosen before the add-in's functions are registered; it is sent again when they are.
  const waiting: (() => void)[] = [];
  const common = new CommonApi({
    document, switches, documentUrl: options.documentUrl, now: options.now ?? (() => new Date()),
    richApi: (request) => document.transaction(options.addInName, () => richApi.execute(request)),
    commandCompleted: (id) => commands.get(id)?.(),
  });
  /** Word shows one dialog of an add-in at a time. */
  let dialog: { close(): void } | undefined;
  let inDialog: DialogSession | undefined;
  function openDialog(request: DialogRequest): void {
    dialog?.close();
    dialog = options.openDialog?.(request, {
      connect: (post) => (inDialog = createDialog({ ...facts, addInUrl: request.url }, {
        post, message: (messageContent, messageOrigin) => { conversation.fire('dialogMessageReceived', { messageType: 0, messageContent, messageOrigin }); },
      })),
      closedByPerson() {
        dialog = undefined;
        conversation.fire('dialogMessageReceived', { messageType: dialogClosed });
      },
    });
  }
  const conversation: Conversation = new Conversation({
    id: facts.conversationId, hostOrigin: options.hostOrigin, post: options.post,
    call(name, data) {
      switch (name) {
        case 'ContextActivationManager_getAppContextAsync': return appContext(facts, readSettings(document));
        case 'executeMethod': {
          const { DdaMethod, messageContent } = data as { DdaMethod: { DispatchId: number }; messageContent?: string };
          if (DdaMethod.DispatchId !== messageChild) return common.execute(data as { DdaMethod: { DispatchId: number } });
          inDialog?.tell(String(messageContent));
          return { Error: 0, Version: 1 };
        }
        case 'ContextActivationManager_openWindowInHost': options.openWindow?.(String((data as { strUrl?: string })?.strUrl)); return null;
        case 'ContextActivationManager_notifyHost': {
          const way = focusExits[(data as [string, number])[1]];
          if (way) options.focusLeft?.(way);
          return null;
        }
        default: return null;
      }
    },
    listen(event, data) {
      if (event === 'dialogMessageReceived') openDialog(JSON.parse((data as { targetId: string }).targetId) as DialogRequest);
      // The functions are there once the add-in also listens to messages, which it does after it is ready.
      if (event === 'appCommandInvoked' || event === 'richApiMessage') setTimeout(() => { for (const send of waiting.splice(0)) send(); }, 0);
    },
    unlisten(event) {
      if (event !== 'dialogMessageReceived') return;
      dialog?.close();
      dialog = undefined;
    },
  });
  let told = false;
  const stopListening = document.onSelection(() => {
    if (told) return;
    told = true;
    // One event for all that moves the caret in one go.
    queueMicrotask(() => {
      told = false;
      conversation.fire('documentSelectionChanged', {});
    });
  });
  return {
    frameName: frameName(facts),
    addInOrigin: new URL(options.addInUrl).origin,
    receive: (message) => conversation.receive(message),
    runCommand(control, functionName) {
      return new Promise((resolve) => {
        const id = crypto.randomUUID();
        commands.set(id, () => { commands.delete(id); resolve(); });
        const send = (): void => {
          if (!conversation.fire('appCommandInvoked', { 0: id, 1: functionName, 2: JSON.stringify({ source: { id: control } }) })) waiting.push(send);
        };
        send();
      });
    },
    focusIn: () => conversation.tell('Office_notifyAgave', [ctrlF6In]),
    get heldObjects() { return richApi.keptCount; },
    close() {
      stopListening();
      dialog?.close();
      conversation.close();
    },
  };
}
