import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { base64Of } from '../../src/contract/base64';
import { SyncProblem } from '../../src/contract/problem';
import type { LetterLink, LetterVersion } from '../../src/contract/segmentLetter';
import type { MergeWorker } from '../../src/merge/worker/mergeWorker';
import type { PanePlace } from '../../src/taskpane/session/places';
import type { LetterNotes } from '../../src/word/wordDocument';
import { hardCodedStrings, letterInMemory, renderPane, type LetterInMemory } from './renderPane';
import { SegmentService } from './segmentService';

const no = 'SM00012';
/** An engine that reads a document: its content is its first byte. */
const reader = (): MergeWorker => ({ open: async (bytes: Uint8Array) => ({ hash: `H${bytes[0]}`, engineVersion: '1', fields: [] }), close: () => undefined }) as unknown as MergeWorker;
const link = (more: Partial<LetterLink>): LetterLink => ({ languageCode: '', name: 'Autumn.docx', url: 'https://files.example/Autumn.docx', templateHash: 'H1', documentHash: 'd1', fieldMapping: {}, linkedAt: '2026-11-20T10:00:00.000Z', linkedBy: 'colleague', ...more });
const swedish = link({ languageCode: 'SVE', name: 'Brev.docx', url: 'https://files.example/Brev.docx', templateHash: 'H2', documentHash: 'd2', fieldMapping: { Namn: 'Contact_Name' } });

/** `content` is what Word gives; `reads` = how often it was asked; `go` lets it answer where it was slow. */
interface Letter extends LetterInMemory { content: number; reads: number; go: () => void }
interface House { service: SegmentService; letter: Letter; opened: Uint8Array[]; container: HTMLElement }
async function at(place: PanePlace | undefined, { links = [], notes = {}, content = 1, language = 'en', file, versions = [], slow = false }: { links?: LetterLink[]; notes?: Partial<LetterNotes>; content?: number; language?: 'en' | 'qps'; file?: { name: string; url: string }; versions?: LetterVersion[]; slow?: boolean } = {}): Promise<House> {
  const service = new SegmentService();
  service.links = links;
  service.versions = versions;
  service.documents.set('d1', base64Of(Uint8Array.of(1)));
  service.documents.set('d2', base64Of(Uint8Array.of(2)));
  let go = (): void => undefined;
  const answered = slow ? new Promise<void>((resolve) => { go = resolve; }) : undefined;
  const letter: Letter = Object.assign(letterInMemory(notes), { content, reads: 0, go });
  const opened: Uint8Array[] = [];
  letter.word.readBytes = async () => { letter.reads += 1; await answered; return new Uint8Array([letter.content]); };
  if (file) letter.word.file = () => file;
  letter.word.openLetters = async (bytes) => { opened.push(bytes); };
  const { container } = await renderPane({ service, letter, language, start: place ? [{ at: 'segments' }, place] : [{ at: 'segments' }], services: { startMerge: reader } });
  return { service, letter, opened, container };
}
const press = async (name: string | RegExp): Promise<void> => { fireEvent.click(await screen.findByRole('button', { name })); };
const item = async (heading: string) => within((await screen.findByRole('heading', { level: 2, name: heading })).closest('li')!);

