/**
 * The verbs through the real office.js of npm, answered by the stand-in for Word in jsdom.
 * @jest-environment-options {"url": "https://localhost:3000/commands.html"}
 */
import { readPackage } from '../../../src/merge/package/docxPackage';
import { createOfficeJsDocument } from '../../../src/word/officeJs/createOfficeJsDocument';
import type { WordPlatform } from '../../../src/word/wordDocument';
import type { HostOptions } from '../../../word-host/protocol/createHost';
import { startHostInJsdom } from '../../../word-host/protocol/jsdomHost';
import { field, letterOf, paragraph, run, w } from '../../word-host/document/letters';


const body = paragraph(run('Dear ') + run('customer', '<w:b/><w:sz w:val="28"/>') + run(', hello'))
  + paragraph(run('Thank you, ') + field('MERGEFIELD First_Name', '«First_Name»') + run('. See you, ') + field('MERGEFIELD First_Name', '«First_Name»') + run('!'))
  + `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${paragraph(run('cell'))}</w:tc></w:tr></w:tbl>`
  + paragraph(run('P.S. ') + field('MERGEFIELD Comment', '«Comment»'));

type Host = Awaited<ReturnType<typeof startHostInJsdom>>;
let host: Host;
afterEach(() => host?.close());

async function open(profile: WordPlatform & ('web' | 'windows' | 'mac') = 'web', bytes = letterOf(body), more: object = {}) {
  host = await startHostInJsdom({ bytes, profile, ...more });
  return createOfficeJsDocument();
}
/** Puts the caret (or a selection) at places given as [paragraph of the story, offset]. */
function choose(anchor: [number, number], focus = anchor, story = host.document.body) {
  const paragraphs = host.document.paragraphs(story);
  const at = ([index, offset]: [number, number]) => ({ paragraph: paragraphs[index]!, offset });
  host.document.setSelection({ anchor: at(anchor), focus: at(focus) });
}
const texts = (root?: Element) => host.document.paragraphs(root).map((one) => host.document.text(one));
const codes = (root?: Element) => host.document.fields(root).map(({ code }) => code);
const selected = () => host.document.textOf(host.document.spanOf(host.document.selection));
const look = (text: string) => [...host.document.body.getElementsByTagNameNS(w, 'r')].find((one) => one.textContent === text)?.getElementsByTagNameNS(w, 'rPr')[0]?.toString() ?? '';

