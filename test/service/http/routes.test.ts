import { recordHash } from '../../../src/contract/recordHash';
import { routes, type RouteName } from '../../../src/contract/routes';
import { large, problemOf, spring, startUnderTest, token, troubled, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });

it('answers on every route of the contract', async () => {
  const names = Object.keys(routes) as RouteName[];
  for (const name of names) {
    const { method, path } = routes[name];
    expect([name, service.app.hasRoute({ method, url: `/api/v1${path}` })]).toEqual([name, true]);
  }
});

describe('the short lists', () => {
  it.each([['interactionTemplates', 6], ['interactionGroups', 4], ['salespeople', 5], ['campaigns', 3], ['languages', 4]] as const)('%s has %d', async (name, count) => {
    const { items } = await service.ask(name);
    expect(items).toHaveLength(count);
  });

  it('has the saved criteria by code, with the number of their actions', async () => {
    expect((await service.ask('savedCriteria')).items).toEqual([
      { code: 'MESSUT', description: 'Messuille kutsutut, joille ei ole soitettu', actionCount: 3 },
      { code: 'TURKU', description: 'Jälleenmyyjät Turun seudulla henkilöineen', actionCount: 1 },
      { code: 'UUTISET', description: 'Uutiskirjeen tilaajat, paperilla', actionCount: 2 },
    ]);
  });

  it('names who asks, and the merge fields', async () => {
    expect(await service.ask('me')).toEqual({ id: 'tester', name: 'Tester', signIn: 'development' });
    expect((await service.ask('mergeFields')).items.map((field) => field.name)).toContain('Contact_Name');
  });
});

describe('open segments', () => {
  it('are listed, the newest number first, by pages, and found by words in any case', async () => {
    const first = await service.ask('segments', { query: { limit: 2 } });
    expect([first.items.map((segment) => segment.no), first.next, first.total]).toEqual([[spring, large], large, 3]);
    const second = await service.ask('segments', { query: { limit: 2, after: first.next! } });
    expect([second.items.map((segment) => segment.no), second.next]).toEqual([[troubled], undefined]);
    expect(first.items[0]).toEqual({ no: spring, description: 'Kevätkirje 2027', date: '2027-03-01', lineCount: 12, interactionTemplateCode: 'SPRING', campaignNo: 'CP0002', salespersonCode: '' });
    expect((await service.ask('segments', { query: { search: 'KEVÄTK' } })).items.map((segment) => segment.no)).toEqual([spring]);
    expect((await service.ask('segments', { query: { search: '%' } })).items).toEqual([]);
  });

  it('come whole with counts, languages, texts and the revision as ETag', async () => {
    const answer = await service.app.inject({ url: `/api/v1/segments/${large}`, headers: { authorization: `Bearer ${token}` } });
    expect(answer.headers.etag).toBe('"1"');
    const segment = await service.ask('segment', { params: { no: large } });
    expect(segment).toMatchObject({ lineCount: 250, languages: expect.arrayContaining(['DEU', 'ENU', 'FIN', 'SVE']), details: { salespersonCode: 'TB', languageCode: 'ENU' } });
    const { counts } = segment;
    expect(counts.standard + counts.own + counts.none + counts.missing).toBe(250);
    expect([counts.barred + counts.excluded, counts.lines]).toEqual([6, 250]);
  });

  it('that nobody knows are told apart', async () => {
    expect(await problemOf(service.ask('segment', { params: { no: 'SM99999' } }))).toMatchObject({ code: 'SEGMENT_NOT_FOUND', status: 404 });
    expect(await problemOf(service.all('segmentLines', { params: { no: 'SM00001' } }))).toMatchObject({ code: 'ALREADY_LOGGED', loggedSegmentEntryNo: 1 });
  });

  it('keep one revision per change, and refuse a change on an old one', async () => {
    const { revision } = await service.ask('segment', { params: { no: spring } });
    const changed = await service.ask('changeSegment', { params: { no: spring }, ifMatch: revision, body: { details: { subject: 'Uusi' }, standardTexts: { SVE: 'Välkomna!' } } });
    expect(changed).toMatchObject({ revision: revision + 1, modifiedBy: 'tester', standardTexts: { FIN: expect.any(String), SVE: 'Välkomna!' } });
    expect(await problemOf(service.ask('changeSegment', { params: { no: spring }, ifMatch: revision, body: { details: { subject: 'Toinen' } } }))).toMatchObject({ code: 'REVISION_CHANGED', status: 412, revision: revision + 1 });
    expect((await service.ask('changeSegment', { params: { no: spring }, body: { standardTexts: { SVE: null } } })).standardTexts).not.toHaveProperty('SVE');
  });

  it('remember their letter per language', async () => {
    const link = { languageCode: '', name: 'Kevät.docx', url: 'https://files.example/k.docx', templateHash: '' };
    await service.ask('linkLetter', { params: { no: spring }, body: link });
    await service.ask('linkLetter', { params: { no: spring }, body: { ...link, name: 'Kevät 2.docx' } });
    await service.ask('linkLetter', { params: { no: spring }, body: { ...link, languageCode: 'SVE', name: 'Vår.docx' } });
    expect((await service.ask('letters', { params: { no: spring } })).items).toMatchObject([{ languageCode: '', name: 'Kevät 2.docx', linkedBy: 'tester' }, { languageCode: 'SVE', name: 'Vår.docx' }]);
  });

  it('lose the letter of one language, keep the others, and their history says it once', async () => {
    const link = { name: 'Kevät.docx', url: 'https://files.example/k.docx', templateHash: '' };
    for (const [languageCode, name] of [['', 'Kevät.docx'], ['SVE', 'Vår.docx'], ['DEU', 'Frühling.docx']] as const) await service.ask('linkLetter', { params: { no: spring }, body: { ...link, languageCode, name } });
    const { revision } = await service.ask('segment', { params: { no: spring } });
    expect((await service.ask('unlinkLetter', { params: { no: spring }, query: { languageCode: 'SVE' } })).items.map(({ name }) => name)).toEqual(['Kevät.docx', 'Frühling.docx']);
    for (let time = 1; time <= 2; time += 1) expect((await service.ask('unlinkLetter', { params: { no: spring } })).items.map(({ name }) => name)).toEqual(['Frühling.docx']);
    expect((await service.ask('letters', { params: { no: spring } })).items).toMatchObject([{ languageCode: 'DEU' }]);
    expect((await service.ask('segment', { params: { no: spring } })).revision).toBe(revision);
    const events = (await service.ask('segmentEvents', { params: { no: spring } })).items.filter(({ kind }) => kind === 'letterUnlinked');
    expect(events).toMatchObject([{ about: ['Kevät.docx'], by: 'tester' }, { about: ['Vår.docx', 'SVE'] }]);
    expect((await problemOf(service.ask('unlinkLetter', { params: { no: 'SM99999' } }))).code).toBe('SEGMENT_NOT_FOUND');
  });
});

