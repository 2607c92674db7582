import fs from 'node:fs/promises';
import type { Frame, Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync, type Unzipped } from 'fflate';
import { expect, openWord, pane, type App, type WordOptions } from './app';

/** What a person does in the stand-in and its pane, and what a colleague does meanwhile. */

export const spring = { name: /Kevätkirje 2027/, no: 'SM00005', letter: 'Kevätkirje.docx' };
export const troubled = { name: /Kaikki mikä voi mennä vikaan/, no: 'SM00003' };

export const step = (frame: Frame, name: string): Locator => frame.getByRole('navigation').getByRole('button', { name, exact: true });
/** The open document, as far as it is in sight. */
export const paper = (page: Page): Locator => page.locator('.canvas:not([hidden])');
export const fieldsOnPaper = (page: Page, name: string): Locator => paper(page).locator(`.field[data-name="${name}"]`);

/** Tabs until `target` has the focus, towards it: as far as a person would go, and no further. */
export async function walk(page: Page, target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await expect(target).toBeVisible();
  const away = () => target.evaluate((element) => {
    const here = document.activeElement;
    return here === element ? 'none' : here && element.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING ? 'before' : 'after';
  });
  for (let presses = 0, where = await away(); where !== 'none'; where = await away(), presses += 1) {
    expect(presses, `${target} is reached`).toBeLessThan(60);
    await page.keyboard.press(key ?? (where === 'before' ? 'Shift+Tab' : 'Tab'));
  }
}

/** Goes to it and presses it, without a mouse. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await walk(page, target);
  await page.keyboard.press(key);
}

/** Writes over what stands in a field, without a mouse. */
export async function write(page: Page, target: Locator, text: string): Promise<void> {
  await walk(page, target);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Chooses in a list that folds down, by its first letters. */
export async function choose(page: Page, target: Locator, label: string): Promise<void> {
  await walk(page, target);
  await page.keyboard.type(label);
  await expect(target.locator('option:checked')).toHaveText(label);
}

/** Opens a letter and goes to a segment. */
export async function openSegment(page: Page, app: App, { segment = spring.name, list = 'Contacts of the segment', ...word }: WordOptions & { segment?: RegExp; list?: string } = {}): Promise<Frame> {
  const frame = await openWord(page, app, { letter: spring.letter, ...word });
  await frame.getByRole('button', { name: segment }).click();
  await expect(frame.getByRole('listbox', { name: list })).toBeVisible();
  return frame;
}

export async function insertField(frame: Frame, search: string, name: RegExp): Promise<void> {
  await step(frame, 'Fields').click();
  await frame.getByRole('searchbox', { name: 'Find a field' }).fill(search);
  await frame.getByRole('button', { name }).click();
}

export async function dropOnPage(page: Page, name: string, bytes: Buffer): Promise<void> {
  const data = await page.evaluateHandle(([file, base64]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0))], file!));
    return transfer;
  }, [name, bytes.toString('base64')]);
  await page.locator('.canvases').dispatchEvent('drop', { dataTransfer: data });
}

/** The tab of an open document. By its class: a role is looked for in every element of every page, again and again, which takes seconds where many letters are open. */
export const documentTab = (page: Page, name: RegExp): Locator => page.locator('.document-tabs [role=tab]', { hasText: name });

/** The document in front takes the keyboard, which the pane may have. */
export const focusDocument = (page: Page): Promise<void> => page.locator('.document-tabs [role=tab][aria-selected=true]').focus();

/** What Ctrl+S of the stand-in stores. */
export async function savedLetter(page: Page): Promise<{ parts: Unzipped; text(part: string): string }> {
  const download = page.waitForEvent('download');
  await focusDocument(page); // the key is the stand-in's
  await page.keyboard.press('Control+S');
  const parts = unzipSync(new Uint8Array(await fs.readFile((await (await download).path())!)));
  return { parts, text: (part) => strFromU8(parts[part]!) };
}

/** Makes the letters of the open segment and opens them in Word. The frame stays that of the letter, which is hidden behind the new document. */
export async function openLetters(page: Page, frame: Frame, make: RegExp = /^Make \d+ letters?$/): Promise<void> {
  await step(frame, 'Produce').click();
  await frame.getByRole('button', { name: make }).click();
  await frame.getByRole('button', { name: 'Open all in Word to print' }).click({ timeout: 30_000 });
  await expect(documentTab(page, /Document1/)).toHaveAttribute('aria-selected', 'true');
}

export const backToLetter = async (page: Page, name: RegExp = /Kevätkirje/): Promise<Frame> => {
  await documentTab(page, name).click();
  return pane(page);
};

/** Back in the pane of the letter, logs the letters that were handed over. */
export async function logLetters(page: Page, count: number): Promise<void> {
  const frame = await backToLetter(page);
  await frame.getByRole('button', { name: 'Go on to Log' }).click();
  await frame.getByRole('button', { name: 'Log…' }).click();
  await frame.getByRole('main').getByRole('button', { name: 'Log', exact: true }).click();
  await expect(frame.getByRole('main').getByText(`${count} contacts are logged`)).toBeVisible();
}

/** The service as another program, or a colleague, sees it. */
export async function ask<Answer>(page: Page, app: App, where: string, change?: { method: string; data?: unknown; revision?: number }): Promise<Answer> {
  const answer = await page.request.fetch(`${app.paneOrigin}/api/v1${where}`, {
    method: change?.method ?? 'GET', data: change?.data,
    headers: { authorization: `Bearer ${await app.token()}`, ...(change?.revision !== undefined ? { 'if-match': `"${change.revision}"` } : {}) },
  });
  expect(answer.ok(), `${where} answers ${answer.status()}`).toBe(true);
  return await answer.json() as Answer;
}
