import { Migrator } from 'kysely';
import { createEffectiveViews } from '../segments/effectiveLine';
import { createLetterTriggers } from '../segments/letterMarks';
import * as house from './migrations/0001-house';
import * as savedCriteria from './migrations/0002-savedCriteria';
import * as criteria from './migrations/0003-criteria';
import * as segmentEvents from './migrations/0004-segmentEvents';
import * as comparedLetters from './migrations/0005-comparedLetters';
import * as takeBack from './migrations/0008-takeBack';
import type { Db } from './tables';

const migrations = {
  '0001-house': house, '0002-savedCriteria': savedCriteria, '0003-criteria': criteria, '0004-segmentEvents': segmentEvents, '0005-comparedLetters': comparedLetters, '0008-takeBack': takeBack,
};

/** Brings the tables up to date and makes the views and triggers anew: they are rules, not data. Throws when a migration fails. */
export async function migrate(db: Db): Promise<void> {
  // Several hands build at once: a migration may come to a store that already has a later number.
  const migrator = new Migrator({ db, allowUnorderedMigrations: true, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  await db.transaction().execute(async (trx) => { await createEffectiveViews(trx); await createLetterTriggers(trx); });
}
