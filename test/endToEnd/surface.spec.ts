import fs from 'node:fs/promises';
import path from 'node:path';
import type { Download, Frame, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, openWord, test, type App } from './app';

/** The stand-in for Word, driven as a person would, with the real office.js in the pane's frame. */

/** The pane's frame itself, for calls through office.js. */
async function paneFrame(page: Page): Promise<Frame> {
  const handle = await page.locator('.task-pane:not([hidden]) iframe').elementHandle();
  return (await handle!.contentFrame())!;
}
const field = (page: Page, name: string) => page.locator(`.canvas:not([hidden]) .page-body .field[data-name="${name}"]`);
const paper = (page: Page) => page.locator('.canvas:not([hidden]) .page-body').first();
const firstText = (page: Page) => page.locator('.canvas:not([hidden]) .page-body .run').first();

async function saved(page: Page): Promise<Record<string, Uint8Array>> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+S');
  return unzipSync(new Uint8Array(await fs.readFile((await (await download as Download).path())!)));
}
async function original(app: App, letter: string): Promise<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(await fs.readFile(path.join(app.lettersFolder, letter))));
}
const letters = async (app: App): Promise<string[]> => (await fs.readdir(app.lettersFolder)).filter((name) => name.endsWith('.docx')).sort();

test('opens the letter on its pages, with the pane in a sandboxed frame of another origin', async ({ page, sharedApp: app }) => {
  const [letter] = await letters(app);
  await openWord(page, app, { letter });
  await expect(page).toHaveTitle(new RegExp(letter!.replace('.docx', '')));
  await expect(page.locator('.page .field[data-name]').first()).toContainText('«');
  const frame = page.locator('.task-pane iframe');
  expect(new URL((await frame.getAttribute('src'))!).origin).toBe(app.paneOrigin);
  expect(await frame.getAttribute('sandbox')).not.toContain('allow-top-navigation');
  expect((await frame.boundingBox())!.width).toBe(320);
  const facts = await (await paneFrame(page)).evaluate(async () => Office.onReady());
  expect(facts).toMatchObject({ host: 'Word', platform: 'OfficeOnline' });
});

test('typing changes the document and nothing else; undo takes it back to the byte', async ({ page, sharedApp: app }) => {
  const [letter] = await letters(app);
  await openWord(page, app, { letter });
  const before = await original(app, letter!);
  await firstText(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Kesällä & <talvella>');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Second');
  await page.keyboard.press('Backspace');
  await expect(page.locator('.document-tab [aria-selected="true"]')).toHaveAttribute('data-state', /Edited/);
  const after = await saved(page);
  expect(strFromU8(after['word/document.xml']!)).toContain('Kesällä &amp; &lt;talvella&gt;');
  expect(strFromU8(after['word/document.xml']!)).toContain('Secon<');
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  for (const name of Object.keys(before)) if (name !== 'word/document.xml') expect(Buffer.from(after[name]!).equals(Buffer.from(before[name]!)), name).toBe(true);
  while (await page.getByRole('button', { name: 'Undo' }).isEnabled()) await page.keyboard.press('Control+Z');
  await expect(page.locator('.canvas')).not.toContainText('Kesällä &');
  const undone = await saved(page);
  expect(Buffer.from(undone['word/document.xml']!).equals(Buffer.from(before['word/document.xml']!))).toBe(true);
});

test('on a machine that is never done in time, what is typed still stands where the caret is', async ({ page, sharedApp: app }) => {
  // Every look at the clock says that the patience is over, so each step of the layout but the first is left to the background.
  await page.addInitScript(() => {
    let looks = 0;
    if (window === top) performance.now = () => (looks += 1000);
  });
  await openWord(page, app, { letter: 'Kevätkirje.docx' });
  await paper(page).getByText('Tervetuloa!').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Kesällä ja talvella');
  await page.keyboard.press('Enter');
  await page.keyboard.type('tai syksyllä');
  await expect(paper(page)).toContainText('Tervetuloa! Kesällä ja talvellatai syksyllä');
});

