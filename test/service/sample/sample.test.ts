import { barrierOf } from '../../../src/contract/whoGetsALetter';
import { sampleContacts } from '../../../src/service/sample/contacts';
import { seedSample } from '../../../src/service/sample/seedSample';
import { openStore } from '../../../src/service/store/openStore';
import { openSqlite } from '../../../src/service/store/sqlite/openSqlite';
import { FaultyDatabase } from '../store/faultyDatabase';

describe('the sample contacts', () => {
  const contacts = sampleContacts();

  it('are 400, the same ones every time', () => {
    expect(contacts).toHaveLength(400);
    expect(sampleContacts()).toEqual(contacts);
    expect(new Set(contacts.map((contact) => contact.no)).size).toBe(400);
    expect(contacts.at(-1)!.no).toBe('CT000400');
  });

  it('hold what makes real lists hard', () => {
    const some = (found: (contact: (typeof contacts)[number]) => boolean) => contacts.filter(found).length;
    expect(['FIN', 'ENU', 'SVE', 'DEU', ''].every((code) => some((contact) => contact.languageCode === code) > 0)).toBe(true);
    expect(['privacyBlocked', 'minor', 'excluded'].every((barrier) => some((contact) => barrierOf(contact) === barrier) > 2)).toBe(true);
    expect([some((contact) => contact.minor && contact.parentalConsent), some((contact) => contact.address === '') > 0, some((contact) => contact.email === ''), some((contact) => contact.name === '')].every(Boolean)).toBe(true);
    expect(some((contact) => /[åäöÅÄÖüßé]/.test(contact.name))).toBeGreaterThan(60);
    expect(Math.max(...contacts.map((contact) => contact.name.length))).toBeGreaterThan(90);
    expect(some((contact) => /[<&"]/.test(contact.name))).toBeGreaterThan(0);
    expect(contacts.every((contact) => contact.name.length <= 100 && contact.firstName.length <= 30 && contact.city.length <= 30)).toBe(true);
  });

  it('name no address that could exist', () => {
    expect(contacts.every((contact) => contact.email === '' || contact.email.endsWith('.example'))).toBe(true);
  });
});

it('is seeded once into an empty store: three open segments, two logged', async () => {
  const store = await openStore({ folder: ':memory:' });
  await seedSample(store.db);
  await seedSample(store.db);
  expect((await store.operations.segments({})).items.map((segment) => [segment.no, segment.lineCount > 30 && segment.lineCount < 60 ? 'some' : segment.lineCount])).toEqual([['SM00005', 12], ['SM00004', 250], ['SM00003', 'some']]);
  expect((await store.operations.loggedSegments({})).items.map((logged) => logged.interactionCount)).toEqual([24, 40]);
  await store.close();
});

it('leaves nothing behind when the first start is broken off, wherever that is, and is whole after the next', async () => {
  const database = new FaultyDatabase(await openSqlite(':memory:'));
  const store = await openStore({ folder: ':memory:', database });
  const rowsOf = async () => Object.fromEntries(await Promise.all((await store.db.introspection.getTables()).filter((table) => !table.isView && table.name !== 'counter')
    .map(async ({ name }) => [name, (database.prepare(`select count(*) as n from ${name}`).all()[0] as { n: number }).n] as const)));
  const empty = await rowsOf();
  const rehearsal = new FaultyDatabase(await openSqlite(':memory:'));
  const other = await openStore({ folder: ':memory:', database: rehearsal });
  rehearsal.arm(Infinity);
  await seedSample(other.db);
  const { statements } = rehearsal;
  await other.close();

  expect(statements.at(-1)).toBe('commit');
  expect(statements.filter((sql) => sql === 'commit')).toHaveLength(1);
  const step = Math.ceil(statements.length / 25);
  for (let failAt = 3; failAt <= statements.length; failAt = failAt === statements.length ? failAt + 1 : Math.min(failAt + step, statements.length)) {
    database.arm(failAt);
    await expect(seedSample(store.db)).rejects.toThrow('injected fault');
    expect([failAt, database.fired, await rowsOf()]).toEqual([failAt, true, empty]);
  }
  database.arm(Infinity);
  await seedSample(store.db);
  expect([(await store.operations.segments({})).total, (await store.operations.loggedSegments({})).total, (await store.operations.savedCriteria({})).items.length]).toEqual([3, 2, 3]);
  expect((await store.operations.segments({})).items[0]!.no).toBe('SM00005');
  await store.close();
});
