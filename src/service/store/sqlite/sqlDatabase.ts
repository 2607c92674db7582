/** The part of `node:sqlite` that the store needs. Both engines of SERVICE §1e have this shape, and tests put a faulty one in between. */
export interface SqlDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqlStatement;
  close(): void;
}

export type SqlValue = string | number | bigint | null | Uint8Array;

export interface SqlStatement {
  all(...values: SqlValue[]): unknown[];
  run(...values: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...values: SqlValue[]): IterableIterator<unknown>;
  /** One entry per result column: none for a statement that answers no rows. */
  columns(): unknown[];
}
