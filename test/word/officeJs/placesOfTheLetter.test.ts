/**
 * @jest-environment node
 *
 * Where the merge engine says a field stands, Word must show it: the two count paragraphs and occurrences alike.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createMergeInline } from '../../../src/merge';
import { createOfficeJsDocument } from '../../../src/word/officeJs/createOfficeJsDocument';
import { startHostInJsdom } from '../../../word-host/protocol/jsdomHost';


it.each(['Kevätkirje.docx', 'Spring letter.docx'])('every field of %s is selected at its own place', async (name) => {
  const bytes = new Uint8Array(readFileSync(path.join(__dirname, '../../../assets/sample-letters', name)));
  const host = await startHostInJsdom({ bytes });
  try {
    const letter = createOfficeJsDocument();
    const { fields } = await createMergeInline().open(await letter.readBytes(), {});
    expect(fields.length).toBeGreaterThan(5);
    const shown = new Set<string>();
    for (const { written, places } of fields) for (const place of places) {
      expect([written, place, await letter.showPlace(place)]).toEqual([written, place, 'shown']);
      const { start } = host.document.spanOf(host.document.selection);
      expect(host.document.textOf(host.document.spanOf(host.document.selection))).toBe(`«${written}»`);
      const paragraphs = host.document.paragraphs(host.document.storyOf(start.paragraph)!.root);
      shown.add(`${host.document.partOf(start.paragraph)} ${paragraphs.indexOf(start.paragraph)} ${start.offset}`);
    }
    expect(shown.size).toBe(fields.reduce((sum, { places }) => sum + places.length, 0));
  } finally { host.close(); }
});
