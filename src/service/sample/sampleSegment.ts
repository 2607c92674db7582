import { sql } from 'kysely';
import { nextSegmentNo } from '../store/counters';
import type { Db } from '../store/tables';
import { insertSegment } from '../segments/changeSegment';

/**
 * Makes a segment of many lines, each with a contact of its own: the sample contacts that may get a letter, again and again under
 * new numbers. For tests and benches; 100,000 lines take some seconds. The store must hold the sample data.
 */
export async function sampleSegment(db: Db, lines: number): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const prefix = `BX${(await sql<{ made: number }>`select count(*) as made from segment_header`.execute(trx)).rows[0]!.made}-`;
    const columns = (await sql<{ name: string }>`select name from pragma_table_info('contact') where name <> 'no'`.execute(trx)).rows.map((column) => column.name);
    await sql`insert into contact (no, ${sql.raw(columns.join(', '))})
      with recursive number (n) as (select 1 union all select n + 1 from number where n < ${lines}),
        source as (select *, row_number() over (order by no) - 1 as place from contact
          where no like 'CT%' and name <> '' and privacy_blocked = 0 and minor = 0 and exclude_from_segment = 0 and removed = 0)
      select ${prefix} || substr('000000' || n, -7), ${sql.raw(columns.map((name) => `s.${name}`).join(', '))}
      from number join source s on s.place = n % (select count(*) from source)`.execute(trx);
    const { rows } = await sql<{ no: string }>`select no from contact where no like ${`${prefix}%`} order by no`.execute(trx);
    const no = await nextSegmentNo(trx);
    await insertSegment(trx, {
      no, details: { description: `Suuri lähetys (${lines})`, date: '2027-03-01', salespersonCode: 'AK', interactionTemplateCode: 'LETTER' }, contactNos: rows.map((row) => row.no),
      standardTexts: { FIN: 'Kiitos yhteistyöstä.', ENU: 'Thank you for working with us.', SVE: 'Tack för samarbetet.', DEU: 'Vielen Dank für die Zusammenarbeit.' },
    }, { user: 'sample', now: new Date('2026-11-23T08:00:00.000Z') });
    return no;
  });
}
