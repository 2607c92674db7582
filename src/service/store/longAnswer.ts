import type { Operations } from './operations';

/**
 * An answer that is long, so it is written as text where it is read: the service's own thread only passes it on. It crosses from a store
 * thread as UTF-8 that changes its owner, without a copy; in one thread it stays what it is.
 */
export interface LongAnswer { text: string | Uint8Array }

type LongOperation = { [Name in keyof Operations]: Awaited<ReturnType<Operations[Name]>> extends LongAnswer | undefined ? Name : never }[keyof Operations];

/** The operations whose answer is long; another one belongs here too, or it does not compile. */
export const longOperations: { [Name in LongOperation]: true } = { lineRowsPage: true, mergeRecordsPage: true, changeLines: true, mergeRun: true, tryImport: true, importContacts: true };

/** Long JSON, with the revision that stands in it. */
export interface LongJson extends LongAnswer { revision?: number }