describe('the letter of a segment', () => {
  it('is kept with its bytes when it is linked', async () => {
    const { service } = await at({ at: 'segment', no });
    await press('Use this letter for this segment');
    await screen.findByText('This letter belongs to this segment.');
    expect([...service.documents.values()].at(-1)).toBe(base64Of(Uint8Array.of(1)));
    await screen.findByRole('button', { name: 'Letters of this segment (1)' });
  });

  it('that was changed since says so quietly, and can be kept as it is now', async () => {
    const { service } = await at({ at: 'segment', no }, { links: [link({})], notes: { segmentNo: no }, content: 7 });
    await screen.findByText(/^It was changed since the version that was kept .*20 Nov/);
    await press('Keep this version');
    await waitFor(() => expect(service.links).toMatchObject([{ languageCode: '', templateHash: 'H7' }]));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Keep this version' })).toBeNull());
  });

  it('taken up from the service, saved elsewhere and written on, is still that letter, and keeps its name', async () => {
    const { service } = await at({ at: 'segment', no }, { links: [swedish], notes: { segmentNo: no, letterFor: { languageCode: 'SVE' }, keptAs: 'H2' }, content: 7 });
    await screen.findByText(/^It was changed since the version that was kept/);
    await press('Keep this version');
    await waitFor(() => expect(service.links).toMatchObject([{ languageCode: 'SVE', name: 'Brev.docx', url: 'https://files.example/Autumn.docx', templateHash: 'H7' }]));
  });

  it('in whose place a colleague linked another says so, and takes that place again only where the person wants it', async () => {
    const { service } = await at({ at: 'segment', no }, { links: [link({ name: 'Winter.docx', url: 'w', templateHash: 'H5' })], notes: { segmentNo: no, keptAs: 'H1' } });
    await screen.findByText(/^The service has another version: “Winter.docx”, kept .* by colleague\.$/);
    expect(service.links).toMatchObject([{ name: 'Winter.docx' }]);
    await press('Keep this version');
    await waitFor(() => expect(service.links).toMatchObject([{ templateHash: 'H1' }]));
  });

  it('says nothing where the service has it as it is', async () => {
    await at({ at: 'segment', no }, { links: [link({})], notes: { segmentNo: no } });
    await screen.findByText('This letter belongs to this segment.');
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect(screen.queryByRole('button', { name: 'Keep this version' })).toBeNull();
  });

  it('that is none of the segment’s says so, and what the letters are made from, until it is used', async () => {
    const { service } = await at({ at: 'segment', no }, { links: [link({ name: 'Winter.docx', url: 'w', templateHash: 'H5' })] });
    await screen.findByText(/^The open document is not the letter of this segment; the letters are made from “Winter.docx”\./);
    await press('Use this letter for this segment');
    await screen.findByText('This letter belongs to this segment.');
    expect(screen.queryByText(/^The open document is not/)).toBeNull();
    expect(service.links).toMatchObject([{ templateHash: 'H1' }]);
  });

  it('that is known by its name and address alone is said to be the segment’s, and that it was changed: making letters would keep it', async () => {
    await at({ at: 'segment', no }, { links: [link({})], content: 7 });
    await screen.findByText('This is the letter “Autumn.docx” of this segment.');
    await screen.findByText(/^It was changed since the version that was kept .*20 Nov/);
  });

  it('that is written on while the place stays open is looked at again when the person comes back into the pane', async () => {
    const { letter } = await at({ at: 'segment', no }, { links: [link({})], notes: { segmentNo: no } });
    await waitFor(() => expect(letter.reads).toBe(1));
    letter.content = 7;
    expect(screen.queryByText(/^It was changed since/)).toBeNull();
    fireEvent.focus(window);
    await screen.findByText(/^It was changed since the version that was kept .*20 Nov/);
  });

  it('is not said to be another before it was looked at', async () => {
    const { letter } = await at({ at: 'segment', no }, { links: [link({ name: 'Winter.docx', url: 'w' })], slow: true });
    await screen.findByRole('button', { name: 'Letters of this segment (1)' });
    await waitFor(() => expect(letter.reads).toBe(1));
    expect(screen.queryByText(/^The open document is not/)).toBeNull();
    await act(async () => letter.go());
    await screen.findByText('This is the letter “Winter.docx” of this segment.');
  });

  it('says whom it is for', async () => {
    await at({ at: 'segment', no }, { links: [link({ languageCode: 'FIN' })], notes: { segmentNo: no, letterFor: { languageCode: 'FIN' } } });
    await screen.findByText('This letter belongs to this segment, for the contacts in Finnish.');
  });

  it('opened from the service, without its notes, is known by its content and taken up again with the meaning of its fields', async () => {
    const { letter } = await at({ at: 'segment', no }, { links: [link({ name: 'Other.docx', url: 'o', templateHash: 'H9' }), swedish], content: 2 });
    await screen.findByText('This is the letter “Brev.docx” of this segment.');
    await press('Use this letter for this segment');
    await screen.findByText('This letter belongs to this segment, for the contacts in Swedish.');
    expect(letter.notes).toMatchObject({ segmentNo: no, letterFor: { languageCode: 'SVE' }, fieldMapping: { Namn: 'Contact_Name' } });
  });

  it('offers its segment in the list of segments', async () => {
    const { letter } = await at(undefined, { links: [swedish], content: 2 });
    await screen.findByText('This is the letter “Brev.docx” of segment SM00012 – Autumn letter.');
    await press('Open segment SM00012');
    await screen.findByRole('heading', { level: 1, name: 'Autumn letter' });
    expect(letter.notes).toMatchObject({ segmentNo: no, letterFor: { languageCode: 'SVE' } });
  });
});

