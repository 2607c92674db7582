import { expect, openWord, test } from './app';

/** The segments themselves: made, looked after and taken away by a person in the pane. */

test('a segment is made, its header changed with care, copied, looked back on, and deleted', async ({ page, app }) => {
  const frame = await openWord(page, app, { letter: 'Kevätkirje.docx' });

  await test.step('a new segment with an interaction template', async () => {
    await frame.getByRole('button', { name: 'New segment' }).click();
    await frame.getByRole('textbox', { name: /What is it for/ }).fill('Joulukortti 2026');
    await frame.getByRole('combobox', { name: 'Interaction template' }).selectOption('THANKS');
    await frame.getByRole('button', { name: 'Create the segment' }).click();
    await expect(frame.getByRole('heading', { name: 'Joulukortti 2026' })).toBeVisible();
    await expect(frame.getByText('This segment has no contacts.')).toBeVisible();
  });

  await test.step('a change of the header says whom it concerns, and who keeps the own value', async () => {
    await frame.getByRole('button', { name: 'Back' }).click();
    await frame.getByRole('button', { name: /Kevätkirje 2027/ }).click();
    await frame.getByRole('button', { name: /Details and standard text/ }).click();
    await frame.getByRole('textbox', { name: 'Subject' }).fill('Kesän paperit');
    await expect(frame.getByText(/^Changes for 11 contacts\. 1 keeps its own value: /)).toBeVisible();
    await frame.getByRole('combobox', { name: 'Interaction template' }).selectOption('CALL');
    await expect(frame.getByText('Interaction template: for 12 contacts')).toBeVisible();
    await frame.getByRole('button', { name: 'Leave it as it is' }).click();
    await expect(frame.getByRole('combobox', { name: 'Interaction template' })).toHaveValue('SPRING');
    await frame.getByRole('combobox', { name: 'Interaction template' }).selectOption('THANKS');
    await frame.getByRole('button', { name: 'Change it' }).click();
    await expect(frame.getByText('Saved', { exact: true })).toBeVisible();
    await expect(frame.getByRole('combobox', { name: 'Interaction template' })).toHaveValue('THANKS');
  });

  await test.step('its history says who did what', async () => {
    await frame.getByRole('button', { name: 'History' }).click();
    await expect(frame.getByText(/^Changed: .*Subject/)).toBeVisible();
    await expect(frame.getByText('Made, with 12 contacts')).toBeVisible();
    await frame.getByRole('button', { name: 'Back' }).click();
  });

  await test.step('a copy with what was written for single contacts', async () => {
    await frame.getByRole('button', { name: 'Duplicate' }).click();
    await frame.getByRole('checkbox', { name: /Also the own texts/ }).check();
    await frame.getByRole('button', { name: 'Make the duplicate' }).click();
    await expect(frame.getByRole('heading', { name: 'Kevätkirje 2027 (copy)' })).toBeVisible();
    await expect(frame.getByText('Own text').first()).toBeVisible();
  });

  await test.step('it is deleted after a warning, and the list knows', async () => {
    await frame.getByRole('button', { name: /Details and standard text/ }).click();
    await frame.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(frame.getByText(/Segment SM00007 goes, with 12 contacts/)).toBeVisible();
    await frame.getByRole('button', { name: 'Delete the segment' }).click();
    await expect(frame.getByRole('heading', { name: 'Segments', exact: true })).toBeVisible();
    await expect(frame.getByRole('button', { name: /Joulukortti 2026/ })).toBeVisible();
    await expect(frame.getByRole('button', { name: /\(copy\)/ })).toBeHidden();
  });
});