test('the pane sees the selection at once, and what it inserts stands after the caret, which stays visible', async ({ page, sharedApp: app }) => {
  await openWord(page, app);
  await firstText(page).dblclick();
  const chosen = await page.evaluate(() => getSelection()!.toString().trim());
  expect(chosen).not.toBe('');
  const frame = await paneFrame(page);
  expect(await frame.evaluate(async () => Word.run(async (context) => {
    const selection = context.document.getSelection();
    selection.load('text');
    await context.sync();
    return selection.text.trim();
  }))).toBe(chosen);
  await page.locator('.task-pane iframe').click({ position: { x: 240, y: 6 } }); // nothing stands there
  expect(await page.evaluate(() => CSS.highlights.has('kept-selection'))).toBe(true);
  await firstText(page).click();
  await page.keyboard.press('Home');
  await page.locator('.task-pane iframe').click({ position: { x: 240, y: 6 } }); // nothing stands there
  await expect(page.locator('.ghost-caret:visible')).toHaveCount(1);
});

test('the keyboard goes from the document into the pane and back, and out of it at both ends', async ({ page, sharedApp: app }) => {
  await openWord(page, app, { letter: 'Kevätkirje.docx' });
  const pane = await paneFrame(page);
  const control = () => page.evaluate(() => {
    const { tagName, role, ariaLabel, textContent } = document.activeElement!;
    return tagName === 'IFRAME' ? 'the pane' : role === 'textbox' ? 'the document' : ariaLabel ?? textContent;
  });
  const inPane = () => pane.evaluate(() => document.hasFocus() && document.activeElement !== document.body);
  const where = async () => `${await control()} ${await pane.evaluate(() => [...document.querySelectorAll('*')].indexOf(document.activeElement!))}`;
  const out = async (key: 'Tab' | 'Shift+Tab'): Promise<void> => {
    for (let presses = 0; presses < 60 && await control() === 'the pane'; presses += 1) {
      const before = await where();
      await page.keyboard.press(key);
      await expect.poll(where).not.toBe(before);
    }
  };
  await firstText(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' one');
  await page.keyboard.press('Control+F6');
  await expect.poll(inPane).toBe(true);
  await page.keyboard.press('Control+Shift+F6');
  await expect.poll(control).toBe('the document');
  await page.keyboard.type(' two');
  await expect(paper(page)).toContainText(' one two');

  await page.keyboard.press('Control+F6');
  await expect.poll(inPane).toBe(true);
  await out('Tab');
  expect(await control()).toBe('Zoom out');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(inPane).toBe(true);
  await out('Shift+Tab');
  expect(await control()).toBe('Close the pane');
  await page.keyboard.press('Tab');
  await expect.poll(inPane).toBe(true);

  const round: string[] = [];
  for (let presses = 0; presses < 5; presses += 1) {
    const before = await control();
    await page.keyboard.press('Control+F6');
    await expect.poll(control).not.toBe(before);
    round.push(await control());
  }
  expect(round).toEqual(['Zoom out', expect.stringContaining('Kevätkirje'), 'File', 'the document', 'the pane']);
});

test('a merge field inserted through Word is atomic: one Backspace takes it away, undo brings it back', async ({ page, sharedApp: app }) => {
  await openWord(page, app, { profile: 'windows' });
  await firstText(page).click();
  await page.keyboard.press('Home');
  const frame = await paneFrame(page);
  const count = await field(page, 'Contact_City').count();
  await frame.evaluate(async () => Word.run(async (context) => {
    context.document.getSelection().getRange('End').insertField('End', 'MergeField' as Word.FieldType, 'Contact_City', false);
    await context.sync();
  }));
  await expect(field(page, 'Contact_City')).toHaveCount(count + 1);
  await firstText(page).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await expect(field(page, 'Contact_City')).toHaveCount(count);
  await page.keyboard.press('Control+Z');
  await expect(field(page, 'Contact_City')).toHaveCount(count + 1);
  // Three clicks choose the whole paragraph, also where a field stands in it.
  const text = await firstText(page).textContent();
  await firstText(page).click({ clickCount: 3 });
  await page.keyboard.type('Instead of it');
  await expect(field(page, 'Contact_City')).toHaveCount(count);
  await expect(firstText(page)).toHaveText('Instead of it');
  expect(text).not.toBe('');
});

