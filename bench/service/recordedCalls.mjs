/** Does something in this process, over a database that writes down every statement with its values: what was done as a script of SQL. */
import { writeFileSync } from 'node:fs';
import { databasePath, openSqlite, openStore } from '../../dist/bench/store.mjs';

/** `work` gets the operations of the store; the statements of all it calls go into `file`. */
export async function recordCalls(folder, file, work) {
  const real = await openSqlite(databasePath(folder));
  const statements = [];
  let recording = false;
  const database = {
    exec: (sql) => real.exec(sql), close: () => real.close(),
    prepare(sql) {
      const statement = real.prepare(sql);
      const recorded = (answers, values, perform) => {
        if (recording) statements.push({ sql, values, answers });
        return perform();
      };
      return {
        columns: () => statement.columns(), iterate: (...values) => statement.iterate(...values),
        all: (...values) => recorded(true, values, () => statement.all(...values)), run: (...values) => recorded(false, values, () => statement.run(...values)),
      };
    },
  };
  const store = await openStore({ folder, database });
  recording = true;
  await work(store.operations);
  recording = false;
  await store.close();
  writeFileSync(file, JSON.stringify(statements));
}
