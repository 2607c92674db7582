import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256Hex } from '../../src/contract/recordHash';
import type { NewLetterLink } from '../../src/contract/segmentLetter';
import { engineVersion, openTemplate, produceLetter, recordValues, templateHash } from '../../src/merge';
import { docx, field, mergeField, p, r } from '../merge/build/docx';
import { readText } from '../merge/build/letterText';
import { handedOverRun, logRun } from '../service/madeRun';
import { spring, startUnderTest, token, type ServiceUnderTest } from '../service/serviceUnderTest';
import { atTerminal } from './atTerminal';

let folder: string;
let service: ServiceUnderTest;
let where: string[];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
  service = await startUnderTest();
  writeFileSync(inFolder('token'), token);
  where = ['--service', await service.app.listen({ port: 0, host: '127.0.0.1' }), '--token-file', inFolder('token')];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => path.join(folder, name);
const letterSaying = (text: string, city = 'Contact_City') => docx({ body: p(r(text), mergeField('Contact_Name')) + p(mergeField(city)) + p(mergeField('Today')) + p(mergeField('Comment')) });
const link = async (document: Uint8Array, whom: Partial<NewLetterLink> = {}) => service.ask('linkLetter', { params: { no: spring }, body: {
  languageCode: '', url: '', name: 'Letter.docx', templateHash: await templateHash(openTemplate(document).parts), document: Buffer.from(document).toString('base64'), ...whom,
} });
const make = (...args: string[]) => atTerminal('letters', '--segment', spring, '--out', inFolder('out'), ...args, ...where);
const verify = (...args: string[]) => atTerminal('verify', ...(args.length > 0 ? args : ['--segment', spring]), ...where);
const newest = async () => (await service.ask('openMergeRuns', { params: { no: spring } })).items[0]!;
const lettersOf = async () => (await service.ask('mergeRun', { params: { id: (await newest()).id } })).letters.filter(({ state }) => state === 'made');
const called = ({ letterNo, contactNo, contactName }: { letterNo: number; contactNo: string; contactName: string }) => `Letter ${letterNo} for ${contactNo} ${contactName}`;

it('proves the letters of a run from what the service keeps: each from its own document, with its mapping, also when newer ones are linked', async () => {
  await link(letterSaying('For all ', 'Addressee'), { fieldMapping: { Addressee: 'Contact_City' } });
  await link(letterSaying('For one '), { lineNo: 10000 });
  expect((await make()).code).toBe(0);
  await link(letterSaying('Newer for all '));
  const all = (await lettersOf()).length;
  expect(all).toBeGreaterThan(3);
  const before = readdirSync(folder).sort();
  expect(await verify()).toEqual({ code: 0, out: [`${all} of ${all} letters are the same to the last byte.`], error: [] });
  expect(await verify('--run', (await newest()).id)).toMatchObject({ code: 0 });
  expect(readdirSync(folder).sort()).toEqual(before);
});

it('takes a document that the service does not keep from a file, and says whose it lacks', async () => {
  writeFileSync(inFolder('T.docx'), letterSaying('Dear '));
  await make('--template', inFolder('T.docx'));
  const letters = await lettersOf();
  const { code, error } = await verify();
  expect([code, error[0], error.at(-1)]).toEqual([1, `${called(letters[0]!)}: the document that it was made from is not kept; name it with --template.`, `segment-letters: 0 of ${letters.length} letters are the same to the last byte.`]);
  expect(await verify('--segment', spring, '--template', inFolder('T.docx'))).toMatchObject({ code: 0 });
});

it('accepts the changes in a letter and answers what it asks where the run did', async () => {
  writeFileSync(inFolder('T.docx'), docx({ body: `<w:p>${r('Dear ')}<w:ins w:id="1" w:author="Reviewer">${mergeField('Contact_Name')}</w:ins></w:p>${p(field('FILLIN &quot;Which day?&quot;', 'x'))}${p(mergeField('Comment'))}` }));
  expect((await make('--template', inFolder('T.docx'), '--accept-changes', '--answer', 'Which day?=Monday')).code).toBe(0);
  expect(await verify('--segment', spring, '--template', inFolder('T.docx'))).toMatchObject({ code: 0, error: [] });
});

it('proves letters whose texts have bold words, links and lists', async () => {
  await link(letterSaying('Dear '));
  await service.ask('changeLine', { params: { no: spring, lineNo: 10000 }, body: { textChoice: 'own', ownText: '**Our** [shop](https://example.com/)\n1. chairs\n2. lamps' } });
  expect((await make()).code).toBe(0);
  expect(readText(readFileSync(inFolder(`out/${readdirSync(inFolder('out')).sort()[0]!}`)))).toMatch(/\nOur shop\nchairs\nlamps$/);
  expect(await verify()).toMatchObject({ code: 0, error: [] });
});