test('a document that the pane opens is a tab of its own', async ({ page, sharedApp: app }) => {
  const [letter] = await letters(app);
  await openWord(page, app, { letter });
  const bytes = (await fs.readFile(path.join(app.lettersFolder, letter!))).toString('base64');
  await (await paneFrame(page)).evaluate(async (base64) => Word.run(async (context) => {
    context.application.createDocument(base64).open();
    await context.sync();
  }), bytes);
  await expect(page.getByRole('tab', { name: 'Document1' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.canvas:not([hidden]) .page').first()).toBeVisible();
  await expect(page.locator('.task-pane:visible')).toHaveCount(0);
  // The keyboard is in it, and Ctrl+End leads to the end of its text, not to the footer.
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Last words');
  await expect(page.locator('.canvas:not([hidden]) .page-body').last()).toContainText('Last words');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('First words');
  await expect(firstText(page)).toContainText('First words');
  await page.getByRole('button', { name: /Close the document Document1/ }).click();
  await expect(page.locator('.task-pane:visible')).toHaveCount(1);
});

test('a document open for viewing refuses the keyboard and the pane, and says so', async ({ page, sharedApp: app }) => {
  await openWord(page, app, { readOnly: true });
  const text = await page.locator('.paper').innerText();
  await firstText(page).click();
  await page.keyboard.type('x');
  await expect(page.getByRole('status')).toContainText('open for viewing');
  const code = await (await paneFrame(page)).evaluate(async () => Word.run(async (context) => {
    context.document.getSelection().insertText('x', 'End');
    await context.sync();
  }).then(() => 'written', (error: { code: string }) => error.code));
  expect(code).toMatch(/AccessDenied|NotAllowed|GeneralException/);
  expect(await page.locator('.paper').innerText()).toBe(text);
});

test('the web refuses merge fields that Windows inserts', async ({ page, sharedApp: app }) => {
  await openWord(page, app, { profile: 'web' });
  const result = await (await paneFrame(page)).evaluate(async () => Word.run(async (context) => {
    context.document.getSelection().insertField('End', 'MergeField' as Word.FieldType, 'Contact_City', false);
    await context.sync();
  }).then(() => 'inserted', (error: { code: string }) => error.code));
  expect(result).toMatch(/NotImplemented|NotAllowed|GeneralException|InvalidArgument/);
});

test('header and footer open by a double click, take text, and close again', async ({ page, sharedApp: app }) => {
  await openWord(page, app);
  const footer = page.locator('.page').first().locator('.zone.footer');
  await footer.locator('.run').last().dblclick();
  await expect(page.locator('.editing-zones')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.type(' marked');
  await expect(footer).toContainText('marked');
  await page.locator('.page-body').first().dblclick();
  await expect(page.locator('.editing-zones')).toHaveCount(0);
});

test('a letter dropped on the document is opened; anything else is refused in words', async ({ page, sharedApp: app }) => {
  const [letter] = await letters(app);
  await openWord(page, app, { letter });
  const drop = async (name: string, bytes: Buffer): Promise<void> => {
    const data = await page.evaluateHandle(([file, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0))], file!));
      return transfer;
    }, [name, bytes.toString('base64')]);
    await page.locator('.canvases').dispatchEvent('drop', { dataTransfer: data });
  };
  await drop('notes.docx', Buffer.from('no zip at all'));
  await expect(page.getByRole('status')).toContainText('notes.docx could not be opened');
  await expect(page.getByRole('tab', { name: 'notes' })).toHaveCount(0);
  await drop('own letter.docx', await fs.readFile(path.join(app.lettersFolder, letter!)));
  await expect(page.getByRole('tab', { name: 'own letter' })).toHaveAttribute('aria-selected', 'true');
});

test('bold, style, zoom and another profile work from the frame', async ({ page, sharedApp: app }) => {
  await openWord(page, app);
  await firstText(page).dblclick();
  await page.getByRole('button', { name: 'Bold' }).click();
  await expect(firstText(page)).toHaveCSS('font-weight', '700');
  await page.getByRole('button', { name: 'Centre' }).click();
  expect(await firstText(page).evaluate((run) => getComputedStyle(run.closest('.paragraph')!).textAlign)).toBe('center');
  const width = (await page.locator('.page').first().boundingBox())!.width;
  await page.getByRole('button', { name: 'Zoom in' }).click();
  expect((await page.locator('.page').first().boundingBox())!.width).toBeCloseTo(width * 1.1, 0);
  await page.getByRole('button', { name: 'Test host' }).click();
  await page.getByRole('menuitemradio', { name: 'Word for Mac' }).click();
  await expect(page.locator('.task-pane iframe')).toHaveAttribute('data-state', 'ready');
  await expect(page).toHaveURL(/profile=mac/);
});

