/**
 * `npm run pictures`: goes the way of a letter in a browser and writes docs/pictures. Look at them: a pane that passes its tests can still be one that
 * nobody would want to use. Runs on ports and data of its own, beside a running `npm start`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { installWhatIsMissing, project } from './install.mjs';

installWhatIsMissing();
const { launchBrowser } = await import('../test/endToEnd/browser.mjs');
const { expect } = await import('@playwright/test');

const folder = path.join(project, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(path.join(os.tmpdir(), 'segment-letters-pictures-'));
process.env.SEGMENT_LETTERS_DATA = data;
process.env.SEGMENT_LETTERS_PORT = String(await freePort());
process.env.WORD_HOST_PORT = String(await freePort());
const { start } = await import('./start.mjs');
const { wordOrigin, close } = await start();
const browser = await launchBrowser();

const letter = 'Kevätkirje.docx', spring = /Kevätkirje 2027/, many = /Spring novelties 2027/, problems = /Kaikki mikä voi mennä vikaan/;

/** A window of the stand-in with the letter open. */
async function openWord({ theme = 'light', lang = 'en-US', forcedColors = 'none' } = {}) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1360, height: 850 }, deviceScaleFactor: 2, locale: lang, colorScheme: theme, forcedColors, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${wordOrigin}/?${new URLSearchParams({ letter, profile: 'web', theme, lang })}`);
  await expect(page.locator('.task-pane iframe')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 });
  const frame = page.frameLocator('.task-pane:not([hidden]) iframe');
  await expect(frame.getByText(spring).first()).toBeVisible({ timeout: 30_000 });
  return {
    page, frame,
    step: (index) => frame.getByRole('navigation').getByRole('button').nth(index).click(),
    async window(name) { await settle(page, frame); await page.screenshot({ path: path.join(folder, name), scale: 'css' }); },
    async pane(name) { await settle(page, frame); await page.locator('.task-pane:not([hidden]) iframe').screenshot({ path: path.join(folder, name) }); },
    close: () => context.close(),
  };
}

/** Pictures are taken when nothing moves any more. */
async function settle(page, frame) {
  await page.mouse.move(5, 845);
  await expect(frame.getByRole('progressbar')).toHaveCount(0, { timeout: 20_000 }).catch(() => undefined);
  await page.waitForTimeout(500);
}

const fields = 1, check = 2, preview = 3, produce = 4, log = 5;
try {
  await theWayOfALetter();
  for (const look of [{ name: 'dark', theme: 'dark' }, { name: 'contrast', forcedColors: 'active' }, { name: 'finnish', lang: 'fi-FI' }]) await inAnotherLook(look);
} finally {
  await browser.close();
  await close();
  rmSync(data, { recursive: true, force: true });
}
console.log(`The pictures are in ${path.relative(process.cwd(), folder)}. Look at them.`);

async function theWayOfALetter() {
  const word = await openWord();
  const { frame, page } = word;
  await word.pane('02-segments.png');

  await frame.getByText(problems).first().click();
  await expect(frame.getByRole('option').first()).toBeVisible();
  await word.step(check);
  await expect(frame.getByRole('listitem').nth(3)).toBeVisible({ timeout: 20_000 });
  await word.pane('06-check.png');
  await frame.getByRole('button', { name: 'All segments' }).or(frame.getByRole('button', { name: 'Back' })).first().click();
  if (!await frame.getByText(spring).first().isVisible()) await frame.getByRole('button', { name: 'All segments' }).or(frame.getByRole('button', { name: 'Back' })).first().click();

  await frame.getByText(spring).first().click();
  await expect(frame.getByRole('option').first()).toBeVisible();
  await frame.getByRole('button', { name: 'Use this letter for this segment' }).click();
  await word.pane('03-contacts.png');
  await word.window('01-word-with-pane.png');

  await frame.getByRole('option').nth(4).dblclick(); // a person, after the companies
  const person = (await frame.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await frame.getByRole('radio', { name: /^Own/ }).click();
  await frame.getByRole('textbox', { name: 'Own text' }).fill('Kiitos viime viikon käynnistä! Tuon näytteet mukanani.');
  await expect(frame.getByText('Saved')).toBeVisible();
  await word.pane('04-contact.png');

  await word.step(fields);
  await expect(frame.getByRole('searchbox')).toBeVisible();
  await word.pane('05-fields.png');

  await word.step(preview);
  await frame.getByRole('searchbox', { name: 'Find a contact' }).fill(person);
  await frame.getByRole('searchbox', { name: 'Find a contact' }).press('Enter');
  await expect(frame.getByText('Tuon näytteet mukanani.')).toBeVisible({ timeout: 20_000 });
  await word.pane('07-preview.png');

  await word.step(produce);
  await frame.getByRole('button', { name: 'Make 12 letters' }).click();
  await expect(frame.getByRole('heading', { name: '12 letters are made' })).toBeVisible({ timeout: 30_000 });
  await word.pane('08-produce.png');
  await frame.getByRole('button', { name: 'Open all in Word to print' }).click();
  await expect(page.getByRole('tab', { name: /Document1/ })).toBeVisible();
  await page.getByRole('tab', { name: /Kevätkirje/ }).click();

  await word.step(log);
  await frame.getByRole('option', { name: /Letter 12/ }).click();
  await expect(frame.getByText('11 of 12 went out')).toBeVisible();
  await word.pane('09-log.png');
  await frame.getByRole('button', { name: 'Log…' }).click();
  await frame.locator('main button, [role=dialog] button, [role=alertdialog] button').filter({ hasText: /^Log$/ }).first().click();
  await expect(frame.getByRole('main').getByText('11 contacts are logged')).toBeVisible();
  await word.pane('10-logged.png');
  await word.close();
}

/** The pane in another look: the list of segments, a segment, one contact, and the whole window. */
async function inAnotherLook({ name, ...options }) {
  const word = await openWord(options).catch(() => undefined) ?? await openWord(options);
  const { frame } = word;
  await word.pane(`${name}-segments.png`);
  await frame.getByText(many).first().click();
  await expect(frame.getByRole('option').first()).toBeVisible();
  await word.pane(`${name}-contacts.png`);
  await word.window(`${name}-window.png`);
  await frame.getByRole('option').nth(1).dblclick();
  await expect(frame.getByRole('radio').first()).toBeVisible();
  await word.pane(`${name}-contact.png`);
  await word.step(produce);
  await word.pane(`${name}-produce.png`);
  await word.close();
}

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}
