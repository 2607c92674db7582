import fs from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { sampleSegment } from '../../src/service/sample/sampleSegment';
import { openStore } from '../../src/service/store/openStore';
import { en } from '../../src/taskpane/locales/en';
import { fi } from '../../src/taskpane/locales/fi';
import { languageOf, loadLanguage } from '../../src/taskpane/locales/language';
import { strFromU8, unzipSync } from 'fflate';
import { expect, openWord, test } from './app';
import { documentTab, openSegment, spring, walk } from './atTheDesk';
import { everyPlace, putTogether } from './everyPlace';

/** The pane for everyone: without a mouse, with any eyes, in another language, with 100,000 contacts. */

test.setTimeout(150_000);

test('from the list of segments to the question before Log without a mouse', async ({ page, app }) => {
  const frame = await openWord(page, app, { letter: spring.letter });
  await expect(frame.getByRole('button', { name: spring.name })).toBeVisible();
  // The way into the pane is Word's (F6).
  await frame.getByRole('searchbox').focus();
  const goTo = (target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') => walk(page, target, key);
  const heading = frame.getByRole('heading', { level: 1 });

  await goTo(frame.getByRole('button', { name: spring.name }));
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Kevätkirje 2027');
  await expect(heading).toBeFocused();

  await goTo(frame.getByRole('listbox'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Järvenranta Kalusteet Oy');
  await expect(heading).toBeFocused();
  await goTo(frame.getByRole('radio', { name: 'Standard' }));
  await page.keyboard.press('ArrowRight');
  await goTo(frame.getByRole('textbox', { name: 'Own text' }));
  await page.keyboard.type('By hand');
  await expect(frame.getByText('Saved', { exact: true })).toBeVisible();
  await goTo(frame.getByRole('button', { name: 'Back' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(frame.getByRole('listbox')).toBeFocused();

  await goTo(frame.getByRole('navigation').getByRole('button', { name: 'Check' }));
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Check');
  await goTo(frame.getByRole('navigation').getByRole('button', { name: 'Preview' }));
  await page.keyboard.press('Enter');
  await expect(frame.getByText('Hyvä Havumetsä Kalusteet Oy')).toBeVisible({ timeout: 15_000 });
  await goTo(frame.getByRole('button', { name: 'Next letter' }));
  await page.keyboard.press('Enter');
  await expect(frame.getByText('By hand')).toBeVisible();
  await expect(frame.getByRole('button', { name: 'Next letter' })).toBeFocused();

  await goTo(frame.getByRole('navigation').getByRole('button', { name: 'Produce' }));
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Produce');
  await goTo(frame.getByRole('button', { name: 'Make 12 letters' }));
  await page.keyboard.press('Enter');
  await expect(frame.getByRole('button', { name: 'Open all in Word to print' })).toBeVisible({ timeout: 30_000 });
  await expect(heading).toBeFocused();
  await goTo(frame.getByRole('button', { name: 'Open all in Word to print' }));
  await page.keyboard.press('Enter');
  await expect(documentTab(page, /Document1/)).toBeVisible();

  // Word shows the new document; the way back to the letter and into its pane is Word's.
  await documentTab(page, /Kevätkirje/).click();
  await frame.getByRole('button', { name: 'Open once more' }).focus();
  await goTo(frame.getByRole('button', { name: 'Go on to Log' }));
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Log');
  await goTo(frame.getByRole('listbox'));
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await expect(frame.getByText('11 of 12 went out')).toBeVisible();
  await expect(frame.getByRole('combobox')).toBeVisible();
  await expect(frame.locator('[data-active]')).toBeInViewport({ ratio: 0.9 }); // what was unticked, though the question what becomes of it has taken room from the list
  await goTo(frame.getByRole('button', { name: 'Log…' }));
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Log now?');
  await goTo(frame.locator('main').getByRole('button', { name: 'Log', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Logged');
  await expect(heading).toBeFocused();
  await goTo(frame.getByRole('button', { name: 'Show what was logged' }));
});

test('in English everything on the screen is a message or data, and at 320 px nothing is cut off and there are no barriers: light, and in forced colours', async ({ page, app }) => {
  const answers: Promise<string>[] = [];
  // What is streamed cannot be read a second time: it is asked for here.
  for (const where of ['lines', 'merge-data']) answers.push(page.request.get(`${app.paneOrigin}/api/v1/segments/${spring.no}/${where}`, { headers: { authorization: `Bearer ${await app.token()}` } }).then((answer) => answer.text()));
  page.on('response', (response) => { if (response.url().includes('/api/v1/')) answers.push(response.text().catch(() => '')); });
  const letter = strFromU8(unzipSync(new Uint8Array(await fs.readFile(path.join(app.lettersFolder, spring.letter))))['word/document.xml']!).replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>|<[^>]+>/g, '');
  const { say } = await loadLanguage('qps-ploc');
  const hardCoded: string[] = [];
  const found: string[] = [];
  await everyPlace(page, app, say, { lang: 'qps-ploc', theme: 'light' }, async (state, frame) => {
    // The texts first: what they show has been answered by then.
    const shown = await texts(frame);
    const known = plain([letter, ...putTogether, ...await Promise.all(answers)].join(' ').replace(/«\w+»/g, ' '));
    for (const text of shown) {
      const rest = withoutMessages(text).replace(/«\w+»/g, ' ').split(/\s*[·,()]\s*|:\s+|\s{2,}|\n/).map((one) => one.trim().replace(/^…|…$/g, '')).filter((one) => /\p{L}{2}/u.test(one));
      for (const one of rest) if (!known.includes(plain(one))) hardCoded.push(`${state}: ${one}`);
    }
    found.push(...await barriers(frame, state), ...await cutOff(frame, state));
    await page.emulateMedia({ forcedColors: 'active' });
    found.push(...await barriers(frame, `${state} in forced colours`, onlyColours));
    await page.emulateMedia({ forcedColors: 'none' });
  });
  expect([[...new Set(hardCoded)], found]).toEqual([[], []]);
});

test('in Finnish nothing is left in English, and at 320 px nothing is cut off and there are no barriers: dark', async ({ page, app }) => {
  const finnish = languageOf('fi', fi);
  const same = new Set(Object.values(fi).flatMap(sentences));
  const onlyEnglish = new Set(Object.values(en).flatMap(sentences).filter((text) => !same.has(text)));
  const left: string[] = [];
  const found: string[] = [];
  await everyPlace(page, app, finnish.say, { lang: 'fi', theme: 'dark' }, async (state, frame) => {
    await expect(frame.locator('html')).toHaveAttribute('lang', 'fi-FI');
    for (const text of await texts(frame)) if (onlyEnglish.has(text)) left.push(`${state}: ${text}`);
    found.push(...await barriers(frame, state), ...await cutOff(frame, state));
  });
  expect([left, found]).toEqual([[], []]);
});

test('100,000 contacts: loaded, scrolled to the end, found by name, and the pane answers meanwhile', async ({ page, app, browser }) => {
  let no = '';
  await app.restartService({
    async whileDown() {
      const store = await openStore({ folder: app.dataFolder });
      no = await sampleSegment(store.db, 100_000);
      await store.close();
    },
  });
  const frame = await openWord(page, app, { letter: spring.letter });
  await frame.getByRole('searchbox', { name: 'Search segments' }).fill(no);
  await expect(frame.getByRole('button', { name: new RegExp(no) })).toBeVisible();
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] });
  await frame.getByRole('button', { name: new RegExp(no) }).click();
  await expect(frame.getByRole('option').first()).toBeVisible({ timeout: 30_000 });
  await expect(frame.getByRole('button', { name: /^All 100,000/ })).toBeVisible({ timeout: 60_000 });
  const list = frame.getByRole('listbox');
  await list.focus();
  await list.press('End');
  await expect(frame.locator('[role="option"][aria-posinset="100000"]')).toBeInViewport();
  expect(await frame.getByRole('option').count()).toBeLessThan(100);
  await list.press('Home');
  await expect(frame.locator('[role="option"][aria-posinset="1"]')).toBeInViewport();
  await frame.getByRole('searchbox', { name: 'Find a contact' }).pressSequentially('Leena Järvinen');
  await expect(frame.getByText(/^[\d,]+ of 100,000 contacts$/)).toBeVisible();
  await expect(frame.getByRole('option').first()).toContainText('Leena Järvinen');
  const { longest, over50 } = longestTask(await browser.stopTracing());
  test.info().annotations.push({ type: 'longest task', description: `${Math.round(longest)} ms of the thread's own time; ${over50} over 50 ms` });
  expect(longest).toBeGreaterThan(0);
  expect(longest, 'the longest that the pane keeps a person waiting').toBeLessThan(100);
});

test('a long list stays where it is under the mouse, and is entered by keyboard where it was left', async ({ page, app }) => {
  const frame = await openSegment(page, app, { segment: /Spring novelties 2027/ });
  const list = frame.getByRole('listbox');
  const scroller = frame.locator('main > div').filter({ has: list });
  // The active row is the first: on the page, but scrolled out of sight.
  await scroller.evaluate((box) => { box.scrollTop = box.querySelector<HTMLElement>('[role="listbox"]')!.offsetTop + 250; });
  const scrolled = (): Promise<number> => scroller.evaluate((box) => box.scrollTop);
  const row = frame.locator('[role="option"][aria-posinset="11"]');
  await expect(row).toBeInViewport();
  await expect(frame.locator('[data-active]')).not.toBeInViewport();
  const before = await scrolled();
  await row.locator('[data-tick]').click();
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(frame.getByRole('option', { selected: true })).toHaveCount(1);
  expect(await scrolled()).toBe(before);
  await expect(list).toBeFocused();
  // By keyboard the list is entered where it was left.
  await scroller.evaluate((box) => { box.scrollTop = 6000; });
  await expect(frame.locator('[data-active]')).not.toBeInViewport();
  await frame.getByRole('searchbox', { name: 'Find a contact' }).press('ArrowDown');
  await expect(row).toBeInViewport({ ratio: 0.9 });
  await expect(row).toHaveCSS('outline-style', 'solid');
});

/** The longest task of the threads that draw pages, in milliseconds of their own time: what other programs take from the machine does not count. */
function longestTask(trace: Buffer): { longest: number; over50: number } {
  const { traceEvents: events } = JSON.parse(trace.toString()) as { traceEvents: { name: string; pid: number; tid: number; dur?: number; tdur?: number; args: { name?: string } }[] };
  const threads = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && threads.has(`${pid} ${tid}`)).map(({ dur = 0, tdur = dur }) => tdur / 1000);
  return { longest: tasks.reduce((most, one) => Math.max(most, one), 0), over50: tasks.filter((one) => one > 50).length };
}

const everything = { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };
/** The rules that look at colours: for a place of which everything else has been looked at in other ones. */
const onlyColours = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] };

const axeScript = fs.readFile(path.resolve(__dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** What stands in the way of somebody, as axe-core sees it: `place: rule: element`. Fluent's focus guards are no content. The letter in the preview is looked at too. */
async function barriers(frame: Frame, state: string, runOnly: RunOptions['runOnly'] = everything): Promise<string[]> {
  expect(await frame.locator('html').evaluate((html) => html.clientWidth)).toBe(320);
  // Half a megabyte: sent to each page once, and not with every question.
  if (!await frame.evaluate(() => 'axe' in window)) await frame.evaluate(await axeScript);
  const found = await frame.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } };
    // A colour that is still on its way to another is none that somebody reads.
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    const { violations } = await axe.run({ exclude: [['[data-tabster-dummy]']] }, options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}${id === 'color-contrast' ? ` ${failureSummary?.match(/contrast of [\d.]+/)?.[0] ?? ''}` : ''}`));
  }, { runOnly, resultTypes: ['violations'] } as RunOptions);
  return found.map((one) => `${state}: ${one}`);
}

/** What is too wide for the pane, and so cut off at the side or scrolled there: unless it says so (…) or is a field to write in. */
async function cutOff(frame: Frame, state: string): Promise<string[]> {
  const found = await frame.evaluate(() => [...document.querySelectorAll<HTMLElement>('body, body :not(input, textarea, svg, svg *)')].filter((element) => {
    const { overflowX, textOverflow } = getComputedStyle(element);
    return element.scrollWidth > element.clientWidth && element.clientWidth > 1 && overflowX !== 'visible' && textOverflow !== 'ellipsis';
  }).map((element) => `of ${element.scrollWidth} pixels ${element.clientWidth} are seen: ${element.innerText.slice(0, 100)}`));
  return found.map((one) => `${state}: ${one}`);
}

/** Everything that is shown or read out in the pane, apart from the made letter. */
const texts = (frame: Frame): Promise<string[]> => frame.locator('body').evaluate((body) => {
  const out: string[] = [];
  for (const element of body.querySelectorAll<HTMLElement>('*')) {
    if (element.closest('script, style, noscript, [data-tabster-dummy]')) continue;
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '') out.push(node.textContent!.trim());
    for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt']) if (element.getAttribute(name)) out.push(element.getAttribute(name)!);
  }
  return out;
});

/** A message may hold other messages. */
function withoutMessages(text: string): string {
  const rest = text.replace(/\u2068[^\u2068\u2069]*\u2069/g, ' ');
  return rest === text ? text : withoutMessages(rest);
}

const plain = (text: string): string => text.replace(/\\n/g, ' ').replace(/\\"/g, '"').replace(/\s+/g, ' ').trim();
/** Messages without gaps, of more than one letter. */
const sentences = (area: object): string[] => Object.values(area).flatMap((message: string | object) => (typeof message === 'string' ? [message] : Object.values(message as Record<string, string>))).filter((text) => !text.includes('{') && text.length > 2);
