import { fireEvent, screen, waitFor } from '@testing-library/react';
import { unzipSync } from 'fflate';
import { SyncProblem } from '../../src/contract/problem';
import { WordProblem } from '../../src/word/wordDocument';
import { hardCodedStrings, letterInMemory } from './renderPane';
import { renderAt } from './runRoom';
import { record, RunService } from './session/runService';

const people = (): RunService => new RunService('SM1', [record(10, { contactName: 'Anna Aalto' }), record(20, { contactName: 'Bob <&> Baker' }), record(30, { barrier: 'privacyBlocked', contactName: 'Dora Dane' }), record(40, { correspondenceType: 'Email', contactName: 'Erik Ek' })]);
const press = async (name: string | RegExp): Promise<void> => { fireEvent.click(await screen.findByRole('button', { name })); };

describe('producing', () => {
  it('makes the letters of the chosen types, opens them in Word, and says who got none and why', async () => {
    const service = people();
    const { opened } = await renderAt({ at: 'produce', no: 'SM1' }, service);
    await screen.findByRole('checkbox', { name: 'Hard copy · 2 contacts' });
    await press('Make 2 letters');
    await screen.findByRole('heading', { name: '2 letters are made' });
    await press('Open all in Word to print');
    await screen.findByText('When the letters are printed or sent, go on to Log.');
    expect(opened).toHaveLength(1);
    expect([...service.runs.values()][0]).toMatchObject({ state: 'handedOver' });
    fireEvent.click(screen.getByText('2 contacts got no letter'));
    screen.getByText('Privacy blocked: 1');
    screen.getByText('Another correspondence type: 1');
  });

  it.each([
    ['en', 'Not checked since this pane was opened.', 'Check now', 'Produce'],
    ['fi', 'Ei tarkistettu sen jälkeen, kun tämä ruutu avattiin.', 'Tarkista nyt', 'Luonti'],
  ] as const)('says that nothing was checked since the pane was opened, with the way to it (%s)', async (language, unchecked, check, produce) => {
    await renderAt({ at: 'produce', no: 'SM1' }, people(), { language });
    await screen.findByText(unchecked);
    await press(check);
    await screen.findAllByText(/^1 (thing to look at|asia kannattaa)/);
    await press(produce);
    await screen.findByRole('checkbox', { name: /2/ });
    expect(screen.queryByText(unchecked)).toBeNull();
  });

  it('shows what the last check left open, and asks before letters are made with it', async () => {
    const service = people();
    service.issues = [{ code: 'DATE_MISSING', severity: 'error', count: 0, lines: [] }];
    await renderAt({ at: 'check', no: 'SM1' }, service);
    await screen.findAllByText(/1 thing must be put right first/);
    await press('Produce');
    await screen.findByText('The last check found 1 thing that must be put right first. As the segment is now, its letters cannot be logged.');
    await press('Make 2 letters');
    await screen.findByText('The last check found 1 thing that must be put right first. As the segment is now, its letters cannot be logged. The letters would be made as it stands. Make them all the same?');
    expect(service.runs.size).toBe(0);
    await press('Show what is wrong');
    await screen.findByText(/Missing in the details of the segment: Date/);
    screen.getByText('As the segment is now, its letters cannot be logged.');
    service.issues = [];
    await press('Check again');
    await waitFor(() => expect(screen.queryByText(/Missing in the details/)).toBeNull());
    await press('Produce');
    await press('Make 2 letters');
    await screen.findByRole('heading', { name: '2 letters are made' });
  });

  it.each([
    ['en', 'Produce', 'The last check found 3 things to look at.', 'Show them', 'Make 2 letters'],
    ['fi', 'Luonti', 'Viimeisessä tarkistuksessa löytyi 3 asiaa, jotka kannattaa katsoa.', 'Näytä ne', 'Tee 2 kirjettä'],
  ] as const)('says quietly what the last check found to look at, and makes the letters without a question (%s)', async (language, produce, found, show, make) => {
    const service = people();
    service.issues = [{ code: 'CONTACT_TWICE', severity: 'warning', count: 1, lines: [] }, { code: 'SALUTATION_FALLBACK', severity: 'warning', count: 2, lines: [] }];
    await renderAt({ at: 'check', no: 'SM1' }, service, { language });
    await screen.findAllByText(/^3 (things to|asiaa kannattaa)/);
    await press(produce);
    await screen.findByText(found);
    await press(show);
    await screen.findByText(/^3 (things to|asiaa kannattaa)/, { selector: 'p' });
    await press(produce);
    await press(make);
    await screen.findByRole('heading', { name: /^2 (letters are made|kirjettä on tehty)/ });
    expect(screen.queryByText(found)).toBeNull();
  });

  it('does not say of an error in the letter alone that the log would refuse', async () => {
    await renderAt({ at: 'check', no: 'SM1' }, people(), { file: 'letter - unknown field.docx' });
    await screen.findAllByText(/must be put right first/);
    expect(screen.queryByText(/cannot be logged/)).toBeNull();
    await press('Produce');
    await screen.findByText(/must be put right first\.$/);
    expect(screen.queryByText(/cannot be logged/)).toBeNull();
  });

  it('makes the letters with open errors where the person insists', async () => {
    const service = people();
    service.issues = [{ code: 'DATE_MISSING', severity: 'error', count: 0, lines: [] }];
    await renderAt({ at: 'check', no: 'SM1' }, service);
    await screen.findAllByText(/1 thing must be put right first/);
    await press('Produce');
    await press('Make 2 letters');
    await press('Make 2 letters all the same');
    await screen.findByRole('heading', { name: '2 letters are made' });
  });

  it('offers a zip with a live example of the first file name', async () => {
    const { downloads } = await renderAt({ at: 'produce', no: 'SM1' }, people());
    fireEvent.click(await screen.findByRole('radio', { name: /Separate letters in a zip/ }));
    fireEvent.change(await screen.findByRole('textbox', { name: 'File names' }), { target: { value: '{Contact_Name}: {Letter_No}' } });
    await screen.findByText('For example: Anna Aalto- 0001.docx');
    await press('Make 2 letters');
    await press('Download the zip');
    await screen.findByText(/Given to your browser/);
    expect(downloads.map(({ name }) => name)).toEqual(['SM1 2026-11-23.zip']);
    expect(screen.queryByText(/saved/i)).toBeNull();
  });

  it('gives each letter of the one document as a file, too', async () => {
    const service = people();
    const { downloads } = await renderAt({ at: 'produce', no: 'SM1' }, service);
    await press('Make 2 letters');
    await press('Download each letter as a file, in a zip');
    await waitFor(() => expect(downloads.map(({ name }) => name)).toEqual(['SM1 2026-11-23.zip']));
    expect(Object.keys(unzipSync(new Uint8Array(await downloads[0]!.file.arrayBuffer())))).toEqual(['0001 Anna Aalto.docx', '0002 Bob -&- Baker.docx']);
    expect([...service.runs.values()][0]!.state).toBe('made');
  });

  it('tells what was downloaded from what was opened', async () => {
    const service = people();
    const { downloads, opened, unmount } = await renderAt({ at: 'produce', no: 'SM1' }, service);
    await press('Make 2 letters');
    await press('Download the document');
    await screen.findByText(/^Given to your browser/);
    expect([downloads.length, opened.length, screen.queryByText(/Given to Word/)]).toEqual([1, 0, null]);
    screen.getByRole('button', { name: 'Download once more' });
    await press('Open all in Word to print');
    await screen.findByText(/^Given to Word\. .*Given to your browser/);
    screen.getByRole('button', { name: 'Open once more' });
    expect(opened).toHaveLength(1);
    unmount();
    await renderAt({ at: 'produce', no: 'SM1' }, service);
    await screen.findByRole('heading', { name: 'All 2 letters are made and were opened or downloaded' });
  });

  it('explains on a Mac that no file can be stored from the pane', async () => {
    const letter = letterInMemory();
    letter.word.host = () => ({ platform: 'mac', canDownload: false, canOpenLetters: true, canOpenDialog: true, displayLanguage: 'en-US' });
    await renderAt({ at: 'produce', no: 'SM1' }, people(), { letter });
    await screen.findByText(/Word on a Mac cannot store files/);
    expect(screen.getByRole('radio', { name: /Separate letters/ })).toHaveProperty('disabled', true);
  });

  it('keeps the letters when Word refuses to open them, and tries again', async () => {
    const letter = letterInMemory();
    const service = people();
    await renderAt({ at: 'produce', no: 'SM1' }, service, { letter });
    const { openLetters } = letter.word;
    letter.word.openLetters = async () => { throw new WordProblem('OPEN_FAILED', 'GeneralException'); };
    await press('Make 2 letters');
    await press('Open all in Word to print');
    await screen.findByText(/Word did not open the letters/);
    letter.word.openLetters = openLetters;
    await press('Try again');
    await screen.findByRole('button', { name: 'Go on to Log' });
  });

  it('offers to continue what was cut off, names what changed, and starts again on demand', async () => {
    const service = people();
    const kept = new Map();
    const first = await renderAt({ at: 'produce', no: 'SM1' }, service, { kept });
    service.fault = (name, when) => { if (name === 'changeMergeRun' && when === 'before') throw new SyncProblem('NOT_SIGNED_IN', 401); };
    await press('Make 2 letters');
    await screen.findByText(/You are not signed in any more/);
    first.unmount();
    service.fault = () => undefined;
    service.change(20, () => record(20, { contactName: 'Bob Brown' }));
    const second = await renderAt({ at: 'produce', no: 'SM1' }, service, { kept });
    await screen.findByRole('heading', { name: '2 of 2 letters are made' });
    await screen.findByText('Letter 2: Bob <&> Baker');
    screen.getByText(/gives up the letters made so far/);
    await press('Go on with the old');
    await screen.findByRole('heading', { name: '2 letters are made' });
    second.unmount();
    kept.clear();
    await renderAt({ at: 'produce', no: 'SM1' }, service, { kept });
    await screen.findByText(/can only be made again from the start/);
    await press('Make all letters anew');
    await press('Make 2 letters');
    await screen.findByRole('heading', { name: '2 letters are made' });
    expect([...service.runs.values()].map(({ state }) => state)).toEqual(['abandoned', 'made']);
  });

  it('of which no letter is made yet, does not say that letters are given up', async () => {
    const service = people();
    service.fault = (name, when) => { if (name === 'addReceipts' && when === 'before') throw new SyncProblem('NOT_SIGNED_IN', 401); };
    await renderAt({ at: 'produce', no: 'SM1' }, service);
    await press('Make 2 letters');
    await screen.findByRole('heading', { name: '0 of 2 letters are made' });
    await screen.findByRole('button', { name: 'Make all letters anew' });
    expect(screen.queryByText(/gives up the letters/)).toBeNull();
  });

  it('reads letter numbers as people write them', async () => {
    const { opened } = await renderAt({ at: 'produce', no: 'SM1' }, people());
    await press('Make 2 letters');
    fireEvent.click(await screen.findByText('Make some letters again'));
    const numbers = screen.getByRole('textbox', { name: 'Letter numbers' });
    fireEvent.change(numbers, { target: { value: '1–9' } });
    await press('Make again');
    await screen.findByText('Write numbers between 1 and 2, for example 1–2.');
    fireEvent.change(numbers, { target: { value: '2' } });
    await press('Make again');
    await screen.findByText('1 letter is made again, equal to the first time.');
    expect(opened).toHaveLength(1);
  });

  it('says nothing that is not in the catalogue of texts', async () => {
    const { container } = await renderAt({ at: 'produce', no: 'SM1' }, people(), { language: 'qps' });
    await press(/produce.make/);
    await screen.findByRole('heading', { name: /produce.made/ });
    await waitFor(() => expect(hardCodedStrings(container, 'Anna Aalto Bob <&> Baker Dora Dane Erik Ek')).toEqual([]));
  });
});
