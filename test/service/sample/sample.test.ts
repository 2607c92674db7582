import { barrierOf } from '../../../src/contract/contact';
import { sampleContacts } from '../../../src/service/sample/contacts';
import { seedSample } from '../../../src/service/sample/seedSample';
import { openStore } from '../../../src/service/store/openStore';

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
