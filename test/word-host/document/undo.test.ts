import fc from 'fast-check';
import type { OpenDocument } from '../../../word-host/document/openDocument';
import { halfFields } from '../../../word-host/document/fieldReader';
import { openDocument } from '../../../word-host/document/openDocument';
import { controlId, unwrapControl, wrapInControl } from '../../../word-host/document/contentControls';
import { nodeDom } from '../../../word-host/document/nodeDom';
import type { Field, Position } from '../../../word-host/document/liveDocument';
import { unzipSync } from 'fflate';
import { everythingBody, field, flatOpc, letterOf, longField, longFieldsBody, paragraph, run } from './letters';

const kinds = ['type', 'delete', 'split', 'join', 'field', 'deleteField', 'ooxml', 'copy', 'look', 'dressed', 'control', 'unwrap'] as const;
interface Edit { kind: (typeof kinds)[number]; at: number; length: number; text: string }

const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.nat(10_000), length: fc.nat(40), text: fc.oneof(fc.string(), fc.constantFrom('a\nb', 'tab\there', '<&"\'', ' blank ', '😀', '\u0000\ud800')),
});

const long = longField('one', 'two');
const anyOoxml = [
  flatOpc(paragraph(run('one ') + field('MERGEFIELD Comment', '«Comment»'))),
  flatOpc(paragraph(run('first')) + paragraph(run('second'), '<w:pStyle w:val="Note"/>'), '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/></w:style>'),
  flatOpc(paragraph(long[0]) + paragraph(long[1])),
  flatOpc(`<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${paragraph(run('cell'))}</w:tc></w:tr></w:tbl>`),
];

const anyBody = fc.constantFrom(everythingBody, longFieldsBody);

function places(document: OpenDocument): Position[] {
  return document.stories().flatMap(({ root }) => document.paragraphs(root)).flatMap((one) => Array.from({ length: document.length(one) + 1 }, (_, offset) => ({ paragraph: one, offset })));
}

function perform(document: OpenDocument, edit: Edit): void {
  const all = places(document);
  const start = all[edit.at % all.length]!;
  const end = all.slice(all.indexOf(start), all.indexOf(start) + edit.length + 1).filter((one) => document.storyOf(one.paragraph)?.root === document.storyOf(start.paragraph)?.root).at(-1)!;
  document.setSelection({ anchor: start, focus: end });
  switch (edit.kind) {
    case 'type': document.insertText(start, edit.text); break;
    case 'delete': document.deleteSpan({ start, end }); break;
    case 'split': document.splitParagraph(start); break;
    case 'join': document.joinWithPrevious(start.paragraph); break;
    case 'field': document.insertField(start, 'MERGEFIELD City', '«City»'); break;
    case 'ooxml': document.insertOoxml(start, anyOoxml[edit.length % anyOoxml.length]!); break;
    case 'copy': document.insertOoxml(all[edit.at * 7 % all.length]!, document.ooxmlOf({ start, end })); break;
    case 'look': document.setLook({ start, end }, { bold: true, size: 14, color: '#336699' }); break;
    case 'control': document.transaction('control', () => wrapInControl(document.pen, document.spanOf(document.selection), start.paragraph !== end.paragraph, new Set(document.stories().flatMap(({ root }) => document.controls(root)).map(controlId)))); break;
    case 'unwrap': {
      const control = document.controls(document.storyOf(start.paragraph)?.root)[edit.length];
      if (control) document.transaction('unwrap', () => unwrapControl(document.pen, control));
      break;
    }
    case 'deleteField': {
      const fields = document.fields(document.storyOf(start.paragraph)?.root);
      if (fields.length > 0) document.deleteField(fields[edit.length % fields.length]!);
      break;
    }
    case 'dressed': document.insertText(start, 'x', { italic: true }); break;
  }
}

const partsOf = (bytes: Uint8Array): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, new TextDecoder().decode(part)]));

/** A content control may be the last thing of a cell: then a paragraph is the last thing of it. */
const lastBlock = (container: Element): Node | null => (container.lastChild && ['w:sdt', 'w:sdtContent'].includes(container.lastChild.nodeName) ? lastBlock(container.lastChild as Element) : container.lastChild);

/** Where each complex field ends, by where it begins. */
function endings(document: OpenDocument): Map<Element, Element> {
  const found = new Map<Element, Element>();
  const note = (fields: readonly Field[]): void => {
    for (const { complete, pieces, nested } of fields) {
      if (complete && pieces.length > 1) found.set(pieces[0]!, pieces.at(-1)!);
      note(nested);
    }
  };
  for (const { root } of document.stories()) note(document.fields(root));
  return found;
}

/** What does not hold of a document, however it was edited: nothing. In one list, because it is asked a hundred thousand times. */
function faults(document: OpenDocument): string[] {
  const found: string[] = [];
  const must = (holds: boolean, fault: string): void => { if (!holds) found.push(fault); };
  for (const { root } of document.stories()) {
    const paragraphs = document.paragraphs(root);
    found.push(...halfFields(paragraphs).map((half) => `half a field: ${JSON.stringify(half)}`));
    const markers = [...root.getElementsByTagNameNS(root.namespaceURI, 'fldChar')].map((one) => one.getAttributeNS(root.namespaceURI, 'fldCharType'));
    must(markers.filter((kind) => kind === 'begin').length === markers.filter((kind) => kind === 'end').length, 'as many fields begin as end');
    for (const cell of [...root.getElementsByTagNameNS(root.namespaceURI, 'tc')]) must(lastBlock(cell)?.nodeName === 'w:p', 'a cell ends with a paragraph');
    must(paragraphs.length > 0, 'a story has a paragraph');
    const controls = document.controls(root).map(controlId);
    must(new Set(controls).size === controls.length, 'a content control has an id of its own');
  }
  for (const { paragraph, offset } of [document.selection.anchor, document.selection.focus]) {
    must(document.storyOf(paragraph) !== undefined, 'the selection stands in a story');
    must(offset <= document.length(paragraph), 'the selection ends in its paragraph');
  }
  return found;
}

