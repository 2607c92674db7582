/** The messages between office.js and its host: JSON texts by postMessage (the cross-domain messaging of Office add-ins). */

interface Message {
  _messageType: 0 | 1;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _origin: string;
  _data: unknown;
  /** Of a request: 0 call, 1 listen to an event, 2 stop listening. */
  _actionType?: 0 | 1 | 2;
  /** Of an answer: 0 it went well, -2 the host failed. */
  _errorCode?: number;
  /** Of an answer: 0 to a call, 1 an event. */
  _responseType?: 0 | 1;
  _serializerVersion: 1;
}

export interface ConversationOptions {
  id: string;
  hostOrigin: string;
  post(message: string): void;
  call(name: string, data: unknown): unknown;
  listen?(event: string, data: unknown): void;
  unlisten?(event: string): void;
}

/** One frame's conversation with the host. Messages of other conversations and what is no message at all are passed over. */
export class Conversation {
  private readonly events = new Map<string, number>();
  private closed = false;
  private told = 0;

  constructor(private readonly options: ConversationOptions) {}

  receive(data: unknown): void {
    const message = read(data);
    if (this.closed || message?._messageType !== 0 || message._conversationId !== this.options.id) return;
    try {
      if (message._actionType === 1) {
        this.events.set(message._actionName, message._correlationId);
        this.options.listen?.(message._actionName, message._data);
        this.answer(message, { Error: 0 });
      } else if (message._actionType === 2) {
        this.events.delete(message._actionName);
        this.options.unlisten?.(message._actionName);
        this.answer(message, { Error: 0 });
      } else this.answer(message, this.options.call(message._actionName, message._data));
    } catch (error) {
      this.answer(message, error instanceof Error ? error.message : String(error), -2);
    }
  }

  /** Tells the add-in of an event, where it listens. */
  fire(event: string, data: unknown): boolean {
    const correlation = this.events.get(event);
    if (correlation === undefined || this.closed) return false;
    this.post({ _messageType: 1, _actionName: event, _conversationId: this.options.id, _correlationId: correlation, _data: data, _errorCode: 0, _responseType: 1 });
    return true;
  }

  /** Asks something of the add-in; no answer is awaited. */
  tell(name: string, data: unknown): void {
    if (!this.closed) this.post({ _messageType: 0, _actionName: name, _conversationId: `${this.options.id}_ntf`, _correlationId: (this.told += 1), _data: data, _actionType: 0 });
  }

  close(): void { this.closed = true; }

  private answer({ _actionName, _correlationId }: Message, data: unknown, errorCode = 0): void {
    this.post({ _messageType: 1, _actionName, _conversationId: this.options.id, _correlationId, _data: data ?? null, _errorCode: errorCode, _responseType: 0 });
  }

  private post(message: Omit<Message, '_origin' | '_serializerVersion'>): void {
    this.options.post(JSON.stringify({ ...message, _origin: this.options.hostOrigin, _serializerVersion: 1 } satisfies Message));
  }
}

function read(data: unknown): Message | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const parsed = JSON.parse(data) as Message;
    return typeof parsed?._actionName === 'string' ? parsed : undefined;
  } catch {
    return undefined;
  }
}
