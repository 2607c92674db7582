import type { SqlDatabase, SqlStatement } from '../../../src/service/store/sqlite/sqlDatabase';

/** A database that fails where it is told to, and counts what it was asked. */
export class FaultyDatabase implements SqlDatabase {
  /** The statements since `arm`, in order. */
  statements: string[] = [];
  fired = false;
  private failAt = Infinity;
  private when: 'before' | 'after' = 'before';

  constructor(private readonly database: SqlDatabase) {}

  /** Fails at the k-th statement from now on (1 = the next); `after` = it was carried out, but its answer is lost. */
  arm(failAt: number, when: 'before' | 'after' = 'before'): void {
    Object.assign(this, { statements: [], fired: false, failAt, when });
  }

  exec(sql: string): void { this.database.exec(sql); }
  close(): void { this.database.close(); }

  prepare(sql: string): SqlStatement {
    const statement = this.database.prepare(sql);
    const guarded = <Answer>(perform: () => Answer): Answer => {
      this.statements.push(sql);
      const here = this.statements.length === this.failAt;
      if (here) this.fired = true;
      if (here && this.when === 'before') throw new Error('injected fault');
      const answer = perform();
      if (here) throw new Error('injected fault');
      return answer;
    };
    return {
      columns: () => statement.columns(),
      all: (...values) => guarded(() => statement.all(...values)),
      run: (...values) => guarded(() => statement.run(...values)),
      iterate: (...values) => guarded(() => statement.iterate(...values)),
    };
  }
}
