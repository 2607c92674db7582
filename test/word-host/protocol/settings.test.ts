/** @jest-environment node */
import { nodeDom } from '../../../word-host/document/nodeDom';
import { openDocument } from '../../../word-host/document/openDocument';
import { readSettings, withoutSettings, writeSettings } from '../../../word-host/protocol/settings';
import { letterOf, paragraph, run } from '../document/letters';

const settings = { notes: JSON.stringify('{"segmentNo":"SM00012","text":"a \\" < & \\n ä"}') };

test('settings are saved with the document, and undo passes over them', () => {
  const document = openDocument(letterOf(paragraph(run('Hello'))), nodeDom);
  document.insertText(document.selection.focus, 'Oh. ');
  document.markSaved();
  writeSettings(document, settings);
  expect(document.edited).toBe(true);
  document.undo();
  expect(document.text(document.paragraphs()[0]!)).toBe('Hello');
  const again = openDocument(document.save(), nodeDom);
  expect(readSettings(again)).toEqual(settings);
  writeSettings(again, { other: '1' });
  expect(readSettings(openDocument(again.save(), nodeDom))).toEqual({ other: '1' });
  expect(readSettings(openDocument(withoutSettings(openDocument(again.save(), nodeDom)).save(), nodeDom))).toEqual({});
});