describe('lines', () => {
  const at = { no: spring, lineNo: 30000 };

  it('stream in the order of the list, from anywhere', async () => {
    const { header, lines } = await service.all('segmentLines', { params: { no: large } });
    expect(header).toEqual({ revision: 1, lineCount: 250 });
    expect(lines.map((line) => line.lineNo)).toEqual(Array.from({ length: 250 }, (_, index) => (index + 1) * 10000));
    expect((await service.all('segmentLines', { params: { no: large }, query: { after: 2480000 } })).lines.map((line) => line.lineNo)).toEqual([2490000, 2500000]);
    for (const line of lines) expect(line.barrier).not.toBeNull();
  });

  it('show what is overridden, and come whole', async () => {
    const row = (await service.all('segmentLines', { params: { no: spring } })).lines[8]!;
    expect(row).toMatchObject({ lineNo: 90000, overridden: ['subject'], textOrigin: 'none', hasNote: false, includeExcluded: false });
    const line = await service.ask('segmentLine', { params: { no: spring, lineNo: 90000 } });
    expect(line).toMatchObject({ ...row, inherited: { subject: 'Kevään uudet paperit' }, details: { subject: 'Sopimuksenne uusiminen' }, printedText: '' });
    expect([line.formalSalutation, line.addressBlock].every((text) => text !== '')).toBe(true);
    expect((await problemOf(service.ask('segmentLine', { params: { no: spring, lineNo: 5 } }))).code).toBe('LINE_NOT_FOUND');
  });

  it('change one at a time on their own revision', async () => {
    const { revision } = await service.ask('segmentLine', { params: at });
    const before = (await service.ask('segment', { params: { no: spring } })).revision;
    expect((await service.ask('changeLine', { params: at, ifMatch: revision, body: { noteForLog: 'Soita' } })).revision).toBe(revision + 1);
    expect((await service.ask('segment', { params: { no: spring } })).revision).toBe(before + 1);
    expect(await problemOf(service.ask('changeLine', { params: at, ifMatch: revision, body: { noteForLog: 'Toinen' } }))).toMatchObject({ code: 'REVISION_CHANGED', revision: revision + 1 });
    expect((await problemOf(service.ask('removeLine', { params: at, ifMatch: revision }))).code).toBe('REVISION_CHANGED');
    expect(await service.ask('removeLine', { params: at })).toEqual({ revision: before + 2 });
    expect((await problemOf(service.ask('changeLine', { params: at, body: {} }))).code).toBe('LINE_NOT_FOUND');
  });

  it('change several at once, all or none', async () => {
    const { revision, rows } = await service.ask('changeLines', { params: { no: spring }, body: { lineNos: [20000, 10000], change: { textChoice: 'own', ownText: 'Teille molemmille' } } });
    expect(rows.map((row) => [row.lineNo, row.textOrigin])).toEqual([[10000, 'own'], [20000, 'own']]);
    expect((await service.ask('segment', { params: { no: spring } })).revision).toBe(revision);
    expect((await problemOf(service.ask('changeLines', { params: { no: spring }, body: { lineNos: [40000, 7], change: { textChoice: 'none' } } }))).code).toBe('LINE_NOT_FOUND');
    expect((await service.ask('segmentLine', { params: { no: spring, lineNo: 40000 } })).textChoice).toBe('standard');
    expect((await problemOf(service.ask('changeLines', { params: { no: spring }, ifMatch: revision - 1, body: { lineNos: [40000], change: { textChoice: 'none' } } }))).code).toBe('REVISION_CHANGED');
  });
});

