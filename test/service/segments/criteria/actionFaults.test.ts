import { sql } from 'kysely';
import { spring, startUnderTest, type ServiceUnderTest } from '../../serviceUnderTest';
import { FaultyDatabase } from '../../store/faultyDatabase';

const params = { no: spring };
const calls: [string, (service: ServiceUnderTest) => Promise<unknown>][] = [
  ['an Add', ({ ask }) => ask('act', { params, body: { op: 'add', options: { expandCompanies: true }, filters: { contact: { city: 'Turku' } } } })],
  ['a Refine', ({ ask }) => ask('act', { params, body: { op: 'refine', options: { entireCompanies: true }, filters: { contact: { type: 'Person' } } } })],
  ['going back', ({ ask }) => ask('goBack', { params, body: {} })],
  ['doing again', ({ ask }) => ask('redo', { params, body: {} })],
  ['saved criteria used again', ({ ask }) => ask('reuseCriteria', { params, body: { code: 'MESSUT' } })],
  ['a mailing group', ({ ask }) => ask('applyMailingGroup', { params, body: { code: 'TRADE', deleteOld: true } })],
];

it.each(calls)('a fault at any statement of %s leaves nothing behind, and the next call does it', async (name, call) => {
  let faults!: FaultyDatabase;
  const service = await startUnderTest({ wrap: (database) => (faults = new FaultyDatabase(database)) });
  await service.ask('act', { params, body: { op: 'add', options: {}, filters: { contact: { city: 'Oulu' } } } });
  await service.ask('act', { params, body: { op: 'reduce', options: {}, filters: { contact: { type: 'Company' } } } });
  if (name === 'doing again') await service.ask('goBack', { params, body: {} });
  const everything = async () => Promise.all(['segment_header', 'segment_line', 'segment_step', 'segment_step_line', 'contact_mailing_group', 'segment_event'].map(async (table) => (await sql`select * from ${sql.table(table)}`.execute(service.db)).rows));
  const before = await everything();
  let fired = 0;
  for (let failAt = 1; ; failAt += 1) {
    faults.arm(failAt);
    const isDone = await call(service).then(() => true, () => false);
    expect(faults.fired).toBe(!isDone);
    const { statements } = faults;
    faults.arm(Infinity);
    if (isDone) { expect([statements[0], statements.at(-1), statements.length]).toEqual(['begin immediate', 'commit', fired]); break; }
    fired += 1;
    expect(await everything()).toEqual(before);
  }
  expect(fired).toBeGreaterThan(6);
  expect(await everything()).not.toEqual(before);
});
