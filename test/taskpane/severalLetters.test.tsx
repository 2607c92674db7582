import './browserGaps';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SyncProblem } from '../../src/contract/problem';
import type { LetterLink } from '../../src/contract/segmentLetter';
import { createMergeInline } from '../../src/merge/worker/mergeInline';
import type { MergeWorker } from '../../src/merge/worker/mergeWorker';
import { docx, mergeField, p, passage, r } from '../merge/build/docx';
import { hardCodedStrings, letterInMemory } from './renderPane';
import { renderAt } from './runRoom';
import { record, RunService } from './session/runService';

const swedish = docx({ body: p(r('Bästa '), mergeField('Contact_Name'), mergeField('Namn')) });
const press = async (name: string | RegExp): Promise<void> => { fireEvent.click(await screen.findByRole('button', { name })); };
const picture = (): string => document.querySelector('[role=article] > div')?.shadowRoot?.textContent ?? '';

/** A Finnish contact and a Swedish one; the Swedish document lies at the service. */
function twoLanguages(link: Partial<LetterLink> = {}): RunService {
  const service = new RunService('SM1', [record(10, { contactName: 'Anna Aalto' }), record(20, { contactName: 'Erik Ek', languageCode: 'SVE' })]);
  service.links = [{ languageCode: 'SVE', name: 'Brev.docx', url: '', templateHash: '', documentHash: 'b', fieldMapping: { Namn: 'Contact_Name' }, linkedAt: '', linkedBy: 'me', ...link }];
  service.documents.set('b', swedish);
  return service;
}

it('the preview shows each letter from the document that is for its contact, and says which', async () => {
  await renderAt({ at: 'preview', no: 'SM1' }, twoLanguages());
  await waitFor(() => expect(picture()).toContain('Dear Anna Aalto'));
  screen.getByText('Made from “Autumn.docx”.');
  await press('Next letter');
  await waitFor(() => expect(picture()).toContain('Bästa Erik EkErik Ek'));
  screen.getByText('Made from “Brev.docx”.');
});

it('the check names the document a fault stands in, and opens it where it is not the one in Word', async () => {
  const { opened, container } = await renderAt({ at: 'check', no: 'SM1' }, twoLanguages({ fieldMapping: {} }));
  const item = within((await screen.findByText(/«Namn» is not known/)).closest('li')!);
  item.getByText('In “Brev.docx”, which is not the letter that is open in Word.');
  expect([item.queryByRole('button', { name: /^Show in/ }), item.queryByRole('combobox')]).toEqual([null, null]);
  fireEvent.click(item.getByRole('button', { name: 'Open “Brev.docx”' }));
  await waitFor(() => expect(opened.map((bytes) => Buffer.from(bytes).equals(Buffer.from(swedish)))).toEqual([true]));
  const codes = [...container.querySelectorAll('[data-code]')].map((entry) => `${entry.getAttribute('data-code')} ${entry.textContent}`);
  expect(new Set(codes).size).toBe(codes.length);
});

