import type { Frame, Page } from '@playwright/test';
import { expect, openWord, test, type App } from './app';
import { ask, backToLetter, documentTab, openLetters, openSegment, paper, spring, step } from './atTheDesk';

/** The life of a log, in a service that keeps the letters. */
test.use({ settings: { SEGMENT_LETTERS_KEEP_LETTERS: 'yes' } });

interface Listed<Item> { items: Item[] }
interface Entry { entryNo: number; contactName: string; contactNo: string; letterKept: boolean; attemptFailed: boolean; canceled: boolean; evaluation: string }
const entriesOf = async (page: Page, app: App, entryNo = 3): Promise<Entry[]> => (await ask<Listed<Entry>>(page, app, `/logged-segments/${entryNo}/interaction-log-entries?limit=100`)).items;

/** Makes the spring letters, hands them over, unticks the second, and logs: it is a failed attempt. */
async function log(page: Page, app: App): Promise<Frame> {
  await openLetters(page, await openSegment(page, app));
  const frame = await backToLetter(page);
  await step(frame, 'Log').click();
  await frame.getByRole('option', { name: /Letter 2:/ }).click();
  await frame.getByRole('combobox', { name: 'Letters that did not go out' }).selectOption({ label: 'Log as failed attempts' });
  await expect(frame.getByText('Each letter is kept with its entry.')).toBeVisible();
  await frame.getByRole('button', { name: 'Log…' }).click();
  await frame.getByRole('main').getByRole('button', { name: 'Log', exact: true }).click();
  await expect(frame.getByText('11 contacts are logged', { exact: true })).toBeVisible({ timeout: 20_000 });
  await frame.getByRole('button', { name: 'Show what was logged' }).click();
  await expect(frame.getByRole('heading', { name: 'Contacts', exact: true })).toBeVisible();
  return frame;
}

const entry = (frame: Frame, name: string) => frame.getByRole('listitem').filter({ hasText: name }).last();

