import { problemOf, spring, startUnderTest } from '../serviceUnderTest';

it('shows a contact with its mailing groups, addresses and the open segments it stands in, and forgets those that were logged', async () => {
  const { ask, all, db } = await startUnderTest();
  const [line] = (await all('segmentLines', { params: { no: spring } })).lines;
  const no = line!.contactNo;
  await db.deleteFrom('contactMailingGroup').where('contactNo', '=', no).execute();
  await db.insertInto('contactMailingGroup').values({ contactNo: no, mailingGroupCode: 'XMAS' }).execute();
  const card = await ask('contactCard', { params: { no } });
  expect(card.contact).toEqual(await ask('contact', { params: { no } }));
  expect(card.mailingGroups).toEqual([{ code: 'XMAS', description: 'Joulutervehdys' }]);
  expect(card.openSegments).toContainEqual({ no: spring, description: 'Kevätkirje 2027', lineNo: 10000 });
  await ask('log', { params: { no: spring }, idempotencyKey: '5a4d3c1e-0007-4000-8000-000000000007', body: { lines: [10000], createFollowUp: false, notOut: 'remainder' } });
  expect((await ask('contactCard', { params: { no } })).openSegments.map((one) => one.no)).not.toContain(spring);
  expect(await problemOf(ask('contactCard', { params: { no: 'CT999999' } }))).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
});
