import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Download, Frame, Page } from '@playwright/test';
import { strFromU8, unzipSync, type Unzipped } from 'fflate';
import type { InteractionLogEntry } from '../../src/contract/loggedSegment';
import type { MergeRunWithLetters } from '../../src/contract/mergeRun';
import { expect, openWord, pane, test, type App } from './app';
import { documentTab, focusDocument } from './atTheDesk';
import { expectSound } from './soundLetters';

/** The main job, gone by a person in the stand-in for Word: real office.js, real service, real letters. */

test.use({ ownProcess: true });

const letter = 'Kevätkirje.docx';
const spring = 'SM00005';
const run = promisify(execFile);

const step = (frame: Frame, name: string) => frame.getByRole('navigation').getByRole('button', { name, exact: true });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Opens the spring letter and links it with the spring segment, as on the first day. */
async function openSpring(page: Page, app: App): Promise<Frame> {
  const frame = await openWord(page, app, { letter });
  await frame.getByRole('button', { name: /Kevätkirje 2027/ }).click();
  await expect(frame.getByRole('listbox', { name: 'Contacts of the segment' })).toBeVisible();
  return frame;
}

/** The service as another program sees it. */
async function ask<Answer>(page: Page, app: App, where: string, change?: { method: string; data: unknown }): Promise<Answer> {
  const headers = { authorization: `Bearer ${await app.token()}` };
  const answer = change ? await page.request.fetch(`${app.paneOrigin}/api/v1${where}`, { method: change.method, headers, data: change.data }) : await page.request.get(`${app.paneOrigin}/api/v1${where}`, { headers });
  expect(answer.ok(), `${where} answers ${answer.status()}`).toBe(true);
  return await answer.json() as Answer;
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await fs.readFile((await download.path())!));
}

/** What Ctrl+S of the stand-in stores: the open document. */
async function saved(page: Page): Promise<Unzipped> {
  const download = page.waitForEvent('download');
  await focusDocument(page); // the key is the stand-in's
  await page.keyboard.press('Control+S');
  return unzipSync(await bytesOf(await download));
}

async function makeLetters(frame: Frame, count: number, how: 'combined' | 'separate' = 'combined'): Promise<void> {
  await step(frame, 'Produce').click();
  if (how === 'separate') await frame.getByText('Separate letters in a zip').click();
  await frame.getByRole('button', { name: `Make ${count} letters` }).click();
  await expect(frame.getByRole('heading', { name: `${count} letters are made` })).toBeVisible({ timeout: 30_000 });
}

