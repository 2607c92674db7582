import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page, Route } from '@playwright/test';
import type { SegmentLine } from '../../src/contract/segment';
import { expect, openWord, test, type App } from './app';
import { ask, backToLetter, dropOnPage, fieldsOnPaper, insertField, openLetters, openSegment, paper, savedLetter, spring, step, troubled } from './atTheDesk';
import { field, insertion, mergeField, ownLetter, paragraph, tableOf, words } from './ownLetter';

/** What goes wrong at a desk: it is said in plain words, nothing typed is lost, and there is a way on. */

const keepLetter = async (app: App, name: string, bytes: Buffer): Promise<string> => {
  await fs.writeFile(path.join(app.lettersFolder, name), bytes);
  return name;
};
const lineOf = (page: Page, app: App, lineNo: number): Promise<SegmentLine> => ask(page, app, `/segments/${spring.no}/lines/${lineNo}`);

test('files that are no letters, a letter without fields, and places where a field goes', async ({ page, app }) => {
  const plain = await keepLetter(app, 'Plain.docx', ownLetter(paragraph(words('Good day to everyone.')), tableOf('Left of it', 'Right of it')));
  const frame = await openSegment(page, app, { letter: plain });

  await test.step('a damaged zip and a picture are refused, and the open letter stays', async () => {
    const letter = await fs.readFile(path.join(app.lettersFolder, spring.letter));
    for (const [name, bytes] of [['torn.docx', letter.subarray(0, letter.length / 2)], ['picture.png', Buffer.from('\x89PNG\r\n')]] as const) {
      await dropOnPage(page, name, bytes);
      await expect(page.getByRole('status').filter({ hasText: name })).toContainText('could not be opened');
    }
    await expect(paper(page)).toContainText('Good day to everyone.');
  });

  await test.step('without fields everyone gets the same letter: the check says so and leads to the fields', async () => {
    await step(frame, 'Check').click();
    const entry = frame.locator('[data-code="NO_FIELDS"]');
    await expect(entry).toContainText('everyone would get the same letter');
    await entry.getByRole('button', { name: 'Insert a field' }).click();
    await expect(frame.getByRole('heading', { name: 'Merge fields' })).toBeVisible();
  });

  await test.step('in a table cell', async () => {
    await paper(page).getByText('Left of it').click();
    await page.keyboard.press('End');
    await insertField(frame, 'contact city', /^City/);
    await expect(paper(page).locator('td').filter({ hasText: 'Left of it' }).locator('.field[data-name="Contact_City"]')).toHaveCount(1);
  });

  await test.step('in the header', async () => {
    await paper(page).locator('.zone.header .run').first().dblclick();
    await expect(page.locator('.editing-zones')).toBeVisible();
    await page.keyboard.press('End');
    await insertField(frame, 'first name', /^First name/);
    await expect(paper(page).locator('.zone.header .field[data-name="First_Name"]').first()).toBeVisible();
    const saved = await savedLetter(page);
    expect(saved.text('word/header1.xml')).toMatch(/MERGEFIELD\s+First_Name/);
    expect(saved.text('word/document.xml')).toMatch(/Left of it.*MERGEFIELD\s+Contact_City.*Right of it/s);
  });

  await test.step('Word fails to hand over the letter once', async () => {
    await page.getByRole('button', { name: 'Test host' }).click();
    await page.getByRole('menuitemcheckbox', { name: /Fail the next reading/ }).click();
    await step(frame, 'Check').click();
    await expect(frame.locator('[data-code="TEXTS_WITHOUT_FIELD"]')).toBeVisible({ timeout: 15_000 });
    await expect(frame.getByText('Word did not hand over the letter.')).toHaveCount(0);
  });

  await test.step('a document that refuses writing says so, and the next try goes through', async () => {
    const refusing = await openSegment(page, app, { letter: plain, readOnly: true });
    await paper(page).getByText('Good day to everyone.').click();
    await insertField(refusing, 'contact city', /^City/);
    await expect(refusing.getByRole('alert')).toContainText('This document cannot be changed.');
    await page.getByRole('button', { name: 'Test host' }).click();
    await page.getByRole('menuitemcheckbox', { name: /Refuse every write/ }).click();
    await page.keyboard.press('Escape');
    await refusing.getByRole('button', { name: 'Try again' }).click();
    await expect(fieldsOnPaper(page, 'Contact_City')).toHaveCount(1);
    await expect(refusing.getByRole('alert')).toHaveCount(0);
  });
});

