import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Contact } from '../../../../src/contract/contact';
import type { ImportRequest, ImportResult } from '../../../../src/contract/contactImport';
import { importColumns } from '../../../../src/service/segments/contactImport/importColumns';
import { tidy } from '../../../../src/service/store/tidy';
import { large, now, problemOf, startUnderTest, type ServiceUnderTest } from '../../serviceUnderTest';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });

const table = (...rows: string[]): string => `${rows.join('\n')}\n`;
function requestFor(text: string, more: Partial<ImportRequest> = {}): ImportRequest {
  const { headings, columns } = importColumns({ text });
  return { text, headings, columns: columns.map(({ use }) => use), emptyCells: 'keep', kind: 'Company', ...more };
}
const attempt = (text: string, more?: Partial<ImportRequest>): Promise<ImportResult> => service.ask('importContacts', { body: requestFor(text, { ...more, dryRun: true }) });
const bringIn = (text: string, more?: Partial<ImportRequest>, key: string = randomUUID()): Promise<ImportResult> => service.ask('importContacts', { body: requestFor(text, more), idempotencyKey: key });
const counts = ({ rows, added, changed, unchanged, rejected }: ImportResult) => ({ rows, added: added.count, changed: changed.count, unchanged, rejected: rejected.length });
const contact = (no: string): Promise<Contact> => service.ask('contact', { params: { no } });
const called = async (name: string): Promise<Contact> => (await service.ask('contacts', { query: { search: name } })).items.find((one) => one.name === name)!;
const everything = async (): Promise<unknown> => [await service.db.selectFrom('contact').selectAll().orderBy('no').execute(), await service.db.selectFrom('contactMailingGroup').selectAll().execute(), await service.db.selectFrom('counter').selectAll().execute()];

it('brings new contacts in, with numbers of the series, and says beforehand the counts it then has', async () => {
  const text = table('Etunimi;Sukunimi;Yritys;Osoite;Postinumero;Postitoimipaikka;Maa;Kieli;Sähköposti',
    'Aino;Tuohimaa;Tuohimaan Taimet Oy;Rantatie 1;00100;Helsinki;Suomi;suomi;aino@tuohimaa.example', ';;Tuohimaan Taimet Oy;Rantatie 1;00100;Helsinki;FI;FIN;');
  const before = await everything();
  const would = await attempt(text);
  expect(counts(would)).toEqual({ rows: 2, added: 2, changed: 0, unchanged: 0, rejected: 0 });
  expect(await everything()).toEqual(before);
  expect(would.addedPersons).toBe(1);
  expect(counts(await bringIn(text))).toEqual(counts(would));
  const firm = await called('Tuohimaan Taimet Oy'), person = await called('Aino Tuohimaa');
  expect([firm.no, person.no].sort()).toEqual(['CT000401', 'CT000402']);
  expect(firm).toMatchObject({ type: 'Company', companyNo: firm.no, companyName: 'Tuohimaan Taimet Oy', countryCode: 'FI', languageCode: 'FIN' });
  expect(person).toMatchObject({ type: 'Person', firstName: 'Aino', surname: 'Tuohimaa', companyNo: firm.no, companyName: 'Tuohimaan Taimet Oy', postCode: '00100', countryCode: 'FI', languageCode: 'FIN', privacyBlocked: false });
});

it('finds a contact by its number, else by its email address, and changes only the columns that are used', async () => {
  const [one, two] = (await service.ask('contacts', { query: { search: '@' } })).items.filter(({ type, email }) => type === 'Person' && email !== '') as [Contact, Contact];
  const result = await bringIn(table('No.,E-mail,City,Phone', `${one.no.toLowerCase()},,Åbo,`, `,${two.email.toUpperCase()},,+358 1`));
  expect(counts(result)).toEqual({ rows: 2, added: 0, changed: 2, unchanged: 0, rejected: 0 });
  expect(result.changed.examples[0]).toMatchObject({ contactNo: one.no, changes: [{ field: 'city', from: one.city, to: 'Åbo' }] });
  expect(await contact(one.no)).toEqual({ ...one, city: 'Åbo' });
  expect(await contact(two.no)).toEqual({ ...two, email: two.email.toUpperCase(), phone: '+358 1' });
  expect((await service.ask('contacts', { query: { search: 'åbo' } })).items.map(({ no }) => no)).toContain(one.no);
});

