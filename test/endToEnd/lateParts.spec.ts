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
