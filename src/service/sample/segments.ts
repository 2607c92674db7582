import { sql } from 'kysely';
import type { Contact } from '../../contract/contact';
import type { Evaluation } from '../../contract/loggedSegment';
import { barrierOf } from '../../contract/whoGetsALetter';
import { changeLine } from '../segments/changeLines';
import { insertSegment, type NewSegment } from '../segments/changeSegment';
import { logSegment } from '../segments/logSegment';
import { nextSegmentNo } from '../store/counters';
import type { Db } from '../store/tables';

const user = 'sample';
const at = (day: string): Date => new Date(`${day}T08:00:00.000Z`);

async function segment(db: Db, day: string, made: Omit<NewSegment, 'no'>): Promise<string> {
  const no = await nextSegmentNo(db);
  await insertSegment(db, { no, ...made }, { user, now: at(day) });
  return no;
}

async function logged(db: Db, day: string, key: string, made: Omit<NewSegment, 'no'>): Promise<void> {
  const no = await segment(db, day, made);
  const lines = made.contactNos.map((_, index) => (index + 1) * 10000);
  await logSegment(db, no, { lines, createFollowUp: false, notOut: 'remainder' }, { user, key, now: at(day) });
}

/** What came of a logged segment: the evaluations one after the other, again and again; who was pleased has answered. */
async function cameOf(db: Db, logged: number, evaluations: readonly Evaluation[]): Promise<void> {
  for (const [place, evaluation] of evaluations.entries()) {
    await db.updateTable('interactionLogEntry').set({ evaluation, campaignResponse: evaluation.endsWith('Positive') ? 1 : 0 })
      .where('loggedSegmentEntryNo', '=', logged).where(sql<boolean>`entry_no % ${evaluations.length} = ${place}`).execute();
  }
}

/** Four companies and eight persons, one of them with a very long name. */
function springContacts(finnish: readonly Contact[]): Contact[] {
  const persons = finnish.filter((contact) => contact.type === 'Person' && contact.salutationCode !== '');
  const long = persons.filter((contact) => contact.name.length > 50);
  const privates = persons.filter((contact) => contact.companyNo === '');
  const employees = persons.filter((contact) => contact.companyNo !== '' && !long.includes(contact));
  return [...finnish.filter((contact) => contact.type === 'Company').slice(0, 4), ...employees.slice(0, 4), ...long.slice(0, 1), ...privates.slice(0, 3)];
}

/**
 * The sample segments, made and logged by the same rules as everything else: SM00001 and SM00002 are logged, SM00003 is full of
 * problems, SM00004 has 250 contacts, SM00005 is the Finnish spring letter to 12. Call it inside a transaction.
 */
export async function seedSegments(db: Db, contacts: readonly Contact[]): Promise<void> {
  const open = contacts.filter((contact) => barrierOf(contact) === undefined && contact.name !== '');
  const finnish = open.filter((contact) => contact.languageCode === 'FIN' && contact.address !== '' && contact.correspondenceType !== 'Email');
  const nos = (list: readonly Contact[]) => list.map((contact) => contact.no);

  await logged(db, '2026-09-14', '5a4d3c1e-0001-4000-8000-000000000001', {
    details: { description: 'Kutsu syysmessuille', subject: 'Tervetuloa osastollemme', date: '2026-09-14', salespersonCode: 'AK', interactionTemplateCode: 'INVITE', campaignNo: 'CP0001' },
    contactNos: nos(finnish.slice(20, 60)), standardTexts: { FIN: 'Nähdään osastolla 6b12!' },
  });
  await logged(db, '2026-10-05', '5a4d3c1e-0002-4000-8000-000000000002', {
    details: { description: 'Messujen jälkeinen soittokierros', date: '2026-10-05', salespersonCode: 'JL', interactionTemplateCode: 'CALL' }, contactNos: nos(finnish.slice(24, 48)),
  });

  await cameOf(db, 1, ['Very Positive', '', 'Positive', '', 'Neutral', '', '', 'Negative']);
  await cameOf(db, 2, ['Positive', '', '', 'Neutral', 'Very Negative', '']);

  const troubled = contacts.filter((contact) => barrierOf(contact) !== undefined || contact.address === '' || contact.email === '' || contact.name === '' || contact.languageCode === '' || contact.salutationCode === 'JOB');
  const problems = await segment(db, '2026-11-16', {
    details: { description: 'Kaikki mikä voi mennä vikaan', date: '2026-12-01', interactionTemplateCode: 'LETTER', salespersonCode: '' },
    contactNos: [...nos(troubled), contacts[2]!.no, contacts[3]!.no, contacts[2]!.no], standardTexts: { FIN: 'Kiitos kuluneesta vuodesta.' },
  });
  const change = (lineNo: number, details: Parameters<typeof changeLine>[3]['details']) => changeLine(db, problems, lineNo, { details: details! }, { user, now: at('2026-11-16') });
  await change(10000, { salespersonCode: 'KADONNUT' });
  await change(20000, { interactionTemplateCode: '' });
  await change(30000, { campaignNo: 'CP9999' });
  await change(40000, { date: '' });

  const speaking = (languageCode: string, count: number) => open.filter((contact) => contact.languageCode === languageCode).slice(-count);
  const travellers = [...speaking('FIN', 134), ...speaking('ENU', 50), ...speaking('SVE', 32), ...speaking('DEU', 28), ...contacts.filter((contact) => barrierOf(contact) !== undefined).slice(0, 6)];
  await segment(db, '2026-11-18', {
    details: { description: 'Spring novelties 2027', subject: 'New papers for spring', date: '2027-02-22', salespersonCode: 'TB', interactionTemplateCode: 'INVITE', campaignNo: 'CP0003', languageCode: 'ENU' },
    contactNos: nos(travellers).sort(),
    standardTexts: { ENU: 'We would be delighted to see you at our stand.', FIN: 'Olisi ilo tavata osastollamme.', SVE: 'Vi skulle gärna träffa er i vår monter.', DEU: 'Wir würden uns freuen, Sie an unserem Stand zu begrüßen.' },
  });

  const spring = await segment(db, '2026-11-20', {
    details: { description: 'Kevätkirje 2027', subject: 'Kevään uudet paperit', date: '2027-03-01', interactionTemplateCode: 'SPRING' }, contactNos: nos(springContacts(finnish)),
    standardTexts: { FIN: 'Tervetuloa tutustumaan kevään uutuuksiin myymäläämme Satamakadulle.\nKahvi on kuumana!' },
  });
  const write = (lineNo: number, change: Parameters<typeof changeLine>[3]) => changeLine(db, spring, lineNo, change, { user, now: at('2026-11-20') });
  await write(30000, { textChoice: 'own', ownText: 'Kiitos vielä mukavasta tapaamisesta messuilla. Lupaamani näytteet lähtevät erillisessä paketissa.' });
  await write(70000, { textChoice: 'own', ownText: 'Onnea uusista tiloista! 🎉', noteForLog: 'Muuttivat helmikuussa, käynti sovittava.' });
  await write(90000, { textChoice: 'none', details: { subject: 'Sopimuksenne uusiminen' } });
  await write(110000, { noteForLog: 'Soita viikolla 11.' });
}
