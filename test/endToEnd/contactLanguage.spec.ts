import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './app';
import { ask, openSegment, press, spring, step } from './atTheDesk';
import { field, ownLetter, paragraph, words } from './ownLetter';

const inFinnish = (content: string): string => content.replace(/<w:r>/g, '<w:r><w:rPr><w:lang w:val="fi-FI"/></w:rPr>');

test('dates in the language of each contact: chosen in the check with the keyboard, seen in the preview, kept with the letter, and taken back', async ({ page, app }) => {
  const letter = 'Kuu.docx';
  await fs.writeFile(path.join(app.lettersFolder, letter), ownLetter(inFinnish(paragraph(words('Kirje alkaa: '), field('MERGEFIELD Segment_Date \\@ "MMMM yyyy"'), words('.')) + paragraph(field('MERGEFIELD Comment')))));
  await ask(page, app, `/segments/${spring.no}/lines/20000`, { method: 'PATCH', data: { details: { languageCode: 'SVE' } } });
  const { contactName } = await ask<{ contactName: string }>(page, app, `/segments/${spring.no}/lines/20000`);
  const frame = await openSegment(page, app, { letter });
  const entry = frame.locator('[data-code="LANGUAGE_DIFFERS"]');
  const expectPrinted = async (line: RegExp): Promise<void> => {
    await step(frame, 'Preview').click();
    await frame.getByRole('searchbox', { name: 'Find a contact' }).fill(contactName);
    await frame.getByRole('searchbox', { name: 'Find a contact' }).press('Enter');
    await expect(frame.locator('p').filter({ hasText: 'Kirje alkaa' })).toHaveText(line, { timeout: 15_000 });
  };

  await test.step('the letter is in Finnish, and so are its dates', async () => {
    await expectPrinted(/^Kirje alkaa: \p{L}+kuu \d{4}\.$/u);
  });

  await test.step('each contact’s language is chosen at the entry that says it differs', async () => {
    await step(frame, 'Check').click();
    await expect(entry).toContainText('The letter is in Finnish');
    await frame.getByRole('heading', { level: 1 }).focus();
    await press(page, entry.getByRole('button', { name: 'Dates and numbers in each contact’s language' }));
    await expect(entry.getByRole('button', { name: 'Dates and numbers as in the letter' })).toBeFocused();
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/check.png` });
    await expectPrinted(/^Kirje alkaa: (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) \d{4}\.$/);
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/preview.png` });
  });

  await test.step('it is taken back there', async () => {
    await step(frame, 'Check').click();
    await entry.getByRole('button', { name: 'Dates and numbers as in the letter' }).click();
    await expect(entry.getByRole('button', { name: 'Dates and numbers in each contact’s language' })).toBeVisible();
    await expectPrinted(/^Kirje alkaa: \p{L}+kuu \d{4}\.$/u);
  });
});
