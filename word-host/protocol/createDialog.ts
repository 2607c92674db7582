import { appContext, frameName, type AddInFacts } from './appContext';
import { Conversation } from './xdm';

/** A dialog that an add-in asks for with `displayInIframe`, so that its host draws it. Width and height in percent of the screen. */
export interface DialogRequest { url: string; width: number; height: number }

export interface DialogSession {
  /** To be the frame's name before it loads. */
  readonly frameName: string;
  receive(message: unknown): void;
  /** What the add-in tells the page of its dialog: `messageChild`. Passed over while the page does not listen. */
  tell(content: string): void;
  close(): void;
}

/** `messageParent` of a dialog. */
const messageParent = 144;

/** Hosts the frame of a dialog: a page of the add-in's that can do hardly more than send its parent a message. */
export function createDialog(facts: AddInFacts, { post, message }: { post(message: string): void; message(content: string, origin: string): void }): DialogSession {
  const own: AddInFacts = { ...facts, conversationId: crypto.randomUUID(), dialog: true };
  const conversation: Conversation = new Conversation({
    id: own.conversationId, hostOrigin: own.hostOrigin, post,
    call(name, data) {
      if (name === 'ContextActivationManager_getAppContextAsync') return appContext(own, {});
      const { DdaMethod, messageToParent } = (data ?? {}) as { DdaMethod?: { DispatchId: number }; messageToParent?: string };
      if (name !== 'executeMethod' || DdaMethod?.DispatchId !== messageParent) return null;
      message(String(messageToParent), new URL(own.addInUrl).origin);
      return { Error: 0, Version: 1 };
    },
  });
  return {
    frameName: frameName(own), receive: (one) => conversation.receive(one),
    tell: (messageContent) => { conversation.fire('dialogParentMessageReceived', { messageType: 0, messageContent, messageOrigin: new URL(facts.addInUrl).origin }); },
    close: () => conversation.close(),
  };
}
