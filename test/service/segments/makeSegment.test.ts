import { problemOf, spring, startUnderTest, troubled } from '../serviceUnderTest';

describe('a new segment', () => {
  it('has the next number, today, and the values of its interaction template', async () => {
    const { ask } = await startUnderTest();
    const made = await ask('createSegment', { body: { details: { description: 'Joulukirje', interactionTemplateCode: 'INVITE' } } });
    expect(made).toMatchObject({ no: 'SM00006', description: 'Joulukirje', lineCount: 0, revision: 1, modifiedBy: 'tester', details: { date: '2026-11-23', interactionGroupCode: 'EVENT', unitCost: 4.2, correspondenceType: 'Hard Copy' }, ignoreContactCorrespondenceType: true });
    expect((await ask('segments')).items[0]).toMatchObject({ no: 'SM00006' });
    expect((await ask('segmentEvents', { params: { no: 'SM00006' } })).items).toMatchObject([{ kind: 'created', by: 'tester' }]);
  });

  it('is refused with the reason where a detail is none', async () => {
    const { ask } = await startUnderTest();
    expect(await problemOf(ask('createSegment', { body: { details: { description: 'x'.repeat(101) } } }))).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});

describe('a duplicate', () => {
  it('has the header, the standard texts and the contacts, and nothing that was written for single ones', async () => {
    const { ask, all } = await startUnderTest();
    const { segment, leftOut } = await ask('duplicateSegment', { params: { no: spring }, body: {} });
    const before = await ask('segment', { params: { no: spring } });
    expect([segment.no, leftOut, segment.details, segment.standardTexts, segment.counts.own, segment.counts.standard]).toEqual(['SM00006', 0, before.details, before.standardTexts, 0, 12]);
    const contacts = async (no: string) => (await all('segmentLines', { params: { no } })).lines.map(({ lineNo, contactNo }) => [lineNo, contactNo]);
    expect(await contacts('SM00006')).toEqual(await contacts(spring));
    expect((await all('segmentLines', { params: { no: 'SM00006' } })).lines.filter((line) => line.hasNote || line.overridden.length)).toEqual([]);
  });

  it('has what was written too where asked, and another name', async () => {
    const { ask, all } = await startUnderTest();
    const { segment } = await ask('duplicateSegment', { params: { no: spring }, body: { withOwn: true, description: 'Kesäkirje' } });
    expect(segment.description).toBe('Kesäkirje');
    const lines = async (no: string) => (await all('segmentLines', { params: { no } })).lines.map((line) => ({ ...line, revision: 0 }));
    expect(await lines(segment.no)).toEqual(await lines(spring));
    expect((await ask('segments', { query: { search: 'kesä' } })).items.map(({ no }) => no)).toEqual([segment.no]);
  });

  it('leaves contacts out that may get nothing, and says how many (Q5, T13)', async () => {
    const { ask, all } = await startUnderTest();
    const { counts } = await ask('segment', { params: { no: troubled } });
    const { segment, leftOut } = await ask('duplicateSegment', { params: { no: troubled }, body: {} });
    expect(counts.barred).toBeGreaterThan(0);
    expect([leftOut, segment.lineCount]).toEqual([counts.barred, counts.lines - counts.barred]);
    expect((await all('segmentLines', { params: { no: segment.no } })).lines.map(({ barrier }) => barrier).filter((barrier) => barrier && barrier !== 'excluded')).toEqual([]);
  });
});

describe('a segment that is deleted', () => {
  it('goes with everything in it; its number does not come again and its history stays (Q12)', async () => {
    const { ask, db } = await startUnderTest();
    const { no } = await ask('createSegment', { body: {} });
    await ask('deleteSegment', { params: { no } });
    expect(await problemOf(ask('segment', { params: { no } }))).toMatchObject({ code: 'SEGMENT_NOT_FOUND' });
    expect((await ask('createSegment', { body: {} })).no).toBe('SM00007');
    expect((await ask('segmentEvents', { params: { no } })).items.map(({ kind }) => kind)).toEqual(['deleted', 'created']);
    await ask('deleteSegment', { params: { no: spring } });
    for (const table of ['segmentLine', 'standardText', 'letterLink'] as const) expect(await db.selectFrom(table).select('segmentNo').where('segmentNo', '=', spring).execute()).toEqual([]);
  });

  it('stays where somebody changed it meanwhile, and where it was logged', async () => {
    const { ask } = await startUnderTest();
    expect(await problemOf(ask('deleteSegment', { params: { no: spring }, ifMatch: 99 }))).toMatchObject({ code: 'REVISION_CHANGED' });
    expect(await problemOf(ask('deleteSegment', { params: { no: 'SM00001' } }))).toMatchObject({ code: 'ALREADY_LOGGED', loggedSegmentEntryNo: 1 });
  });
});

describe('the preview of a change of the header (Q1, DOMAIN §4.5)', () => {
  it('says whom it concerns and who keeps the own value, and changes nothing', async () => {
    const { ask } = await startUnderTest();
    const before = await ask('segment', { params: { no: spring } });
    const { details } = await ask('previewChange', { params: { no: spring }, body: { details: { subject: 'Kesän paperit', date: before.details.date } } });
    expect(details).toMatchObject({ subject: { affected: 11, protected: 1 } });
    expect(Object.keys(details)).toEqual(['subject']);
    const own = await ask('segmentLine', { params: { no: spring, lineNo: 90000 } });
    expect(details.subject!.examples).toMatchObject([{ contactNo: own.contactNo, contactName: own.contactName }]);
    expect(await ask('segment', { params: { no: spring } })).toEqual(before);
  });

  it('shows all that comes with another interaction template', async () => {
    const { ask } = await startUnderTest();
    const { details } = await ask('previewChange', { params: { no: spring }, body: { details: { interactionTemplateCode: 'CALL' } } });
    expect(details).toMatchObject({ interactionTemplateCode: { affected: 12, protected: 0 }, interactionGroupCode: { affected: 12 }, unitCost: { affected: 12 } });
    const twice = await ask('previewChange', { params: { no: spring }, body: { details: { interactionTemplateCode: 'CALL' } } });
    expect(twice.details).toEqual(details);
  });

  it('is what the change then does', async () => {
    const { ask, all } = await startUnderTest();
    const change = { details: { correspondenceType: 'Email' as const }, ignoreContactCorrespondenceType: true };
    const { details } = await ask('previewChange', { params: { no: spring }, body: change });
    const types = async () => (await all('segmentLines', { params: { no: spring } })).lines.map(({ correspondenceType }) => correspondenceType);
    const before = await types();
    await ask('changeSegment', { params: { no: spring }, body: change });
    const after = await types();
    expect(details.correspondenceType?.affected).toBe(after.filter((type, index) => type !== before[index]).length);
  });
});
