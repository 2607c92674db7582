import { sql, type Kysely } from 'kysely';

const statements = [
  /** Who imported what, when; the table itself is not kept. `key` makes the same import, repeated, one. */
  `create table contact_import (position integer primary key autoincrement, at text not null, by_user text not null, key text not null, fingerprint text not null, source text not null,
    added integer not null, changed integer not null, unchanged integer not null, rejected integer not null, mailing_group_code text not null, unique (by_user, key)) strict`,
  /** What an import finds contacts and their companies by. */
  `create index contact_email on contact (lower(email)) where email <> ''`,
  `create index contact_company_called on contact (name collate nocase) where type = 'Company'`,
  `insert into counter (name, value) values ('contact', 0)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
