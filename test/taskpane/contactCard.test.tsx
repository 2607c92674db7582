import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { Contact, ContactCard } from '../../src/contract/contact';
import type { InteractionLogEntry } from '../../src/contract/loggedSegment';
import type { RouteName } from '../../src/contract/routes';
import type { PaneLanguage } from '../../src/taskpane/locales/language';
import { hardCodedStrings, renderPane } from './renderPane';
import { details, SegmentService } from './segmentService';

const contact: Contact = {
  no: 'CT000001', type: 'Person', name: 'Anna Aalto', name2: '', companyNo: 'CT000009', companyName: 'Aalto Oy', firstName: 'Anna', middleName: '', surname: 'Aalto', initials: '', jobTitle: 'Buyer', salutationCode: 'F',
  address: 'Rantatie 1', address2: '', postCode: '00100', city: 'Helsinki', county: '', countryCode: 'FI', phone: '', mobile: '+358 40 555 0199', fax: '', email: 'anna@aalto.example', homePage: '', vatRegistrationNo: '',
  languageCode: 'FIN', salespersonCode: 'JO', territoryCode: '', correspondenceType: 'Hard Copy', excludeFromSegment: true, privacyBlocked: false, minor: false, parentalConsent: false,
};
const entry: InteractionLogEntry = {
  ...details({ description: 'Spring letter', date: '2026-03-01' }), entryNo: 5, loggedSegmentEntryNo: 7, segmentNo: 'SM00001', contactNo: contact.no, contactName: contact.name, contactCompanyNo: '', companyName: '', cost: 2, durationMinutes: 5,
  attemptFailed: false, canceled: false, evaluation: 'Positive', letterText: 'See you in May.', textOrigin: 'own', passages: [], noteForLog: '', letterHash: '', letterKept: false, comments: [], templateHash: '', mergeRun: '', loggedAt: '2026-03-01T10:00:00.000Z', userId: 'anna',
};
const card: ContactCard = {
  contact, mailingGroups: [{ code: 'NEWS', description: 'Newsletter' }], openSegments: [{ no: 'SM00012', description: 'Autumn letter', lineNo: 10_000 }],
  alternativeAddresses: [{ contactNo: contact.no, code: 'SUMMER', name: '', address: 'Mökkitie 3', address2: '', postCode: '07900', city: 'Loviisa', county: '', countryCode: 'FI', email: '', startingDate: '2027-06-01', endingDate: '2027-08-31' }],
};

class ContactService extends SegmentService {
  protected override answer(name: RouteName, asked: { params?: unknown; body?: unknown; query?: unknown }): unknown {
    if (name === 'contacts') { const { search = '' } = asked.query as { search?: string }; const items = [contact].filter((one) => one.name.toLowerCase().includes(search)); return { items, total: items.length }; }
    if (name === 'contactCard') return card;
    if (name === 'interactionLogEntries') return { items: [entry] };
    return super.answer(name, asked);
  }
}
const open = async (language: PaneLanguage = 'en') => renderPane({ service: new ContactService(), language });

test('a contact is found among all, with what is known, where it stands, and what it was sent', async () => {
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Contacts' }));
  fireEvent.click(await screen.findByRole('button', { name: /Anna Aalto/ }));
  await screen.findByText('Newsletter');
  screen.getByText(/Excluded from segments/);
  screen.getByText(/Rantatie 1/);
  screen.getByText(/Mökkitie 3/);
  screen.getByText('Finnish');
  await screen.findByText('See you in May.');
  screen.getByText('Positive');
  fireEvent.click(screen.getByRole('button', { name: 'SM00012 · Autumn letter' }));
  await screen.findByText('Text in the letter');
});

test('a search that finds nobody says so', async () => {
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Contacts' }));
  await screen.findByRole('button', { name: /Anna Aalto/ });
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zorro' } });
  await screen.findByText('No contact matches “zorro”.');
});

test('says nothing that is not in the catalogue of texts', async () => {
  const { container } = await open('qps');
  fireEvent.click(await screen.findByRole('button', { name: /segments.allContacts/ }));
  fireEvent.click(await screen.findByRole('button', { name: /Anna Aalto/ }));
  await screen.findByText('See you in May.');
  await waitFor(() => screen.getByText(/Johanna Oksanen/));
  expect(hardCodedStrings(container, `${JSON.stringify([card, entry])} Johanna Oksanen Rantatie 1\n00100 Helsinki\nFI Buyer · Aalto Oy · CT000001 SM00012 · Autumn letter Mökkitie 3\n07900 Loviisa\nFI`)).toEqual([]);
});