test('after any edits, undoing all of them gives back every part byte by byte, and redoing them the edited document', () => {
  fc.assert(fc.property(anyBody, fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (body, edits) => {
    const document = openDocument(letterOf(body), nodeDom);
    for (const edit of edits) {
      const before = endings(document);
      perform(document, edit);
      expect(faults(document)).toEqual([]);
      // Whatever happens beside and inside a field, it ends where it ended.
      expect([...endings(document)].filter(([begin, end]) => before.has(begin) && end !== before.get(begin))).toEqual([]);
    }
    const edited = partsOf(document.save());
    while (document.undo()) expect(faults(document)).toEqual([]);
    expect(partsOf(document.save())).toEqual(partsOf(letterOf(body)));
    expect(document.edited).toBe(false);
    while (document.redo()) expect(faults(document)).toEqual([]);
    expect(partsOf(document.save())).toEqual(edited);
  }), { numRuns: 150 });
});

test('undo restores the live XML, not only what is saved', () => {
  fc.assert(fc.property(anyBody, fc.array(anyEdit, { minLength: 1, maxLength: 6 }), (body, edits) => {
    const document = openDocument(letterOf(body), nodeDom);
    const before = nodeDom.serialize(document.xml('word/document.xml')!);
    for (const edit of edits) perform(document, edit);
    while (document.undo());
    expect(nodeDom.serialize(document.xml('word/document.xml')!)).toBe(before);
  }), { numRuns: 60 });
});

test('an edited document opens again with the same text', () => {
  fc.assert(fc.property(anyBody, fc.array(anyEdit, { minLength: 1, maxLength: 6 }), (body, edits) => {
    const document = openDocument(letterOf(body), nodeDom);
    for (const edit of edits) perform(document, edit);
    const again = openDocument(document.save(), nodeDom);
    expect(again.paragraphs().map((one) => again.text(one))).toEqual(document.paragraphs().map((one) => document.text(one)));
  }), { numRuns: 60 });
});

test('a look never parts the two halves of a character', () => {
  const document = openDocument(letterOf(paragraph(run('right 😀 side'))), nodeDom);
  const [only] = document.paragraphs();
  document.setLook({ start: { paragraph: only!, offset: 2 }, end: { paragraph: only!, offset: 7 } }, { bold: true });
  document.setLook({ start: { paragraph: only!, offset: 7 }, end: { paragraph: only!, offset: 9 } }, { bold: true });
  const again = openDocument(document.save(), nodeDom);
  expect(again.text(again.paragraphs()[0]!)).toBe('right 😀 side');
});

test('a copy never parts the two halves of a character', () => {
  const document = openDocument(letterOf(paragraph(run('right 😀 side'))), nodeDom);
  const [only] = document.paragraphs();
  const ooxml = document.ooxmlOf({ start: { paragraph: only!, offset: 2 }, end: { paragraph: only!, offset: 7 } });
  document.insertOoxml({ paragraph: only!, offset: 0 }, ooxml);
  expect(document.text(only!)).toBe('ght right 😀 side');
});

test('text goes in where it is put, and nowhere else', () => {
  fc.assert(fc.property(anyBody, fc.nat(), fc.string({ unit: fc.constantFrom('a', 'ö', ' ', '<', '"', '😀'), minLength: 1 }), (body, at, text) => {
    const document = openDocument(letterOf(body), nodeDom);
    const all = places(document);
    const place = all[at % all.length]!;
    const units = document.units(place.paragraph).flatMap((unit) => (unit.kind === 'text' ? unit.text.split('') : [unit.text]));
    // Between the halves of an emoji nothing can be typed.
    fc.pre(!/[\udc00-\udfff]/.test(units[place.offset] ?? ''));
    const whole = [...units.slice(0, place.offset), text, ...units.slice(place.offset)].join('');
    const after = document.insertText(place, text);
    expect(document.text(place.paragraph)).toBe(whole);
    expect(after).toEqual({ paragraph: place.paragraph, offset: place.offset + text.length });
  }));
});

test('typing is one step of undo, and a pause begins another', () => {
  const document = openDocument(letterOf(paragraph(run('Hello'))), nodeDom);
  const type = (text: string): void => document.transaction('typing', () => {
    const caret = document.insertText(document.selection.focus, text);
    document.setSelection({ anchor: caret, focus: caret });
  }, { typing: true });
  for (const letter of 'abc') type(letter);
  document.markSaved();
  for (const letter of 'de') type(letter);
  const [first] = document.paragraphs();
  expect(document.text(first!)).toBe('abcdeHello');
  document.undo();
  expect(document.text(first!)).toBe('abcHello');
  expect(document.selection.focus.offset).toBe(3);
  expect(document.edited).toBe(false);
  document.undo();
  expect(document.text(first!)).toBe('Hello');
  expect(document.selection.focus.offset).toBe(0);
});

test('a transaction that throws leaves nothing behind', () => {
  const document = openDocument(letterOf(everythingBody), nodeDom);
  const before = partsOf(document.save());
  expect(() => document.transaction('broken', () => {
    document.insertText(document.selection.focus, 'lost');
    document.insertOoxml(document.selection.focus, 'this is no XML');
  })).toThrow('BAD_OOXML');
  expect(partsOf(document.save())).toEqual(before);
  expect(document.canUndo).toBe(false);
});