test('a segment full of problems: all of them in one list, each with its way out', async ({ page, app }) => {
  const letter = await keepLetter(app, 'Troubled.docx', ownLetter(
    paragraph(mergeField('Address_Block')), paragraph(words('Dear '), mergeField('Nimi ja titteli'), words(',')), paragraph(words('call us from '), mergeField('Contact_Mobile_Phone_No'), insertion('Kaisa Lehto', ' any day'), words('. See you at '), field('FILLIN "What time?" \\d "noon"'), words('.')),
  ));
  const frame = await openSegment(page, app, { letter, segment: troubled.name });
  const entry = (code: string) => frame.locator(`[data-code="${code}"]`);

  await test.step('errors first, then what is only to look at', async () => {
    await step(frame, 'Check').click();
    await expect(frame.getByText(/things must be put right first/).first()).toBeVisible();
    const marks = await frame.getByRole('listitem').locator('[role="img"]').evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
    const errors = marks.filter((mark) => mark === 'Must be put right').length;
    expect(errors).toBeGreaterThan(3);
    expect(marks.length).toBeGreaterThan(errors);
    expect(marks.slice(0, errors).every((mark) => mark === 'Must be put right')).toBe(true);
    for (const code of ['FIELD_UNKNOWN', 'CONTACT_BARRED', 'CONTACT_NAME_MISSING', 'ADDRESS_MISSING', 'CONTACT_TWICE', 'SALESPERSON_UNKNOWN', 'CAMPAIGN_UNKNOWN', 'DATE_MISSING', 'VALUE_MISSING']) await expect(entry(code).first()).toBeVisible();
  });

  await test.step('“Show in the letter” selects the place', async () => {
    await entry('FIELD_UNKNOWN').getByRole('button', { name: 'Show in the letter' }).click();
    await expect.poll(() => page.evaluate(() => getSelection()!.toString())).toContain('«Nimi ja titteli»');
  });

  await test.step('a contact without a name is opened under its number', async () => {
    const nameless = entry('CONTACT_NAME_MISSING').getByRole('button', { name: /^Open CT\d+$/ });
    const number = (await nameless.textContent())!.replace('Open ', '').trim();
    await nameless.click();
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(number);
    await frame.getByRole('button', { name: 'Back' }).click();
  });

  await test.step('an unknown field is mapped once', async () => {
    await frame.getByRole('combobox', { name: 'What does «Nimi ja titteli» mean?' }).selectOption({ label: 'Formal salutation' });
    await expect(entry('FIELD_UNKNOWN')).toHaveCount(0);
    await expect(frame.getByText('«Nimi ja titteli» is read as Formal salutation')).toBeVisible();
  });

  await test.step('“That is fine” silences a field once', async () => {
    const mobile = entry('VALUE_MISSING').filter({ hasText: 'Mobile phone is empty' });
    await mobile.getByRole('button', { name: 'That is fine' }).click();
    await expect(mobile).toHaveCount(0);
    await expect(frame.getByText('You called these fine when empty')).toBeVisible();
  });

  await test.step('a tracked change is accepted in the letters, not in the document', async () => {
    await expect(entry('TRACKED_CHANGES')).toContainText('Kaisa Lehto');
    await entry('TRACKED_CHANGES').getByRole('button', { name: 'Accept and remove in the letters' }).click();
    await expect(entry('TRACKED_CHANGES').getByRole('img', { name: 'To know' })).toBeVisible();
    await expect(entry('TRACKED_CHANGES').getByRole('button', { name: 'Ask again' })).toBeFocused();
  });

  await test.step('what the letter asks is answered; what was typed counts when the person goes on, and the preview shows it', async () => {
    await expect(entry('QUESTION_UNANSWERED')).toContainText('“What time?” has no answer yet');
    await frame.getByRole('textbox', { name: 'What time?' }).fill('ten sharp');
    await step(frame, 'Preview').click();
    await expect(frame.getByText('See you at ten sharp.')).toBeVisible({ timeout: 15_000 });
    await step(frame, 'Check').click();
    await expect(frame.getByRole('textbox', { name: 'What time?' })).toHaveValue('ten sharp');
    await expect(entry('QUESTION_UNANSWERED')).toHaveCount(0);
  });

  await test.step('all of it is remembered in the document', async () => {
    const saved = await savedLetter(page);
    expect(saved.text('word/document.xml')).toContain('Kaisa Lehto');
    await keepLetter(app, 'Settled.docx', Buffer.from((await import('fflate')).zipSync(saved.parts)));
    const again = await openSegment(page, app, { letter: 'Settled.docx', segment: troubled.name });
    await step(again, 'Check').click();
    await expect(again.getByText('«Nimi ja titteli» is read as Formal salutation')).toBeVisible();
    await expect(again.locator('[data-code="FIELD_UNKNOWN"]')).toHaveCount(0);
    await expect(again.getByRole('textbox', { name: 'What time?' })).toHaveValue('ten sharp');
    await expect(again.locator('[data-code="TRACKED_CHANGES"]')).toContainText('1 tracked change is accepted in the letters.');
    await expect(again.locator('[data-code="VALUE_MISSING"]').filter({ hasText: 'Mobile phone is empty' })).toHaveCount(0);
  });
});

