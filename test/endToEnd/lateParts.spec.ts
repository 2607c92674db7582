import { expect, test } from './app';
import { openSegment, spring, step } from './atTheDesk';

test('a part of the program that cannot be loaded is said, nothing is lost, and the letters are made once it is there', async ({ page, app }) => {
  let tries = 0;
  await page.route(/\/merge\/combined\./, (route) => ((tries += 1) === 1 ? route.abort() : route.continue()));
  const frame = await openSegment(page, app, { letter: spring.letter });
  await step(frame, 'Produce').click();
  await frame.getByRole('button', { name: /^Make \d+ letters$/ }).click();
  await expect(frame.getByText('A part of this program could not be loaded.')).toBeVisible({ timeout: 20_000 });
  if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/late.png` });
  await frame.getByRole('button', { name: 'Continue' }).click();
  await expect(frame.getByRole('heading', { name: /^\d+ letters are made$/ })).toBeVisible({ timeout: 30_000 });
  expect(tries).toBe(2);
});