test('a log lives on: letters open, entries are commented, evaluated, cancelled, followed up, sent again and saved', async ({ page, app }) => {
  test.setTimeout(120_000);
  let frame = await log(page, app);
  const [first, second] = await entriesOf(page, app) as [Entry, Entry];
  const checkbox = (name: string) => frame.getByRole('checkbox', { name: `Choose ${name}` });

  await test.step('the letter that went out opens in Word; the failed one was not kept', async () => {
    expect((await entriesOf(page, app)).map(({ letterKept }) => letterKept)).toEqual([true, false, ...Array.from({ length: 10 }, () => true)]);
    await entry(frame, first.contactName).locator('summary').click();
    await entry(frame, first.contactName).getByRole('button', { name: 'Open the letter' }).click();
    await expect(documentTab(page, /Document2/)).toHaveAttribute('aria-selected', 'true');
    await expect(paper(page)).toContainText(first.contactName);
    frame = await backToLetter(page);
  });

  await test.step('a comment stands with the entry and in the history of the contact', async () => {
    await entry(frame, first.contactName).getByRole('button', { name: 'Add a comment' }).click();
    await frame.getByRole('textbox', { name: 'Comment' }).fill('Soitti: tulee messuille.');
    await frame.getByRole('button', { name: 'Save the comment' }).click();
    await expect(entry(frame, first.contactName).getByText('Soitti: tulee messuille.')).toBeVisible();
    await expect(frame.getByRole('button', { name: 'Add a comment' }).first()).toBeFocused();
  });

  await test.step('by keyboard alone: two entries are chosen, evaluated and marked as answered', async () => {
    await checkbox(first.contactName).focus();
    await page.keyboard.press('Space');
    await checkbox(second.contactName).focus();
    await page.keyboard.press('Space');
    await expect(frame.getByText('2 chosen')).toBeVisible();
    await frame.getByRole('combobox', { name: 'Evaluation' }).focus();
    await page.keyboard.type('Very pos');
    await expect(frame.getByText('Very positive').nth(1)).toBeVisible();
    await frame.getByRole('button', { name: 'Answered', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(frame.getByText('2 answered')).toBeVisible();
  });

  await test.step('the list is filtered', async () => {
    await frame.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Failed attempts' });
    await expect(frame.getByRole('checkbox', { name: /^Choose / })).toHaveCount(1);
    await frame.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'All' });
    await expect(frame.getByRole('checkbox', { name: /^Choose / })).toHaveCount(12);
  });

  await test.step('chosen entries are cancelled and count again; so is the whole log, and then a single one stays cancelled', async () => {
    await frame.getByRole('button', { name: 'Cancel these' }).click();
    await expect(frame.getByText('2 cancelled')).toBeVisible();
    await frame.getByRole('button', { name: 'Undo cancellation' }).click();
    await expect(frame.getByText('2 cancelled')).toBeHidden();
    await frame.getByText('Cancel the log', { exact: true }).click();
    await frame.getByRole('button', { name: 'Cancel all entries' }).click();
    await expect(frame.getByRole('button', { name: 'Undo the cancellation' })).toBeVisible();
    await frame.getByRole('button', { name: 'Undo cancellation' }).click();
    await expect(frame.getByText(/Take that back first/)).toBeVisible();
    await frame.getByRole('button', { name: 'Undo the cancellation' }).click();
    await expect(frame.getByText('Cancel the log', { exact: true })).toBeVisible();
    await frame.getByRole('button', { name: 'Clear choice' }).click();
  });

  await test.step('the letters that were made: what became of each', async () => {
    await frame.getByRole('button', { name: 'Letters that were made' }).click();
    await expect(frame.getByText(/^Made from Kevätkirje.docx/)).toBeVisible();
    await frame.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Made, but did not go out: 1' });
    await expect(frame.getByRole('list', { name: 'Letters' }).getByRole('listitem')).toHaveText([new RegExp(`^Letter 2: ${second.contactName}`)]);
    await frame.getByRole('button', { name: 'Back' }).click();
  });

  await test.step('as a wide table in a dialog: sorted, found, and by keyboard back to the entry in the pane', async () => {
    await frame.getByRole('button', { name: 'Show as a wide table' }).click();
    const table = page.frameLocator('.add-in-dialog iframe');
    await expect(table.getByText('12 contacts')).toBeVisible();
    await table.getByRole('button', { name: 'State', exact: true }).click();
    await expect(table.getByRole('row').nth(1)).toContainText('Failed attempt');
    await table.getByRole('searchbox').fill(second.contactName);
    await expect(table.getByText('1 contact', { exact: true })).toBeVisible();
    await expect(table.getByRole('row')).toHaveCount(2);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(table.getByRole('grid')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.add-in-dialog')).toHaveCount(0);
    await expect(entry(frame, second.contactName).locator('summary')).toBeFocused();
    await frame.getByRole('searchbox', { name: 'Find a contact' }).fill('');
    await frame.getByRole('button', { name: 'Show as a wide table' }).click();
    await page.getByRole('button', { name: 'Close the dialog' }).click();
    await expect(page.locator('.add-in-dialog')).toHaveCount(0);
    await expect(checkbox(first.contactName)).toBeVisible();
  });

  await test.step('its entries are saved as a spreadsheet', async () => {
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Save as a spreadsheet' }).click();
    expect((await download).suggestedFilename()).toBe('Log SM00005.xlsx');
  });

  await test.step('those who answered are followed up', async () => {
    await frame.getByText('Create a follow-up segment', { exact: true }).click();
    await frame.getByRole('combobox', { name: 'For whom' }).selectOption({ label: 'Those who answered' });
    await expect(frame.getByText('For 2 contacts')).toBeVisible();
    await frame.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(frame.getByRole('listbox')).toBeVisible();
    await expect(frame.getByRole('option')).toHaveCount(2);
    await frame.getByRole('button', { name: 'Back' }).click();
  });

  await test.step('it is sent again to the failed attempt by email, and the log says where', async () => {
    await frame.getByText('Send again', { exact: true }).click();
    await expect(frame.getByText('To 1 contact')).toBeVisible();
    await frame.getByRole('combobox', { name: 'Correspondence type' }).selectOption('Email');
    await frame.getByRole('button', { name: 'Make the segment' }).click();
    await expect(frame.getByRole('option')).toHaveCount(1);
    await frame.getByRole('button', { name: 'Back' }).click();
    await expect(frame.getByText(/^Sent again in segment SM/)).toBeVisible();
  });

  await test.step('the card of the contact has the letter and the comment', async () => {
    await frame.getByRole('button', { name: 'Back' }).click();
    const again = await openWord(page, app, { letter: spring.letter });
    await again.getByRole('button', { name: 'Contacts', exact: true }).click();
    await again.getByRole('searchbox').fill(first.contactNo);
    await again.getByRole('button', { name: new RegExp(first.contactName) }).first().click();
    await expect(again.getByText('Soitti: tulee messuille.')).toBeVisible();
    await again.getByRole('button', { name: 'Open the letter' }).first().click();
    await expect(documentTab(page, /Document1/)).toHaveAttribute('aria-selected', 'true');
    await expect(paper(page)).toContainText(first.contactName);
  });
});

test('a log is taken back and written again without a letter being sent twice', async ({ page, app }) => {
  let frame = await log(page, app);
  const sent: string[] = [];
  page.on('request', (request) => { if (request.url().endsWith('/kept-letters')) sent.push(request.url()); });
  await frame.getByText('Take the log back', { exact: true }).click();
  await frame.getByRole('button', { name: 'Take it back' }).click();
  await frame.getByRole('button', { name: 'Open segment SM00005' }).click();
  await expect(frame.getByRole('option')).toHaveCount(12);
  await step(frame, 'Log').click();
  await expect(frame.getByText('11 of 12 went out')).toBeVisible();
  await frame.getByRole('button', { name: 'Log…' }).click();
  await frame.getByRole('main').getByRole('button', { name: 'Log', exact: true }).click();
  await expect(frame.getByText('11 contacts are logged', { exact: true })).toBeVisible({ timeout: 20_000 });
  expect(sent).toEqual([]);
  frame = await openWord(page, app, { letter: spring.letter });
  await frame.getByRole('button', { name: 'Logged segments' }).click();
  await frame.getByRole('button', { name: /Kevätkirje 2027/ }).click();
  await expect(frame.getByRole('heading', { name: 'Contacts', exact: true })).toBeVisible();
  expect((await entriesOf(page, app, 4)).map(({ letterKept }) => letterKept)).toEqual(Array.from({ length: 11 }, () => true));
});