test('from the segment to the log, and the entries are there after a restart', async ({ page, app }) => {
  const frame = await openSpring(page, app);

  await test.step('the letter belongs to the segment, and opens with it', async () => {
    await frame.getByRole('button', { name: 'Use this letter for this segment' }).click();
    await expect(frame.getByText('This letter belongs to this segment.').or(frame.getByText('The letter is linked with the segment.')).first()).toBeVisible();
  });

  await test.step('a merge field after the caret, formatted like its surroundings', async () => {
    await page.locator('.canvas:not([hidden]) .page-body').getByText('Tervetuloa!').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await step(frame, 'Fields').click();
    await frame.getByRole('searchbox', { name: 'Find a field' }).fill('first name');
    await frame.getByRole('button', { name: /^First name/ }).click();
    await expect(page.locator('.canvas:not([hidden]) .field[data-name="First_Name"]')).toHaveText('«First_Name»');
    const xml = strFromU8((await saved(page))['word/document.xml']!);
    expect(xml).toMatch(/<w:instrText[^>]*>\s*MERGEFIELD\s+First_Name\s*</);
  });

  await test.step('an own text for one contact, no text for another', async () => {
    await step(frame, 'Contacts').click();
    await frame.getByRole('option', { name: /Leena Järvinen/ }).dblclick();
    await frame.getByRole('radio', { name: 'Own', exact: true }).check();
    await frame.getByRole('textbox', { name: 'Own text' }).fill('Kiitos viime viikon käynnistä!\nVien näytteet <mukanani> & soitan.');
    await expect(frame.getByText('Saved')).toBeVisible();
    await frame.getByRole('button', { name: 'Previous contact' }).click();
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Lumikello Kalusteet Oy');
    await frame.getByRole('radio', { name: 'No text', exact: true }).check();
    await expect(frame.getByText('Saved')).toBeVisible();
    await frame.getByRole('button', { name: 'Back' }).click();
    await expect(frame.getByRole('button', { name: 'Own 3' })).toBeVisible();
    await expect(frame.getByRole('button', { name: 'No text 2' })).toBeVisible();
  });

  await test.step('the preview shows the made letter; the open letter stays as it is', async () => {
    const before = (await saved(page))['word/document.xml']!;
    await step(frame, 'Preview').click();
    await expect(frame.getByText('Hyvä Havumetsä Kalusteet Oy')).toBeVisible({ timeout: 15_000 });
    await frame.getByRole('button', { name: 'Next with own text' }).click();
    await frame.getByRole('searchbox', { name: 'Find a contact' }).fill('Leena');
    await frame.getByRole('searchbox', { name: 'Find a contact' }).press('Enter');
    await expect(frame.getByText('Vien näytteet <mukanani> & soitan.')).toBeVisible();
    expect(Buffer.from((await saved(page))['word/document.xml']!).equals(Buffer.from(before))).toBe(true);
  });

  let merged: MergeRunWithLetters | undefined;
  await test.step('all letters open in Word to print', async () => {
    await makeLetters(frame, 12);
    await frame.getByRole('button', { name: 'Open all in Word to print' }).click();
    await expect(documentTab(page, /Document1/)).toBeVisible();
    await expect(page.locator('.canvas:not([hidden])')).toContainText('Vien näytteet <mukanani> & soitan.');
    const [openRun] = (await ask<{ items: { id: string }[] }>(page, app, `/segments/${spring}/merge-runs`)).items;
    merged = await ask<MergeRunWithLetters>(page, app, `/merge-runs/${openRun!.id}`);
    expect(merged.counts).toMatchObject({ planned: 12, made: 12, failed: 0, out: 12 });
    await documentTab(page, /Kevätkirje/).click();
  });

  await test.step('letters 3 to 4 again are equal to the first time', async () => {
    await frame.getByText('Make some letters again').click();
    await frame.getByRole('textbox', { name: 'Letter numbers' }).fill('3-4');
    const zip = frame.getByText('Separate letters in a zip').last();
    if (await zip.isVisible()) await zip.click();
    const download = page.waitForEvent('download', { timeout: 10_000 }).catch(() => undefined);
    await frame.getByRole('button', { name: 'Make again' }).click();
    await expect(frame.getByText('2 letters are made again, equal to the first time.')).toBeVisible();
    const file = await download;
    expect(file).toBeDefined();
    const again = Object.values(unzipSync(await bytesOf(file!))).map(sha256);
    expect(again).toEqual(merged!.letters.filter(({ letterNo }) => letterNo === 3 || letterNo === 4).map(({ letterHash }) => letterHash));
  });

  await test.step('what came out badly is unticked; the rest is logged once, with a follow-up', async () => {
    await step(frame, 'Log').click();
    await frame.getByRole('option', { name: /Letter 12/ }).click();
    await frame.getByText('Also create a follow-up segment').click();
    await expect(frame.getByText('11 of 12 went out')).toBeVisible();
    await frame.getByRole('button', { name: 'Log…' }).click();
    const question = frame.getByRole('main');
    await expect(question).toContainText('11 will be logged');
    await expect(question).toContainText('1 will stay, in a new segment');
    await frame.getByRole('main').getByRole('button', { name: 'Log', exact: true }).click();
    await expect(frame.getByRole('main').getByText('11 contacts are logged')).toBeVisible();
    await expect(frame.getByRole('main').getByText(/1 contact stays in segment/)).toBeVisible();
  });

  await test.step('after a restart the log holds exactly what went out', async () => {
    await app.restartService();
    const logged = (await ask<{ items: { entryNo: number; segmentNo: string }[] }>(page, app, '/logged-segments')).items.find(({ segmentNo }) => segmentNo === spring)!;
    const entries = (await ask<{ items: InteractionLogEntry[] }>(page, app, `/logged-segments/${logged.entryNo}/interaction-log-entries?limit=100`)).items;
    expect(entries).toHaveLength(11);
    const leena = entries.find(({ contactName }) => contactName === 'Leena Järvinen')!;
    expect(leena).toMatchObject({ letterText: 'Kiitos viime viikon käynnistä!\nVien näytteet <mukanani> & soitan.', textOrigin: 'own', attemptFailed: false });
    expect(leena.letterHash).toBe(merged!.letters.find(({ contactName }) => contactName === 'Leena Järvinen')!.letterHash);
    expect(entries.find(({ contactName }) => contactName === 'Lumikello Kalusteet Oy')).toMatchObject({ letterText: '', textOrigin: 'none' });
    const open = (await ask<{ items: { no: string; lineCount: number }[] }>(page, app, '/segments')).items;
    expect(open.map(({ no }) => no)).not.toContain(spring);
    expect(open.map(({ lineCount }) => lineCount)).toEqual(expect.arrayContaining([1, 11]));
  });

  await test.step('the pane finds the segment among the logged ones only', async () => {
    await page.reload();
    const again = await pane(page);
    await again.getByRole('button', { name: 'Logged segments' }).click();
    await again.getByRole('button', { name: /Kevätkirje 2027/ }).first().click();
    await expect(again.getByText('11 contacts', { exact: true })).toBeVisible();
  });
});

