import { unzipSync } from 'fflate';
import { startHostInJsdom, type JsdomHost, type JsdomHostOptions } from '../../../word-host/protocol/jsdomHost';
import { everythingBody, field, flatOpc, letterOf, longField, paragraph, run } from '../document/letters';

let host: JsdomHost;
afterEach(async () => {
  // Word.run lets its objects go in one more request.
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(host.session.heldObjects).toBe(0);
  host.close();
});

const start = async (body = everythingBody, more: Partial<JsdomHostOptions> = {}): Promise<void> => { host = await startHostInJsdom({ bytes: letterOf(body), ...more }); };
const texts = (): string[] => host.document.paragraphs().map((one) => host.document.text(one));
const asked = <T>(call: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> => new Promise((resolve, reject) => call((result) => {
  if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
  else reject(result.error);
}));

test('reads the body, its paragraphs and how they look', async () => {
  await start();
  await Word.run(async (context) => {
    const { body } = context.document;
    body.load('text,type');
    const paragraphs = body.paragraphs.load('items/text,items/style,items/alignment,items/tableNestingLevel,items/font/bold,items/font/size');
    await context.sync();
    expect(body.text).toBe(texts().join('\r'));
    expect(paragraphs.items.map((one) => one.text)).toEqual(texts());
    expect(paragraphs.items[1]).toMatchObject({ style: 'Heading 1', alignment: 'Left', tableNestingLevel: 0 });
    expect(paragraphs.items[1]!.font).toMatchObject({ bold: true, size: 16 });
    expect(paragraphs.items[2]!.tableNestingLevel).toBe(1);
    expect(paragraphs.items[0]!.font.bold).toBeNull();
    expect(paragraphs.items[0]!.font.size).toBe(11);
  });
});

test('items of a collection can be used in a later request', async () => {
  await start();
  await Word.run(async (context) => {
    const paragraphs = context.document.body.paragraphs.load('items');
    await context.sync();
    paragraphs.items[1]!.insertText('NEW ', 'Start');
    await context.sync();
    paragraphs.items[1]!.getRange('Content').select();
    await context.sync();
  });
  expect(host.document.textOf(host.document.spanOf(host.document.selection))).toBe('NEW our offer and «City»');
});

test('a range follows its text while others edit', async () => {
  await start(paragraph(run('one two three')));
  await Word.run(async (context) => {
    const found = context.document.body.search('two').load('items');
    await context.sync();
    const [only] = host.document.paragraphs();
    host.document.insertText({ paragraph: only!, offset: 0 }, 'zero ');
    host.document.splitParagraph({ paragraph: only!, offset: 5 });
    found.items[0]!.insertText('TWO', 'Replace');
    found.items[0]!.font.bold = true;
    await context.sync();
  });
  expect(texts()).toEqual(['zero ', 'one TWO three']);
  expect(host.document.units(host.document.paragraphs()[1]!).map(({ text }) => text)).toEqual(['one ', 'TWO', ' three']);
});

test('inserts text where it is told to, relative to the selection', async () => {
  await start(paragraph(run('abcdef')));
  const [only] = host.document.paragraphs();
  host.document.setSelection({ anchor: { paragraph: only!, offset: 4 }, focus: { paragraph: only!, offset: 2 } });
  await Word.run(async (context) => {
    const selection = context.document.getSelection();
    selection.insertText('<', 'Start');
    selection.insertText('>', 'End');
    selection.insertText('[', 'Before');
    selection.insertText(']', 'After');
    selection.load('text');
    await context.sync();
    expect(selection.text).toBe('<cd>');
  });
  expect(texts()).toEqual(['ab[<cd>]ef']);
});

test('one request is one step of undo', async () => {
  await start(paragraph(run('text')));
  await Word.run(async (context) => {
    context.document.body.insertParagraph('second', 'End');
    context.document.body.insertText('!', 'End');
    await context.sync();
  });
  expect(texts()).toEqual(['text', 'second!']);
  host.document.undo();
  expect(texts()).toEqual(['text']);
});

test('searches with options, over fields too', async () => {
  await start(paragraph(run('Word word sword ') + field('MERGEFIELD Contact_Name', '«Contact_Name»')));
  await Word.run(async (context) => {
    const search = (text: string, options?: object): Word.RangeCollection => context.document.body.search(text, options).load('items/text');
    const all = [search('word'), search('word', { matchCase: true }), search('word', { matchWholeWord: true }), search('w?rd', { matchWildcards: true }), search('«Contact_Name»')];
    await context.sync();
    expect(all.map(({ items }) => items.length)).toEqual([3, 2, 2, 2, 1]);
    expect(all[4]!.items[0]!.text).toBe('«Contact_Name»');
  });
});

test('inserts OOXML: one paragraph in the line, several as paragraphs', async () => {
  await start(paragraph(run('before after')));
  const [only] = host.document.paragraphs();
  const caret = { paragraph: only!, offset: 7 };
  host.document.setSelection({ anchor: caret, focus: caret });
  await Word.run(async (context) => {
    context.document.getSelection().insertOoxml(flatOpc(paragraph(field('MERGEFIELD City', '«City»'))), 'End');
    await context.sync();
    context.document.body.insertOoxml(flatOpc(paragraph(run('one')) + paragraph(run('two'))), 'End');
    await context.sync();
  });
  expect(texts()).toEqual(['before «City»after', 'one', 'two']);
  expect(host.document.fields().map(({ code }) => code)).toEqual(['MERGEFIELD City']);
  await expect(Word.run(async (context) => {
    context.document.body.insertOoxml('<no>', 'End');
    await context.sync();
  })).rejects.toMatchObject({ code: 'InvalidArgument' });
  expect(texts()).toHaveLength(3);
});

test('a paragraph goes as a whole, but not the beginning of a field that ends in another', async () => {
  await start(paragraph(run('one')) + longField('two', 'three').map((content) => paragraph(content)).join(''));
  await Word.run(async (context) => {
    const paragraphs = context.document.body.paragraphs.load('items');
    await context.sync();
    paragraphs.items[0]!.delete();
    paragraphs.items[1]!.delete();
    await context.sync();
  });
  expect(texts()).toEqual(['', 'three']);
  expect(host.document.fields().map(({ result, complete }) => [result, complete])).toEqual([['three', true]]);
});

test('what getOoxml gives can be inserted again', async () => {
  await start();
  await Word.run(async (context) => {
    const ooxml = context.document.body.getOoxml();
    await context.sync();
    context.document.body.insertOoxml(ooxml.value, 'Replace');
    await context.sync();
  });
  expect(texts().filter(Boolean)).toEqual(['Dear «Contact_Name», hello there', 'our offer and «City»', 'left', 'right 😀', 'In Turku\ttoday\v', 'first', 'second after']);
});

describe.each([['windows', true], ['mac', true], ['web', false]] as const)('fields in Word for %s', (profile, works) => {
  test('insertField', async () => {
    await start(paragraph(run('Hello ')), { profile });
    expect(Office.context.requirements.isSetSupported('WordApi', '1.5')).toBe(true);
    const inserting = Word.run(async (context) => {
      const inserted = context.document.body.getRange('End').insertField('End', 'MergeField', 'Contact_Name \\b "Mr "', true);
      inserted.load('code,type');
      await context.sync();
      return [inserted.code, inserted.type];
    });
    if (works) expect(await inserting).toEqual([' MERGEFIELD Contact_Name \\b "Mr " ', 'MergeField']);
    else await expect(inserting).rejects.toMatchObject({ code: 'NotImplemented' });
    expect(texts()).toEqual([works ? 'Hello «Contact_Name»' : 'Hello ']);
  });
  test('the platform is the one it plays', async () => {
    await start(paragraph(''), { profile });
    expect(Office.context.platform).toBe({ windows: 'PC', mac: 'Mac', web: 'OfficeOnline' }[profile]);
  });
});

test('reads fields and selects one', async () => {
  await start();
  await Word.run(async (context) => {
    const fields = context.document.body.fields.load('items/code,items/type');
    await context.sync();
    expect(fields.items.map(({ code }) => code.trim())).toEqual(['MERGEFIELD Contact_Name', 'MERGEFIELD City']);
    fields.items[1]!.result.select();
    await context.sync();
  });
  expect(host.document.textOf(host.document.spanOf(host.document.selection))).toBe('«City»');
});

test('content controls: found, filled, made, taken away', async () => {
  await start();
  await Word.run(async (context) => {
    const place = context.document.contentControls.getByTag('place').getFirst();
    place.load('title,text,id');
    const none = context.document.contentControls.getByTag('nothing').getFirstOrNullObject();
    none.load('title');
    await context.sync();
    expect([place.title, place.text, place.id, none.isNullObject]).toEqual(['Place', 'Turku', 4711, true]);
    place.insertText('Helsinki', 'Replace');
    place.title = 'Town';
    const made = context.document.body.paragraphs.getFirst().insertContentControl();
    made.tag = 'first';
    await context.sync();
    const all = context.document.contentControls.load('items/title,items/tag,items/text');
    await context.sync();
    expect(all.items.map(({ title, tag, text }) => [title, tag, text])).toEqual([['', 'first', 'Dear «Contact_Name», hello there'], ['Town', 'place', 'Helsinki']]);
    made.delete(true);
    await context.sync();
  });
  expect(texts()[0]).toBe('Dear «Contact_Name», hello there');
  expect(host.document.controls()).toHaveLength(1);
});

test('headers and footers; a header that is not there comes into being', async () => {
  await start();
  await Word.run(async (context) => {
    const section = context.document.sections.getFirst();
    const header = section.getHeader('Primary').load('text');
    const first = section.getHeader('FirstPage').load('text');
    await context.sync();
    expect([header.text, first.text]).toEqual(['Lumi Paper Oy', '']);
    first.insertText('first page', 'Start');
    await context.sync();
  });
  expect(host.document.stories().filter(({ kind }) => kind === 'header').map(({ root }) => host.document.text(host.document.paragraphs(root)[0]!))).toEqual(['Lumi Paper Oy', 'first page']);
});

test('properties, built-in and custom', async () => {
  await start();
  await Word.run(async (context) => {
    const { properties } = context.document;
    properties.title = 'Spring <letter>';
    properties.customProperties.add('Segment', 'SM00012');
    properties.customProperties.add('Lines', 250);
    await context.sync();
    properties.load('title,author');
    const segment = properties.customProperties.getItemOrNullObject('segment').load('value');
    const lines = properties.customProperties.getItem('Lines').load('value,type');
    const missing = properties.customProperties.getItemOrNullObject('missing').load('value');
    await context.sync();
    expect([properties.title, properties.author, segment.value, lines.value, lines.type, missing.isNullObject]).toEqual(['Spring <letter>', '', 'SM00012', 250, 'Number', true]);
  });
});

test('an error names its place, keeps what was done before it, and takes its own action back', async () => {
  await start(paragraph(run('text')));
  const failing = Word.run(async (context) => {
    context.document.body.insertText('kept', 'Start');
    context.document.contentControls.getByTag('x').getFirst();
    await context.sync();
  });
  await expect(failing).rejects.toMatchObject({ code: 'ItemNotFound', debugInfo: { errorLocation: expect.any(String) as string } });
  expect(texts()).toEqual(['kepttext']);
});

test('a document that may only be read refuses every write and answers every question', async () => {
  await start(everythingBody, { readOnly: true });
  expect(Office.context.document.mode).toBe('readWrite');
  const before = texts();
  const writes: ((context: Word.RequestContext) => unknown)[] = [
    ({ document }) => document.body.insertText('x', 'End'), ({ document }) => document.body.insertParagraph('x', 'End'), ({ document }) => document.getSelection().insertOoxml(flatOpc(paragraph('')), 'End'),
    ({ document }) => { document.body.font.bold = true; }, ({ document }) => document.body.clear(), ({ document }) => { document.properties.title = 'x'; },
    ({ document }) => document.body.paragraphs.getFirst().delete(), ({ document }) => document.getSelection().insertContentControl(),
  ];
  for (const write of writes) {
    await expect(Word.run(async (context) => {
      write(context);
      await context.sync();
    })).rejects.toMatchObject({ code: 'AccessDenied' });
  }
  expect(texts()).toEqual(before);
  expect(host.document.edited).toBe(false);
});

test('a file is read in slices; the bytes differ from read to read, the document does not', async () => {
  await start();
  const read = async (): Promise<Uint8Array> => {
    const file = await asked<Office.File>((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: 1000 }, done));
    const slices: number[] = [];
    for (let index = 0; index < file.sliceCount; index += 1) slices.push(...(await asked<Office.Slice>((done) => file.getSliceAsync(index, done))).data as number[]);
    await asked<void>((done) => file.closeAsync(done as never));
    expect(slices).toHaveLength(file.size);
    expect(file.sliceCount).toBeGreaterThan(1);
    return Uint8Array.from(slices);
  };
  const [first, second] = [await read(), await read()];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(false);
  expect(Object.entries(unzipSync(first)).map(([name, part]) => [name, Buffer.from(part).toString()])).toEqual(Object.entries(unzipSync(second)).map(([name, part]) => [name, Buffer.from(part).toString()]));
  for (let count = 0; count < 5; count += 1) await read();
});