describe('an older version of a letter', () => {
  const older = { ...link({ languageCode: 'SVE', name: 'Brev.docx', url: 'https://files.example/Brev.docx', templateHash: 'H1', fieldMapping: { Namn: 'Contact_Name' } }), position: 1, keptAt: '2026-11-19T10:00:00.000Z', keptBy: 'colleague' };

  it('becomes the segment’s letter in the place of the newer one, which stays among the versions', async () => {
    const { service, letter } = await at(undefined, { links: [swedish], versions: [older] });
    await screen.findByText('This is an older version of the letter “Brev.docx” of segment SM00012 – Autumn letter.');
    await press('Use this version again');
    await screen.findByText('This letter belongs to this segment, for the contacts in Swedish.');
    expect(screen.queryByText(/^The (open document is not|service has another version)/)).toBeNull();
    expect(service.links).toMatchObject([{ languageCode: 'SVE', name: 'Brev.docx', templateHash: 'H1', fieldMapping: { Namn: 'Contact_Name' } }]);
    expect(letter.notes).toMatchObject({ segmentNo: no, letterFor: { languageCode: 'SVE' }, keptAs: 'H1', fieldMapping: { Namn: 'Contact_Name' } });
  });

  it('leads to its segment, whose letter stays the newer one', async () => {
    const { service, letter } = await at(undefined, { links: [swedish], versions: [older] });
    await press('Open segment SM00012');
    await screen.findByRole('heading', { level: 1, name: 'Autumn letter' });
    expect([service.links, letter.notes.segmentNo]).toEqual([[swedish], undefined]);
  });

  it('says so inside the segment too, under the name of the newest, and can take its place there', async () => {
    const { service, letter } = await at({ at: 'segment', no }, { links: [link({ templateHash: 'H2', documentHash: 'd2', earlier: ['H1'] })] });
    await screen.findByText(/^The open document is an older version of “Autumn.docx”; the letters are made from the newest/);
    expect(['Keep this version', 'Use this letter for this segment'].map((name) => screen.queryByRole('button', { name }))).toEqual([null, null]);
    await press('Use this version again');
    await screen.findByText('This letter belongs to this segment.');
    expect([service.links.map(({ templateHash }) => templateHash), letter.notes.keptAs]).toEqual([['H1'], 'H1']);
  });

  it('that cannot be kept again stays without a segment, and the pane says why', async () => {
    const { service, letter } = await at(undefined, { links: [swedish], versions: [older] });
    service.fault = (name) => { if (name === 'linkLetter') throw new SyncProblem('LETTER_TOO_LARGE', 413); };
    await press('Use this version again');
    await screen.findByText(/larger than 20 MB/);
    expect(letter.notes).toEqual({ fieldMapping: {}, fineFields: [] });
  });
});

it('the list of contacts marks who has a document of its own', async () => {
  await at({ at: 'segment', no }, { links: [link({}), link({ ...swedish, languageCode: '', lineNo: 20_000 })] });
  const marked = (await screen.findAllByText('Own letter')).map((mark) => mark.closest('[role=option]')?.textContent);
  expect(marked).toEqual([expect.stringContaining('Bob Baker')]);
});

it('offers a segment once, with the letter of a language rather than the copy of one contact', async () => {
  const { letter } = await at(undefined, { links: [link({ ...swedish, lineNo: 20_000, languageCode: '' }), swedish, link({ ...swedish, lineNo: 30_000, languageCode: '' })], content: 2 });
  expect(await screen.findAllByText(/^This is the letter “Brev.docx”/)).toHaveLength(1);
  await press('Open segment SM00012');
  await waitFor(() => expect(letter.notes.letterFor).toEqual({ languageCode: 'SVE' }));
});

