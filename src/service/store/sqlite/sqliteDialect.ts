import { CompiledQuery, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler, type DatabaseConnection, type Dialect, type SqliteDatabase } from 'kysely';
import { closeSqlite } from './openSqlite';
import type { SqlDatabase, SqlStatement, SqlValue } from './sqlDatabase';

const keptStatements = 300;

/** The store's dialect: one connection per thread, statements kept, a writer that takes its lock at BEGIN. */
export function sqliteDialect(database: SqlDatabase, { readOnly = false } = {}): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateDriver(forKysely(database), readOnly ? 'begin' : 'begin immediate'),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class ImmediateDriver extends SqliteDriver {
  constructor(database: SqliteDatabase, private readonly begin: string) {
    super({ database });
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.begin));
  }

  /** SQLite has rolled back by itself after some errors (a full disk): the second rollback must not hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try { await connection.executeQuery(CompiledQuery.raw('rollback')); } catch { /* already rolled back */ }
  }
}

type KyselyStatement = ReturnType<SqliteDatabase['prepare']>;

function forKysely(database: SqlDatabase): SqliteDatabase {
  const kept = new Map<string, KyselyStatement>();
  return {
    close: () => { kept.clear(); closeSqlite(database); },
    prepare: (sql) => {
      const found = kept.get(sql);
      if (found) return found;
      const made = statementForKysely(database.prepare(sql));
      if (kept.size >= keptStatements) kept.delete(kept.keys().next().value!);
      kept.set(sql, made);
      return made;
    },
  };
}

function statementForKysely(statement: SqlStatement): KyselyStatement {
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...values.map(sqlValue)),
    run: (values) => statement.run(...values.map(sqlValue)),
    iterate: (values) => statement.iterate(...values.map(sqlValue)),
  };
}

/** SQLite knows no booleans. */
function sqlValue(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return (value ?? null) as SqlValue;
}