test('settings are in what the web gives, and missing from what the others give', async () => {
  for (const profile of ['web', 'windows'] as const) {
    host?.close();
    await start(everythingBody, { profile });
    Office.context.document.settings.set('key', { segment: 'SM00012' });
    await asked<unknown>((done) => Office.context.document.settings.saveAsync(done));
    expect(Office.context.document.settings.get('key')).toEqual({ segment: 'SM00012' });
    Office.context.document.settings.set('key', 'not saved');
    await asked<unknown>((done) => Office.context.document.settings.refreshAsync(done));
    expect(Office.context.document.settings.get('key')).toEqual({ segment: 'SM00012' });
    const file = await asked<Office.File>((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: 1 << 20 }, done));
    const { data } = await asked<Office.Slice>((done) => file.getSliceAsync(0, done));
    await asked<void>((done) => file.closeAsync(done as never));
    const parts = unzipSync(Uint8Array.from(data as number[]));
    expect(Buffer.from(parts['word/webextensions/webextension1.xml'] ?? []).includes('SM00012')).toBe(profile === 'web');
    expect(Buffer.from(unzipSync(host.document.save())['word/webextensions/webextension1.xml']!).includes('SM00012')).toBe(true);
    const again = await startHostInJsdom({ bytes: host.document.save() });
    expect(again.Office.context.document.settings.get('key')).toEqual({ segment: 'SM00012' });
    again.close();
  }
});

