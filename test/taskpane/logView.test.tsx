import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { bytesOf } from '../../src/contract/base64';
import type { LogRequest, LogResult } from '../../src/contract/mergeRun';
import { SyncProblem } from '../../src/contract/problem';
import { createRunQueue } from '../../src/taskpane/session/runQueue';
import { hardCodedStrings } from './renderPane';
import { renderAt } from './runRoom';
import { createPlainEngine } from './session/plainEngine';
import { newMachine, paneOn } from './session/runPane';
import { record, refuse, RunService } from './session/runService';

const press = async (name: string | RegExp): Promise<void> => { fireEvent.click(await screen.findByRole('button', { name })); };
/** The button of the question; the step of the same name stands in the strip below. */
const pressIn = async (name: string): Promise<void> => { fireEvent.click(within(screen.getByRole('main')).getByRole('button', { name })); };
const people = (): RunService => new RunService('SM1', ['Anna Aalto', 'Bob Baker', 'Carl Clark'].map((contactName, place) => record((place + 1) * 10, { contactName })));

/** A segment whose letters were made and opened by an earlier pane. */
async function handedOver(): Promise<RunService> {
  const service = people();
  const queue = createRunQueue(paneOn(newMachine(), service), 'SM1');
  await queue.start({ correspondenceTypes: ['Hard Copy'], handOver: 'combined', namePattern: '' });
  await queue.handOver(0, 'open');
  return service;
}
/** A log whose answer does not come: lost before or after the service wrote it. Then the service answers again. */
async function logWithoutAnswer(service: RunService, lost: 'before' | 'after'): Promise<void> {
  service.fault = (name, when) => { if (name === 'log' && when === lost) refuse('NOT_SIGNED_IN', 401); };
  await press('Log…');
  await screen.findByRole('heading', { name: 'Log now?' });
  await pressIn('Log');
  await screen.findByText(/You are not signed in any more/);
  service.fault = () => undefined;
}
beforeEach(() => sessionStorage.clear());