const problem = (status: number, code: string) => (route: Route) => route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: code, status, code }) });

/** One contact's own text, about to be written, and where the service has it. */
async function ownText(page: Page, app: App) {
  const frame = await openSegment(page, app);
  await frame.getByRole('option', { name: /Leena Järvinen/ }).dblclick();
  await frame.getByRole('radio', { name: 'Own' }).check();
  const lineNo = (await linesNamed(page, app, 'Leena Järvinen'))[0]!;
  return { frame, text: frame.getByRole('textbox', { name: 'Own text' }), lineNo, line: `**/segments/${spring.no}/lines/${lineNo}` };
}

test('whatever the service answers while a text is written, the text is kept and saved in the end', async ({ page, app }) => {
  const { frame, text, lineNo, line } = await ownText(page, app);

  for (const [name, answer, message, passes] of [
    ['is down', (route: Route) => route.abort(), 'The service cannot be reached.', true],
    ['answers 401', problem(401, 'NOT_SIGNED_IN'), 'You are not signed in any more.', false],
    ['answers 409', problem(409, 'ALREADY_LOGGED'), 'This segment was logged already.', false],
    ['answers 500 in HTML', (route: Route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Oops</h1>' }), 'Something went wrong on our side.', true],
    ['keeps saying that the line has changed', problem(412, 'REVISION_CHANGED'), 'Somebody else changed this meanwhile.', false],
  ] as const) await test.step(`it ${name}`, async () => {
    await page.route(line, (route) => (route.request().method() === 'PATCH' ? answer(route) : route.fallback()));
    await text.fill(`Written while it ${name}.`);
    await expect(frame.getByRole('alert')).toContainText(message);
    await expect(frame.getByText('Not saved yet')).toBeVisible();
    await expect(text).toHaveValue(`Written while it ${name}.`);
    await page.unroute(line);
    if (!passes) await frame.getByRole('button', { name: 'Try again' }).click();
    await expect(frame.getByText('Saved', { exact: true })).toBeVisible();
    expect((await lineOf(page, app, lineNo)).ownText).toBe(`Written while it ${name}.`);
  });

  await test.step('it is slow: what is typed meanwhile is saved too', async () => {
    await page.route(line, async (route) => {
      if (route.request().method() === 'PATCH') await new Promise((resolve) => { setTimeout(resolve, 1500); });
      await route.continue();
    });
    await text.fill('First words');
    await expect(frame.getByText('Saving…')).toBeVisible();
    await page.waitForRequest((request) => request.method() === 'PATCH');
    await text.press('End');
    await text.pressSequentially(' and more');
    await expect(frame.getByText('Saved', { exact: true })).toBeVisible({ timeout: 15_000 });
    expect((await lineOf(page, app, lineNo)).ownText).toBe('First words and more');
    await page.unroute(line);
  });

  await test.step('a colleague wrote another text: both are shown, and the person chooses', async () => {
    const { revision } = await lineOf(page, app, lineNo);
    await ask(page, app, `/segments/${spring.no}/lines/${lineNo}`, { method: 'PATCH', data: { ownText: 'From a colleague', noteForLog: 'Ring first' }, revision });
    await text.fill('Mine');
    await expect(frame.getByRole('alert')).toContainText('From a colleague');
    await frame.getByRole('button', { name: 'Keep mine' }).click();
    await expect(frame.getByText('Saved', { exact: true })).toBeVisible();
    expect(await lineOf(page, app, lineNo)).toMatchObject({ ownText: 'Mine', noteForLog: 'Ring first' });
  });
});

test('a text that was left unsaved is saved once that can be, and its contact is named until then', async ({ page, app }) => {
  const { frame, text, lineNo, line } = await ownText(page, app);
  const unsaved = frame.getByText('The changes of one contact are not saved yet: letters and the log are without them.');
  await test.step('while the service is away the text is said to wait, and is saved once the service is there', async () => {
    await page.route(line, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.fallback()));
    await text.fill('Left behind');
    await frame.getByRole('button', { name: 'Back' }).click();
    await expect(unsaved).toBeVisible();
    await page.unroute(line);
    await expect(unsaved).toBeHidden({ timeout: 20_000 });
    expect((await lineOf(page, app, lineNo)).ownText).toBe('Left behind');
    await frame.getByRole('option', { name: /Leena Järvinen/ }).dblclick();
    await expect(text).toHaveValue('Left behind');
  });

  await test.step('refused, it waits, and its contact is named', async () => {
    await page.route(line, (route) => (route.request().method() === 'PATCH' ? problem(401, 'NOT_SIGNED_IN')(route) : route.fallback()));
    await text.fill('Left in a hurry');
    await frame.getByRole('button', { name: 'Back' }).click();
    await expect(unsaved).toBeVisible();
    await page.unroute(line);
    await frame.getByRole('button', { name: 'Open Leena Järvinen' }).click();
    await expect(text).toHaveValue('Left in a hurry');
    await expect(frame.getByText('Saved', { exact: true })).toBeVisible();
    expect((await lineOf(page, app, lineNo)).ownText).toBe('Left in a hurry');
  });

  await test.step('in Finnish too', async () => {
    const finnish = await openSegment(page, app, { lang: 'fi', list: 'Segmentin kontaktit' });
    await finnish.getByRole('option', { name: /Leena Järvinen/ }).dblclick();
    await page.route(line, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.fallback()));
    await finnish.getByRole('textbox').first().fill('Suomeksi');
    await expect(finnish.getByRole('alert')).toContainText('Palveluun ei saada yhteyttä');
    await page.unroute(line);
    await expect.poll(async () => (await lineOf(page, app, lineNo)).ownText).toBe('Suomeksi');
  });
});

