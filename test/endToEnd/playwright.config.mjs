import { defineConfig } from '@playwright/test';

/** Journeys through the whole house in a real browser. They use what `npm run build` made. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  // Every journey has a service, a data folder and ports of its own. On two cores, the third works while the others wait for a page or a disk.
  workers: 3,
  fullyParallel: true,
  globalSetup: './prepareJourneys.mjs',
  timeout: 60_000,
  // Patience, as with Jest's tests: a busy machine is not a fault of the code. What must be quick is measured by what waits for it, not by this.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    ignoreHTTPSErrors: true, viewport: { width: 1360, height: 850 }, locale: 'en-US', acceptDownloads: true, screenshot: 'only-on-failure',
    // What a journey did, step by step: `--trace on` makes it where it is wanted, and a film and a snapshot of every step double the time of a journey.
    trace: 'off',
  },
});