describe('all letters of a segment', () => {
  it('say for whom and for how many contacts each is, since when and by whom, and which is open', async () => {
    await at({ at: 'segmentLetters', no }, { links: [link({}), link({ languageCode: 'FIN', name: 'Kirje.docx', url: 'k', templateHash: 'H3' })], notes: { segmentNo: no } });
    const others = await item('Everybody else');
    others.getByText(/Autumn.docx/);
    await others.findByText('· 4 contacts');
    others.getByText('Open in Word now');
    const finnish = await item('Finnish');
    finnish.getByText('· 1 contact');
    finnish.getByText(/^Kept .*20 Nov.* by colleague$/);
    expect(finnish.queryByText('Open in Word now')).toBeNull();
  });

  it('say what the rest get, and how many they are', async () => {
    await at({ at: 'segmentLetters', no }, { links: [link({ languageCode: 'FIN' })], notes: { segmentNo: no, letterFor: { languageCode: 'FIN' } } });
    const others = await item('Everybody else');
    others.getByText('Made from the letter that is open in Word.');
    others.getByText('· 4 contacts');
  });

  it('count those whom the open one is for as its own, as letters are made', async () => {
    await at({ at: 'segmentLetters', no }, { links: [link({ name: 'Winter.docx', url: 'w', templateHash: 'H5' })], notes: { segmentNo: no, letterFor: { languageCode: 'FIN' } } });
    await (await item('All contacts')).findByText('· 4 contacts');
    (await item('Everybody else')).getByText('· 1 contact');
  });

  it('that were changed since say so, not that they are kept', async () => {
    await at({ at: 'segmentLetters', no }, { links: [link({})], notes: { segmentNo: no }, content: 7 });
    await screen.findByText(/^It was changed since the version that was kept .*20 Nov/);
    expect([screen.queryByText('Open in Word now'), screen.queryByText(/^Kept /)]).toEqual([null, null]);
  });

  it('are opened in Word with the very bytes, and unlinked', async () => {
    const { service, opened } = await at({ at: 'segmentLetters', no }, { links: [link({}), swedish] });
    fireEvent.click((await item('Swedish')).getByRole('button', { name: 'Open Brev.docx, Swedish' }));
    await screen.findByText(/^Word has the document/);
    expect(opened).toEqual([Uint8Array.of(2)]);
    fireEvent.click((await item('Swedish')).getByRole('button', { name: 'Unlink Brev.docx: Swedish' }));
    await waitFor(() => expect(service.links.map(({ name }) => name)).toEqual(['Autumn.docx']));
    await item('All contacts');
  });

  it('get one more for a language of the contacts', async () => {
    const { service, letter } = await at({ at: 'segmentLetters', no });
    await screen.findByText(/^No letter is linked yet/);
    const choice = await screen.findByRole('combobox', { name: 'Use the letter in Word for' });
    await within(choice).findByRole('option', { name: 'Finnish' });
    fireEvent.change(choice, { target: { value: 'FIN' } });
    await press('Use it');
    await item('Finnish');
    expect([service.links.map(({ languageCode }) => languageCode), letter.notes.letterFor]).toEqual([['FIN'], { languageCode: 'FIN' }]);
  });

  it('have their versions, each to be opened again', async () => {
    const { opened } = await at({ at: 'segmentLetters', no });
    await press('Use it');
    await item('All contacts');
    await press('Versions');
    const version = (await screen.findByText(/^In use · All contacts · .*23 Nov.* · me$/)).closest('li')!;
    fireEvent.click(within(version).getByRole('button', { name: /^Open Autumn.docx, 23 Nov/ }));
    await waitFor(() => expect(opened).toEqual([Uint8Array.of(1)]));
  });

  it('say which version is in use, for each whom, and how to go back to another', async () => {
    const version = (position: number, of: LetterLink, keptBy: string): LetterVersion => ({ ...of, position, keptAt: of.linkedAt, keptBy });
    const finnish = link({ languageCode: 'FIN', templateHash: 'H9' });
    const versions = [version(4, finnish, 'unlinked'), version(3, link({}), 'again'), version(2, link({ templateHash: 'H5' }), 'between'), version(1, link({}), 'first')];
    await at({ at: 'segmentLetters', no }, { links: [link({})], versions });
    await press('Versions');
    await screen.findByText(/open it; in its own pane choose “Use this version again”/);
    const said = ['unlinked', 'again', 'between', 'first'].map((who) => screen.getByText(new RegExp(` · ${who}$`)).textContent);
    expect(said.map((text) => text!.startsWith('In use · '))).toEqual([false, true, false, false]);
  });

  it('explain a service that does not have one any more', async () => {
    const { service } = await at({ at: 'segmentLetters', no }, { links: [link({})] });
    service.fault = (name) => { if (name === 'letterDocument') throw new SyncProblem('LETTER_NOT_KEPT', 404); };
    fireEvent.click((await item('All contacts')).getByRole('button', { name: /^Open/ }));
    await screen.findByText(/does not have this document any more/);
  });

  it('say nothing that is not in the catalogue of texts', async () => {
    const { container } = await at({ at: 'segmentLetters', no }, { links: [link({}), swedish], language: 'qps' });
    fireEvent.click(await screen.findByRole('button', { name: '⟦letters.linkNow⟧' }));
    fireEvent.click(await screen.findByRole('button', { name: /letters.versions/ }));
    await screen.findByText(/letters.versionsHint/);
    expect(hardCodedStrings(container, 'Autumn.docx Brev.docx SM00012 · · me ·')).toEqual([]);
  });
});