describe('the three choices of text', () => {
  const at = { no: spring, lineNo: 10000 };
  const change = async (body: object) => {
    const { textChoice, textOrigin, ownText, printedText } = await service.ask('changeLine', { params: at, body });
    return { textChoice, textOrigin, ownText, printedText };
  };
  const standard = 'Tervetuloa tutustumaan kevään uutuuksiin myymäläämme Satamakadulle.\nKahvi on kuumana!';

  it('keep an own text while another choice is made, and return to standard when it is cleared', async () => {
    expect(await change({ textChoice: 'own', ownText: 'Oma' })).toEqual({ textChoice: 'own', textOrigin: 'own', ownText: 'Oma', printedText: 'Oma' });
    expect(await change({ textChoice: 'none' })).toEqual({ textChoice: 'none', textOrigin: 'none', ownText: 'Oma', printedText: '' });
    expect(await change({ textChoice: 'own' })).toMatchObject({ printedText: 'Oma' });
    expect(await change({ ownText: '' })).toEqual({ textChoice: 'standard', textOrigin: 'standard', ownText: '', printedText: standard });
    expect(await change({ textChoice: 'own' })).toMatchObject({ textChoice: 'standard' });
    await change({ textChoice: 'none' });
    expect(await change({ ownText: '' })).toMatchObject({ textChoice: 'none' });
  });

  it("never print another language's standard text", async () => {
    expect(await change({ details: { languageCode: 'SVE' } })).toEqual({ textChoice: 'standard', textOrigin: 'missing', ownText: '', printedText: '' });
    await service.ask('changeSegment', { params: { no: spring }, body: { standardTexts: { SVE: 'Välkomna!' } } });
    expect(await change({})).toMatchObject({ textOrigin: 'standard', printedText: 'Välkomna!' });
  });

  it('take 2,000 characters and hold every sign as it is', async () => {
    const text = `<&"'> $& \u202eאב 🎉 ${'x'.repeat(1900)}`;
    expect((await change({ textChoice: 'own', ownText: text })).ownText).toBe(text);
    expect((await change({ ownText: 'a\r\nb\rc\0d' })).ownText).toBe('a\nb\ncd');
    expect((await problemOf(service.ask('changeLine', { params: at, body: { ownText: 'x'.repeat(2001) } }))).reasons).toEqual([expect.stringContaining('ownText')]);
  });
});

