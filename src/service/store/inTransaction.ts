import type { Db } from './tables';

/** Does the work in a transaction: in the one that is already open, else in one of its own. */
export const inTransaction = <Answer>(db: Db, work: (trx: Db) => Promise<Answer>): Promise<Answer> => (db.isTransaction ? work(db) : db.transaction().execute(work));
