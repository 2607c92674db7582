import { launchBrowser } from './browser.mjs';

/** A browser that comes packed is unpacked once, before two workers would do it at the same time; where none starts, that is said once. */
export default async function unpackBrowser() {
  await (await launchBrowser()).close();
}
