import { sql } from 'kysely';
import type { NamedContact } from '../../contract/criteria';
import { detailNames, type DetailName } from '../../contract/interaction';
import type { ChangePreview, DetailPreview, SegmentChange } from '../../contract/segment';
import { columnOf } from '../store/columnOf';
import type { Db } from '../store/tables';
import { setHeader } from './changeSegment';
import { revisionOf } from './openSegment';

const examples = 10;
const rules = detailNames.map((name) => `rule_${columnOf(name)}`).join(', ');
const differs = (name: DetailName) => `b.rule_${columnOf(name)} is not r.rule_${columnOf(name)}`;
const own = (name: DetailName) => `r.override_${columnOf(name)} is not null`;

/**
 * What a change of the header would do to the lines: it is made, the rules are compared with what they gave before, and it is rolled
 * back. So a change of the interaction template shows everything that comes with it. Edited lines are protected (DOMAIN §4.5, Q1).
 */
export async function previewChange(db: Db, no: string, change: SegmentChange): Promise<ChangePreview> {
  const found: { preview?: ChangePreview } = {};
  await db.transaction().execute(async (trx) => {
    await revisionOf(trx, no);
    await sql`create temp table rules_before as select line_no, ${sql.raw(rules)} from line_rule where segment_no = ${no}`.execute(trx);
    await setHeader(trx, no, change);
    found.preview = { details: await compare(trx, no) };
    throw new RolledBack();
  }).catch((error: unknown) => { if (!(error instanceof RolledBack)) throw error; });
  return found.preview!;
}

class RolledBack extends Error {}

async function compare(db: Db, no: string): Promise<ChangePreview['details']> {
  const sums = detailNames.map((name) => `coalesce(sum(${differs(name)} and not ${own(name)}), 0) as affected_${columnOf(name)}, coalesce(sum(${differs(name)} and ${own(name)}), 0) as protected_${columnOf(name)}`);
  const { rows: [counts] } = await sql<Record<string, number>>`select ${sql.raw(sums.join(', '))} from rules_before b join line_rule r on r.segment_no = ${no} and r.line_no = b.line_no`.execute(db);
  const details: ChangePreview['details'] = {};
  for (const name of detailNames) {
    const [affected, protectedLines] = ['affected', 'protected'].map((kind) => counts![`${kind}${name[0]!.toUpperCase()}${name.slice(1)}`]!);
    if (affected! + protectedLines! > 0) details[name] = { affected: affected!, protected: protectedLines!, examples: protectedLines ? await protectedContacts(db, no, name) : [] } satisfies DetailPreview;
  }
  return details;
}

async function protectedContacts(db: Db, no: string, name: DetailName): Promise<NamedContact[]> {
  const { rows } = await sql<NamedContact>`select r.contact_no, r.contact_name, r.company_name, r.contact_city as city from rules_before b join line_rule r on r.segment_no = ${no} and r.line_no = b.line_no
    where ${sql.raw(`${differs(name)} and ${own(name)}`)} order by r.line_no limit ${examples}`.execute(db);
  return rows;
}