it('writes dates in each contact\'s language where the run did, as it is asked to or was chosen in the pane', async () => {
  const document = docx({ body: p(mergeField('Contact_Name')) + p(mergeField('Today', { switches: '\\@ "MMMM"' })) + p(mergeField('Comment')) });
  writeFileSync(inFolder('T.docx'), document);
  await service.ask('changeLine', { params: { no: spring, lineNo: 10000 }, body: { details: { languageCode: 'DEU' } } });
  const months = () => new Set(readdirSync(inFolder('out')).map((name) => readText(readFileSync(inFolder(`out/${name}`))).split('\n')[1]));
  expect((await make('--template', inFolder('T.docx'))).code).toBe(0);
  expect(months().size).toBe(1);
  rmSync(inFolder('out'), { recursive: true });
  expect((await make('--template', inFolder('T.docx'), '--contact-language')).code).toBe(0);
  const asked = months();
  expect(asked.size).toBeGreaterThan(1);
  expect((await newest()).options.settled!.map(({ choices }) => choices)).toEqual([{ contactLanguage: true }]);
  expect(await verify('--segment', spring, '--template', inFolder('T.docx'))).toMatchObject({ code: 0, error: [] });
  rmSync(inFolder('out'), { recursive: true });
  await link(document, { choices: { contactLanguage: true } });
  expect((await make()).code).toBe(0);
  expect(months()).toEqual(asked);
  expect(await verify()).toMatchObject({ code: 0, error: [] });
});

it('knows one document that was settled otherwise for one contact, whatever was settled since', async () => {
  const document = docx({ body: p(mergeField('Addressee')) + p(field('FILLIN &quot;Which day?&quot;', 'x')) + p(mergeField('Comment')) });
  const settled = (name: string, day: string) => ({ fieldMapping: { Addressee: name }, choices: { answers: { 'Which day?': day } } });
  await link(document, settled('Contact_Name', 'Monday'));
  await link(document, { lineNo: 10000, ...settled('Contact_City', 'Friday') });
  expect((await make()).code).toBe(0);
  await link(document, settled('Contact_No', 'Sunday'));
  expect(await verify()).toMatchObject({ code: 0, error: [] });
  writeFileSync(inFolder('T.docx'), document);
  expect(await verify('--segment', spring, '--template', inFolder('T.docx'))).toMatchObject({ code: 0, error: [] });
});

it('says whose letter cannot be made any more, and compares the others', async () => {
  const document = docx({ body: p(field('SKIPIF 1 = 1', '')) + p(mergeField('Contact_Name')) + p(mergeField('Comment')) });
  await link(document);
  await handedOverRun(service, spring, { change: { templateHash: await templateHash(openTemplate(document).parts), engineVersion } });
  const letters = await lettersOf();
  expect((await verify()).error).toEqual(expect.arrayContaining([
    `${called(letters[0]!)}: it cannot be made again: its document leaves this record out by a condition of its own.`, `segment-letters: 0 of ${letters.length} letters are the same to the last byte.`]));
});

it('says whose record changed, and who is gone', async () => {
  await link(letterSaying('Dear '));
  await make();
  const letters = await lettersOf();
  await service.ask('changeLine', { params: { no: spring, lineNo: letters[0]!.lineNo }, body: { textChoice: 'own', ownText: 'Another text' } });
  await service.ask('removeLine', { params: { no: spring, lineNo: letters[1]!.lineNo } });
  const { code, error } = await verify();
  expect([code, error]).toEqual([1, [
    `${called(letters[0]!)}: what it prints of the contact or the segment changed since.`, `${called(letters[1]!)}: the contact is not in the segment any more.`,
    `segment-letters: ${letters.length - 2} of ${letters.length} letters are the same to the last byte.`,
  ]]);
});

it('prints the day that the run froze', async () => {
  const document = letterSaying('Dear ');
  await link(document);
  const template = openTemplate(document);
  const today = '2026-10-05';
  const { header, lines } = await service.all('mergeData', { params: { no: spring }, query: { today } });
  const hashes = new Map(await Promise.all(lines.map(async (record) => [record.lineNo, await sha256Hex(produceLetter(template, recordValues(header.common, record)))] as const)));
  await handedOverRun(service, spring, { change: { templateHash: await templateHash(template.parts), engineVersion, options: { today } }, hashOf: ({ lineNo }) => hashes.get(lineNo)! });
  expect(await verify()).toMatchObject({ code: 0, error: [] });
});

it('tells another engine from a fault', async () => {
  const document = letterSaying('Dear ');
  await link(document);
  const hash = await templateHash(openTemplate(document).parts);
  await handedOverRun(service, spring, { change: { templateHash: hash, engineVersion: '1' } });
  const [old] = await lettersOf();
  expect((await verify()).error.slice(0, 2)).toEqual([`Note: the letters were made by version 1 of the engine, this is ${engineVersion}`, `${called(old!)}: another version of the engine made it.`]);
  await handedOverRun(service, spring, { change: { templateHash: hash, engineVersion } });
  expect((await verify()).error[0]).toBe(`${called(old!)}: the same document, record and engine made other bytes, which is a fault of the program.`);
});

it('has nothing to say of letters that are logged, or not there', async () => {
  expect(await verify()).toMatchObject({ code: 1, error: [`segment-letters: Segment ${spring} has no letters that are made and not logged.`] });
  expect((await verify('--run', '00000000-0000-4000-8000-000000000000')).error).toEqual([expect.stringContaining('it does not know these letters any more.')]);
  const { id } = await handedOverRun(service, spring);
  await logRun(service, spring, id);
  expect((await verify('--run', id)).error).toEqual([expect.stringContaining(`The letters of run ${id} are logged.`)]);
});