describe('logging', () => {
  it('ticks all, asks with the counts only, logs what went out and says what became of the rest', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    fireEvent.click(await screen.findByRole('option', { name: /Letter 2: Bob Baker/ }));
    screen.getByText('2 of 3 went out');
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent).slice(0, 3)).toEqual(['2 will be logged', '1 will stay, in a new segment', '0 were blocked meanwhile']);
    await pressIn('Log');
    await screen.findByText('2 contacts are logged');
    screen.getByText('1 contact stays in segment SM99999');
    expect(service.logged!.entries.map(({ contactNo }) => contactNo)).toEqual(['CT000010', 'CT000030']);
    expect(service.logged!.key).toBe('run-1');
  });

  it('leaves nothing behind that leads into the segment that is gone: no step, and Back shows the list', async () => {
    await renderAt({ at: 'log', no: 'SM1' }, await handedOver());
    expect(screen.getAllByRole('navigation')).toHaveLength(1);
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText('3 contacts are logged');
    expect(screen.queryByRole('navigation')).toBeNull();
    await press('Back');
    await screen.findByRole('heading', { level: 1, name: 'Segments' });
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  });

  it('names the follow-up segment in the language of the pane, where one is wanted', async () => {
    const service = await handedOver();
    const log = jest.spyOn(service as unknown as { log(request: LogRequest, key: string): LogResult }, 'log');
    await renderAt({ at: 'log', no: 'SM1' }, service);
    fireEvent.click(await screen.findByRole('checkbox', { name: /follow-up segment/ }));
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText('3 contacts are logged');
    expect(log.mock.calls[0]![0]).toEqual({ mergeRun: 'run-1', createFollowUp: true, followUpDescription: 'Follow-up on segment SM1', remainderDescription: 'Autumn letter – not sent', notOut: 'remainder' });
  });

  it('is ticked by keys alone', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    const list = await screen.findByRole('listbox', { name: 'Which letters went out?' });
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    fireEvent.keyDown(list, { key: ' ' });
    expect(within(list).getAllByRole('option').map((option) => option.getAttribute('aria-selected'))).toEqual(['true', 'false', 'true']);
    await waitFor(() => expect(service.runs.get('run-1')!.letters.map(({ out }) => out)).toEqual(['yes', 'no', 'yes']));
  });

  it('gives a service that keeps letters each of them before anything is logged, and goes on where it was cut off', async () => {
    const service = people();
    service.keepsLetters = true;
    const machine = newMachine();
    const queue = createRunQueue(paneOn(machine, service), 'SM1');
    await queue.start({ correspondenceTypes: ['Hard Copy'], handOver: 'combined', namePattern: '' });
    await queue.handOver(0, 'open');
    service.fault = (name, when) => { if (name === 'keepLetters' && when === 'before') refuse('NOT_SIGNED_IN', 401); };
    await renderAt({ at: 'log', no: 'SM1' }, service, { kept: machine.kept, services: { startMerge: () => createPlainEngine() } });
    fireEvent.click(await screen.findByRole('option', { name: /Letter 2: Bob Baker/ }));
    await screen.findByText('Each letter is kept with its entry.');
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    expect(within(screen.getByRole('main')).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['2 will be logged', '1 will stay, in a new segment', '0 were blocked meanwhile']);
    await pressIn('Log');
    await screen.findByText(/You are not signed in any more/);
    expect([service.logged, service.kept.size]).toEqual([undefined, 0]);
    service.fault = () => undefined;
    await press('Try again');
    await screen.findByText('2 contacts are logged');
    expect([...service.kept].map(([lineNo, letter]) => [lineNo, new TextDecoder().decode(bytesOf(letter))])).toEqual(service.logged!.entries.map(({ letterHash }, place) => [[10, 30][place], letterHash]));
  });

  it('says where the letters are that it cannot give, and logs nothing; coming back, no log waits for an answer', async () => {
    const service = await handedOver();
    service.keepsLetters = true;
    const first = await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText(/these letters are not on this computer/);
    expect(service.logged).toBeUndefined();
    first.unmount();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await screen.findByRole('listbox', { name: 'Which letters went out?' });
  });

  it('asks with the same key when the answer is lost, also after the pane was reloaded', async () => {
    const service = await handedOver();
    const first = await renderAt({ at: 'log', no: 'SM1' }, service);
    await logWithoutAnswer(service, 'after');
    first.unmount();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Ask again');
    await screen.findByText('3 contacts are logged');
    expect(service.logged!.entries).toHaveLength(3);
  });

  it('names the letters whose contact changed, and logs the others when asked', async () => {
    const service = await handedOver();
    service.change(20, () => record(20, { contactName: 'Bob Brown' }));
    service.change(30, () => undefined);
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText('2 letters are not up to date any more.');
    screen.getByText('Letter 2: Bob Baker');
    screen.getByText('Letter 3: Carl Clark – not in the segment any more');
    expect(service.logged).toBeUndefined();
    await press('Leave these out and log the others');
    await screen.findByText('1 contact is logged');
  });

  it('never logs as a failed attempt a letter that went out and whose contact changed: it stays', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    fireEvent.click(await screen.findByRole('option', { name: /Letter 3: Carl Clark/ }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Letters that did not go out' }), { target: { value: 'attemptFailed' } });
    await press('Log…');
    await screen.findByText('1 will be logged as a failed attempt');
    service.change(20, () => record(20, { contactName: 'Bob Brown' }));
    await pressIn('Log');
    await press('Leave these out and log the others');
    await screen.findByText('1 contact is logged');
    expect(service.logged!.entries.map(({ contactNo, attemptFailed }) => [contactNo, attemptFailed])).toEqual([['CT000010', false], ['CT000030', true]]);
    screen.getByText('1 contact stays in segment SM99999');
  });

  it('counts a contact that a colleague blocked, and names it afterwards', async () => {
    const service = await handedOver();
    service.blocked.add(10);
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log…');
    await screen.findByText('1 was blocked meanwhile and will stay');
    await pressIn('Log');
    await screen.findByText('Letter 1: Anna Aalto – Privacy blocked');
    await waitFor(() => expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('2 contacts are logged. 1 contact stays in segment SM99999. 1 contact was blocked meanwhile and was not logged: Anna Aalto.'));
    expect(service.logged!.entries).toHaveLength(2);
  });

  it('leads to what a colleague logged first', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    service.fault = (name, when) => { if (name === 'log' && when === 'before') refuse('ALREADY_LOGGED', 409, { loggedSegmentEntryNo: 31 }); };
    await pressIn('Log');
    await screen.findByText('This segment is logged already.');
  });

  it('shows everything that the service misses, with the way to each', async () => {
    const service = await handedOver();
    service.fault = (name, when) => { if (name === 'log' && when === 'before') refuse('SEGMENT_INCOMPLETE', 422, { issues: [{ code: 'SALESPERSON_MISSING', severity: 'error', lines: [{ lineNo: 10, contactNo: 'CT000010', contactName: 'Anna Aalto' }], count: 1 }, { code: 'DATE_MISSING', severity: 'error', lines: [], count: 0 }] }); };
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText('The salesperson is missing for 1 contact.');
    screen.getByText('Missing in the details of the segment: Date.');
  });

  it('goes back from a log that was refused to all that was chosen: who went out, what becomes of the rest, the follow-up', async () => {
    const service = await handedOver();
    const log = jest.spyOn(service as unknown as { log(request: LogRequest, key: string): LogResult }, 'log');
    service.fault = (name, when) => { if (name === 'log' && when === 'before') refuse('SEGMENT_INCOMPLETE', 422, { issues: [{ code: 'DATE_MISSING', severity: 'error', lines: [], count: 0 }] }); };
    await renderAt({ at: 'log', no: 'SM1' }, service);
    fireEvent.click(await screen.findByRole('option', { name: /Letter 2: Bob Baker/ }));
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'attemptFailed' } });
    fireEvent.click(screen.getByRole('checkbox', { name: /follow-up segment/ }));
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText('Missing in the details of the segment: Date.');
    service.fault = () => undefined;
    fireEvent.click(within(screen.getByRole('main')).getAllByRole('button', { name: 'Back' }).at(-1)!);
    await screen.findByText('2 of 3 went out');
    await press('Log…');
    await screen.findByText('2 will be logged');
    await pressIn('Log');
    await screen.findByText('2 contacts are logged');
    expect(log.mock.calls.at(-1)![0]).toMatchObject({ notOut: 'attemptFailed', createFollowUp: true });
  });

  it('logs without letters the contacts that are ticked', async () => {
    const service = people();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log without letters');
    fireEvent.click(await screen.findByRole('option', { name: /Carl Clark/ }));
    await press('Log…');
    await screen.findByText('2 will be logged');
    await pressIn('Log');
    await screen.findByText('2 contacts are logged');
    expect(service.logged!.entries.map(({ letterHash }) => letterHash)).toEqual(['', '']);
  });

  it('names the contacts without letters that a colleague took out meanwhile, and logs the others when asked', async () => {
    const service = people();
    const log = jest.spyOn(service as unknown as { log(request: LogRequest, key: string): LogResult }, 'log');
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log without letters');
    await screen.findByText('3 of 3 went out');
    service.change(20, () => undefined);
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText('1 contact is not in the segment any more.');
    expect(within(screen.getByRole('main')).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Bob Baker']);
    await press('Leave these out and log the others');
    await screen.findByText('2 contacts are logged');
    const [[, first], [request, second]] = log.mock.calls as [[LogRequest, string], [LogRequest, string]];
    expect([request.lines, second === first]).toEqual([[10, 30], false]);
  });

  it('goes back from there to a list without them, with the ticks as they were', async () => {
    const service = people();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log without letters');
    fireEvent.click(await screen.findByRole('option', { name: /Carl Clark/ }));
    service.change(20, () => undefined);
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText('1 contact is not in the segment any more.');
    fireEvent.click(within(screen.getByRole('main')).getAllByRole('button', { name: 'Back' }).at(-1)!);
    await screen.findByText('1 of 2 went out');
    expect(screen.getAllByRole('option').map((option) => [option.textContent!.includes('Bob'), option.getAttribute('aria-selected')])).toEqual([[false, 'true'], [false, 'false']]);
    await press('Log…');
    await screen.findByText('1 will be logged');
    await pressIn('Log');
    await screen.findByText('1 contact is logged');
  });

  it('says that nobody is left where all were taken out', async () => {
    const service = people();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log without letters');
    await screen.findByText('3 of 3 went out');
    for (const lineNo of [10, 20, 30]) service.change(lineNo, () => undefined);
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText('3 contacts are not in the segment any more.');
    expect(screen.queryByRole('button', { name: 'Leave these out and log the others' })).toBeNull();
  });

  it('asks for the answer of a log without letters after the pane was reloaded, and goes back to what was chosen', async () => {
    const service = people();
    const first = await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Log without letters');
    fireEvent.click(await screen.findByRole('option', { name: /Carl Clark/ }));
    await logWithoutAnswer(service, 'before');
    first.unmount();
    service.change(20, () => undefined);
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await press('Ask again');
    await screen.findByText('A contact whose name is not known here any more');
    fireEvent.click(within(screen.getByRole('main')).getAllByRole('button', { name: 'Back' }).at(-1)!);
    await screen.findByText('1 of 2 went out');
    await press('Log…');
    await screen.findByRole('heading', { name: 'Log now?' });
    await pressIn('Log');
    await screen.findByText('1 contact is logged');
  });

  it('keeps the ticks when the service is down, and says so', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    fireEvent.click(await screen.findByRole('option', { name: /Anna Aalto/ }));
    service.fault = () => { throw new SyncProblem('NOT_SIGNED_IN', 401); };
    await press('Log…');
    // Two things failed, the ticks and the question; the second is said a moment after the first.
    await waitFor(() => expect(screen.getAllByText(/You are not signed in any more/)).toHaveLength(2));
    expect(screen.getByRole('option', { name: /Anna Aalto/ }).getAttribute('aria-selected')).toBe('false');
    service.fault = () => undefined;
    fireEvent.click(screen.getAllByRole('button', { name: 'Try again' }).at(-1)!);
    await screen.findByText('2 will be logged');
  });

  it('says nothing that is not in the catalogue of texts', async () => {
    const { container } = await renderAt({ at: 'log', no: 'SM1' }, await handedOver(), { language: 'qps' });
    await screen.findByRole('option', { name: /Anna Aalto/ });
    expect(hardCodedStrings(container, 'Anna Aalto Bob Baker Carl Clark CT000010 CT000020 CT000030')).toEqual([]);
    await press(/log.continue/);
    await screen.findByText(/log.question.logged/);
    expect(hardCodedStrings(container, '')).toEqual([]);
  });
});

describe('logged segments', () => {
  it('list what was logged, show each entry, and make a follow-up with the own texts when asked', async () => {
    const service = await handedOver();
    const sync = service.client();
    await sync.ask('log', { params: { no: 'SM1' }, body: { mergeRun: 'run-1', createFollowUp: false, notOut: 'remainder' }, idempotencyKey: 'run-1' });
    await renderAt({ at: 'logged' }, service);
    await press(/Autumn letter/);
    fireEvent.click(await screen.findByText('Contact 10'));
    expect(screen.getAllByText('See you on Friday.')).not.toHaveLength(0);
    expect(screen.getAllByText('Text in the letter · Own text')).not.toHaveLength(0);
    fireEvent.click(screen.getByText('Create a follow-up segment'));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Take the own texts along' }));
    await press('Create');
    await waitFor(() => expect(service.followUps).toEqual([{ description: 'Follow-up on segment SM1', of: 'notCanceled', copyTemplate: true, copySubject: true, copyLetter: true, copyOwnTexts: true, ignoreExclusion: false }]));
  });
});
