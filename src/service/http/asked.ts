import type { LogResult } from '../../contract/mergeRun';
import type { AnswerOf, Me, RouteName, Settings } from '../../contract/routes';
import type { Parsed } from '../../contract/schemas/routeSchemas';
import type { TextPage } from '../segments/lineRows';
import type { LongJson } from '../store/longAnswer';
import type { Operations } from '../store/operations';

/** What a handler gets: the parsed request, and who asks. */
export interface Asked<Name extends RouteName> {
  params: Parsed<Name, 'params'>;
  query: Parsed<Name, 'query'>;
  body: Parsed<Name, 'body'>;
  me: Me;
  settings: Settings;
  ifMatch?: number;
  idempotencyKey?: string;
  operations: Operations;
  now: Date;
}

/** An answer that came from an earlier call under the same key. */
export class Replayed { constructor(readonly answer: LogResult) {} }

/** JSON that the store has written already. */
export class WrittenJson { constructor(readonly json: LongJson) {} }

/** A stream: its first line, and its pages; a page that is undefined breaks the stream off. */
export interface StreamAnswer<Header> { header: Header; page(after: number): Promise<TextPage | undefined>; after: number }

type StreamName = 'segmentLines' | 'mergeData';
export type Handlers = { [Name in RouteName]: (asked: Asked<Name>) => Promise<Name extends StreamName ? StreamAnswer<AnswerOf<Name>> : AnswerOf<Name> | Replayed | WrittenJson> };

export const by = ({ me, ifMatch }: { me: Me; ifMatch?: number }) => ({ user: me.id, ...(ifMatch !== undefined && { ifMatch }) });

/** The handlers of a group of routes. */
export type HandlersOf<Routes> = Pick<Handlers, keyof Routes & RouteName>;