describe('the letter of one contact', () => {
  it('is the one of the others, until the open letter is used for this contact only; and again when that is taken back', async () => {
    const { service, letter } = await at({ at: 'contact', no, lineNo: 20_000 }, { links: [link({})], notes: { segmentNo: no } });
    await screen.findByText('Made from “Autumn.docx”.');
    await press('Use the open letter for this contact only');
    await screen.findByText('“Autumn.docx”, for this contact only.');
    expect(service.links).toMatchObject([{ languageCode: '' }, { lineNo: 20_000, contactName: 'Bob Baker' }]);
    // The open letter is still the one of the others: the contact's is a copy.
    expect(letter.notes.letterFor).toBeUndefined();
    await press('Back to the letter of the others');
    await screen.findByText('Made from “Autumn.docx”.');
    expect(service.links).toHaveLength(1);
  });

  it('is a copy also of a general letter that was opened from the service: that has neither name nor address', async () => {
    const { service, letter } = await at({ at: 'contact', no, lineNo: 20_000 }, { links: [link({})], notes: { segmentNo: no, keptAs: 'H1' }, file: { name: '', url: '' } });
    await press('Use the open letter for this contact only');
    await screen.findByText('“A letter that was never saved”, for this contact only.');
    expect([service.links.map(({ lineNo }) => lineNo), letter.notes]).toEqual([[undefined, 20_000], { fieldMapping: {}, fineFields: [], segmentNo: no, keptAs: 'H1' }]);
  });

  it('is the open one where that is for the contact, as letters are made: for a language that the service keeps no other for', async () => {
    const mine = { links: [link({ name: 'Winter.docx', url: 'w', templateHash: 'H5' })], notes: { segmentNo: no, letterFor: { languageCode: 'FIN' } } };
    await at({ at: 'contact', no, lineNo: 10_000 }, mine);
    await screen.findByText('Made from the letter that is open in Word.');
  });

  it('becomes the open letter’s purpose where that belongs to nobody', async () => {
    const { letter } = await at({ at: 'contact', no, lineNo: 20_000 }, { links: [link({ name: 'Other.docx', url: 'o', templateHash: 'H5' })] });
    await screen.findByText('Made from “Other.docx”.');
    await press('Use the open letter for this contact only');
    await waitFor(() => expect(letter.notes).toMatchObject({ segmentNo: no, letterFor: { languageCode: '', lineNo: 20_000 } }));
  });
});
