import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { docx, field, mergeField, p, passage, r } from '../merge/build/docx';
import { readText } from '../merge/build/letterText';
import { spring, startUnderTest, token, type ServiceUnderTest } from '../service/serviceUnderTest';
import { atTerminal } from './atTerminal';

let folder: string;
let service: ServiceUnderTest;
let where: string[];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'letters-'));
  service = await startUnderTest();
  writeFileSync(inFolder('token'), token);
  where = ['--service', await service.app.listen({ port: 0, host: '127.0.0.1' }), '--token-file', inFolder('token')];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => path.join(folder, name);
const letters = (...args: string[]) => atTerminal('letters', '--segment', spring, '--out', inFolder('out'), ...args, ...where);
const fields = p(mergeField('Contact_Name')) + p(mergeField('Comment'));
const letterSaying = (text: string) => docx({ body: p(r(text)) + fields });
const textOf = (name: string): string => readText(readFileSync(inFolder(name)));

it("writes no combined document over another: contacts' own letters of one name, however they are written", async () => {
  const link = (text: string, whom: { lineNo?: number; languageCode?: string; name: string }) => (
    service.ask('linkLetter', { params: { no: spring }, body: { languageCode: '', url: '', templateHash: '', document: Buffer.from(letterSaying(text)).toString('base64'), ...whom } }));
  await link('For all', { name: 'Letter.docx' });
  await link('For the first', { name: 'Own.docx', lineNo: 10000 });
  await link('For the second', { name: 'Own.docx', lineNo: 20000 });
  await link('For the third', { name: 'OWN (2).docx', lineNo: 30000 });
  const { code, out, error } = await letters('--combined', inFolder('all.docx'));
  expect([code, error]).toEqual([0, []]);
  const written = readdirSync(folder).filter((name) => name.startsWith('all'));
  expect(out.filter((line) => line.startsWith('The letters of '))).toHaveLength(4);
  expect(written.map((name) => /For (all|the \w+)/.exec(textOf(name))![0]).sort()).toEqual(['For all', 'For the first', 'For the second', 'For the third']);
  expect(new Set(written.map((name) => name.toLowerCase())).size).toBe(4);
  for (const name of written) expect(out.some((line) => line.endsWith(` in ${inFolder(name)}`))).toBe(true);
});

it('says before a letter is made that the document of all letters has no place', async () => {
  writeFileSync(inFolder('right.docx'), letterSaying('Hello'));
  mkdirSync(inFolder('all.docx'));
  expect(await letters('--template', inFolder('right.docx'), '--combined', inFolder('all.docx'))).toEqual({ code: 1, out: [], error: [`segment-letters: ${inFolder('all.docx')} cannot be written: a folder of this name is in the way.`] });
  expect(readdirSync(folder).sort()).toEqual(['all.docx', 'right.docx', 'token']);
});

it('tells the segment what its passages are with letters that are made, and with no others', async () => {
  const known = async () => (await service.ask('segment', { params: { no: spring } })).passages.map(({ title, isInLetter }) => [title, isInLetter]);
  const body = p(passage('greeting', r('Best wishes'))) + fields;
  writeFileSync(inFolder('wrong.docx'), docx({ body: body + p(mergeField('No_Such_Field')) }));
  writeFileSync(inFolder('right.docx'), docx({ body }));
  expect(await letters('--template', inFolder('wrong.docx'))).toMatchObject({ code: 1, error: [expect.stringContaining('is not ready, so nothing was made')] });
  expect(await known()).toEqual([]);
  expect(await letters('--template', inFolder('right.docx'))).toMatchObject({ code: 0 });
  expect(await known()).toEqual([['greeting', true]]);
});

it('says whose language is not known where each contact is to have its own', async () => {
  await service.ask('changeLine', { params: { no: spring, lineNo: 10000 }, body: { details: { languageCode: 'XXX' } } });
  writeFileSync(inFolder('T.docx'), letterSaying('Hello'));
  const { contactNo, contactName } = await service.ask('segmentLine', { params: { no: spring, lineNo: 10000 } });
  expect((await letters('--template', inFolder('T.docx'), '--contact-language')).error).toContain(`To look at: ${inFolder('T.docx')}: the language "XXX" is not known, so dates and numbers are written as without one: ${contactNo} ${contactName}`);
}, 60_000);

it('says whose text has a link that no letter may have, and makes nothing', async () => {
  writeFileSync(inFolder('right.docx'), docx({ body: fields }));
  const ownText = (lineNo: number, text: string) => service.ask('changeLine', { params: { no: spring, lineNo }, body: { textChoice: 'own', ownText: text } });
  await ownText(20000, 'Our [shop](www.example.com)');
  await ownText(30000, '[this](https://exa mple.com), [shop](www.example.com)');
  const [second, third] = await Promise.all([20000, 30000].map(async (lineNo) => {
    const { contactNo, contactName } = await service.ask('segmentLine', { params: { no: spring, lineNo } });
    return `${contactNo} ${contactName}`;
  }));
  const said = (address: string): string => `${inFolder('right.docx')}: texts with a link to ${address} (links begin with https://, http:// or mailto: and are whole addresses without spaces)`;
  expect(await letters('--template', inFolder('right.docx'))).toEqual({
    code: 1, out: [], error: [`segment-letters: ${inFolder('right.docx')} is not ready, so nothing was made: ${said('www.example.com')} (2): ${second}, ${third}; ${said('https://exa mple.com')}: ${third}.`],
  });
  expect(readdirSync(folder).sort()).toEqual(['right.docx', 'token']);
});

