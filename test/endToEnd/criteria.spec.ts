import type { Frame, Page } from '@playwright/test';
import type { SegmentCriteria } from '../../src/contract/criteria';
import type { Segment } from '../../src/contract/segment';
import { expect, test, type App } from './app';
import { ask, openSegment, spring, troubled } from './atTheDesk';

/** Choosing the contacts of a segment, by a person who knows no filters. */

const counted = async (frame: Frame, name: RegExp): Promise<number> => {
  const button = frame.locator('footer').getByRole('button', { name });
  await expect(button).toBeEnabled();
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  return Number((await button.innerText()).match(/\d+/)![0]);
};
const press = (frame: Frame, name: string | RegExp) => frame.getByRole('button', { name, exact: typeof name === 'string' }).first().click();
const lineCount = async (page: Page, app: App, no: string): Promise<number> => (await ask<Segment>(page, app, `/segments/${no}`)).lineCount;

test('by criteria with a look before, back and forth, saved, and used in another segment', async ({ page, app }) => {
  const frame = await openSegment(page, app);
  const before = await lineCount(page, app, spring.no);
  let came = 0;

  await test.step('everyone in two cities: counted first, then added', async () => {
    await press(frame, 'Choose contacts');
    await press(frame, /^Choose by criteria/);
    await frame.getByRole('combobox', { name: 'What' }).selectOption({ label: 'City' });
    await frame.getByRole('searchbox', { name: 'Find a value' }).fill('kok');
    await frame.getByRole('checkbox', { name: 'Kokkola' }).check();
    await frame.getByRole('searchbox', { name: 'Find a value' }).fill('turku');
    await frame.getByRole('checkbox', { name: 'Turku' }).check();
    await expect(frame.getByText('City is Kokkola or Turku')).toBeVisible();
    came = await counted(frame, /^Add \d+ contacts$/);
    expect(came).toBeGreaterThan(0);
    expect(await lineCount(page, app, spring.no), 'a look changes nothing').toBe(before);
    await frame.locator('footer').getByRole('button', { name: /^Add \d+ contacts$/ }).click();
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Done');
    await expect(frame.locator('main').getByText(`${came} contacts came`)).toBeVisible();
    expect(await lineCount(page, app, spring.no)).toBe(before + came);
  });

  let kept = 0;
  await test.step('keep only the persons', async () => {
    await press(frame, 'Another step');
    await frame.getByRole('radio', { name: 'Keep only' }).check();
    await frame.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Company or person' });
    await frame.getByRole('radio', { name: 'Person' }).check();
    kept = await counted(frame, /^Keep \d+ contacts?$/);
    expect(kept).toBeLessThan(before + came);
    await frame.locator('footer').getByRole('button', { name: /^Keep/ }).click();
    await press(frame, 'Show the contacts');
    await expect(frame.getByRole('button', { name: `All ${kept}` })).toBeVisible();
  });

  await test.step('go back, and do it again', async () => {
    await press(frame, 'Choose contacts');
    await expect(frame.getByText('Kept only: Company or person is Person')).toBeVisible();
    await press(frame, 'Go back one step');
    await expect(frame.getByText(`The step is taken back. ${before + came} contacts are in the segment now.`).first()).toBeVisible();
    await press(frame, 'Do it again');
    await expect(frame.getByRole('heading', { name: 'Gone back over' })).toHaveCount(0);
    expect(await lineCount(page, app, spring.no)).toBe(kept);
    expect((await ask<SegmentCriteria>(page, app, `/segments/${spring.no}/criteria`)).steps.map(({ op, filters }) => [op, filters])).toEqual([['add', { contact: { city: 'Kokkola|Turku' } }], ['refine', { contact: { type: 'Person' } }]]);
  });

  await test.step('saved', async () => {
    await press(frame, 'Save as criteria');
    await frame.getByRole('textbox', { name: 'Code' }).fill('RANNIKKO');
    await frame.getByRole('textbox', { name: 'Description' }).fill('Henkilöt rannikolta');
    await press(frame, 'Save');
    await expect(frame.getByText('Saved as RANNIKKO.').first()).toBeVisible();
  });

  await test.step('used in another segment, each step with a look before', async () => {
    await press(frame, 'Back');
    await press(frame, 'Back');
    await press(frame, troubled.name);
    await press(frame, 'Choose contacts');
    await press(frame, /^Saved criteria/);
    await press(frame, /^Henkilöt rannikolta/);
    await expect(frame.getByText('Add: City is Kokkola or Turku')).toBeVisible();
    await expect(frame.getByText(/contacts? would leave/)).toBeVisible();
    const other = await lineCount(page, app, troubled.no);
    await press(frame, 'Use in this segment');
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Done');
    const { steps } = await ask<SegmentCriteria>(page, app, `/segments/${troubled.no}/criteria`);
    expect(steps.map(({ origin, originName }) => [origin, originName])).toEqual([['savedCriteria', 'RANNIKKO'], ['savedCriteria', 'RANNIKKO']]);
    expect(await lineCount(page, app, troubled.no)).toBe(other + steps[0]!.changed - steps[1]!.changed);
  });

  await test.step('and the contacts of a logged segment', async () => {
    const other = await lineCount(page, app, troubled.no);
    await press(frame, 'How these contacts were chosen');
    await press(frame, /^From a logged segment/);
    await press(frame, /Kutsu syysmessuille/);
    const more = await counted(frame, /^Add \d+ contacts?$/);
    await frame.locator('footer').getByRole('button', { name: /^Add/ }).click();
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Done');
    expect(await lineCount(page, app, troubled.no)).toBe(other + more);
  });
});

test('by hand, with the keyboard alone: found, added, removed, and brought back with its text', async ({ page, app }) => {
  const frame = await openSegment(page, app);
  const list = frame.getByRole('listbox');
  const before = await lineCount(page, app, spring.no);
  await frame.getByRole('button', { name: 'Add contacts' }).press('Enter');
  await expect(frame.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('jyväskylä');
  await expect(frame.getByRole('option').first()).toContainText('Jyväskylä');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(frame.getByRole('button', { name: 'Add 1 contact' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(frame.locator('main').getByText('1 contact came')).toBeVisible();
  await expect(frame.getByRole('option').first()).toContainText('Already there');
  expect(await lineCount(page, app, spring.no)).toBe(before + 1);

  await frame.getByRole('button', { name: 'Back', exact: true }).press('Enter');
  await list.focus();
  await frame.getByRole('searchbox', { name: 'Find a contact' }).fill('Kuusikulma');
  await expect(list.getByRole('option').first()).toContainText('Own text');
  await list.press('Space');
  await frame.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expect(frame.getByText('No contact matches.')).toBeVisible();
  // The button that had the keyboard is gone: it goes on from the heading, and back to it.
  await expect(frame.getByRole('heading', { level: 1 })).toBeFocused();
  await frame.getByRole('button', { name: 'Bring back' }).press('Enter');
  await expect(frame.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(list.getByRole('option').first()).toContainText('Own text');
  expect(await lineCount(page, app, spring.no)).toBe(before + 1);
});