test('the add-in hears of a new selection, once for each', async () => {
  await start();
  let heard = 0;
  await asked<void>((done) => Office.context.document.addHandlerAsync(Office.EventType.DocumentSelectionChanged, () => { heard += 1; }, done));
  const [first] = host.document.paragraphs();
  for (const offset of [1, 2]) {
    host.document.setSelection({ anchor: { paragraph: first!, offset: 0 }, focus: { paragraph: first!, offset } });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(heard).toBe(2);
});

test('a button of the ribbon runs its function and hears when it is done', async () => {
  await start(paragraph(run('text')));
  const ran: string[] = [];
  Office.actions.associate('insertText', async (event: Office.AddinCommands.Event) => {
    await Word.run(async (context) => {
      context.document.body.insertText('!', 'End');
      await context.sync();
    });
    ran.push(event.source.id);
    event.completed();
  });
  await host.session.runCommand('TextButton', 'insertText');
  expect(ran).toEqual(['TextButton']);
  expect(texts()).toEqual(['text!']);
});

test('the keyboard leaves the pane at its ends and for another part of the window, and comes back to its first control', async () => {
  const ways: string[] = [];
  await start(everythingBody, { focusLeft: (way) => ways.push(way) });
  const { pane } = host;
  const { KeyboardEvent: Press } = pane.defaultView!;
  const press = (key: 'Tab' | 'F6', more: KeyboardEventInit = {}): void => void pane.activeElement!.dispatchEvent(new Press('keydown', { key, keyCode: key === 'Tab' ? 9 : 117, bubbles: true, cancelable: true, ...more }));
  /** Messages take their time in office.js. */
  const becomes = async <T>(read: () => T, expected: T): Promise<void> => {
    for (let tries = 0; tries < 100 && JSON.stringify(read()) !== JSON.stringify(expected); tries += 1) await new Promise((resolve) => { setTimeout(resolve, 10); });
    expect(read()).toEqual(expected);
  };
  pane.body.innerHTML = '<button id="one">One</button><button id="two">Two</button>';
  host.session.focusIn();
  await becomes(() => pane.activeElement!.id, 'one');
  press('Tab');
  expect(pane.activeElement!.id).toBe('two');
  press('Tab');
  press('F6', { ctrlKey: true });
  press('F6', { ctrlKey: true, shiftKey: true });
  press('Tab', { shiftKey: true });
  press('Tab', { shiftKey: true });
  await becomes(() => ways, ['next', 'nextPart', 'previousPart', 'previous']);
  pane.body.innerHTML = '<p>Nothing here takes the focus.</p>';
  host.session.focusIn();
  await becomes(() => ways.slice(4), ['next']);
});

test('createDocument opens the very bytes', async () => {
  const opened: Uint8Array[] = [];
  await start(everythingBody, { openDocument: (bytes) => opened.push(bytes) });
  const bytes = letterOf(paragraph(run('another')));
  await Word.run(async (context) => {
    context.application.createDocument(Buffer.from(bytes).toString('base64')).open();
    await context.sync();
  });
  expect(opened.map((one) => Buffer.from(one).equals(Buffer.from(bytes)))).toEqual([true]);
});

test('objects of several runs that hold the same thing are counted', async () => {
  await start();
  await Promise.all([1, 2, 3].map((number) => Word.run(async (context) => {
    const { body } = context.document;
    body.load('text');
    await context.sync();
    const range = body.getRange('End');
    await context.sync();
    await new Promise((resolve) => setTimeout(resolve, number * 5));
    range.load('text');
    body.paragraphs.load('items/text');
    await context.sync();
    expect(range.text).toBe('');
  })));
});
