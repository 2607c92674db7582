import type { Contact } from '../../src/contract/contact';
import type { InteractionLogEntry } from '../../src/contract/loggedSegment';
import type { Segment } from '../../src/contract/segment';
import { barrierOf } from '../../src/contract/whoGetsALetter';
import { expect, openWord, test } from './app';
import { ask, choose, openSegment, press, spring, step, write } from './atTheDesk';

/** The segments themselves: made, looked after and taken away by a person in the pane. */

test('a segment is made, its header changed with care, copied, looked back on, and deleted, with the keyboard alone', async ({ page, app }) => {
  const frame = await openWord(page, app, { letter: 'Kevätkirje.docx' });
  await frame.getByRole('searchbox').focus(); // The way into the pane is Word's (F6).

  await test.step('a new segment with an interaction template', async () => {
    await press(page, frame.getByRole('button', { name: 'New segment' }));
    await write(page, frame.getByRole('textbox', { name: /What is it for/ }), 'Joulukortti 2026');
    await choose(page, frame.getByRole('combobox', { name: 'Interaction template' }), 'Kiitoskirje');
    await press(page, frame.getByRole('button', { name: 'Create the segment' }));
    await expect(frame.getByRole('heading', { name: 'Joulukortti 2026' })).toBeVisible();
    await expect(frame.getByText('This segment has no contacts.')).toBeVisible();
  });

  await test.step('a change of the header says whom it concerns, and who keeps the own value', async () => {
    await press(page, frame.getByRole('button', { name: 'Back' }));
    await press(page, frame.getByRole('button', { name: /Kevätkirje 2027/ }));
    await press(page, frame.getByRole('button', { name: /Details and standard text/ }));
    await write(page, frame.getByRole('textbox', { name: 'Subject' }), 'Kesän paperit');
    await expect(frame.getByText(/^Changes for 11 contacts\. 1 keeps its own value: /)).toBeVisible();
    await choose(page, frame.getByRole('combobox', { name: 'Interaction template' }), 'Puhelu');
    await expect(frame.getByText('Interaction template: for 12 contacts')).toBeVisible();
    await press(page, frame.getByRole('button', { name: 'Leave it as it is' }));
    await expect(frame.getByRole('combobox', { name: 'Interaction template' })).toHaveValue('SPRING');
    await choose(page, frame.getByRole('combobox', { name: 'Interaction template' }), 'Kiitoskirje');
    await press(page, frame.getByRole('button', { name: 'Change it' }));
    await expect(frame.getByText('Saved', { exact: true })).toBeVisible();
    await expect(frame.getByRole('combobox', { name: 'Interaction template' })).toHaveValue('THANKS');
  });

  await test.step('it is called otherwise, in the list too', async () => {
    await write(page, frame.getByRole('textbox', { name: 'Description' }), 'Kesäkirje 2027');
    await expect(frame.getByText('Saved', { exact: true })).toBeVisible();
    await press(page, frame.getByRole('button', { name: 'Back' }));
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Kesäkirje 2027');
    await press(page, frame.getByRole('button', { name: 'Back' }));
    await expect(frame.getByRole('button', { name: /Kevätkirje 2027/ })).toHaveCount(0);
    await press(page, frame.getByRole('button', { name: /Kesäkirje 2027/ }));
    await press(page, frame.getByRole('button', { name: /Details and standard text/ }));
  });

  await test.step('its history says who did what', async () => {
    await press(page, frame.getByRole('button', { name: 'History' }));
    await expect(frame.getByText(/^Changed: .*Subject/)).toBeVisible();
    await expect(frame.getByText('Made, with 12 contacts')).toBeVisible();
    await press(page, frame.getByRole('button', { name: 'Back' }));
  });

  await test.step('a copy with what was written for single contacts', async () => {
    await press(page, frame.getByRole('button', { name: 'Duplicate' }));
    await press(page, frame.getByRole('checkbox', { name: /Also the own texts/ }), 'Space');
    await press(page, frame.getByRole('button', { name: 'Make the duplicate' }));
    await expect(frame.getByRole('heading', { name: 'Kesäkirje 2027 (copy)' })).toBeVisible();
    await expect(frame.getByText('Own text').first()).toBeVisible();
  });

  await test.step('it is deleted after a warning, and the list knows', async () => {
    await press(page, frame.getByRole('button', { name: /Details and standard text/ }));
    await press(page, frame.getByRole('button', { name: 'Delete', exact: true }));
    await expect(frame.getByText(/Segment SM00007 goes, with 12 contacts/)).toBeVisible();
    await press(page, frame.getByRole('button', { name: 'Delete the segment' }));
    await expect(frame.getByRole('heading', { name: 'Segments', exact: true })).toBeVisible();
    await expect(frame.getByRole('button', { name: /Joulukortti 2026/ })).toBeVisible();
    await expect(frame.getByRole('button', { name: /\(copy\)/ })).toBeHidden();
  });
});

