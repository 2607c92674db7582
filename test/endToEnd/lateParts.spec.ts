import { expect, test } from './app';
import { openSegment, spring, step } from './atTheDesk';

for (const hasWorker of [true, false]) test(`a part of the program that cannot be loaded is said, nothing is lost, and the letters are made once it is there${hasWorker ? '' : ', also where no worker can be started'}`, async ({ page, app }) => {
  let tries = 0;
  if (!hasWorker) await page.route(/\/mergeWorker\.js/, (route) => route.abort());
  await page.route(hasWorker ? /\/merge\/combined\.[0-9a-f]+\.js/ : /\/combined\.[0-9a-f]+\.js/, (route) => ((tries += 1) === 1 ? route.abort() : route.continue()));
  const frame = await openSegment(page, app, { letter: spring.letter });
  await step(frame, 'Produce').click();
  await frame.getByRole('button', { name: /^Make \d+ letters$/ }).click();
  await expect(frame.getByText('A part of this program could not be loaded.')).toBeVisible({ timeout: 20_000 });
  if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/late.png` });
  await frame.getByRole('button', { name: 'Continue' }).click();
  await expect(frame.getByRole('heading', { name: /^\d+ letters are made$/ })).toBeVisible({ timeout: 30_000 });
  expect(tries).toBe(2);
});

test('a view that cannot be loaded is said, the way back and the steps stay, and it comes with another try', async ({ page, sharedApp: app }) => {
  const frame = await openSegment(page, app, { letter: spring.letter });
  await expect(step(frame, 'Check')).toBeVisible();
  await page.route(/\/\d+\.js$/, (route) => route.abort());
  await step(frame, 'Check').click();
  await expect(frame.getByRole('alert')).toContainText('A part of this program could not be loaded.');
  if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/view.png` });
  await expect(frame.getByRole('button', { name: 'Back' })).toBeVisible();
  await step(frame, 'Contacts').click();
  await expect(frame.getByRole('listbox', { name: 'Contacts of the segment' })).toBeVisible();
  await step(frame, 'Check').click();
  await expect(frame.getByRole('alert')).toBeVisible();
  await page.unroute(/\/\d+\.js$/);
  await frame.getByRole('button', { name: 'Try again' }).click();
  await expect(frame.getByRole('heading', { level: 1, name: 'Check' })).toBeVisible();
  await expect(frame.locator('[data-code]').first()).toBeVisible();
});
