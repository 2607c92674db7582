import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, openWord, pane, test } from './app';
import { ask, choose, openSegment, paper, press, spring, step, walk } from './atTheDesk';
import { mergeField, ownLetter, paragraph, words } from './ownLetter';

/** A segment with a letter for each language and one contact's own, begun on one machine and finished on another. */

interface Entries { items: { contactNo: string; templateHash: string }[] }
interface Letters { items: { languageCode: string; lineNo?: number; templateHash: string; linkedBy: string }[] }

test.setTimeout(120_000);

test('Finnish and Swedish contacts get two letters, one contact a third, found again on another machine, with the keyboard alone; the log says which is whose', async ({ page, app, browser }) => {
  const letterOf = (greeting: string): Buffer => ownLetter(paragraph(words(`${greeting} `), mergeField('Contact_Name')), paragraph(mergeField('Comment')));
  await fs.writeFile(path.join(app.lettersFolder, 'Brev.docx'), letterOf('Bästa'));
  await fs.writeFile(path.join(app.lettersFolder, 'Oma.docx'), letterOf('Aivan oma kirje:'));
  const lines = [20_000, 50_000];
  for (const lineNo of lines) await ask(page, app, `/segments/${spring.no}/lines/${lineNo}`, { method: 'PATCH', data: { details: { languageCode: 'SVE' } } });
  const letters = async () => (await ask<Letters>(page, app, `/segments/${spring.no}/letter`)).items;

  await test.step('the open letter is for all, another one for Swedish', async () => {
    const frame = await openSegment(page, app);
    await frame.getByRole('heading', { level: 1 }).focus(); // The way into the pane is Word's (F6).
    await press(page, frame.getByRole('button', { name: 'Use this letter for this segment' }));
    await expect(frame.getByText('This letter belongs to this segment.')).toBeVisible();
    const swedish = await openSegment(page, app, { letter: 'Brev.docx' });
    await expect(swedish.getByText(`The open document is not the letter of this segment; the letters are made from “${spring.letter}”.`)).toBeVisible();
    await swedish.getByRole('heading', { level: 1 }).focus();
    await press(page, swedish.getByRole('button', { name: 'Letters of this segment (1)' }));
    await choose(page, swedish.getByRole('combobox', { name: 'Use the letter in Word for' }), 'Swedish');
    await press(page, swedish.getByRole('button', { name: 'Use it' }));
    await expect(swedish.getByRole('heading', { name: 'Swedish' })).toBeVisible();
    await expect(swedish.getByText('· 10 contacts')).toBeVisible();
  });

  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1360, height: 850 }, locale: 'en-US' });
  const other = await context.newPage();
  await test.step('on another machine one contact gets a letter of its own', async () => {
    const frame = await openSegment(other, app, { letter: 'Oma.docx' });
    await frame.getByRole('heading', { level: 1 }).focus();
    await walk(other, frame.getByRole('listbox', { name: 'Contacts of the segment' }));
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'Enter']) await other.keyboard.press(key);
    await press(other, frame.getByRole('button', { name: 'Use the open letter for this contact only' }));
    await expect(frame.getByText('“Oma.docx”, for this contact only.')).toBeVisible();
  });

  await test.step('there the Swedish letter is opened from the service, and knows where it belongs', async () => {
    const frame = await openWord(other, app, { letter: 'Spring letter.docx' });
    const kept = other.locator('.ghost-caret:visible');
    await paper(other).click();
    await frame.getByRole('searchbox').focus();
    await expect(kept, 'the caret stays in sight while the pane has the focus').toHaveCount(1);
    await press(other, frame.getByRole('button', { name: spring.name }));
    await press(other, frame.getByRole('button', { name: 'Letters of this segment (3)' }));
    await press(other, frame.getByRole('button', { name: 'Open Brev.docx, Swedish' }));
    await expect(other.getByRole('tab', { name: /Document1/ })).toHaveAttribute('aria-selected', 'true');
    await expect(paper(other)).toContainText('Bästa');
    await expect(kept, 'the keyboard goes to the document that opened; the caret of the one behind stays with it').toHaveCount(0);
    await expect.poll(() => other.evaluate(() => {
      const front = document.querySelector('.canvas:not([hidden]) .paper')!;
      return front.contains(document.activeElement) && front.contains(getSelection()!.anchorNode);
    })).toBe(true);
    if (await other.locator('.task-pane:visible').count() === 0) await other.getByRole('button', { name: 'Segment Letters' }).first().click();
    const again = await pane(other);
    await expect(again.getByText(`This is the letter “Brev.docx” of segment ${spring.no} – Kevätkirje 2027.`)).toBeVisible({ timeout: 20_000 });
    await again.getByRole('button', { name: `Open segment ${spring.no}` }).click();
    await expect(again.getByText('This letter belongs to this segment, for the contacts in Swedish.')).toBeVisible();
  });

  await test.step('and all letters are made, each from its own document', async () => {
    const frame = await pane(other);
    await step(frame, 'Produce').click();
    await frame.getByRole('button', { name: 'Make 12 letters' }).click();
    for (const [name, greeting] of [[spring.letter, 'Tervetuloa!'], ['Brev.docx (Swedish)', 'Bästa'], ['Oma.docx', 'Aivan oma kirje:']] as const) {
      await other.getByRole('tab', { name: /^Document1/ }).click();
      await frame.getByRole('button', { name: `Open the letters of ${name}` }).click({ timeout: 30_000 });
      await expect(paper(other)).toContainText(greeting);
      await expect(paper(other)).not.toContainText('«');
    }
    await other.getByRole('tab', { name: /^Document1/ }).click();
    await frame.getByRole('button', { name: 'Go on to Log' }).click();
  });

  await test.step('the log says of each which document it was', async () => {
    const [forAll, swedish, own] = await letters();
    const frame = await pane(other);
    await frame.getByRole('button', { name: 'Log…' }).click();
    await frame.getByRole('main').getByRole('button', { name: 'Log', exact: true }).click();
    await expect(frame.getByRole('main').getByText('12 contacts are logged')).toBeVisible({ timeout: 20_000 });
    const { items } = await ask<Entries>(page, app, '/logged-segments/3/interaction-log-entries');
    expect(items.map(({ templateHash }) => [forAll, swedish, own].findIndex((letter) => letter?.templateHash === templateHash)).join('')).toBe('012010000000');
  });
  await context.close();
});