it('accepts tracked changes and leaves comments out: where it is asked to, and of linked letters where that was chosen in the pane', async () => {
  const changed = (element: 'ins' | 'del', author: string, text: string) => `<w:${element} w:id="1" w:author="${author}" w:date="2026-03-01T09:00:00Z">${text}</w:${element}>`;
  const document = docx({ body: p(changed('ins', 'Reviewer One', r('new')), changed('ins', 'Reviewer Two', r(' too')), changed('del', 'Reviewer One', '<w:r><w:delText>old</w:delText></w:r>')) + fields });
  const traces = () => readdirSync(inFolder('out')).map((name) => /<w:(?:ins|del)\b/.test(Buffer.from(unzipSync(readFileSync(inFolder(`out/${name}`)))['word/document.xml']!).toString()));
  writeFileSync(inFolder('changed.docx'), document);
  expect(await letters('--template', inFolder('changed.docx'))).toMatchObject({ code: 1, error: [expect.stringContaining('tracked changes of Reviewer One that were neither accepted nor rejected (--accept-changes) (2)')] });
  const asked = await letters('--template', inFolder('changed.docx'), '--accept-changes');
  expect([asked.code, asked.error.filter((line) => line.startsWith('To know'))]).toEqual([0, [`To know: ${inFolder('changed.docx')}: tracked changes of Reviewer One are accepted in the letters (2)`, `To know: ${inFolder('changed.docx')}: tracked changes of Reviewer Two are accepted in the letters`]]);
  const hashes = readdirSync(inFolder('out')).map((name) => readFileSync(inFolder(`out/${name}`)).toString('base64'));
  expect(new Set(traces())).toEqual(new Set([false]));
  const { items: [run] } = await service.ask('openMergeRuns', { params: { no: spring } });
  expect(run!.options.settled!.map(({ choices }) => choices)).toEqual([{ acceptChanges: true }]);
  rmSync(inFolder('out'), { recursive: true });
  await service.ask('linkLetter', { params: { no: spring }, body: { languageCode: '', name: 'Letter.docx', url: '', templateHash: '', document: Buffer.from(document).toString('base64'), choices: { acceptChanges: true } } });
  expect((await letters()).code).toBe(0);
  expect(readdirSync(inFolder('out')).map((name) => readFileSync(inFolder(`out/${name}`)).toString('base64'))).toEqual(hashes);
});

it('answers what the letters ask: as it was answered in the pane, and before that as the command says', async () => {
  const asks = (words: string) => docx({ body: p(field(`FILLIN &quot;${words}&quot;`, 'x')) + fields });
  for (const [languageCode, words] of [['', 'Which day?'], ['SVE', 'Vilken dag?']] as const) {
    await service.ask('linkLetter', { params: { no: spring }, body: { languageCode, name: `${words}.docx`, url: '', templateHash: '', document: Buffer.from(asks(words)).toString('base64'), choices: { answers: { [words]: 'Kept' } } } });
  }
  const first = () => textOf(`out/${readdirSync(inFolder('out'))[0]!}`);
  expect((await letters()).code).toBe(0);
  expect(first()).toMatch(/^Kept\n/);
  expect(await letters('--answer', 'Which day?=Monday', '--answer', 'Vilken dag?=Måndag')).toMatchObject({ code: 0 });
  expect(first()).toMatch(/^Monday\n/);
  const { items: [run] } = await service.ask('openMergeRuns', { params: { no: spring } });
  expect(run!.options.settled!.map(({ choices }) => choices)).toEqual(expect.arrayContaining([{ answers: { 'Which day?': 'Monday' } }]));
  expect(await letters('--answer', 'Colour=red')).toMatchObject({ code: 1, error: [expect.stringContaining('It asks "Which day?", "Vilken dag?".')] });
});

it('says that a letter is not there, or is none, before it asks anybody', async () => {
  writeFileSync(inFolder('none.docx'), 'no letter');
  const nowhere = ['--service', 'http://127.0.0.1:9', '--token-file', inFolder('token')];
  const asked = (file: string) => atTerminal('letters', '--segment', spring, '--out', inFolder('out'), '--template', inFolder(file), ...nowhere);
  expect(await asked('gone.docx')).toEqual({ code: 1, out: [], error: [`segment-letters: The letter ${inFolder('gone.docx')} does not exist.`] });
  expect(await asked('none.docx')).toMatchObject({ code: 1, error: [expect.stringContaining('none.docx')] });
});
