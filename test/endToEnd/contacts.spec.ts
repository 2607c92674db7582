import fs from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Contact, ContactCard } from '../../src/contract/contact';
import type { ContactImport } from '../../src/contract/contactImport';
import type { Page as Listed } from '../../src/contract/routes';
import { expect, openWord, test } from './app';
import { ask, choose, press, write } from './atTheDesk';

/** Everybody the firm knows: contacts from a table, what is known of one, and what came of what was sent. */

const pasted = `Nro\tEtunimi\tSukunimi\tYritys\tOsoite\tPostinro\tKaupunki\tMaa\tKieli\tSähköposti\tKengät
\tAino\tTuohimaa\tTuohimaan Taimet Oy\tRantatie 1\t00100\tHelsinki\tSuomi\tsuomi\taino@tuohimaa.example\t38
CT000095\t\t\t\t\t\tÅbo\t\truotsi\t\t40
\tBo\tBerg\t\t\t\t\tNarnia\t\tbo-at-berg\t43
`;
/** The cells of the first sheet, as they are written. */
const sheetText = async (file: string): Promise<string> => { const parts = unzipSync(new Uint8Array(await fs.readFile(file))); return Object.entries(parts).filter(([name]) => /sheet1\.xml|sharedStrings/.test(name)).map(([, bytes]) => strFromU8(bytes)).join('\n'); };

test('a table comes in: pasted with the keyboard alone, looked at before, wrong rows saved, mended and chosen as a file', async ({ page, app }) => {
  const frame = await openWord(page, app, { letter: 'Kevätkirje.docx' });
  const people = async (search: string) => (await ask<Listed<Contact>>(page, app, `/contacts?search=${encodeURIComponent(search)}`)).items;
  const title = frame.getByRole('heading', { level: 1 });
  await frame.getByRole('button', { name: 'Contacts', exact: true }).press('Enter');
  await frame.getByRole('button', { name: 'Import contacts' }).press('Enter');
  await expect(title).toBeFocused();
  await frame.getByRole('textbox', { name: 'Cells from a spreadsheet' }).focus();
  await page.keyboard.insertText(pasted);
  await page.keyboard.press('Tab');
  await expect(frame.getByRole('button', { name: 'Choose a file …' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(frame.getByRole('button', { name: 'Continue' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(title).toHaveText('What the columns are');
  await expect(title).toBeFocused();
  await expect(frame.getByRole('combobox', { name: 'Yritys' })).toHaveValue('companyName');
  await expect(frame.getByRole('combobox', { name: 'Kengät' })).toHaveValue('');
  await frame.getByRole('button', { name: 'What would happen' }).press('Enter');

  await expect(title).toHaveText('What would happen');
  await expect(frame.getByText('1 new contact')).toBeVisible();
  await expect(frame.getByText('Country: “Narnia” is not known.')).toBeVisible();
  expect(await people('Tuohimaa'), 'a look changes nothing').toEqual([]);
  const download = page.waitForEvent('download');
  await frame.getByRole('button', { name: 'Save as a spreadsheet' }).press('Enter');
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('Rows that are not imported.xlsx');
  expect(await sheetText((await saved.path())!)).toMatch(/Country: “Narnia” is not known\.[^]*bo-at-berg/);
  await frame.getByRole('button', { name: 'Import 2 contacts' }).press('Enter');

  await expect(title).toHaveText('Imported');
  await expect(title).toBeFocused();
  const [aino] = await people('Tuohimaa');
  expect(aino).toMatchObject({ no: 'CT000401', type: 'Person', name: 'Aino Tuohimaa', postCode: '00100', countryCode: 'FI', languageCode: 'FIN' });
  expect((await people('CT000095'))[0]).toMatchObject({ name: 'Eero Pöyhönen', city: 'Åbo', languageCode: 'SVE' });

  await frame.getByRole('button', { name: 'Import more' }).click();
  await frame.locator('input[type=file]').setInputFiles({ name: 'korjatut.csv', mimeType: 'text/csv', buffer: Buffer.from('Etunimi;Sukunimi;Kaupunki\r\nBo;Bergström;Åbo\r\n', 'latin1') });
  await expect(frame.getByText('korjatut.csv')).toBeVisible();
  await frame.getByRole('button', { name: 'Continue' }).click();
  await frame.getByRole('button', { name: 'What would happen' }).click();
  await frame.getByRole('button', { name: 'Import 1 contact' }).click();
  await frame.getByRole('button', { name: 'Show contacts' }).click();
  await frame.getByRole('searchbox').fill('bergström');
  await expect(frame.getByRole('button', { name: /Bo Bergström/ })).toContainText('Åbo');
  expect((await ask<Listed<ContactImport>>(page, app, '/contact-imports')).items.map(({ source, added, changed, rejected }) => [source, added, changed, rejected])).toEqual([['korjatut.csv', 1, 0, 0], ['', 1, 1, 1]]);
});

test('a contact is found, with everything that keeps it from letters and what it was sent; what came of all is seen and saved, with the keyboard alone', async ({ page, app }) => {
  const frame = await openWord(page, app, { letter: 'Kevätkirje.docx' });
  const { items: [entry] } = await ask<Listed<{ contactNo: string; contactName: string }>>(page, app, '/logged-segments/1/interaction-log-entries');
  await ask(page, app, `/contacts/${entry!.contactNo}`, { method: 'PATCH', data: { privacyBlocked: true, excludeFromSegment: true } });
  const { contact, mailingGroups } = await ask<ContactCard>(page, app, `/contacts/${entry!.contactNo}/card`);

  await frame.getByRole('searchbox').focus(); // The way into the pane is Word's (F6).
  await press(page, frame.getByRole('button', { name: 'Contacts', exact: true }));
  await write(page, frame.getByRole('searchbox'), contact.no);
  await expect(frame.locator('main li')).toHaveCount(1); // A row that goes while somebody tabs takes the focus along.
  await expect(frame.getByRole('button', { name: contact.name })).toContainText('Blocked');
  await press(page, frame.getByRole('button', { name: contact.name }));
  for (const text of ['Privacy blocked', 'Excluded from segments', contact.email, ...mailingGroups.map(({ description }) => description)]) await expect(frame.locator('main').getByText(text).first()).toBeVisible();
  await press(page, frame.getByRole('button', { name: 'Kutsu syysmessuille' }));
  await expect(frame.locator('[data-place="loggedSegment"]')).toBeVisible();

  for (const _ of ['to the card', 'to the list', 'to the segments']) await press(page, frame.getByRole('button', { name: 'Back', exact: true }));
  await press(page, frame.getByRole('button', { name: 'Logged segments' }));
  await press(page, frame.getByRole('button', { name: 'What came of it' }));
  await expect(frame.getByText('Syksyn messut')).toBeVisible();
  await expect(frame.getByText('No campaign')).toBeVisible();
  await expect(frame.getByText('September 2026: 40 interactions, 10 answered')).toBeVisible();
  await choose(page, frame.getByRole('combobox', { name: 'By' }), 'Interaction template');
  await expect(frame.getByText('Invitation to an event')).toBeVisible();
  await write(page, frame.getByLabel('To', { exact: true }), '30 Sep 2026');
  await expect(frame.getByText('Puhelu')).toHaveCount(0);
  const download = page.waitForEvent('download');
  await press(page, frame.getByRole('button', { name: 'Save as a spreadsheet' }));
  const sheet = await sheetText((await (await download).path())!);
  expect(sheet).toContain('Invitation to an event');
  expect(sheet).not.toContain('Puhelu');
});
