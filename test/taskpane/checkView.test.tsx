import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { createPreviewLetters } from '../../src/taskpane/preview/previewLetters';
import { WordProblem } from '../../src/word/wordDocument';
import { docx, fieldMarks, mergeField, p, r } from '../merge/build/docx';
import { readText } from '../merge/build/letterText';
import { hardCodedStrings, letterInMemory } from './renderPane';
import { renderAt } from './runRoom';
import { record, refuse, RunService } from './session/runService';

const values = { Contact_Name: 'Anna Aalto', Contact_City: 'Helsinki', Comment: 'Hello' };
const people = (): RunService => new RunService('SM1', [record(10, { contactName: 'Anna Aalto', values }), record(20, { contactName: 'Bob Baker', values: { ...values, Contact_City: '' } })]);
const entry = async (text: RegExp): Promise<HTMLElement> => (await screen.findByText(text)).closest('li')!;

const heard = (): (string | null)[] => screen.getAllByRole('status').map(({ textContent }) => textContent);

describe('checking', () => {
  it('says clearly when everything is in order', async () => {
    await renderAt({ at: 'check', no: 'SM1' }, new RunService('SM1', [record(10, { values })]));
    await screen.findAllByText(/Everything is in order. 1 contact can get this letter./);
    await waitFor(() => expect(heard()).toContain('Everything is in order. 1 contact can get this letter.'));
  });

  it('has the letter, the contacts and the segment in one list, errors first, each said once', async () => {
    const service = people();
    service.records[1] = { ...service.records[1]!, barrier: 'privacyBlocked' };
    service.issues = [
      { code: 'CONTACT_BARRED', severity: 'warning', subject: 'privacyBlocked', barrier: 'privacyBlocked', count: 1, lines: [{ lineNo: 20, contactNo: 'CT000020', contactName: 'Bob Baker' }] },
      { code: 'DATE_MISSING', severity: 'error', count: 0, lines: [] },
    ];
    const { container } = await renderAt({ at: 'check', no: 'SM1' }, service, { file: 'letter - unknown field.docx' });
    await screen.findAllByText(/things must be put right first/);
    const codes = [...container.querySelectorAll('[data-code]')].map((item) => item.getAttribute('data-code'));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.slice(0, 2).sort()).toEqual(['DATE_MISSING', 'FIELD_UNKNOWN']);
    expect(codes).toContain('CONTACT_BARRED');
  });

  it('lets an unknown field be mapped once, and remembers it with the letter', async () => {
    const { letter } = await renderAt({ at: 'check', no: 'SM1' }, people(), { file: 'letter - unknown field.docx' });
    const unknown = within(await entry(/is not known/));
    fireEvent.change(unknown.getByRole('combobox'), { target: { value: 'Contact_Name' } });
    await screen.findByText(/«Contact_Nmae» is read as/);
    expect(letter.notes.fieldMapping).toEqual({ Contact_Nmae: 'Contact_Name' });
    await waitFor(() => expect(screen.queryByText(/is not known/)).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: /Take back: «Contact_Nmae»/ }));
    await screen.findByText(/is not known/);
  });

  it('lets tracked changes be accepted in the letters, says it as information, and asks again', async () => {
    const { letter, container } = await renderAt({ at: 'check', no: 'SM1' }, people(), { file: 'letter - tracked changes.docx' });
    const signs = () => [...container.querySelectorAll('[data-code=TRACKED_CHANGES]')].map((item) => item.querySelector('[role=img]')!.getAttribute('aria-label'));
    const accept = await screen.findByRole('button', { name: 'Accept and remove in the letters' });
    expect(signs()).toEqual(['Must be put right', 'Must be put right']);
    fireEvent.click(accept);
    await screen.findByText(/^2 tracked changes are accepted in the letters/);
    expect(signs()).toEqual(['To know', 'To know']);
    expect(letter.notes.choices).toEqual({ acceptChanges: true });
    expect(heard().join()).not.toContain('must be put right');
    fireEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    await waitFor(() => expect(signs()).toEqual(['Must be put right', 'Must be put right']));
    expect(letter.notes.choices).toBeUndefined();
  });

  it('names that choice also where the letter has nothing of the kind, with a way back', async () => {
    const { letter } = await renderAt({ at: 'check', no: 'SM1' }, people(), { letter: letterInMemory({ choices: { acceptChanges: true } }) });
    fireEvent.click(await screen.findByRole('button', { name: 'Take back: Tracked changes are accepted, comments left out' }));
    await waitFor(() => expect(letter.notes.choices).toBeUndefined());
  });

  it('lets dates and numbers be in each contact\'s language where contacts have another than the letter, and as in the letter again', async () => {
    const service = people();
    service.records[1] = { ...service.records[1]!, languageCode: 'XXX', values: { ...service.records[1]!.values, Language_Code: 'XXX' } };
    service.records[0] = { ...service.records[0]!, languageCode: 'SVE', values: { ...service.records[0]!.values, Language_Code: 'SVE' } };
    const finnish = docx({ styles: '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fi-FI"/></w:rPr></w:rPrDefault></w:docDefaults>', body: p(r('Hyvä '), mergeField('Contact_Name'), mergeField('Comment')) });
    const letter = letterInMemory();
    const { container } = await renderAt({ at: 'check', no: 'SM1' }, service, { letter, services: { word: { ...letter.word, readBytes: async () => finnish } } });
    const choose = within(await entry(/^The letter is in Finnish, but 2 contacts/)).getByRole('button', { name: 'Dates and numbers in each contact’s language' });
    expect(container.querySelector('[data-code=LANGUAGE_UNKNOWN]')).toBeNull();
    fireEvent.click(choose);
    within(await entry(/^The language code XXX is not known\. 1 contact gets dates and numbers as the letter has them\./)).getByRole('button', { name: 'Open Bob Baker' });
    expect(letter.notes.choices).toEqual({ contactLanguage: true });
    expect(screen.queryByRole('button', { name: /^Take back/ })).toBeNull(); // said once
    fireEvent.click(screen.getByRole('button', { name: 'Dates and numbers as in the letter' }));
    await waitFor(() => expect(container.querySelector('[data-code=LANGUAGE_UNKNOWN]')).toBeNull());
    expect(letter.notes.choices).toBeUndefined();
  });

  it('names that choice also where all contacts have the language of the letter, with a way back', async () => {
    const { letter } = await renderAt({ at: 'check', no: 'SM1' }, people(), { letter: letterInMemory({ choices: { contactLanguage: true, acceptChanges: true } }) });
    fireEvent.click(await screen.findByRole('button', { name: 'Take back: Dates and numbers are in each contact’s language' }));
    await waitFor(() => expect(letter.notes.choices).toEqual({ acceptChanges: true }));
  });

  describe('of a letter that asks', () => {
    const field = (code: string) => `${fieldMarks.begin}${fieldMarks.code(code.replaceAll('"', '&quot;'))}${fieldMarks.separate}${r('x')}${fieldMarks.end}`;
    const asks = docx({ body: p(field(' ASK Day "Which day?" \\d "Friday" '), field(' REF Day '), r(' at '), field(' FILLIN "What time?" ')) + p(mergeField('Comment')) });
    const room = async (letter = letterInMemory()) => {
      const at = await renderAt({ at: 'check', no: 'SM1' }, people(), { letter });
      await screen.findAllByText(/Everything is in order/);
      letter.word.readBytes = async () => asks;
      fireEvent.click(await screen.findByRole('button', { name: 'Check again' }));
      await screen.findByRole('heading', { name: 'The letter asks' });
      return { ...at, day: screen.getByLabelText<HTMLTextAreaElement>('Which day?'), time: screen.getByLabelText<HTMLTextAreaElement>('What time?') };
    };
    const unanswered = () => screen.queryAllByText(/has no answer yet/).length;

    it('offers what it suggests, keeps the answers that are confirmed, prints them, and asks again', async () => {
      const { letter, services, day, time } = await room();
      expect([day.value, time.value, unanswered()]).toEqual(['Friday', '', 2]);
      fireEvent.change(time, { target: { value: '9 a.m.' } });
      fireEvent.click(screen.getByRole('button', { name: 'Use these answers' }));
      await waitFor(() => expect(unanswered()).toBe(0));
      expect(letter.notes.choices).toEqual({ answers: { Day: 'Friday', 'What time?': '9 a.m.' } });
      const preview = createPreviewLetters(services, 'SM1');
      expect(readText((await preview.letter(10, [])).bytes)).toContain('Friday at 9 a.m.');
      preview.close();
      fireEvent.click(screen.getByRole('button', { name: 'Ask again' }));
      await waitFor(() => expect(unanswered()).toBe(2));
      expect([letter.notes.choices, time.value]).toEqual([undefined, '']);
      expect(screen.getByRole('button', { name: 'Ask again' }).getAttribute('aria-disabled')).toBe('true');
    });

    it('keeps what was typed when the person goes on, and nothing that was only suggested', async () => {
      const { letter, time } = await room(letterInMemory({ choices: { acceptChanges: true } }));
      fireEvent.change(time, { target: { value: 'Noon' } });
      fireEvent.blur(time, { relatedTarget: screen.getByRole('button', { name: 'Preview' }) });
      await waitFor(() => expect(letter.notes.choices).toEqual({ acceptChanges: true, answers: { 'What time?': 'Noon' } }));
    });

    it('loses nothing of two choices that follow each other faster than Word keeps them', async () => {
      const { letter, time } = await room(letterInMemory({ fineFields: ['Fax'] }));
      const { writeNotes } = letter.word;
      const waiting: (() => void)[] = [];
      letter.word.writeNotes = async (next) => { await new Promise<void>((go) => waiting.push(go)); return writeNotes(next); };
      fireEvent.change(time, { target: { value: 'Noon' } });
      const takeBack = screen.getByRole('button', { name: /^Take back/ });
      fireEvent.blur(time, { relatedTarget: takeBack });
      fireEvent.click(takeBack);
      for (let written = 0; written < 2; written++) {
        await waitFor(() => expect(waiting).toHaveLength(1));
        waiting.pop()!();
      }
      await waitFor(() => expect(letter.notes).toMatchObject({ fineFields: [], choices: { answers: { 'What time?': 'Noon' } } }));
      letter.refuse = () => new WordProblem('SETTINGS_FAILED');
      letter.word.writeNotes = writeNotes;
      fireEvent.click(screen.getByRole('button', { name: 'Ask again' }));
      await screen.findByRole('alert');
      letter.refuse = undefined;
      fireEvent.click(screen.getByRole('button', { name: 'Ask again' }));
      await waitFor(() => expect(letter.notes.choices).toBeUndefined());
    });

    it('offers no fields as an answer, and says nothing is wrong where each letter has a suggestion of its own', async () => {
      const { letter } = await room();
      letter.word.readBytes = async () => docx({ body: p(fieldMarks.begin, fieldMarks.code(' FILLIN "Which town?" \\d &quot;'.replaceAll('"', '&quot;')), mergeField('Contact_City'), fieldMarks.code('&quot; '), fieldMarks.separate, r('x'), fieldMarks.end) + p(mergeField('Comment')) });
      fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
      const town = await screen.findByLabelText<HTMLTextAreaElement>('Which town?');
      expect(town.value).toBe('');
      screen.getByText('Left empty, each letter prints what it suggests: «Contact_City»');
      expect((await entry(/“Which town\?” has no answer yet/)).querySelector('[aria-label="To know"]')).not.toBeNull();
      const said: string[] = [];
      const listener = new MutationObserver(() => void said.push(...screen.queryAllByRole('status').map(({ textContent }) => textContent ?? '')));
      listener.observe(document.body, { subtree: true, childList: true, characterData: true });
      const before = letter.notes;
      fireEvent.click(screen.getByRole('button', { name: 'Use these answers' }));
      await waitFor(() => expect(letter.notes).not.toBe(before));
      await act(async () => undefined);
      listener.disconnect();
      expect([said.join().includes('taken back'), letter.notes.choices]).toEqual([false, undefined]);
    });

    it('keeps the other answers where one is too long', async () => {
      const { letter, day, time } = await room();
      fireEvent.change(time, { target: { value: 'x'.repeat(2003) } });
      fireEvent.change(day, { target: { value: 'Monday' } });
      fireEvent.click(screen.getByRole('button', { name: 'Use these answers' }));
      await waitFor(() => expect(letter.notes.choices).toEqual({ answers: { Day: 'Monday' } }));
      expect(time.value).toHaveLength(2003);
    });

    it('says that a letter asks more than can be answered', async () => {
      const { letter } = await room();
      letter.word.readBytes = async () => docx({ body: Array.from({ length: 101 }, (_, index) => p(field(` FILLIN "Question ${index} of many?" `))).join('') + p(mergeField('Comment')) });
      fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
      await screen.findByText(/^Only the first 100 questions can be answered/);
      expect(screen.getAllByLabelText(/of many\?$/)).toHaveLength(100);
    });

    it('does not lose what was typed where Word keeps nothing', async () => {
      const { letter, time } = await room();
      letter.refuse = () => new WordProblem('SETTINGS_FAILED');
      fireEvent.change(time, { target: { value: 'Noon' } });
      fireEvent.click(screen.getByRole('button', { name: 'Use these answers' }));
      await screen.findByRole('alert');
      expect([time.value, letter.notes.choices]).toEqual(['Noon', undefined]);
    });

    it('counts what is too long and keeps nothing of it', async () => {
      const { letter, time } = await room();
      fireEvent.change(time, { target: { value: 'x'.repeat(2003) } });
      expect(screen.getByRole('alert').textContent).toContain('Too long by 3 characters');
      fireEvent.click(screen.getByRole('button', { name: 'Use these answers' }));
      await waitFor(() => expect(letter.notes.choices).toEqual({ answers: { Day: 'Friday' } }));
      expect(time.value).toHaveLength(2003);
    });
  });

  it('asks once for a missing value, and can take that back', async () => {
    const { letter } = await renderAt({ at: 'check', no: 'SM1' }, people(), { file: 'letter - unknown field.docx' });
    fireEvent.click(within(await entry(/is empty for 1 contact/)).getByRole('button', { name: 'That is fine' }));
    await waitFor(() => expect(screen.queryByText(/is empty for 1 contact/)).toBeNull());
    expect(letter.notes.fineFields).toEqual(['Contact_City']);
  });

  it('leads to the place in the letter, and says when it is gone', async () => {
    const letter = letterInMemory();
    const shown: unknown[] = [];
    letter.word.showPlace = async (place) => { shown.push(place); return shown.length === 1 ? 'shown' : 'gone'; };
    await renderAt({ at: 'check', no: 'SM1' }, people(), { file: 'letter - unknown field.docx', letter });
    const unknown = within(await entry(/is not known/));
    fireEvent.click(unknown.getByRole('button', { name: /^Show/ }));
    await waitFor(() => expect(shown).toMatchObject([{ story: 'body' }]));
    fireEvent.click(unknown.getByRole('button', { name: /^Show/ }));
    await unknown.findByText(/is not in the letter any more/);
  });

  it('says in words where a place is that Word cannot go to, and offers no button that leads nowhere', async () => {
    const service = new RunService('SM1', [record(10, { contactName: 'Anna Aalto', values: { Contact_Name: '' } })]);
    await renderAt({ at: 'check', no: 'SM1' }, service, { file: 'letter - field in a text box.docx' });
    const missing = within(await entry(/is empty for 1 contact/));
    missing.getByText(/^In a text box, paragraph 1 of the text boxes: .*«/);
    missing.getByText('Word cannot go there by itself. Look for these words in the letter.');
    expect(missing.queryByRole('button', { name: /^Show in the letter/ })).toBeNull();
  });

  it('does not call a place gone that this Word cannot go to', async () => {
    const letter = letterInMemory();
    letter.word.showPlace = async () => 'outOfReach';
    await renderAt({ at: 'check', no: 'SM1' }, people(), { file: 'letter - unknown field.docx', letter });
    const unknown = within(await entry(/is not known/));
    fireEvent.click(unknown.getByRole('button', { name: /^Show/ }));
    await unknown.findByText('Word cannot go there by itself. Look for these words in the letter.');
    expect(unknown.queryByText(/is not in the letter any more/)).toBeNull();
  });

  it('opens the one contact concerned, and names several', async () => {
    const service = people();
    service.issues = [{ code: 'EMAIL_MISSING', severity: 'warning', count: 2, lines: [10, 20].map((lineNo) => ({ lineNo, contactNo: `CT0000${lineNo}`, contactName: lineNo === 10 ? 'Anna Aalto' : 'Bob Baker' })) }];
    await renderAt({ at: 'check', no: 'SM1' }, service, { file: 'letter - unknown field.docx' });
    within(await entry(/is empty for 1 contact/)).getByRole('button', { name: 'Open Bob Baker' });
    const several = within(await entry(/are to get an email/));
    fireEvent.click(several.getByRole('button', { name: 'Show 2 contacts' }));
    several.getByRole('button', { name: /Anna Aalto/ });
  });

  it('leads to the details of the segment only where the fault stands in them', async () => {
    const service = people();
    const date = (lineNos: number[]): void => { service.issues = [{ code: 'DATE_MISSING', severity: 'error', count: lineNos.length, lines: lineNos.map((lineNo) => ({ lineNo, contactNo: `CT0000${lineNo}`, contactName: 'Bob Baker' })) }]; };
    date([20]);
    await renderAt({ at: 'check', no: 'SM1' }, service, { file: 'letter - unknown field.docx' });
    const one = within(await entry(/The date is missing for 1 contact/));
    await one.findByRole('button', { name: 'Open Bob Baker' });
    expect(one.queryByRole('button', { name: 'Open the details' })).toBeNull();
    date([]);
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
    within(await entry(/Missing in the details of the segment: Date/)).getByRole('button', { name: 'Open the details' });
  });

  it('leads to the details where all contacts have the fault from there', async () => {
    const service = people();
    service.details = { ...service.details, salespersonCode: 'GONE' };
    service.issues = [{ code: 'SALESPERSON_UNKNOWN', severity: 'error', subject: 'GONE', count: 2, lines: [10, 20].map((lineNo) => ({ lineNo, contactNo: `CT0000${lineNo}`, contactName: 'Bob Baker' })) }];
    await renderAt({ at: 'check', no: 'SM1' }, service, { file: 'letter - unknown field.docx' });
    await within(await entry(/“GONE” does not exist/)).findByRole('button', { name: 'Open the details' });
  });

  it('says the whole summary to those who hear the pane', async () => {
    await renderAt({ at: 'check', no: 'SM1' }, people(), { file: 'letter - unknown field.docx' });
    await screen.findAllByText(/1 thing must be put right first/);
    await waitFor(() => expect(heard()).toContainEqual(expect.stringMatching(/^1 thing must be put right first\. \d things? to look at/)));
  });

  it('explains a letter that Word does not hand over, a document that refuses, and a service that is ill', async () => {
    const letter = letterInMemory();
    const service = people();
    await renderAt({ at: 'check', no: 'SM1' }, service, { letter, file: 'letter - unknown field.docx' });
    await screen.findByText(/is not known/);
    letter.refuse = () => new WordProblem('SETTINGS_FAILED');
    fireEvent.change(within(await entry(/is not known/)).getByRole('combobox'), { target: { value: 'Contact_Name' } });
    await screen.findByText(/Word did not keep/);
    letter.word.readBytes = async () => { throw new WordProblem('READ_FAILED', '11001'); };
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
    await screen.findByText(/Word did not hand over the letter/);
    letter.word.readBytes = async () => new Uint8Array([1, 2, 3]);
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
    await screen.findByText(/not a Word document|damaged/);
    service.fault = (name) => { if (name === 'check') refuse('NOT_SIGNED_IN', 401); };
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
    await screen.findByText(/not a Word document|not signed in/);
  });

  it('says nothing that is not in the catalogue of texts', async () => {
    const { container } = await renderAt({ at: 'check', no: 'SM1' }, people(), { file: 'letter - unknown field.docx', language: 'qps' });
    await screen.findByText(/check.issue.FIELD_UNKNOWN/);
    const near = [...container.querySelectorAll('li p + p')].map(({ textContent }) => textContent).join(' ');
    expect(hardCodedStrings(container, `Contact_Nmae ${near}`)).toEqual([]);
  });
});
