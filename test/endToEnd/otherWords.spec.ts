import { expect, openWord, pane, test } from './app';
import { ask, backToLetter, dropOnPage, fieldsOnPaper, insertField, openLetters, openSegment, paper, savedLetter, spring, step } from './atTheDesk';
import { mergeField, ownLetter, paragraph, words } from './ownLetter';

/** The same job in the Words of Windows and the Mac, which take and refuse other things than the web (REAL-WORD). */

for (const profile of ['windows', 'mac'] as const) test(`in Word for ${profile}: insert, produce, open`, async ({ page, app }) => {
  const frame = await openSegment(page, app, { profile });

  await test.step('a merge field, by Word itself, after the caret', async () => {
    await paper(page).locator('.page-body').getByText('Tervetuloa!').click();
    await page.keyboard.press('End');
    await insertField(frame, 'contact city', /^City/);
    await expect(fieldsOnPaper(page, 'Contact_City')).toHaveText('«Contact_City»');
    expect((await savedLetter(page)).text('word/document.xml')).toMatch(/Tervetuloa!<.*?MERGEFIELD\s+Contact_City/s);
  });

  await test.step('the ribbon’s button puts a place for the text below the paragraph of the caret', async () => {
    const before = await fieldsOnPaper(page, 'Comment').count();
    await paper(page).locator('.page-body').getByText('Tervetuloa!').click();
    await page.getByRole('tab', { name: 'Mailings' }).click();
    await page.getByRole('button', { name: 'Text in the letter' }).click();
    await expect(fieldsOnPaper(page, 'Comment')).toHaveCount(before + 1, { timeout: 20_000 });
    expect((await savedLetter(page)).text('word/document.xml')).toMatch(/MERGEFIELD\s+Contact_City(?:(?!<\/w:p>).)*<\/w:p><w:p\b(?:(?!<\/w:p>).)*MERGEFIELD\s+Comment/s);
  });

  await test.step('files are offered only where this Word can store them', async () => {
    await step(frame, 'Produce').click();
    const zip = frame.getByRole('radio', { name: /^Separate letters in a zip/ });
    if (profile === 'mac') {
      await expect(zip).toBeDisabled();
      await expect(frame.getByText('Word on a Mac cannot store files from this pane.')).toBeVisible();
    } else {
      await expect(zip).toBeEnabled();
      await expect(frame.getByText('Word on a Mac')).toHaveCount(0);
    }
  });

  await test.step('all letters open as one document', async () => {
    await openLetters(page, frame);
    await expect(paper(page)).toContainText(/Tervetuloa!Kokkola/i);
    const again = await backToLetter(page);
    await expect(again.getByRole('button', { name: 'Go on to Log' })).toBeVisible();
    await expect(again.getByRole('button', { name: /^Download/ })).toHaveText(profile === 'mac' ? [] : [/^Download/, 'Download each letter as a file, in a zip']);
  });
});

test('a letter of Business Central’s own, with Finnish captions, is dropped on the page and merges', async ({ page, app }) => {
  await openWord(page, app, { letter: spring.letter });
  await dropOnPage(page, 'Syyskirje.docx', ownLetter(
    paragraph(mergeField('Kontaktin nimi')), paragraph(mergeField('Kontaktin osoite')), paragraph(mergeField('Kontaktin postinumero'), words(' '), mergeField('Kontaktin postitoimipaikka')),
    paragraph(mergeField('Muodollinen tervehdys'), words(',')), paragraph(words('hyvää syksyä!')),
  ));
  await expect(page.getByRole('tab', { name: 'Syyskirje' })).toHaveAttribute('aria-selected', 'true');
  if (await page.locator('.task-pane:visible').count() === 0) await page.getByRole('button', { name: 'Segment Letters' }).first().click();
  const frame = await pane(page);
  await frame.getByRole('button', { name: spring.name }).click();
  await step(frame, 'Check').click();
  await expect(frame.getByRole('button', { name: 'Check again' })).toBeEnabled();
  await expect(frame.locator('[data-code="TEXTS_WITHOUT_FIELD"]')).toBeVisible();
  await expect(frame.locator('[data-code="FIELD_UNKNOWN"]')).toHaveCount(0);
  // Somebody's own text would not be printed: that is asked about, and meant.
  await step(frame, 'Produce').click();
  await frame.getByRole('button', { name: 'Make 12 letters' }).click();
  await expect(frame.getByText('The last check found 1 thing that must be put right first.')).toBeVisible();
  await openLetters(page, frame, /^Make 12 letters all the same$/);
  const { address, city, postCode } = await ask<{ address: string; city: string; postCode: string }>(page, app, '/contacts/CT000001');
  for (const printed of ['Havumetsä Kalusteet Oy', address, `${postCode} ${city}`, 'Hyvä Havumetsä Kalusteet Oy,', 'hyvää syksyä!']) await expect(paper(page)).toContainText(printed);
  await expect(paper(page)).not.toContainText('«');
});