it('what the letters will be made from is said before, and not where it is the open letter alone', async () => {
  const service = twoLanguages();
  service.links.push({ ...service.links[0]!, languageCode: '', lineNo: 10 });
  const first = await renderAt({ at: 'produce', no: 'SM1' }, service);
  const list = (await screen.findByText('The letters are made from:')).parentElement!;
  await waitFor(() => expect([...list.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(['the letter in Word, Autumn.docx – Everybody else', 'Brev.docx – Swedish', 'a letter of its own – 1 contact']));
  first.unmount();
  const plain = twoLanguages();
  plain.links = [];
  await renderAt({ at: 'produce', no: 'SM1' }, plain);
  await screen.findByRole('button', { name: 'Make 2 letters' });
  expect(screen.queryByText('The letters are made from:')).toBeNull();
});

it('whom the open letter is for is named also where that is one contact', async () => {
  const service = twoLanguages();
  service.links.push({ ...service.links[0]!, languageCode: '', lineNo: 10, contactNo: 'CT000010', contactName: 'Anna Aalto', name: 'Oma.docx', templateHash: 'own' });
  await renderAt({ at: 'check', no: 'SM1' }, service, { letter: letterInMemory({ segmentNo: 'SM1', letterFor: { languageCode: '', lineNo: 10 }, keptAs: 'own' }) });
  await screen.findByText('the letter in Word, Autumn.docx – Anna Aalto, Everybody else');
});

it('an open document that is none of the segment’s makes no letter, and preview, check and produce say so', async () => {
  const own = (): RunService => twoLanguages({ languageCode: '', name: 'Kevätkirje.docx' });
  const preview = await renderAt({ at: 'preview', no: 'SM1' }, own());
  await waitFor(() => expect(picture()).toContain('Bästa Anna Aalto'));
  screen.getByText('Made from “Kevätkirje.docx”.');
  preview.unmount();
  for (const place of ['check', 'produce'] as const) {
    const { unmount } = await renderAt({ at: place, no: 'SM1' }, own());
    const list = (await screen.findByText('The letters are made from:')).parentElement!;
    expect([...list.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(['not from Autumn.docx, which is open in Word: it is not a letter of this segment', 'Kevätkirje.docx – All contacts']);
    unmount();
  }
});

it('a fault of the one document that makes all letters is told of that document, though another one is open', async () => {
  await renderAt({ at: 'check', no: 'SM1' }, twoLanguages({ languageCode: '', name: 'Kevätkirje.docx', fieldMapping: {} }));
  const item = within((await screen.findByText(/«Namn» is not known/)).closest('li')!);
  item.getByText('In “Kevätkirje.docx”, which is not the letter that is open in Word.');
  expect(item.queryByRole('combobox')).toBeNull();
});

it('the letters come as one document for each they are made from, each with a button of its own', async () => {
  const { opened, container } = await renderAt({ at: 'produce', no: 'SM1' }, twoLanguages());
  await screen.findByText(/^One for each document the letters are made from: 2\./);
  await press('Make 2 letters');
  await screen.findByText('The letters are made from 2 documents: each comes as one of its own.');
  await press('Open the letters of Autumn.docx (Everybody else) · 1 letter');
  await screen.findByRole('button', { name: 'Open once more the letters of Autumn.docx (Everybody else) · 1 letter' });
  expect(screen.queryByText(/go on to Log/)).toBeNull();
  await press('Open the letters of Brev.docx (Swedish) · 1 letter');
  await screen.findByText('When the letters are printed or sent, go on to Log.');
  expect(opened).toHaveLength(2);
  expect(container.textContent).toContain('Open once more the letters of Brev.docx (Swedish) · 1 letter');
});

it('a document with very many letters comes in parts, each with a button of its own; of one document no document is said', async () => {
  const inParts = (): MergeWorker => {
    const engine = createMergeInline();
    return { ...engine, produce: async (...order) => {
      const { files: [first, ...others], ...rest } = await engine.produce(...order);
      return { ...rest, files: [{ ...first!, name: 'letters 1.docx' }, { ...first!, name: 'letters 2.docx' }, ...others] };
    } };
  };
  const names = (): (string | null)[] => screen.getAllByRole('button', { name: /^(Open|Download)/ }).map(({ textContent }) => textContent);
  const one = await renderAt({ at: 'produce', no: 'SM1' }, twoLanguages({ languageCode: '', lineNo: 99 }), { services: { startMerge: inParts } });
  await press('Make 2 letters');
  await screen.findByRole('heading', { name: '2 letters are made' });
  expect(screen.queryByText(/^The letters are made from/)).toBeNull();
  expect(names()).toEqual(['Open part 1 of 2 in Word', 'Download the document · part 1 of 2', 'Open part 2 of 2 in Word', 'Download the document · part 2 of 2', 'Download each letter as a file, in a zip']);
  one.unmount();
  await renderAt({ at: 'produce', no: 'SM1' }, twoLanguages(), { services: { startMerge: inParts } });
  await press('Make 2 letters');
  await screen.findByText('The letters are made from 2 documents: each comes as one of its own.');
  expect(names().filter((name) => name!.startsWith('Open'))).toEqual(['Open the letters of Autumn.docx (Everybody else) · 1 letter · part 1 of 2', 'Open the letters of Autumn.docx (Everybody else) · 1 letter · part 2 of 2', 'Open the letters of Brev.docx (Swedish) · 1 letter']);
  expect(new Set(names()).size).toBe(names().length);
});

it('single contacts’ own documents of one name are told apart by whose they are', async () => {
  const service = twoLanguages({ languageCode: '', lineNo: 10, name: 'Own.docx' });
  service.links.push({ ...service.links[0]!, lineNo: 20, documentHash: 'c' });
  service.documents.set('c', docx({ body: p(r('Hej '), mergeField('Contact_Name')) }));
  await renderAt({ at: 'produce', no: 'SM1' }, service);
  await press('Make 2 letters');
  await screen.findByRole('button', { name: 'Open the letters of Own.docx (Anna Aalto) · 1 letter' });
  screen.getByRole('button', { name: 'Open the letters of Own.docx (Erik Ek) · 1 letter' });
});

it('a document that was never saved has a name in words', async () => {
  const preview = await renderAt({ at: 'preview', no: 'SM1' }, twoLanguages({ name: '' }));
  await waitFor(() => expect(picture()).toContain('Dear Anna Aalto'));
  await press('Next letter');
  await screen.findByText('Made from “A letter that was never saved”.');
  preview.unmount();
  const check = await renderAt({ at: 'check', no: 'SM1' }, twoLanguages({ name: '', fieldMapping: {} }));
  await screen.findByText('In “A letter that was never saved”, which is not the letter that is open in Word.');
  check.unmount();
  await renderAt({ at: 'produce', no: 'SM1' }, twoLanguages({ name: '' }));
  await press('Make 2 letters');
  await screen.findByRole('button', { name: 'Open the letters of A letter that was never saved (Swedish) · 1 letter' });
});

it('what letters are made from does not say that the open one makes none before it was looked at', async () => {
  let go = (): void => undefined;
  const looked = new Promise<void>((resolve) => { go = resolve; });
  const slow = (): MergeWorker => {
    const engine = createMergeInline();
    return { ...engine, open: async (...letter) => { await looked; return engine.open(...letter); } };
  };
  await renderAt({ at: 'produce', no: 'SM1' }, twoLanguages({ languageCode: '', name: 'Kevätkirje.docx', templateHash: 'old' }), { services: { startMerge: slow } });
  const list = (await screen.findByText('The letters are made from:')).parentElement!;
  expect(list.textContent).not.toContain('not from Autumn.docx');
  go();
  await waitFor(() => expect(list.textContent).toContain('not from Autumn.docx'));
});

it('the version that letters were made from is noted by the pane too: what it writes into the letter later keeps it', async () => {
  const service = twoLanguages({ languageCode: '', name: 'Kevätkirje.docx', templateHash: 'old' });
  const letter = letterInMemory({ segmentNo: 'SM1', keptAs: 'old' });
  await renderAt({ at: 'produce', no: 'SM1' }, service, { letter, file: 'letter - unknown field.docx' });
  await press('Make 2 letters');
  await screen.findByRole('heading', { name: '2 letters are made' });
  const { templateHash } = service.links[0]!;
  expect([templateHash === 'old', letter.notes.keptAs]).toEqual([false, templateHash]);
  await press('Check');
  await press('That is fine');
  await waitFor(() => expect(letter.notes.fineFields).not.toEqual([]));
  expect(letter.notes.keptAs).toBe(templateHash);
});

it('the run says which passages each document has, so that the log keeps what was in a letter', async () => {
  const service = twoLanguages();
  service.documents.set('b', docx({ body: passage('ps', p(r('Välkommen!'))) }));
  await renderAt({ at: 'produce', no: 'SM1' }, service);
  await press('Make 2 letters');
  await screen.findByText('The letters are made from 2 documents: each comes as one of its own.');
  const { templateHash, documents = [], options } = [...service.runs.values()][0]!.run;
  expect(options.passages).toEqual({ [templateHash]: [], [documents[0]!.templateHash]: ['ps'] });
});

it('says nothing that is not in the catalogue of texts', async () => {
  const { container } = await renderAt({ at: 'produce', no: 'SM1' }, twoLanguages(), { language: 'qps' });
  await screen.findByText(/produce.fromLetter/);
  expect(hardCodedStrings(container, 'Brev.docx Autumn.docx')).toEqual([]);
  await press(/produce.make\(2\)/);
  await screen.findByText(/produce.severalDocuments/);
  expect(hardCodedStrings(container, 'Brev.docx Autumn.docx')).toEqual([]);
});

it('a run that was cut off says which document changed since, and which letters would come from another', async () => {
  const service = twoLanguages();
  const kept = new Map();
  const produce = () => renderAt({ at: 'produce', no: 'SM1' }, service, { kept });
  const first = await produce();
  service.fault = (name, when) => { if (name === 'changeMergeRun' && when === 'before') throw new SyncProblem('NOT_SIGNED_IN', 401); };
  await press('Make 2 letters');
  await screen.findByText(/You are not signed in any more/);
  first.unmount();
  service.fault = () => undefined;
  service.documents.set('b', docx({ body: p(r('Kära '), mergeField('Contact_Name')) }));
  const second = await produce();
  await screen.findByText('“Brev.docx” has changed since.');
  expect(screen.queryByText('The letter has changed since.')).toBeNull();
  second.unmount();
  service.links = [];
  await produce();
  await screen.findByText('Some letters that were made from “Brev.docx” are now made from “Autumn.docx”.');
});