test('a zip of separate letters: unique names, and the very bytes that the command line makes', async ({ page, app }) => {
  const frame = await openSpring(page, app);
  await makeLetters(frame, 12, 'separate');
  const download = page.waitForEvent('download');
  await frame.getByRole('button', { name: 'Download the zip' }).click();
  const zip = unzipSync(await bytesOf(await download));
  expect(Object.keys(zip)).toHaveLength(12);
  expect(Object.keys(zip).every((name) => name.endsWith('.docx'))).toBe(true);
  await expectSound(Object.values(zip)[0]!); // the others are the command line's, which test/built looks at

  const out = path.join(app.dataFolder, 'from the command line');
  await run(process.execPath, [path.resolve(__dirname, '../../dist/cli/main.mjs'), 'letters', '--segment', spring, '--template', path.join(app.lettersFolder, letter),
    '--out', out, '--service', app.paneOrigin, '--token-file', path.join(app.dataFolder, 'token'), '--ca', app.caFile]);
  const files = (await fs.readdir(out)).filter((name) => name.endsWith('.docx'));
  const fromTerminal = await Promise.all(files.map(async (name) => sha256(new Uint8Array(await fs.readFile(path.join(out, name))))));
  expect(fromTerminal.sort()).toEqual(Object.values(zip).map(sha256).sort());
});