test('a service that is away is said at the first view, and found again', async ({ page, app }) => {
  await page.route('**/api/v1/segments?**', (route) => route.abort());
  await page.route('**/api/v1/segments', (route) => route.abort());
  const frame = await openWord(page, app, { letter: spring.letter });
  await expect(frame.getByRole('alert')).toContainText('The service cannot be reached.', { timeout: 20_000 });
  await page.unroute('**/api/v1/segments?**');
  await page.unroute('**/api/v1/segments');
  await frame.getByRole('button', { name: 'Try again' }).click();
  await expect(frame.getByRole('button', { name: spring.name })).toBeVisible();
});

test('texts of every kind come out as they were written; one too long is kept, and saved once it is shorter', async ({ page, app }) => {
  const texts = ['<b>& "quotes" \'single\' $& $1 \\1 {braces} %s', 'Line one\nLine two\n\nLine four', 'Onnea 🎉👩‍👩‍👧 ja kiitos', 'שלום וברכה — مرحبا بكم', `${'Ä'.repeat(1990)} the end.`];
  const lineNos = (await ask<{ items: unknown }>(page, app, '/segments').then(() => [10000, 20000, 40000, 50000, 60000]));
  for (const [place, ownText] of texts.slice(1).entries()) {
    const { revision } = await lineOf(page, app, lineNos[place + 1]!);
    await ask(page, app, `/segments/${spring.no}/lines/${lineNos[place + 1]}`, { method: 'PATCH', data: { textChoice: 'own', ownText }, revision });
  }
  let frame = await openSegment(page, app);
  await frame.getByRole('option').first().dblclick();
  await frame.getByRole('radio', { name: 'Own' }).check();
  const text = frame.getByRole('textbox', { name: 'Own text' });
  await text.fill('x'.repeat(2005));
  await expect(frame.getByText('Too long by 5 characters.')).toBeVisible();
  await expect(frame.getByText('Not saved yet')).toBeVisible();
  await frame.getByRole('button', { name: 'Next contact' }).click();
  await frame.getByRole('button', { name: 'Previous contact' }).click();
  await expect(text).toHaveValue('x'.repeat(2005));
  await text.fill(texts[0]!);
  await expect(frame.getByText('Saved', { exact: true })).toBeVisible();
  expect((await lineOf(page, app, lineNos[0]!)).ownText).toBe(texts[0]);

  await openLetters(page, frame);
  const { text: partText } = await savedLetter(page);
  const printed = partText('word/document.xml').replace(/<w:br\/>/g, '\n').replace(/<\/w:p>/g, '\n\n').replace(/<[^>]+>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;|&#39;/g, '\'').replace(/&amp;/g, '&');
  for (const written of texts) expect(printed).toContain(written);

  await test.step('the letter is changed after its letters were made: the pane says it, and they stay as they are', async () => {
    frame = await backToLetter(page);
    await paper(page).locator('.page-body').getByText('Tervetuloa!').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Uutta!');
    await step(frame, 'Check').click();
    await step(frame, 'Produce').click();
    await expect(frame.getByText('The letter in Word was changed after these letters were made.')).toBeVisible();
  });
});

test('a letter changed in the middle of a run changes no letter of that run; an empty segment makes none', async ({ page, app }) => {
  const frame = await openSegment(page, app, { segment: /Spring novelties 2027/ });
  let change: Promise<void> | undefined;
  await page.route('**/receipts', async (route) => {
    change ??= (async () => {
      await paper(page).locator('.page-body').getByText('Tervetuloa!').click();
      await page.keyboard.press('End');
      await page.keyboard.type(' MUUTETTU');
    })();
    await change;
    await route.continue();
  });
  await openLetters(page, frame);
  expect(change).toBeDefined();
  expect((await savedLetter(page)).text('word/document.xml')).not.toContain('MUUTETTU');
  await expect((await backToLetter(page)).getByText('The letter in Word was changed after these letters were made.')).toBeVisible();
  await expect(paper(page)).toContainText('MUUTETTU');

  await test.step('all lines are removed by a colleague', async () => {
    for (const lineNo of await linesNamed(page, app)) {
      const { revision } = await lineOf(page, app, lineNo);
      await ask(page, app, `/segments/${spring.no}/lines/${lineNo}`, { method: 'DELETE', revision });
    }
    const empty = await openWord(page, app, { letter: spring.letter });
    await empty.getByRole('button', { name: spring.name }).click();
    await expect(empty.getByText('This segment has no contacts.')).toBeVisible();
    await step(empty, 'Check').click();
    await expect(empty.locator('[data-code="SEGMENT_EMPTY"]')).toContainText('The segment has no contacts.');
    await step(empty, 'Preview').click();
    await expect(empty.getByText('The segment has no contacts.')).toBeVisible();
    await step(empty, 'Fields').click();
    await expect(empty.getByRole('button', { name: /^City/ })).toBeVisible();
    await step(empty, 'Produce').click();
    await expect(empty.getByText('With these choices nobody gets a letter.')).toBeVisible();
  });
});

/** The line numbers of the spring segment, or of one contact in it. */
async function linesNamed(page: Page, app: App, name?: string): Promise<number[]> {
  const answer = await page.request.get(`${app.paneOrigin}/api/v1/segments/${spring.no}/lines`, { headers: { authorization: `Bearer ${await app.token()}` } });
  const rows = (await answer.text()).trim().split('\n').slice(1).map((one) => JSON.parse(one) as { lineNo?: number; contactName?: string });
  return rows.filter(({ lineNo, contactName }) => lineNo !== undefined && (name === undefined || contactName === name)).map(({ lineNo }) => lineNo!);
}