it('leaves a field as it is where the cell is empty, unless it is told to empty it', async () => {
  const one = (await service.ask('contacts', { query: { search: 'oy' } })).items.find(({ city, phone }) => city !== '' && phone !== '')!;
  const text = table('No.;City;Phone;Privacy Blocked', `${one.no};;;`);
  expect(counts(await bringIn(text))).toMatchObject({ unchanged: 1 });
  expect(await contact(one.no)).toEqual(one);
  expect(counts(await bringIn(text, { emptyCells: 'clear' }))).toMatchObject({ changed: 1 });
  expect(await contact(one.no)).toEqual({ ...one, city: '', phone: '' });
});

it('does an import a second time as nothing: all are there and unchanged', async () => {
  const text = table('Name;Email;Type', 'Aino Tuohimaa;aino@tuohimaa.example;Henkilö', 'Berg Ab;info@berg.example;Företag');
  expect(counts(await bringIn(text))).toMatchObject({ added: 2 });
  const before = await everything();
  expect(counts(await bringIn(text))).toEqual({ rows: 2, added: 0, changed: 0, unchanged: 2, rejected: 0 });
  expect(await everything()).toEqual(before);
});

it('does the same import once, however often it is repeated under its key, and keeps who did it', async () => {
  const text = table('Type;Name;Language;No.;Company No.;Minor;Email', 'Company;Aino Oy;suomi;;;yes;', ';Berg Ab;klingon;;;;no  address', 'Person;Bo Berg;;B1;f1;;', 'Company;Firm Oy;;F1;;;');
  const key = randomUUID();
  const first = await bringIn(text, { source: 'messut.csv', mailingGroupCode: 'XMAS' }, key);
  expect(first).toMatchObject({ added: { count: 2 }, barred: { count: 1 }, joined: 2, rejected: [{ row: 3, issues: [{ field: 'languageCode', value: 'klingon' }, { value: 'no address' }] }, { row: 4, issues: [{ field: 'companyNo', value: 'F1' }] }] });
  const before = await everything();
  const again = await bringIn(text, { source: 'messut.csv', mailingGroupCode: 'XMAS' }, key);
  const unnamed = { added: { ...first.added, examples: [] }, barred: { ...first.barred, examples: [] } };
  expect(again).toEqual({ ...first, ...unnamed });
  expect(await everything()).toEqual(before);
  expect((await problemOf(bringIn(table('Name', 'Other'), {}, key))).code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect((await problemOf(service.ask('importContacts', { body: requestFor(text) }))).code).toBe('IDEMPOTENCY_KEY_MISSING');
  expect((await service.ask('contactImports', { query: {} })).items).toEqual([{ position: 1, at: '2026-11-23T10:00:00.000Z', by: 'tester', source: 'messut.csv', added: 2, changed: 0, unchanged: 0, rejected: 2, mailingGroupCode: 'XMAS' }]);
  for (const kept of ['contactImport', 'idempotency'] as const) expect(JSON.stringify(await service.db.selectFrom(kept).selectAll().execute())).not.toMatch(/Aino|Berg|klingon|address/);
  await tidy(service.db, new Date(now.getTime() + 31 * 24 * 3_600_000));
  expect((await problemOf(bringIn(text, { source: 'messut.csv', mailingGroupCode: 'XMAS' }, key))).code).toBe('IDEMPOTENCY_KEY_REUSED');
});

it('rejects a row with everything that is wrong with it, and loses no good one', async () => {
  const { rejected, ...rest } = await bringIn(table('Name;E-mail;Kieli;Maa;Minor;Sukunimi;Salesperson', 'Good Oy;good@x.example;fi;Finland;no;;AK', `Bad;no address;Klingon;Narnia;maybe;${'x'.repeat(31)};Nobody`, 'More;m@x.example;fi;FI;no;;AK;surplus', 'Open;"o@x.example;fi;FI;no;;AK', ';only@x.example;;;;;'));
  expect(counts({ ...rest, rejected })).toEqual({ rows: 5, added: 1, changed: 0, unchanged: 0, rejected: 4 });
  expect(rejected.map(({ row, issues }) => ({ row, issues }))).toEqual([
    { row: 3, issues: [
      { code: 'notAnEmail', field: 'email', value: 'no address' }, { code: 'unknownValue', field: 'languageCode', value: 'Klingon' }, { code: 'unknownValue', field: 'countryCode', value: 'Narnia' },
      { code: 'notYesOrNo', field: 'minor', value: 'maybe' }, { code: 'tooLong', field: 'surname', length: 31, limit: 30 }, { code: 'unknownValue', field: 'salespersonCode', value: 'Nobody' }] },
    { row: 4, issues: [{ code: 'moreCells', cells: 8, columns: 7 }] }, { row: 5, issues: [{ code: 'quoteNotClosed' }] }, { row: 6, issues: [{ code: 'noName' }] },
  ]);
  expect(rejected[1]!.cells).toEqual(['More', 'm@x.example', 'fi', 'FI', 'no', '', 'AK', 'surplus']);
  expect(await called('Good Oy')).toMatchObject({ languageCode: 'FIN', countryCode: 'FI', salespersonCode: 'AK' });
});

it.each([1, 2, 3])('rejects each row with cells beyond the last heading where %i of 3 rows have them', async (wide) => {
  const rows = Array.from({ length: 3 }, (_, index) => (index < wide ? 'Bo,Berg,Katu 5, 2. krs,00100,Helsinki' : 'Bo,Berg,Katu 5,00100,Helsinki,,'));
  const { rejected, ...rest } = await attempt(table('Etunimi,Sukunimi,Katuosoite,Postinumero,Kaupunki', ...rows));
  expect([rest.added.count, rejected.map(({ issues }) => issues)]).toEqual([3 - wide, Array.from({ length: wide }, () => [{ code: 'moreCells', cells: 6, columns: 5 }])]);
});

it('takes each contact from a table once, and nobody whom it cannot tell apart', async () => {
  const [one, two, three] = (await service.ask('contacts', { query: { search: '@' } })).items as [Contact, Contact, Contact];
  await service.ask('changeContact', { params: { no: two.no }, body: { email: 'both@x.example' } });
  await service.ask('changeContact', { params: { no: three.no }, body: { email: 'Both@x.example' } });
  await service.db.updateTable('contact').set({ removed: 1 }).where('no', '=', 'CT000400').execute();
  const { rejected } = await attempt(table('No.;E-mail;Name', `${one.no};;One`, `;${one.email};One again`, ';BOTH@x.example;Who', 'CT000400;;Gone', ';new@x.example;New', ';NEW@x.example;New again', 'CT000900;new@x.example;Has a number'));
  expect(rejected.map(({ row, issues }) => [row, ...issues])).toEqual([
    [3, { code: 'sameAsRow', row: 2 }], [4, { code: 'emailOfSeveral', contactNos: [two.no, three.no] }], [5, { code: 'removed' }], [7, { code: 'sameAsRow', row: 6 }]]);
});

it('says of a row with a wrong value also whose it is, or mended alone it would change somebody else', async () => {
  const [one] = (await service.ask('contacts', { query: { search: '@' } })).items as [Contact];
  const { rejected } = await attempt(table('No.;E-mail;Language', `${one.no};;`, `;${one.email};klingon`));
  expect(rejected).toEqual([expect.objectContaining({ row: 3, issues: [{ code: 'unknownValue', field: 'languageCode', value: 'klingon' }, { code: 'sameAsRow', row: 2 }] })]);
});

it('gives no number that another row of the table brings', async () => {
  await bringIn(table('No.;Name', ';First', 'CT000401;Second', ';Third', 'X-1;Fourth'));
  expect(await Promise.all(['First', 'Second', 'Third', 'Fourth'].map(async (name) => (await called(name)).no))).toEqual(['CT000402', 'CT000401', 'CT000403', 'X-1']);
  await service.ask('removeContact', { params: { no: 'CT000403' } });
  await bringIn(table('Name', 'Fifth'));
  expect((await called('Fifth')).no).toBe('CT000404');
});

it('gives nobody the number of a contact of before that was removed', async () => {
  for (const lines of ['segmentLine', 'segmentStepLine'] as const) await service.db.deleteFrom(lines).where('contactNo', '=', 'CT000400').execute();
  await service.ask('removeContact', { params: { no: 'CT000400' } });
  expect(await service.db.selectFrom('contact').select('no').where('no', '=', 'CT000400').execute()).toEqual([]);
  await bringIn(table('Name', 'Next'));
  expect((await called('Next')).no).toBe('CT000401');
});

it('never takes away what keeps a contact from getting letters, unless it is told to', async () => {
  const blocked = async (no: string) => { const { privacyBlocked, minor, parentalConsent, excludeFromSegment } = await contact(no); return [privacyBlocked, minor, parentalConsent, excludeFromSegment]; };
  const [a, b, c] = (await service.ask('contacts', { query: {} })).items as [Contact, Contact, Contact];
  await service.ask('changeContact', { params: { no: a.no }, body: { privacyBlocked: true, excludeFromSegment: true } });
  await service.ask('changeContact', { params: { no: b.no }, body: { minor: true, parentalConsent: false } });
  await service.ask('changeContact', { params: { no: c.no }, body: { privacyBlocked: false, minor: false, excludeFromSegment: false } });
  const text = table('No.;City;Privacy Blocked;Excluded;Minor;Parental consent', `${a.no};Turku;no;no;no;`, `${b.no};Turku;;;yes;yes`, `${c.no};Turku;yes;;;`);
  const kept = await bringIn(text);
  expect([kept.unblocked.count, kept.unblocked.examples.map(({ contactNo }) => contactNo)]).toEqual([2, [a.no, b.no]]);
  expect(kept.barred.examples.map(({ contactNo, barrier }) => [contactNo, barrier])).toEqual([[a.no, 'privacyBlocked'], [b.no, 'minor'], [c.no, 'privacyBlocked']]);
  expect(await Promise.all([a, b, c].map(({ no }) => blocked(no)))).toEqual([[true, false, false, true], [false, true, false, false], [true, false, false, false]]);
  expect((await contact(a.no)).city).toBe('Turku');
  expect((await bringIn(text, { unblock: true })).unblocked.count).toBe(2);
  expect(await Promise.all([a, b, c].map(({ no }) => blocked(no)))).toEqual([[false, false, false, false], [false, true, true, false], [true, false, false, false]]);
});

it('knows persons and companies by their words, and by what else the row says', async () => {
  await bringIn(table('Type;First name;Surname;Name;Company', 'henkilö;;;Anna Liisa Maria Aalto;', ';Bo;Berg;;Berg Ab', ';;;Cecilia Dahl;Dahl Ab', ';;;;Dahl Ab', ';;;Ek Ab;Ek Ab', 'yritys;;;Fors Oy;', ';;;Gran Oy;'));
  const found = await Promise.all(['Anna Liisa Maria Aalto', 'Bo Berg', 'Cecilia Dahl', 'Dahl Ab', 'Ek Ab', 'Fors Oy', 'Gran Oy'].map(called));
  expect(found.map(({ type, firstName, middleName, surname, companyName }) => [type, firstName, middleName, surname, companyName])).toEqual([
    ['Person', 'Anna Liisa', 'Maria', 'Aalto', ''], ['Person', 'Bo', '', 'Berg', 'Berg Ab'], ['Person', 'Cecilia', '', 'Dahl', 'Dahl Ab'], ['Company', '', '', '', 'Dahl Ab'], ['Company', '', '', '', 'Ek Ab'], ['Company', '', '', '', 'Fors Oy'], ['Company', '', '', '', 'Gran Oy']]);
  expect(found[2]!.companyNo).toBe(found[3]!.no);
  expect((await attempt(table('No.;Type', `${found[0]!.no};Company`))).rejected[0]!.issues).toEqual([{ code: 'otherKind' }]);
  expect((await attempt(table('No.;Company No.', `${found[1]!.no};${found[4]!.no}`, `${found[2]!.no};CT000999`)))).toMatchObject({
    changed: { count: 1, examples: [{ changes: [{ field: 'companyName', from: 'Berg Ab', to: 'Ek Ab' }, { field: 'companyNo', from: '', to: found[4]!.no }] }] }, rejected: [{ issues: [{ code: 'unknownValue', field: 'companyNo', value: 'CT000999' }] }] });
});

it('makes no person of a company, and no company of a person, that it finds by an email address', async () => {
  await bringIn(table('Type;Name;First name;Surname;Email', 'Company;Berg Ab;;;info@berg.example', 'Person;Anna Aalto;;;anna@berg.example'));
  const firm = await called('Berg Ab'), person = await called('Anna Aalto');
  const { rejected } = await bringIn(table('Name;Company;First name;Surname;Email', 'Bo Berg;Berg Ab;;;info@berg.example', ';;Bo;Berg;info@berg.example', 'Berg Ab;Berg Ab;;;anna@berg.example'));
  expect(rejected.map(({ row, issues }) => [row, ...issues])).toEqual([2, 3, 4].map((row) => [row, { code: 'otherKind' }]));
  expect(await Promise.all([firm, person].map(({ no }) => contact(no)))).toEqual([firm, person]);
  expect(await bringIn(table('Name;Company;Email', 'Berg Ab;Berg Ab;info@berg.example', ';Berg Ab;anna@berg.example'))).toMatchObject({ unchanged: 1, changed: { count: 1 } });
  expect(await contact(person.no)).toMatchObject({ name: 'Anna Aalto', companyNo: firm.no, companyName: 'Berg Ab' });
  expect(await bringIn(table('No.;Name;Company', `${firm.no};Bergs Ab;Berg Ab`))).toMatchObject({ changed: { count: 1 }, rejected: [] });
});

it('takes a row at its word also where one half of it is nothing new', async () => {
  await bringIn(table('No.;Type;Name;First name;Surname;Company No.', 'F1;Company;Berg Ab;;;', 'P1;Person;Anna Berg;Anna;Berg;F1'));
  const text = table('No.;Name;First name;Surname;Company No.;Company', 'P1;Dr Anna Berg;Anna;Berg;F1;Berg AB (publ)');
  await bringIn(text);
  expect(await contact('P1')).toMatchObject({ name: 'Dr Anna Berg', firstName: 'Anna', middleName: '', surname: 'Berg', companyNo: 'F1', companyName: 'Berg Ab' });
  expect(await bringIn(text)).toMatchObject({ unchanged: 1 });
});

it('keeps name and its parts together', async () => {
  await bringIn(table('No.;Type;Name', 'P1;Person;Anna Aalto'));
  await bringIn(table('No.;Surname', 'P1;Berg'));
  expect(await contact('P1')).toMatchObject({ name: 'Anna Berg', firstName: 'Anna', surname: 'Berg' });
  await bringIn(table('No.;Name', 'P1;Anna Carla Dahl'));
  expect(await contact('P1')).toMatchObject({ firstName: 'Anna', middleName: 'Carla', surname: 'Dahl' });
});

it('puts everybody into a mailing group, also those who are unchanged, and says how many joined', async () => {
  const text = table('No.;Name', 'M1;One', 'M2;Two');
  await bringIn(text);
  await service.db.insertInto('contactMailingGroup').values({ contactNo: 'M1', mailingGroupCode: 'XMAS' }).execute();
  expect(await bringIn(table('No.;Name', 'M1;One', 'M2;Two', ';Three'), { mailingGroupCode: 'XMAS' })).toMatchObject({ joined: 2, unchanged: 2, added: { count: 1 } });
  expect((await service.ask('contactCard', { params: { no: 'M2' } })).mailingGroups.map(({ code }) => code)).toEqual(['XMAS']);
  expect((await problemOf(bringIn(text, { mailingGroupCode: 'NONE' }))).code).toBe('MAILING_GROUP_NOT_FOUND');
});

it('says who looks like somebody that is there', async () => {
  const one = (await service.ask('contacts', { query: { search: 'oy' } })).items.find(({ postCode }) => postCode !== '')!;
  expect((await attempt(table('Name;Post code', `${one.name.replace(/[a-z]/g, (letter) => letter.toUpperCase())};${one.postCode}`, `${one.name};99999`, `Somebody else;${one.postCode}`))).lookAlikes).toMatchObject({ count: 1, examples: [{ row: 2 }] });
});

it('finds rows with a number or an email address again when a table comes twice; all others are new a second time, and those with a post code are named before', async () => {
  const twice = table('No.;Name;Post code;Email', 'TW1;Tyyne Kaksi;00100;', ';Eero Kaksi;00100;eero.kaksi@example.fi', ';Outi Kaksi;00100;', ';Ilmari Kaksi;;');
  expect(await bringIn(twice)).toMatchObject({ added: { count: 4 } });
  expect(await attempt(twice)).toMatchObject({ unchanged: 2, added: { count: 2, examples: [{ row: 4 }, { row: 5 }] }, lookAlikes: { count: 1, examples: [{ row: 4 }] } });
});

it('tells the open segments that a letter of theirs is another now', async () => {
  const { revision } = await service.ask('segment', { params: { no: large } });
  const [line] = (await service.all('segmentLines', { params: { no: large } })).lines;
  await bringIn(table('No.;City', `${line!.contactNo};Muualla`));
  expect((await service.ask('segment', { params: { no: large } })).revision).toBe(revision + 1);
});

it('does what it said it would, however many rows lie between two that have to do with each other', async () => {
  await bringIn(table('No.;Type;Name;Email', 'F1;Company;Berg Ab;berg@x.example', 'F2;Company;Ek Ab;ek@x.example'));
  const between = Array.from({ length: 1200 }, (_, index) => `;;Firm ${index};;`);
  const text = table('No.;Type;Name;Email;Company No.', 'F1;;Bergs Ab;new@x.example;', 'F3;Company;Alm Ab;;', ...between, ';;Once more;new@x.example;', ';;Another;berg@x.example;', 'P1;Person;Anna;;F1', 'P2;Person;Bo;;F3');
  const would = await bringIn(text, { dryRun: true });
  expect(would).toMatchObject({ added: { count: 1203 }, changed: { count: 1 }, rejected: [{ row: 1204, issues: [{ code: 'sameAsRow', row: 2 }] }, { row: 1205, issues: [{ code: 'sameAsRow', row: 2 }] }] });
  const { added: _, ...did } = await bringIn(text);
  const { added: __, ...said } = would;
  expect(did).toEqual({ ...said, dryRun: false });
  expect([await contact('P1'), await contact('P2')]).toMatchObject([{ companyNo: 'F1', companyName: 'Bergs Ab' }, { companyNo: 'F3', companyName: 'Alm Ab' }]);
});

it('changes nothing where the last row of many fails', async () => {
  const before = await everything();
  // The import itself is written last.
  await sql`create trigger failing before insert on contact_import begin select raise(abort, 'x'); end`.execute(service.db);
  expect((await problemOf(bringIn(table('Name', ...Array.from({ length: 1200 }, (_, index) => `Firm ${index}`))))).code).toBe('INTERNAL');
  expect(await everything()).toEqual(before);
});

it('takes no two columns for one thing, and none that it does not know', async () => {
  const text = table('Name;City', 'A;B');
  expect((await problemOf(attempt(text, { columns: ['name', 'name'] }))).code).toBe('INVALID_REQUEST');
  expect((await problemOf(attempt(text, { columns: ['name', 'shoeSize' as 'name'] }))).code).toBe('INVALID_REQUEST');
  expect(counts(await attempt(text, { columns: ['name', ''] }))).toMatchObject({ added: 1 });
});
