import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SyncProblem } from '../../src/contract/problem';
import type { RouteName } from '../../src/contract/routes';
import { WordProblem } from '../../src/word/wordDocument';
import type { MergeWorker } from '../../src/merge/worker/mergeWorker';
import { hardCodedStrings, letterInMemory, renderPane } from './renderPane';
import { SegmentService } from './segmentService';

const linked = () => letterInMemory({ segmentNo: 'SM00012' });
const list = () => screen.findByRole('listbox');
const contacts = () => screen.getAllByRole('option').map((option) => option.textContent);
const reader = (): MergeWorker => ({ open: async () => ({ hash: 'H1', engineVersion: '1', fields: [] }), close: () => undefined } as unknown as MergeWorker);

describe('a segment', () => {
  test('the pane opens with the segment that the letter is linked to', async () => {
    await renderPane({ letter: linked(), language: 'en' });
    await screen.findByRole('heading', { level: 1, name: 'Autumn letter' });
    await list();
    expect(contacts()).toHaveLength(5);
    screen.getByText(/SM00012 · 5 contacts · 24 Nov 2026/);
  });

  test('marks own texts, edits and barriers with words, not colour alone', async () => {
    await renderPane({ letter: linked(), language: 'en' });
    await list();
    const [anna, bob, carl, dora, erik] = contacts();
    expect(anna).toContain('No standard text');
    expect(bob).toContain('Own text');
    expect(carl).toContain('Edited');
    expect(dora).toContain('Blocked');
    expect(erik).toContain('Excluded');
  });

  test('counts and filters: standard, own, none', async () => {
    await renderPane({ letter: linked(), language: 'en' });
    await list();
    fireEvent.click(screen.getByRole('button', { name: 'Own 1' }));
    await waitFor(() => expect(contacts()).toHaveLength(1));
    expect(contacts()[0]).toContain('Bob Baker');
    screen.getByText('1 of 5 contacts');
    fireEvent.click(screen.getByRole('button', { name: 'All 5' }));
    await waitFor(() => expect(contacts()).toHaveLength(5));
  });

  test('finds by company, city and number', async () => {
    await renderPane({ letter: linked(), language: 'en' });
    await list();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'baker london' } });
    await waitFor(() => expect(contacts()).toHaveLength(1));
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nobody' } });
    await screen.findByText('No contact matches.');
  });

  test('the keyboard chooses several and opens one; coming back, the list has the focus where it was', async () => {
    await renderPane({ letter: linked(), language: 'en' });
    const box = await list();
    act(() => box.focus());
    for (const key of [{ key: 'ArrowDown' }, { key: ' ' }, { key: 'ArrowDown', shiftKey: true }]) fireEvent.keyDown(box, key);
    screen.getByText('2 chosen');
    expect(screen.getAllByRole('option', { selected: true })).toHaveLength(2);
    fireEvent.keyDown(box, { key: 'Enter' });
    await screen.findByRole('heading', { level: 1, name: 'Carl Clark' });
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    const again = await list();
    expect(document.activeElement).toBe(again);
    expect(again.getAttribute('aria-activedescendant')).toBe('contact-30000');
    screen.getByText('2 chosen');
  });

  test('a list that breaks off is explained and goes on', async () => {
    const service = new SegmentService();
    service.fault = (name, when) => { if (name === 'segmentLines' && when === 'before') throw new SyncProblem('INTERNAL', 500); };
    await renderPane({ service, letter: linked(), language: 'en' });
    await screen.findByText(/Something went wrong on our side/);
    service.fault = () => undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await list();
  });

  test('a segment that was logged meanwhile leads to what was logged', async () => {
    const service = new SegmentService();
    service.loggedAs = 7;
    await renderPane({ service, letter: linked(), language: 'en' });
    await screen.findByText(/This segment was logged already/);
    screen.getByRole('button', { name: 'Show what was logged' });
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Choose another segment' }));
    await screen.findByRole('heading', { level: 1, name: 'Segments' });
  });

  test('a segment that a colleague logs while it is open keeps no steps, and Back does not lead into it again', async () => {
    const service = new SegmentService();
    await renderPane({ service, letter: linked(), language: 'en' });
    fireEvent.click((await screen.findAllByRole('option'))[0]!);
    await screen.findByRole('heading', { level: 1, name: 'Anna Aalto' });
    service.loggedAs = 7;
    fireEvent.click(screen.getByRole('button', { name: 'Log' }));
    await screen.findByText(/This segment was logged already/);
    await waitFor(() => expect(screen.queryByRole('navigation')).toBeNull());
    service.loggedAs = undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('navigation');
    service.loggedAs = 7;
    fireEvent.click(screen.getByRole('button', { name: 'Contacts' }));
    await screen.findByText(/This segment was logged already/);
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await screen.findByRole('heading', { level: 1, name: 'Segments' });
  });

  test('the letter is linked with the segment, and the link can be taken away', async () => {
    const letter = letterInMemory();
    const { service } = await renderPane({ letter, language: 'en', start: [{ at: 'segments' }, { at: 'segment', no: 'SM00012' }], services: { startMerge: reader } });
    fireEvent.click(await screen.findByRole('button', { name: 'Use this letter for this segment' }));
    await screen.findByText('This letter belongs to this segment.');
    expect(letter.notes.segmentNo).toBe('SM00012');
    expect(service.links).toMatchObject([{ name: 'Autumn.docx', templateHash: 'H1', languageCode: '' }]);
    fireEvent.click(screen.getByRole('button', { name: 'Unlink' }));
    await screen.findByRole('button', { name: 'Use this letter for this segment' });
    expect(letter.notes.segmentNo).toBeUndefined();
    expect(service.links).toEqual([]);
  });

  test('a letter of a segment that is logged says so, and leads to those who stayed', async () => {
    const service = new SegmentService();
    const client = service.client();
    let remainderSegmentNo = 'SM00012';
    const ask = (name: RouteName, options?: { params?: { no?: string } }): Promise<unknown> => {
      if (name === 'segment' && options?.params?.no === 'SM00005') return Promise.reject(new SyncProblem('ALREADY_LOGGED', 409, { type: 'about:blank', title: '', status: 409, code: 'ALREADY_LOGGED', loggedSegmentEntryNo: 7 }));
      return name === 'loggedSegment' ? Promise.resolve({ entryNo: 7, remainderSegmentNo }) : client.ask(name, options as never);
    };
    const open = () => renderPane({ letter: letterInMemory({ segmentNo: 'SM00005' }), language: 'en', start: [{ at: 'segments' }, { at: 'segment', no: 'SM00012' }], services: { sync: { ...client, ask: ask as never } } });
    const first = await open();
    await screen.findByText('This letter belongs to segment SM00005, which is logged. Those who stayed are here.');
    expect(screen.queryByRole('button', { name: 'Open segment SM00012' })).toBeNull();
    first.unmount();
    remainderSegmentNo = 'SM00026';
    await open();
    await screen.findByText('This letter belongs to segment SM00005, which is logged.');
    await screen.findByRole('button', { name: 'Open segment SM00026' });
  });

  test('a link that the service could not be asked to forget stays, is explained, and goes at the second try', async () => {
    const letter = linked();
    const service = new SegmentService();
    service.links = [{ languageCode: '', name: 'Autumn.docx', url: 'https://files.example/Autumn.docx', templateHash: 'H1', fieldMapping: {}, linkedAt: '', linkedBy: 'me' }];
    service.fault = (name, when) => { if (name === 'unlinkLetter' && when === 'before') throw new SyncProblem('UNREACHABLE', 0); };
    await renderPane({ service, letter, language: 'en' });
    fireEvent.click(await screen.findByRole('button', { name: 'Unlink' }));
    await screen.findByText(/The service cannot be reached/);
    screen.getByText('This letter belongs to this segment.');
    expect(letter.notes.segmentNo).toBe('SM00012');
    service.fault = () => undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Use this letter for this segment' });
    expect([letter.notes.segmentNo, service.links]).toEqual([undefined, []]);
  });

  test('unlinking leaves alone what a colleague linked in its place', async () => {
    const letter = linked();
    const service = new SegmentService();
    service.links = [{ languageCode: '', name: 'Winter.docx', url: 'https://files.example/Winter.docx', templateHash: 'H2', fieldMapping: {}, linkedAt: '', linkedBy: 'colleague' }];
    await renderPane({ service, letter, language: 'en' });
    fireEvent.click(await screen.findByRole('button', { name: 'Unlink' }));
    await screen.findByText(/The letter of this segment is “Winter.docx”/);
    expect(letter.notes.segmentNo).toBeUndefined();
    expect(service.links).toHaveLength(1);
  });

  test('a document that refuses to be written is explained and nothing pretends to be linked', async () => {
    const letter = letterInMemory();
    letter.refuse = () => new WordProblem('DOCUMENT_READ_ONLY');
    await renderPane({ letter, language: 'en', start: [{ at: 'segments' }, { at: 'segment', no: 'SM00012' }], services: { startMerge: reader } });
    fireEvent.click(await screen.findByRole('button', { name: 'Use this letter for this segment' }));
    await screen.findByText(/This document cannot be changed/);
    expect(screen.queryByText('This letter belongs to this segment.')).toBeNull();
  });

  test('letters that were begun before a crash are offered at once', async () => {
    const service = new SegmentService();
    service.openRuns = [{ state: 'making', counts: { planned: 1_000, made: 412, failed: 0, skipped: 3, out: 0 } }];
    await renderPane({ service, letter: linked(), language: 'en' });
    await screen.findByText('412 of 1,000 letters are made. The others can be made now.');
    screen.getByRole('button', { name: 'Continue' });
  });

  test('one text for several: says whose own texts it replaces, and the list shows it at once', async () => {
    const { service } = await renderPane({ letter: linked(), language: 'en' });
    const box = await list();
    fireEvent.keyDown(box, { key: 'a', ctrlKey: true });
    fireEvent.click(screen.getByRole('button', { name: 'Write one text' }));
    await screen.findByRole('heading', { level: 1, name: 'One text for 5 contacts' });
    screen.getByText('1 of them has an own text. It will be replaced.');
    fireEvent.change(screen.getByRole('textbox', { name: 'Own text' }), { target: { value: 'Welcome to our stand.' } });
    service.fault = (name) => { if (name === 'changeLines') throw new SyncProblem('UNREACHABLE', 0); };
    fireEvent.click(screen.getByRole('button', { name: 'Give it to 5 contacts' }));
    await screen.findByText(/The service cannot be reached/);
    service.fault = () => undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(within(screen.getByRole('group', { name: 'Show' })).getByRole('button', { name: 'Own 5' })).toBeTruthy());
    expect(service.lines.every(({ ownText }) => ownText === 'Welcome to our stand.')).toBe(true);
    expect(screen.queryByText(/chosen/)).toBeNull();
  });

  test('says nothing that is not in the catalogue of texts', async () => {
    const { container, service } = await renderPane({ letter: linked() });
    await list();
    await act(async () => { await new Promise((done) => { setTimeout(done, 20); }); });
    const data = JSON.stringify([service.segment(), service.lines.map((line) => service.row(line))]) + 'SM00012 ·  · ' + service.lines.map(({ row }) => [row.companyName, row.city].filter(Boolean).join(' · ')).join('\n');
    expect(hardCodedStrings(container, data)).toEqual([]);
  });
});
