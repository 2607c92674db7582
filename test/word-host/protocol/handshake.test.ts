import { startHostInJsdom, type JsdomHost } from '../../../word-host/protocol/jsdomHost';
import { letterOf, paragraph, run } from '../document/letters';

jest.setTimeout(20_000);
let host: JsdomHost;
afterEach(() => host?.close());

test('office.js is ready in a host that calls itself Word', async () => {
  host = await startHostInJsdom({ bytes: letterOf(paragraph(run('Hello'))) });
  expect(await Office.onReady()).toMatchObject({ host: 'Word' });
});