test('the add-in’s ribbon button runs its function in the document, in the language and theme of this Word', async ({ page, sharedApp: app }) => {
  await openWord(page, app, { theme: 'dark', lang: 'fi' });
  const dark = await (await paneFrame(page)).evaluate(() => (Office.context.officeTheme as { isDarkTheme?: boolean }).isDarkTheme);
  expect(dark).toBe(true);
  const count = await field(page, 'Comment').count();
  await page.locator('.page-body .paragraph').last().click();
  await page.getByRole('tab', { name: 'Postitukset' }).click();
  // What stands behind the buttons comes late, as over a slow line: a button pressed meanwhile is not lost.
  await page.route('**/commands.js', async (route) => {
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    await route.continue();
  });
  await page.getByRole('button', { name: 'Teksti kirjeessä' }).click();
  await expect(field(page, 'Comment')).toHaveCount(count + 1, { timeout: 20_000 });
});

test('the ribbon button says in a dialog why a document refuses, and takes one undo where it does not', async ({ page, sharedApp: app }) => {
  await openWord(page, app, { lang: 'fi' });
  const count = await field(page, 'Comment').count();
  const paragraphs = await paper(page).locator('.page-body .paragraph').count();
  const press = async (): Promise<void> => { await page.getByRole('button', { name: 'Teksti kirjeessä' }).click(); };
  const dialog = page.getByRole('dialog', { name: /./ });
  const said = page.frameLocator('dialog iframe');
  await page.locator('.page-body .paragraph').last().click();
  await page.getByRole('tab', { name: 'Postitukset' }).click();
  await page.getByRole('button', { name: 'Testi-isäntä' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Kieltäydy kirjoittamasta/ }).click();
  await page.keyboard.press('Escape');
  await press();
  await expect(said.getByRole('heading', { name: 'Tekstin paikkaa ei lisätty' })).toBeVisible({ timeout: 20_000 });
  await expect(said.getByText('Tätä asiakirjaa ei voi muuttaa')).toBeVisible();
  await said.getByRole('button', { name: 'Sulje' }).click();
  await expect(dialog).toHaveCount(0);
  // Closed by Word's own cross it is done as well.
  await press();
  await expect(said.getByRole('heading')).toBeVisible();
  await page.getByRole('button', { name: 'Sulje valintaikkuna' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await field(page, 'Comment').count()).toBe(count);

  await page.getByRole('button', { name: 'Testi-isäntä' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Kieltäydy kirjoittamasta/ }).click();
  await page.keyboard.press('Escape');
  await page.locator('.page-body .paragraph').last().click();
  await press();
  await expect(field(page, 'Comment')).toHaveCount(count + 1);
  await page.getByRole('tab', { name: 'Aloitus' }).click();
  await page.getByRole('button', { name: 'Kumoa' }).click();
  await expect(field(page, 'Comment')).toHaveCount(count);
  await expect(paper(page).locator('.page-body .paragraph')).toHaveCount(paragraphs);
  await expect(page.getByRole('button', { name: 'Kumoa' })).toBeDisabled();
});

test('a reading that fails once is switched on in the menu, and only once', async ({ page, sharedApp: app }) => {
  // The pane reads the letter when it comes, to look for its segment: that one is not to be the one that fails.
  const looked = page.waitForResponse((answer) => answer.url().includes('templateHash='));
  await openWord(page, app);
  await looked;
  await page.getByRole('button', { name: 'Test host' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Fail the next reading/ }).click();
  const read = async (): Promise<string> => (await paneFrame(page)).evaluate(() => new Promise<string>((resolve) => {
    Office.context.document.getFileAsync(Office.FileType.Compressed, (result) => {
      if (result.status === Office.AsyncResultStatus.Failed) return resolve(`failed ${result.error.code}`);
      result.value.closeAsync(() => resolve(`read ${result.value.size > 0}`));
    });
  }));
  expect(await read()).toMatch(/^failed \d+$/);
  expect(await read()).toBe('read true');
});
