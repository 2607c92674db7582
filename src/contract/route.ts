export interface Page<Item> { items: Item[]; /** Pass as `after` for the next page; missing on the last. */ next?: string; total?: number }
export interface Listing { search?: string; after?: string; limit?: number }

/**
 * One route. `P` path parameters, `Q` query, `B` body, `A` answer; for a stream `A` is the header line and `L` a line.
 * The four exist only as types: `ask` is never set.
 */
export interface Route<P, Q, B, A, L = never> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** NDJSON: the first line is `A`, the others are `L`. */
  stream?: true;
  ask?: { params: P; query: Q; body: B; answer: A; line: L };
}

/** No parameters, no query, or an empty body. */
export type None = Record<string, never>;
export const route = <P, Q, B, A>(method: Route<P, Q, B, A>['method'], path: string): Route<P, Q, B, A> => ({ method, path });
export const stream = <P, Q, A, L>(path: string): Route<P, Q, undefined, A, L> => ({ method: 'GET', path, stream: true });

export type No = { no: string };
export type OneLine = { no: string; lineNo: number };
export type Id = { id: string };
export type EntryNo = { entryNo: number };

