import path from 'node:path';
import type { InteractionLogEntry } from '../../src/contract/loggedSegment';
import { expect, test } from './app';
import { ask, logLetters, openLetters, openSegment, paper, press, savedLetter, spring, step, walk } from './atTheDesk';

/** A picture for the eyes, where somebody wants one: PICTURES=folder. */
const pictures = process.env.PICTURES;

test('a passage of the letter: marked and given one contact’s own text, none for another, with the keyboard alone; printed and logged', async ({ page, app }) => {
  const frame = await openSegment(page, app);
  const picture = async (name: string): Promise<void> => {
    if (pictures) await page.locator('.task-pane:not([hidden])').screenshot({ path: path.join(pictures, `${name}.png`) });
  };

  await test.step('the selection becomes a passage; what stands in it stays', async () => {
    const before = await paper(page).locator('.page-body').innerText();
    await paper(page).locator('.page-body').getByText('Tervetuloa!').dblclick();
    // The way into the pane is Word's (F6).
    await step(frame, 'Contacts').focus();
    await press(page, step(frame, 'Fields'));
    await press(page, frame.getByText('Personal passages'));
    await walk(page, frame.getByRole('textbox', { name: 'Name of the passage' }));
    await page.keyboard.type('Welcome');
    await press(page, frame.getByRole('button', { name: 'Mark the selected text' }));
    await expect(frame.getByRole('button', { name: 'Show “Welcome” in the letter' })).toBeVisible();
    expect(await paper(page).locator('.page-body').innerText()).toBe(before);
    expect((await savedLetter(page)).text('word/document.xml')).toMatch(/<w:alias w:val="Welcome"\/><w:tag w:val="segment-letters:passage:[\w-]+"\/>/);
    await picture('fields');
  });

  await test.step('one contact has an own text, another none; the list shows who differs', async () => {
    await step(frame, 'Fields').focus(); // The saving of the letter above took the focus to Word.
    await press(page, step(frame, 'Contacts'));
    const list = frame.getByRole('listbox', { name: 'Contacts of the segment' });
    const rows = list.getByRole('option');
    await walk(page, list);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const welcome = frame.getByRole('radiogroup', { name: 'Welcome' });
    const own = welcome.getByRole('radio', { name: 'Own' });
    await press(page, welcome.getByRole('radio', { name: 'Standard' }), 'ArrowRight');
    await expect(own).toBeChecked();
    await walk(page, frame.getByRole('textbox', { name: 'Own text for “Welcome”' }));
    await page.keyboard.type('Tule kahville');
    await expect(frame.getByText('Saved')).toBeVisible();
    await picture('contact');
    await press(page, frame.getByRole('button', { name: 'Next contact' }));
    await press(page, welcome.getByRole('radio', { name: 'Standard' }), 'ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(welcome.getByRole('radio', { name: 'No text' })).toBeChecked();
    await expect(frame.getByText('Saved')).toBeVisible();
    await press(page, step(frame, 'Contacts'));
    await press(page, frame.getByRole('group', { name: 'Show' }).getByRole('button', { name: /^Own passage 2/ }));
    await expect(rows).toHaveCount(2);
    await picture('contacts');
  });

  await test.step('the letters have it, and nothing of the mark', async () => {
    await openLetters(page, frame);
    await expect(paper(page)).toContainText('Tule kahville');
    const made = (await savedLetter(page)).text('word/document.xml');
    expect([made.match(/Tule kahville/g)?.length, made.match(/>Tervetuloa</g)?.length, made.includes('segment-letters')]).toEqual([1, 10, false]);
  });

  await test.step('the log keeps it with its title', async () => {
    await logLetters(page, 12);
    const { items } = await ask<{ items: InteractionLogEntry[] }>(page, app, '/logged-segments/3/interaction-log-entries');
    expect(items.slice(0, 3).map(({ passages }) => passages.map(({ title, text }) => [title, text]))).toEqual([[['Welcome', 'Tule kahville']], [['Welcome', '']], []]);
  });
});

test('a passage that is not in the letter any more is said before letters are made, and its texts are kept', async ({ page, app }) => {
  await ask(page, app, `/segments/${spring.no}/passages`, { method: 'PUT', data: { passages: [{ id: 'old', title: 'Autumn offer', text: 'Three papers' }], whole: true } });
  await ask(page, app, `/segments/${spring.no}/lines/10000`, { method: 'PATCH', data: { passages: { old: 'Only for you' } } });
  const frame = await openSegment(page, app);
  await step(frame, 'Check').click();
  await expect(frame.locator('[data-code="PASSAGE_GONE"]')).toContainText('The passage “Autumn offer” is not in the letter any more. 1 contact has a text of its own for it, or none: that is kept, but the contact gets what stands in the letter.');
  expect(await ask(page, app, `/segments/${spring.no}/lines/10000`)).toMatchObject({ passages: { old: 'Only for you' } });
});