describe('merge data', () => {
  it('has a header with the revision, then a record per line, with hashes that repeat', async () => {
    const one = await service.all('mergeData', { params: { no: spring }, query: { today: '2026-11-23' } });
    expect(one.header).toMatchObject({ segmentNo: spring, lineCount: 12, today: '2026-11-23', common: { Today: '23.11.2026', Segment_Description: 'Kevätkirje 2027', Company_Information_Name: 'Tuohela Paperi Oy' } });
    expect(one.lines[2]).toMatchObject({ textOrigin: 'own', addressMissing: false, values: { Comment: expect.stringContaining('Kiitos vielä'), Formal_Salutation: expect.stringContaining('Hyvä') } });
    const other = await service.all('mergeData', { params: { no: spring }, query: { today: '2027-01-01' } });
    expect(other.lines).toEqual(one.lines);
    expect(new Set(one.lines.map((line) => line.recordHash)).size).toBe(12);
  });

  it("has the contract's hash of what each letter prints", async () => {
    await service.ask('changeLine', { params: { no: troubled, lineNo: 20000 }, body: { textChoice: 'own', ownText: 'Sanoi: "C:\\\\" \n 🎉' } });
    for (const no of [spring, large, troubled]) {
      const { header, lines } = await service.all('mergeData', { params: { no } });
      for (const line of lines) expect([line.lineNo, line.recordHash]).toEqual([line.lineNo, await recordHash(header.common, line)]);
    }
  });

  it('has the dates in the language of each contact, and the same hashes on another day', async () => {
    const on = (today: string) => service.all('mergeData', { params: { no: large }, query: { today } });
    const { header, lines } = await on('2026-11-23');
    expect(header.common).toMatchObject({ Today: '23 November 2026', Segment_Date: '22 February 2027' });
    const datesOf = (code: string) => { const { Today, Segment_Date, Line_Date } = lines.find((line) => line.languageCode === code)!.values; return [Today, Segment_Date, Line_Date]; };
    expect(datesOf('SVE')).toEqual(['23 november 2026', '22 februari 2027', '22 februari 2027']);
    expect(datesOf('FIN')).toEqual(['23.11.2026', '22.2.2027', '22.2.2027']);
    expect(datesOf('ENU')).toEqual([undefined, undefined, '22 February 2027']);
    expect((await on('2026-11-24')).lines.map((line) => line.recordHash)).toEqual(lines.map((line) => line.recordHash));
  });

  it('comes for chosen lines only, at most 200', async () => {
    const { header, lines } = await service.all('mergeData', { params: { no: spring }, query: { lines: '30000,10000,77' } });
    expect([header.lineCount, lines.map((line) => line.lineNo)]).toEqual([2, [10000, 30000]]);
    for (const chosen of ['a', '', Array.from({ length: 201 }, (_, index) => index + 1).join(',')]) expect((await problemOf(service.all('mergeData', { params: { no: spring }, query: { lines: chosen } }))).code).toBe('INVALID_REQUEST');
  });

  it('uses the service\'s day where none is given', async () => {
    expect((await service.all('mergeData', { params: { no: spring } })).header.today).toBe('2026-11-23');
  });
});

describe('contacts', () => {
  it('are listed by pages and found by name, in any case', async () => {
    const first = await service.ask('contacts', { query: { limit: 3 } });
    expect([first.items.map((contact) => contact.no), first.next, first.total]).toEqual([['CT000001', 'CT000002', 'CT000003'], 'CT000003', 400]);
    expect(first.items[0]).not.toHaveProperty('removed');
    expect((await service.ask('contacts', { query: { search: 'ÖHMANLAMPI' } })).items.length).toBeGreaterThan(0);
  });

  it('change, and their open segments get a new revision', async () => {
    const before = (await service.ask('segment', { params: { no: spring } })).revision;
    const { contactNo } = await service.ask('segmentLine', { params: { no: spring, lineNo: 10000 } });
    expect(await service.ask('changeContact', { params: { no: contactNo }, body: { city: 'Ähtäri', privacyBlocked: true } })).toMatchObject({ city: 'Ähtäri', privacyBlocked: true });
    expect((await service.ask('segment', { params: { no: spring } }))).toMatchObject({ revision: before + 1, counts: { barred: 1 } });
    expect((await service.ask('contacts', { query: { search: 'ähtäri' } })).items).toHaveLength(1);
    expect((await problemOf(service.ask('changeContact', { params: { no: contactNo }, body: { no: 'X' } as object }))).code).toBe('INVALID_REQUEST');
  });

  it('leave their lines behind when they are removed, with the name and nothing else', async () => {
    const { contactNo, contactName } = await service.ask('segmentLine', { params: { no: spring, lineNo: 10000 } });
    expect(await service.ask('removeContact', { params: { no: contactNo } })).toEqual({ removed: true });
    expect((await problemOf(service.ask('contact', { params: { no: contactNo } }))).code).toBe('CONTACT_NOT_FOUND');
    expect((await service.ask('segmentLine', { params: { no: spring, lineNo: 10000 } }))).toMatchObject({ contactName, barrier: 'removed', addressBlock: contactName });
    const kept = await service.db.selectFrom('contact').selectAll().where('no', '=', contactNo).executeTakeFirstOrThrow();
    expect([kept.email, kept.phone, kept.address, kept.vatRegistrationNo]).toEqual(['', '', '', '']);
    await service.ask('removeContact', { params: { no: 'CT000399' } });
    expect(await service.db.selectFrom('contact').select('no').where('no', '=', 'CT000399').where('removed', '=', 0).execute()).toEqual([]);
  });

  it('show what was logged for them, the newest first, by pages', async () => {
    const { items: [entry] } = await service.ask('loggedSegmentEntries', { params: { entryNo: 2 } });
    const first = await service.ask('interactionLogEntries', { query: { contactNo: entry!.contactNo, limit: 1 } });
    expect(first.items[0]!.loggedSegmentEntryNo).toBe(2);
    const second = await service.ask('interactionLogEntries', { query: { contactNo: entry!.contactNo, limit: 1, after: first.next! } });
    expect(second.items[0]!.loggedSegmentEntryNo).toBe(1);
  });
});