test('the letter goes where the contact is on its day, and saved criteria outlive the segment they chose', async ({ page, app }) => {
  const { items } = await ask<{ items: Contact[] }>(page, app, '/contacts?limit=500');
  // In the country from June to August.
  const summer = items.filter(({ type, companyNo, countryCode, address }) => type === 'Person' && companyNo === '' && countryCode === 'FI' && address !== '').slice(1, 8).find((contact) => barrierOf(contact) === undefined)!;
  await ask(page, app, `/segments/${spring.no}/lines`, { method: 'POST', data: { contactNos: [summer.no] } });
  const frame = await openSegment(page, app);
  const click = (name: string | RegExp) => frame.getByRole('button', { name, exact: typeof name === 'string' }).first().click();

  await test.step('another day of one contact is another address, in the pane and in the letter', async () => {
    await frame.getByRole('searchbox', { name: 'Find a contact' }).fill(summer.name);
    await frame.getByRole('option', { name: summer.name }).dblclick();
    const address = frame.getByRole('definition').nth(2);
    await expect(address).toContainText(summer.address);
    await click(/^More/);
    await frame.getByLabel('Date', { exact: true }).fill('2027-07-01');
    await expect(address).toContainText('TOIVAKKA');
    await click(/Back to “1 Mar 2027”/);
    await expect(address).toContainText(summer.address);
    await frame.getByLabel('Date', { exact: true }).fill('2027-07-01');
    await expect(address).toContainText('TOIVAKKA');
    await step(frame, 'Preview').click();
    await frame.getByRole('searchbox', { name: 'Find a contact' }).fill(summer.name);
    await frame.getByRole('searchbox', { name: 'Find a contact' }).press('Enter');
    await expect(frame.getByText('41660 TOIVAKKA')).toBeVisible({ timeout: 15_000 });
  });

  const newSegment = async (name: string) => {
    await step(frame, 'Contacts').click();
    await click('Back');
    await click('New segment');
    await frame.getByRole('textbox', { name: /What is it for/ }).fill(name);
    await frame.getByRole('combobox', { name: 'Interaction template' }).selectOption('CALL');
    await click('Create the segment');
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(name);
    await click('Choose contacts');
  };
  const segment = async (name: string) => (await ask<{ items: Segment[] }>(page, app, `/segments?search=${encodeURIComponent(name)}`)).items[0]!;
  let called: string[] = [];
  await test.step('a round of calls, chosen by criteria that are saved, is logged', async () => {
    await newSegment('Soittokierros');
    await click(/^Choose by criteria/);
    await frame.getByRole('combobox', { name: 'What' }).selectOption({ label: 'City' });
    await frame.getByRole('searchbox', { name: 'Find a value' }).fill('kok');
    await frame.getByRole('checkbox', { name: 'Kokkola' }).check();
    await frame.locator('footer').getByRole('button', { name: /^Add \d+ contacts$/ }).click();
    await click('How these contacts were chosen');
    await click('Save as criteria');
    await frame.getByRole('textbox', { name: 'Code' }).fill('KOKKOLA');
    await click('Save');
    await expect(frame.getByText('Saved as KOKKOLA.').first()).toBeVisible();
    await step(frame, 'Log').click();
    await click('Log without letters');
    await click('Log…');
    await frame.locator('main').getByRole('button', { name: 'Log', exact: true }).click();
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Logged');
    const [logged] = (await ask<{ items: { entryNo: number; description: string }[] }>(page, app, '/logged-segments')).items;
    expect(logged!.description).toBe('Soittokierros');
    called = (await ask<{ items: InteractionLogEntry[] }>(page, app, `/logged-segments/${logged!.entryNo}/interaction-log-entries?limit=100`)).items.map(({ contactNo }) => contactNo);
    expect(called.length).toBeGreaterThan(1);
  });

  await test.step('the same criteria choose the same contacts for the next round', async () => {
    await click('To the segments');
    await click('New segment');
    await frame.getByRole('textbox', { name: /What is it for/ }).fill('Toinen kierros');
    await click('Create the segment');
    await click('Choose contacts');
    await click(/^Saved criteria/);
    await click(/^KOKKOLA/);
    await click('Use in this segment');
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Done');
    const { no, lineCount } = await segment('Toinen kierros');
    expect(lineCount).toBe(called.length);
    const lines = await page.request.get(`${app.paneOrigin}/api/v1/segments/${no}/lines`, { headers: { authorization: `Bearer ${await app.token()}` } });
    expect((await lines.text()).trim().split('\n').slice(1, -1).map((line) => (JSON.parse(line) as { contactNo: string }).contactNo)).toEqual(called);
  });
});