test('a run that was cut off is continued: nothing is made differently, nothing logged twice', async ({ page, app }) => {
  const frame = await openWord(page, app, { letter });
  await frame.getByRole('button', { name: /Spring novelties 2027/ }).click();
  // The service takes the first batch of receipts and then is gone, as with a dead network; then the browser is closed.
  let batches = 0;
  await page.route('**/receipts', (route) => (++batches > 1 ? route.abort() : route.continue()));
  await step(frame, 'Produce').click();
  await frame.getByRole('button', { name: /^Make \d+ letters$/ }).click();
  await expect.poll(() => batches).toBeGreaterThan(1);
  const [cut] = (await ask<{ items: MergeRunWithLetters[] }>(page, app, '/segments/SM00004/merge-runs')).items;
  expect(cut!.state).toBe('making');
  expect(cut!.counts.made).toBeGreaterThan(0);
  expect(cut!.counts.made).toBeLessThan(cut!.counts.planned);
  const first = await ask<MergeRunWithLetters>(page, app, `/merge-runs/${cut!.id}`);
  // The pane goes first: as soon as the service answers again it would send the rest, as it should.
  await page.goto('about:blank');
  await page.unroute('**/receipts');
  await app.restartService({ kill: true });

  const again = await openWord(page, app, { letter });
  await again.getByRole('button', { name: /Spring novelties 2027/ }).click();
  await step(again, 'Produce').click();
  await expect(again.getByText(`${cut!.counts.made} of ${cut!.counts.planned} letters are made`)).toBeVisible();
  await again.getByRole('button', { name: 'Continue' }).click();
  await expect(again.getByRole('heading', { name: `${cut!.counts.planned} letters are made` })).toBeVisible({ timeout: 30_000 });
  const whole = await ask<MergeRunWithLetters>(page, app, `/merge-runs/${cut!.id}`);
  expect(whole.counts.made).toBe(cut!.counts.planned);
  for (const made of first.letters.filter(({ state }) => state === 'made')) expect(whole.letters.find(({ lineNo }) => lineNo === made.lineNo)!.letterHash).toBe(made.letterHash);
});

test('the answer to Log is lost: asked again, it is logged once', async ({ page, app }) => {
  const frame = await openSpring(page, app);
  await makeLetters(frame, 12);
  await frame.getByRole('button', { name: 'Open all in Word to print' }).click();
  await expect(documentTab(page, /Document1/)).toBeVisible();
  await documentTab(page, /Kevätkirje/).click();
  await step(frame, 'Log').click();
  let lost = 0;
  await page.route('**/log', async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await frame.getByRole('button', { name: 'Log…' }).click();
  await frame.getByRole('main').getByRole('button', { name: 'Log', exact: true }).click();
  await expect.poll(() => lost).toBeGreaterThan(0);
  await page.unroute('**/log'); // the pane asks again by itself, with the same key
  await expect(frame.getByRole('main').getByText('12 contacts are logged')).toBeVisible();
  const logged = (await ask<{ items: { segmentNo: string; interactionCount: number }[] }>(page, app, '/logged-segments')).items.filter(({ segmentNo }) => segmentNo === spring);
  expect(logged).toHaveLength(1);
  expect(logged[0]!.interactionCount).toBe(12);
});

test('a contact blocked between produce and log is never logged; a changed one is named with its letter', async ({ page, app }) => {
  const frame = await openSpring(page, app);
  await makeLetters(frame, 12);
  await frame.getByRole('button', { name: 'Open all in Word to print' }).click();
  await documentTab(page, /Kevätkirje/).click();
  await ask(page, app, '/contacts/CT000001', { method: 'PATCH', data: { privacyBlocked: true } });
  await ask(page, app, '/contacts/CT000002', { method: 'PATCH', data: { city: 'Raisio' } });
  await step(frame, 'Log').click();
  await frame.getByRole('button', { name: 'Log…' }).click();
  await frame.getByRole('main').getByRole('button', { name: 'Log', exact: true }).click();
  await expect(frame.getByText('Letter 2: Järvenranta Kalusteet Oy')).toBeVisible();
  expect((await ask<{ items: { segmentNo: string }[] }>(page, app, '/logged-segments')).items.map(({ segmentNo }) => segmentNo)).not.toContain(spring);
  await frame.getByRole('button', { name: 'Leave these out and log the others' }).click();
  await expect(frame.getByRole('main').getByText('10 contacts are logged')).toBeVisible();
  await expect(frame.getByText(/Letter 1: Havumetsä Kalusteet Oy/)).toBeVisible();
});
