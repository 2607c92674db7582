import path from 'node:path';
import type { InteractionLogEntry } from '../../src/contract/loggedSegment';
import { expect, test } from './app';
import { ask, logLetters, openLetters, openSegment, paper, press, savedLetter, spring, step, walk } from './atTheDesk';

/** A picture for the eyes, where somebody wants one: PICTURES=folder. */
const pictures = process.env.PICTURES;

test('a text with bold and italic words, a link and a list: written with the keyboard alone, taken back, previewed, printed and logged', async ({ page, app }) => {
  const frame = await openSegment(page, app);
  const picture = async (name: string): Promise<void> => {
    if (pictures) await page.locator('.task-pane:not([hidden])').screenshot({ path: path.join(pictures, `${name}.png`) });
  };
  const text = frame.getByRole('textbox', { name: 'Own text', exact: true });
  const { contactName } = await ask<{ contactName: string }>(page, app, `/segments/${spring.no}/lines/10000`);

  await test.step('signs come from keys and tools; Ctrl+Z takes them back', async () => {
    await walk(page, frame.getByRole('listbox', { name: 'Contacts of the segment' }));
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const choice = frame.getByRole('radiogroup', { name: 'Text in the letter' });
    await press(page, choice.getByRole('radio', { name: 'Standard' }), 'ArrowRight');
    await walk(page, text);
    await page.keyboard.type('Tule heti');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ControlOrMeta+B');
    await expect(text).toHaveValue('Tule **heti**');
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(text).toHaveValue('Tule heti');
    await page.keyboard.press('ControlOrMeta+A');
    // Nothing that was typed is selected, so nothing is typed over.
    await page.keyboard.type('Tule ');
    await page.keyboard.press('ControlOrMeta+B');
    await page.keyboard.type('kahville');
    await page.keyboard.press('ControlOrMeta+B');
    await page.keyboard.type(':\n- maanantaina');
    await page.keyboard.press('Enter');
    await page.keyboard.type('tiistaina');
    await page.keyboard.press('Shift+Control+ArrowLeft');
    // One way into the tools, and arrows between them.
    await walk(page, frame.getByRole('button', { name: 'Bold (Ctrl+B)' }), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(frame.getByRole('button', { name: 'Link', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(text).toBeFocused();
    await page.keyboard.type('https://example.com/tiistai'); // whole, behind the https:// that is there
    await expect(text).toHaveValue('Tule **kahville**:\n- maanantaina\n- [tiistaina](https://example.com/tiistai)');
    await expect(frame.getByText('Saved')).toBeVisible();
    await picture('text');
  });

  await test.step('the preview shows it as it will be', async () => {
    await press(page, step(frame, 'Preview'));
    await frame.getByRole('searchbox', { name: 'Find a contact' }).fill(contactName);
    await frame.getByRole('searchbox', { name: 'Find a contact' }).press('Enter');
    await expect(frame.locator('p').filter({ hasText: 'Tule kahville:' })).toBeVisible({ timeout: 15_000 });
    await expect(frame.locator('p').filter({ hasText: /^tiistaina$/ })).toBeVisible();
    await picture('preview');
  });

  await test.step('a link that leads elsewhere is said, with the way to the contact', async () => {
    await ask(page, app, `/segments/${spring.no}/lines/20000`, { method: 'PATCH', data: { textChoice: 'own', ownText: '[this](file:///c:/x)' } });
    await step(frame, 'Check').click();
    const entry = frame.locator('[data-code="LINK_AS_TEXT"]');
    await expect(entry).toContainText('The text for 1 contact has a link to file:///c:/x.');
    await picture('check');
    await entry.getByRole('button').first().click();
    await text.fill('_Tervetuloa_');
    await expect(frame.getByText('Saved')).toBeVisible();
    await step(frame, 'Check').click();
    await expect(frame.locator('[data-code="VALUE_MISSING"]')).toBeVisible();
    await expect(entry).toHaveCount(0);
  });

  await test.step('the letters have it as Word has it', async () => {
    await openLetters(page, frame);
    const { text: partOf } = await savedLetter(page);
    const made = partOf('word/document.xml');
    expect(made).toMatch(/<w:b\/><w:bCs\/>[^]{0,200}<w:t xml:space="preserve">kahville<\/w:t>/);
    expect(made.match(/<w:numPr>/g)).toHaveLength(2);
    expect(made).toMatch(/<w:hyperlink [^>]*r:id="rIdValue\d+"[^]*?tiistaina/);
    expect(partOf('word/_rels/document.xml.rels')).toContain('Target="https://example.com/tiistai"');
    if (pictures) await paper(page).screenshot({ path: path.join(pictures, 'letters.png') });
  });

  await test.step('the log reads like the letter', async () => {
    await logLetters(page, 12);
    const { items } = await ask<{ items: InteractionLogEntry[] }>(page, app, '/logged-segments/3/interaction-log-entries');
    expect(items.slice(0, 2).map(({ letterText }) => letterText)).toEqual(['Tule kahville:\n• maanantaina\n• tiistaina', 'Tervetuloa']);
  });
});
