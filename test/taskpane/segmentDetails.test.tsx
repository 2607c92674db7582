import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SyncProblem } from '../../src/contract/problem';
import { hardCodedStrings, letterInMemory, renderPane } from './renderPane';
import { SegmentService } from './segmentService';
import type { PaneLanguage } from '../../src/taskpane/locales/language';

const open = async (service = new SegmentService(), language: PaneLanguage = 'en') => {
  const pane = await renderPane({ service, language, letter: letterInMemory({ segmentNo: 'SM00012' }), start: [{ at: 'segments' }, { at: 'segment', no: 'SM00012' }, { at: 'segmentDetails', no: 'SM00012' }] });
  await waitFor(() => expect(screen.getAllByRole('textbox').length).toBeGreaterThan(3), { timeout: 8000 });
  return pane;
};
const text = (language: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name: `Standard text in the letter: ${language}` });

describe('the header of a segment', () => {
  test('a standard text per language, with how many contacts print it', async () => {
    const { service } = await open();
    expect(text('English').value).toBe('Our autumn catalogue is out.');
    await screen.findByText('Missing for 1 contact');
    // Dora and Erik get no letter: they print nothing, and miss nothing.
    screen.getByText('Printed for 1 contact');
    fireEvent.change(text('Finnish'), { target: { value: 'Syksyn luettelo on ilmestynyt.' } });
    await waitFor(() => expect(service.standardTexts).toEqual({ ENU: 'Our autumn catalogue is out.', FIN: 'Syksyn luettelo on ilmestynyt.' }));
    await waitFor(() => expect(screen.getAllByText('Printed for 1 contact')).toHaveLength(2));
    fireEvent.change(text('English'), { target: { value: '  ' } });
    await waitFor(() => expect(service.standardTexts).toEqual({ FIN: 'Syksyn luettelo on ilmestynyt.' }));
    await waitFor(() => expect(screen.getAllByText('Missing for 1 contact')).toHaveLength(1));
  });

  test('a changed detail leaves edited contacts alone, says how many, and can be given to them too', async () => {
    const { service } = await open();
    fireEvent.change(screen.getByRole('textbox', { name: 'Subject' }), { target: { value: 'Autumn news' } });
    await waitFor(() => expect(service.header.subject).toBe('Autumn news'));
    expect(service.find(30_000).overrides.subject).toBe('For Carl');
    await screen.findByText('Changes for 4 contacts. 1 keeps its own value: Carl Clark.');
    fireEvent.click(screen.getByRole('button', { name: 'Use it for them too' }));
    await waitFor(() => expect(service.find(30_000).overrides).toEqual({}));
    await waitFor(() => expect(screen.queryByText(/keeps its own value/)).toBeNull());
  });

  test('another interaction template is shown with all it brings before it is chosen', async () => {
    const { service } = await open();
    const choose = () => fireEvent.change(screen.getByRole('combobox', { name: 'Interaction template' }), { target: { value: 'VISIT' } });
    await screen.findByRole('option', { name: 'Visit' });
    await screen.findByRole('option', { name: 'By post' });
    choose();
    await screen.findByText('Interaction template: for 5 contacts');
    expect(service.header.interactionTemplateCode).toBe('LETTER');
    const leave = screen.getByRole('button', { name: 'Leave it as it is' });
    act(() => leave.focus());
    fireEvent.click(leave);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Interaction template' })));
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Interaction template' }).value).toBe('LETTER');
    choose();
    fireEvent.click(await screen.findByRole('button', { name: 'Change it' }));
    await waitFor(() => expect(service.header.interactionTemplateCode).toBe('VISIT'));
  });

  test('the day is written as the language writes it, or taken from the calendar; what is no day stays as it was typed', async () => {
    const { service } = await open(new SegmentService(), 'fi');
    const day = screen.getByRole<HTMLInputElement>('textbox', { name: 'Päivämäärä' });
    expect(day.value).toBe('24.11.2026');
    fireEvent.change(day, { target: { value: '31.2.2027' } });
    expect(screen.queryByText('Kirjoita päivä näin: 26.11.2027.')).toBeNull();
    fireEvent.blur(day);
    screen.getByText('Kirjoita päivä näin: 26.11.2027.');
    expect([day.value, day.getAttribute('aria-invalid'), service.header.date]).toEqual(['31.2.2027', 'true', '2026-11-24']);
    fireEvent.change(day, { target: { value: '1.3.2027' } });
    fireEvent.blur(day);
    await waitFor(() => expect(service.header.date).toBe('2027-03-01'));
    expect(screen.queryByText('Kirjoita päivä näin: 26.11.2027.')).toBeNull();
    fireEvent.change(screen.getByLabelText('Kalenteri'), { target: { value: '2027-12-24' } });
    expect(day.value).toBe('24.12.2027');
    await waitFor(() => expect(service.header.date).toBe('2027-12-24'));
  });

  test('a day that is none is kept and not saved, also where it only looks like one; coming back, it is still there and said', async () => {
    const { service } = await open();
    const day = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Date' });
    fireEvent.change(day(), { target: { value: '2027-02-30' } });
    fireEvent.blur(day());
    await screen.findByText('Not saved yet');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    fireEvent.click(await screen.findByRole('button', { name: /Details and standard text/ }));
    await waitFor(() => expect(day().value).toBe('2027-02-30'), { timeout: 8000 });
    screen.getByText('Write the day like 26 Nov 2027.');
    expect(service.header.date).toBe('2026-11-24');
    // A year of two digits counts when the person is done, and not before: it may become one of four.
    fireEvent.change(day(), { target: { value: '1.3.20' } });
    fireEvent.change(day(), { target: { value: '1.3.27' } });
    fireEvent.blur(day());
    expect(day().value).toBe('1 Mar 2027');
    await waitFor(() => expect(service.header.date).toBe('2027-03-01'));
    expect(service.calls.filter((name) => name === 'changeSegment')).toHaveLength(1);
  });

  test('a segment is duplicated and leads to the copy, or deleted after a warning', async () => {
    const { service } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    screen.getByText(/Segment SM00012 goes, with 5 contacts/);
    service.fault = (name) => { if (name === 'deleteSegment') throw new SyncProblem('REVISION_CHANGED', 412); };
    fireEvent.click(screen.getByRole('button', { name: 'Delete the segment' }));
    await screen.findByRole('alert');
    expect(service.isDeleted).toBe(false);
    service.fault = () => undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Delete the segment' }));
    await waitFor(() => expect(document.querySelector('h1')!.textContent).toBe('Segments'));
    expect(service.isDeleted).toBe(true);
  });

  test('its history says who did what when, by names', async () => {
    const service = new SegmentService();
    service.events = [{ position: 2, kind: 'headerChanged', at: '2026-11-23T10:00:00.000Z', by: 'anna', about: ['subject', 'ignoreContactCorrespondenceType'] }, { position: 1, kind: 'created', at: '2026-11-22T10:00:00.000Z', by: 'bo', count: 5 },
      { position: 3, kind: 'letterLinked', at: '2026-11-23T11:00:00.000Z', by: 'bo', about: ['Kirje.docx', 'FIN'] }, { position: 4, kind: 'letterLinked', at: '2026-11-23T12:00:00.000Z', by: 'bo', about: ['Oma.docx', 'SVE'] }];
    await open(service);
    fireEvent.click(screen.getByRole('button', { name: 'History' }));
    await screen.findByText(/^Changed: Subject, Use this correspondence type/);
    screen.getByText('Made, with 5 contacts');
    await screen.findByText(/Kirje\.docx, Finnish/);
    // No language here is SVE: it is the number of a contact.
    screen.getByText(/Oma\.docx, SVE/);
    screen.getByText(/anna$/);
  });

  test('lines that colleagues change meanwhile are no conflict; the same detail is', async () => {
    const service = new SegmentService();
    await open(service);
    service.change(service.find(10_000), { noteForLog: 'x' });
    service.revision += 1;
    fireEvent.change(screen.getByRole('textbox', { name: 'Description' }), { target: { value: 'Winter letter' } });
    await waitFor(() => expect(service.header.description).toBe('Winter letter'));
    service.header.description = 'Spring letter';
    service.revision += 1;
    fireEvent.change(screen.getByRole('textbox', { name: 'Description' }), { target: { value: 'Summer letter' } });
    const bar = (await screen.findByText(/Somebody else changed this meanwhile/)).closest('[role="alert"]') as HTMLElement;
    within(bar).getByText('Spring letter');
    fireEvent.click(screen.getByRole('button', { name: 'Take theirs' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Description' }).value).toBe('Spring letter');
  });

  test('a segment that was logged meanwhile keeps what was typed and explains', async () => {
    const { service } = await open();
    service.fault = (name) => { if (name === 'changeSegment') throw new SyncProblem('ALREADY_LOGGED', 409); };
    fireEvent.change(screen.getByRole('textbox', { name: 'Description' }), { target: { value: 'Typed' } });
    await screen.findByText(/This segment was logged already/);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Description' }).value).toBe('Typed');
  });

  test('says nothing that is not in the catalogue of texts', async () => {
    const { container, service } = await open(new SegmentService(), 'qps');
    await screen.findByRole('option', { name: 'Johanna Oksanen' });
    await screen.findByRole('option', { name: 'Autumn campaign' });
    const data = JSON.stringify([service.segment(), 'Customer letter', 'Visit', 'By post', 'Johanna Oksanen', 'Petri Salo', 'Autumn campaign', '(ENU)', '(FIN)', 'SM00012 · Autumn letter']);
    expect(hardCodedStrings(container, data)).toEqual([]);
  });
});