describe('logged segments', () => {
  it('are listed by pages, found by words, and their entries too', async () => {
    const first = await service.ask('loggedSegments', { query: { limit: 1 } });
    expect([first.items.map((logged) => logged.entryNo), first.next, first.total]).toEqual([[2], '2', 2]);
    expect((await service.ask('loggedSegments', { query: { limit: 1, after: '2' } })).items.map((logged) => logged.entryNo)).toEqual([1]);
    expect((await service.ask('loggedSegments', { query: { search: 'syysmessuille' } })).items).toMatchObject([{ entryNo: 1, interactionCount: 40, campaignEntryCount: 1 }]);
    const page = await service.ask('loggedSegmentEntries', { params: { entryNo: 1 }, query: { limit: 15 } });
    expect(page.items).toHaveLength(15);
    const rest = await service.ask('loggedSegmentEntries', { params: { entryNo: 1 }, query: { limit: 50, after: page.next! } });
    expect(rest.items).toHaveLength(25);
    const name = page.items[3]!.contactName;
    expect((await service.ask('loggedSegmentEntries', { params: { entryNo: 1 }, query: { search: name.toUpperCase() } })).items.map((entry) => entry.contactName)).toContain(name);
    expect((await problemOf(service.ask('loggedSegment', { params: { entryNo: 99 } }))).code).toBe('LOGGED_SEGMENT_NOT_FOUND');
    expect((await problemOf(service.ask('loggedSegments', { query: { after: 'x' } }))).code).toBe('INVALID_REQUEST');
  });
});

describe('the check (T19)', () => {
  it('finds everything in one pass, errors first', async () => {
    const { items } = await service.ask('check', { params: { no: troubled } });
    const codes = items.map((issue) => issue.code);
    for (const code of ['SALESPERSON_UNKNOWN', 'INTERACTION_TEMPLATE_MISSING', 'CAMPAIGN_UNKNOWN', 'DATE_MISSING', 'CONTACT_BARRED', 'CONTACT_EXCLUDED', 'CONTACT_NAME_MISSING', 'ADDRESS_MISSING', 'EMAIL_MISSING', 'STANDARD_TEXT_MISSING', 'SALUTATION_FALLBACK', 'CONTACT_TWICE']) expect(codes).toContain(code);
    expect(items.map((issue) => issue.severity)).toEqual([...items.map((issue) => issue.severity)].sort());
    expect(items.find((issue) => issue.code === 'CONTACT_TWICE')).toMatchObject({ count: 1, lines: [{ lineNo: expect.any(Number) }] });
  });

  it('finds nothing wrong with a good segment, and says when one is empty', async () => {
    expect((await service.ask('check', { params: { no: spring } })).items.filter((issue) => issue.severity === 'error')).toEqual([]);
    await service.db.deleteFrom('segmentLine').where('segmentNo', '=', spring).execute();
    await service.ask('changeSegment', { params: { no: spring }, body: { details: { description: '' } } });
    expect((await service.ask('check', { params: { no: spring } })).items.map((issue) => issue.code)).toEqual(['DESCRIPTION_MISSING', 'SEGMENT_EMPTY']);
  });
});