describe.each(['web', 'windows', 'mac'] as const)('in Word for %s', (profile) => {
  it('a merge field goes behind the caret and looks like its surroundings', async () => {
    const letter = await open(profile);
    choose([0, 8]);
    await letter.insertMergeField({ name: 'Contact_Name', textBefore: 'Mrs. "X" ' });
    expect(texts()[0]).toBe('Dear cus«Contact_Name»tomer, hello');
    expect(codes()[0]).toBe('MERGEFIELD Contact_Name \\b "Mrs. \\"X\\" "');
    const properties = look('«Contact_Name»');
    expect(properties).toContain('w:b');
    expect(properties).toContain('w:val="28"');
  });
  it('fields that are inserted one after the other stand in that order', async () => {
    const letter = await open(profile);
    choose([0, 0]);
    for (const name of ['Contact_Name', 'First_Name', 'Surname']) await letter.insertMergeField({ name });
    expect(texts()[0]).toBe('«Contact_Name»«First_Name»«Surname»Dear customer, hello');
  });
  it('nothing that is selected is replaced', async () => {
    const letter = await open(profile);
    choose([0, 13], [0, 5]);
    await letter.insertMergeField({ name: 'Surname' });
    expect(texts()[0]).toBe('Dear customer«Surname», hello');
  });
  it('a field for the text gets a paragraph of its own', async () => {
    const letter = await open(profile);
    choose([0, 3]);
    await letter.insertMergeField({ name: 'Comment', textBefore: 'P.S. ', ownParagraph: true });
    await letter.insertMergeField({ name: 'Surname' });
    expect(texts().slice(0, 3)).toEqual(['Dear customer, hello', '«Comment»«Surname»', 'Thank you, «First_Name». See you, «First_Name»!']);
  });
  it('a field with its paragraph is one step of undo', async () => {
    const letter = await open(profile);
    const before = texts();
    choose([0, 3]);
    await letter.insertMergeField({ name: 'Comment', ownParagraph: true });
    expect(texts()).toHaveLength(before.length + 1);
    host.document.undo();
    expect(texts()).toEqual(before);
    expect(host.document.canUndo).toBe(false);
  });
  it('a field goes into a table and into a header', async () => {
    const letter = await open(profile);
    choose([2, 4]);
    await letter.insertMergeField({ name: 'Contact_City' });
    expect(texts()[2]).toBe('cell«Contact_City»');
    const header = host.document.stories().find(({ kind }) => kind === 'header')!.root;
    choose([0, 4], [0, 4], header);
    await letter.insertMergeField({ name: 'Company_Information_Name' });
    expect(texts(header)).toEqual(['Lumi«Company_Information_Name» Paper Oy']);
  });
  it('a passage is marked, found, shown and let go, each in one step of undo; its text stays', async () => {
    const letter = await open(profile);
    const before = texts();
    choose([0, 5], [0, 13]);
    expect(await letter.markPassage({ id: 'a1', title: ' ' })).toEqual({ id: 'a1', title: 'customer', text: 'customer' });
    choose([1, 0], [2, 4]);
    await expect(letter.markPassage({ id: 'b2', title: 'Offer' })).rejects.toMatchObject({ code: 'PASSAGE_REFUSED' });
    choose([1, 0], [1, host.document.length(host.document.paragraphs()[1]!)]);
    await letter.markPassage({ id: 'b2', title: 'Thanks' });
    expect(texts()).toEqual(before);
    expect(await letter.passages()).toEqual([{ id: 'a1', title: 'customer', text: 'customer' }, { id: 'b2', title: 'Thanks', text: 'Thank you, «First_Name». See you, «First_Name»!' }]);
    expect([await letter.showPassage('a1'), selected(), await letter.showPassage('none')]).toEqual(['shown', 'customer', 'gone']);
    await letter.unmarkPassage('a1');
    expect([texts(), (await letter.passages()).map(({ id }) => id)]).toEqual([before, ['b2']]);
    host.document.undo();
    expect((await letter.passages()).map(({ id }) => id)).toEqual(['a1', 'b2']);
    host.document.redo();
    expect((await letter.passages()).map(({ id }) => id)).toEqual(['b2']);
  });
  it('a passage in the letter is a control with our tag and its title around the very runs', async () => {
    const letter = await open(profile);
    choose([0, 5], [0, 13]);
    await letter.markPassage({ id: 'a1', title: 'Who' });
    const xml = Buffer.from(readPackage(await letter.readBytes()).parts.get('word/document.xml')!).toString();
    expect(xml).toMatch(/<w:sdt><w:sdtPr><w:alias w:val="Who"\/><w:tag w:val="segment-letters:passage:a1"\/><w:id w:val="\d+"\/><\/w:sdtPr><w:sdtContent><w:r><w:rPr><w:b\/><w:sz w:val="28"\/><\/w:rPr><w:t[^>]*>customer<\/w:t><\/w:r><\/w:sdtContent><\/w:sdt>/);
  });
  it('nothing selected is no passage, and half of two paragraphs neither', async () => {
    const letter = await open(profile);
    const before = texts();
    choose([0, 3]);
    await expect(letter.markPassage({ id: 'a1', title: '' })).rejects.toMatchObject({ code: 'SELECTION_EMPTY' });
    choose([0, 5], [1, 5]);
    await expect(letter.markPassage({ id: 'a1', title: '' })).rejects.toMatchObject({ code: 'PASSAGE_REFUSED' });
    expect(await letter.passages()).toEqual([]);
    expect([texts(), host.document.controls()]).toEqual([before, []]);
  });
  it('a paragraph with the start of the next one, as a click three times selects it, is the paragraph; its end with that start is its end', async () => {
    const letter = await open(profile);
    const before = texts();
    choose([0, 0], [1, 0]);
    expect(await letter.markPassage({ id: 'a1', title: 'First' })).toEqual({ id: 'a1', title: 'First', text: 'Dear customer, hello' });
    expect([texts(), (await letter.passages()).map(({ text }) => text)]).toEqual([before, ['Dear customer, hello']]);
    await letter.unmarkPassage('a1');
    choose([0, 5], [1, 0]);
    expect((await letter.markPassage({ id: 'b2', title: '' })).text).toBe('customer, hello');
  });
  it('so are paragraphs with the start of the one behind them', async () => {
    const letter = await open(profile, letterOf(paragraph(run('One')) + paragraph(run('Two')) + paragraph(run('Three'))));
    choose([0, 0], [2, 0]);
    expect(await letter.markPassage({ id: 'a1', title: 'Both' })).toEqual({ id: 'a1', title: 'Both', text: 'One\nTwo' });
    expect(await letter.passages()).toEqual([{ id: 'a1', title: 'Both', text: 'One\nTwo' }]);
  });
  it('the letter is read whole', async () => {
    const letter = await open(profile);
    const [first, second] = [await letter.readBytes(), await letter.readBytes()];
    expect(readPackage(first).parts.get('word/document.xml')).toEqual(host.document.bytes('word/document.xml'));
    expect(first).not.toEqual(second);
    expect(readPackage(first).parts.get('word/styles.xml')).toEqual(readPackage(second).parts.get('word/styles.xml'));
  });
  it('no object of Word is held when the work is done', async () => {
    const letter = await open(profile);
    choose([0, 1]);
    await letter.insertMergeField({ name: 'Surname', ownParagraph: true });
    await letter.showPlace({ story: 'body', paragraph: 1, occurrence: 0, near: '«First_Name»' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(host.session.heldObjects).toBe(0);
  });
});

describe('the way a field goes in', () => {
  const watched = () => jest.spyOn(host.Word.Range.prototype, 'insertOoxml');
  it.each([['web', 1], ['windows', 0], ['mac', 0]] as const)('is OOXML in Word on the web, which announces insertField and refuses it: %s', async (profile, packages) => {
    const letter = await open(profile);
    const asOoxml = watched();
    await letter.insertMergeField({ name: 'Surname' });
    expect([host.Office.context.requirements.isSetSupported('WordApi', '1.5'), asOoxml.mock.calls.length]).toEqual([true, packages]);
  });
  it('is OOXML where Word promised insertField and fails', async () => {
    const letter = await open('windows', letterOf(body), { shim: false });
    const asOoxml = watched();
    choose([0, 5]);
    await letter.insertMergeField({ name: 'Surname', ownParagraph: true });
    expect(asOoxml).toHaveBeenCalledTimes(1);
    expect(texts().slice(0, 2)).toEqual(['Dear customer, hello', '«Surname»']);
  });
});

it('the button on the ribbon puts in the field for the text, and is done then', async () => {
  await open();
  choose([3, 2]);
  await import('../../../src/commands/commands');
  await host.session.runCommand('SegmentLetters.LetterText', 'insertLetterText');
  expect(texts().slice(-2)).toEqual(['P.S. «Comment»', '«Comment»']);
});

describe('the button on the ribbon, in a document that refuses', () => {
  type Dialog = Parameters<NonNullable<HostOptions['openDialog']>>;
  async function refuse() {
    const shown: { request: Dialog[0]; dialog: Dialog[1]; close: jest.Mock }[] = [];
    await open('web', letterOf(body), { readOnly: true, openDialog: (...[request, dialog]: Dialog) => { const close = jest.fn(); shown.push({ request, dialog, close }); return { close }; } });
    jest.resetModules();
    await import('../../../src/commands/commands');
    const done = jest.fn();
    const running = host.session.runCommand('SegmentLetters.LetterText', 'insertLetterText').then(done);
    for (let tries = 0; shown.length === 0 && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(done).not.toHaveBeenCalled();
    return { ...shown[0]!, running, shown };
  }
  it('says why in a dialog, and is done when the person has closed it', async () => {
    const { request, dialog, running, shown } = await refuse();
    expect(new URL(request.url).origin).toBe('https://localhost:3000');
    expect(new URL(request.url).pathname).toBe('/refused.html');
    expect(new URL(request.url).searchParams.get('code')).toBe('DOCUMENT_READ_ONLY');
    dialog.closedByPerson();
    await running;
    expect(shown).toHaveLength(1);
  });
  it('closes the dialog when its page asks for that', async () => {
    const { dialog, running, close } = await refuse();
    const posted: string[] = [];
    const session = dialog.connect((message) => posted.push(message));
    const { xdmInfo, hostInfo } = JSON.parse(session.frameName) as { xdmInfo: string; hostInfo: string };
    expect(hostInfo.split('|')[5]).toBe('isDialog');
    session.receive(JSON.stringify({ _messageType: 0, _actionType: 0, _actionName: 'executeMethod', _conversationId: xdmInfo.split('|')[0], _correlationId: 1, _data: { DdaMethod: { DispatchId: 144 }, messageToParent: 'close' } }));
    await running;
    expect(close).toHaveBeenCalled();
    expect(posted).toHaveLength(1);
  });
});

describe('a dialog with a page of ours', () => {
  type Dialog = Parameters<NonNullable<HostOptions['openDialog']>>;
  async function openDialog() {
    const shown: { request: Dialog[0]; dialog: Dialog[1]; close: jest.Mock }[] = [];
    const letter = await open('web', letterOf(body), { openDialog: (...[request, dialog]: Dialog) => { const close = jest.fn(); shown.push({ request, dialog, close }); return { close }; } });
    const heard: string[] = [];
    const closed = jest.fn();
    const asked = { page: 'wideTable.html?theme=dark', width: 80, height: 70, onMessage: (message: string) => heard.push(message), onClosed: closed };
    const opened = await letter.openDialog(asked);
    const { request, dialog, close } = shown[0]!;
    const posted: string[] = [];
    const session = dialog.connect((message) => posted.push(message));
    const id = (JSON.parse(session.frameName) as { xdmInfo: string }).xdmInfo.split('|')[0];
    /** As office.js in the dialog's frame does. */
    const send = (more: object) => session.receive(JSON.stringify({ _messageType: 0, _conversationId: id, _correlationId: 1, ...more }));
    return { letter, asked, opened, request, dialog, close, heard, closed, posted, send, shown };
  }
  const until = async (so: () => boolean) => { for (let tries = 0; !so() && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10)); };
  const tells = (posted: string[]) => posted.map((one) => JSON.parse(one) as { _actionName: string; _data: { messageContent?: string } }).filter(({ _actionName }) => _actionName === 'dialogParentMessageReceived').flatMap(({ _data }) => _data.messageContent ?? []);

  it('is a page of our origin without the fragment, in the size that is asked for', async () => {
    const { request } = await openDialog();
    expect(request).toMatchObject({ url: 'https://localhost:3000/wideTable.html?theme=dark', width: 80, height: 70 });
  });
  it('hears what its page says, and its page what it says', async () => {
    const { opened, heard, posted, send } = await openDialog();
    send({ _actionType: 0, _actionName: 'executeMethod', _data: { DdaMethod: { DispatchId: 144 }, messageToParent: '{"is":"ready"}' } });
    await until(() => heard.length > 0);
    expect(heard).toEqual(['{"is":"ready"}']);
    send({ _actionType: 1, _actionName: 'dialogParentMessageReceived', _data: {} });
    opened.say('ä “rows”');
    await until(() => tells(posted).length > 0);
    expect(tells(posted)).toEqual(['ä “rows”']);
  });
  it('can be closed by either, once, and opened again; a second one beside it is refused', async () => {
    const { letter, asked, opened, dialog, close, closed, shown } = await openDialog();
    await expect(letter.openDialog(asked)).rejects.toMatchObject({ code: 'DIALOG_OPEN' });
    dialog.closedByPerson();
    await until(() => closed.mock.calls.length > 0);
    expect(closed).toHaveBeenCalledTimes(1);
    opened.close();
    opened.say('nobody hears');
    expect(close).not.toHaveBeenCalled();
    const again = await letter.openDialog(asked);
    again.close();
    await until(() => shown[1]!.close.mock.calls.length > 0);
    expect(shown[1]!.close).toHaveBeenCalledTimes(1);
    expect(closed).toHaveBeenCalledTimes(1);
  });
});

describe('showing a place', () => {
  it('selects the field itself, the how-many-th it is', async () => {
    const letter = await open();
    expect(await letter.showPlace({ story: 'body', paragraph: 1, occurrence: 1, near: '. See you, «First_Name»!' })).toBe('shown');
    expect(selected()).toBe('«First_Name»');
    expect(host.document.spanOf(host.document.selection).start.offset).toBeGreaterThan(12);
  });
  it('counts the paragraphs of tables', async () => {
    const letter = await open();
    expect(await letter.showPlace({ story: 'body', paragraph: 3, occurrence: 0, near: 'P.S. «Comment»' })).toBe('shown');
    expect(selected()).toBe('«Comment»');
  });
  it('selects words where there is no field', async () => {
    const letter = await open();
    expect(await letter.showPlace({ story: 'body', paragraph: 2, occurrence: 0, near: 'cell' })).toBe('shown');
    expect(selected()).toBe('cell');
  });
  it('goes into a header', async () => {
    const letter = await open();
    expect(await letter.showPlace({ story: 'header', paragraph: 0, occurrence: 0, near: 'Paper Oy' })).toBe('shown');
    expect(selected()).toBe('Paper Oy');
  });
  it('says that a place is gone, and leaves the selection where it was', async () => {
    const letter = await open();
    choose([0, 0], [0, 4]);
    expect(await letter.showPlace({ story: 'body', paragraph: 0, occurrence: 0, near: 'Something else' })).toBe('gone');
    expect(await letter.showPlace({ story: 'footer', paragraph: 5, occurrence: 0, near: 'Nobody' })).toBe('gone');
    expect(await letter.showPlace({ story: 'textBox', paragraph: 0, occurrence: 0, near: 'x' })).toBe('outOfReach');
    expect(await letter.showPlace({ story: 'comment', paragraph: 0, occurrence: 0, near: 'x' })).toBe('outOfReach');
    expect(selected()).toBe('Dear');
  });
});

describe('a document that refuses', () => {
  it('is explained, and stays as it was', async () => {
    const letter = await open('web', letterOf(body), { readOnly: true });
    const before = texts();
    for (const ownParagraph of [false, true])
      await expect(letter.insertMergeField({ name: 'Surname', ownParagraph })).rejects.toMatchObject({ name: 'WordProblem', code: 'DOCUMENT_READ_ONLY' });
    expect(texts()).toEqual(before);
  });
  it('keeps no empty paragraph for a field that could not be put into it', async () => {
    const letter = await open();
    const before = texts();
    const refused = jest.spyOn(host.Word.Range.prototype, 'insertOoxml').mockImplementation(() => { throw new Error('Refused.'); });
    await expect(letter.insertMergeField({ name: 'Comment', ownParagraph: true })).rejects.toMatchObject({ code: 'WRITE_REFUSED' });
    expect(refused).toHaveBeenCalled();
    expect(texts()).toEqual(before);
  });
  it('keeps none either where the refusal comes from Word, half way, and leaves the person’s own empty paragraphs alone', async () => {
    const letter = await open('web', letterOf(paragraph(run('One')) + paragraph(run('Two')) + paragraph('') + paragraph(run('Three'))));
    const { insertOoxml } = host.Word.Range.prototype;
    jest.spyOn(host.Word.Range.prototype, 'insertOoxml').mockImplementation(function broken(this: Word.Range, _: string, where) { return insertOoxml.call(this, '<no package', where); });
    choose([0, 1]);
    await expect(letter.insertMergeField({ name: 'Comment', ownParagraph: true })).rejects.toMatchObject({ name: 'WordProblem' });
    expect(texts()).toEqual(['One', 'Two', '', 'Three']);
    choose([1, 1]);
    await expect(letter.insertMergeField({ name: 'Comment', ownParagraph: true })).rejects.toMatchObject({ name: 'WordProblem' });
    expect(texts().filter((text) => text !== '')).toEqual(['One', 'Two', 'Three']);
  });
  it('is read all the same, even where the first read fails', async () => {
    const letter = await open('web', letterOf(body), { failReadOnce: true });
    expect(readPackage(await letter.readBytes()).parts.has('word/document.xml')).toBe(true);
  });
});

it('letters open as a new document with the same content', async () => {
  const opened: Uint8Array[] = [];
  const letter = await open('web', letterOf(body), { openDocument: (bytes: Uint8Array) => { opened.push(bytes); } });
  const letters = letterOf(paragraph(run('x'.repeat(200_000))));
  await letter.openLetters(letters);
  expect(opened).toHaveLength(1);
  expect(Buffer.from(opened[0]!).equals(Buffer.from(letters))).toBe(true);
});
it('bytes that are no document are refused with a code', async () => {
  const letter = await open();
  await expect(letter.openLetters(new TextEncoder().encode('no docx'))).rejects.toMatchObject({ code: 'OPEN_FAILED' });
});
it('notes come back as they were written', async () => {
  const letter = await open();
  expect(await letter.readNotes()).toEqual({ fieldMapping: {}, fineFields: [] });
  const notes = { segmentNo: 'SM00012', fieldMapping: { 'Etu "nimi"': 'First_Name' }, fineFields: ['Contact_Fax_No'] };
  await letter.writeNotes(notes);
  expect(await letter.readNotes()).toEqual(notes);
});
