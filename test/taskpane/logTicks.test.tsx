import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SyncProblem } from '../../src/contract/problem';
import { createRunQueue } from '../../src/taskpane/session/runQueue';
// Loaded beforehand, so that nothing is tried many times while a place is loaded.
import '../../src/taskpane/views/ProduceView';
import { renderAt } from './runRoom';
import { newMachine, paneOn } from './session/runPane';
import { record, RunService } from './session/runService';

/** A segment whose letters were made and opened by an earlier pane. */
async function handedOver(): Promise<RunService> {
  const service = new RunService('SM1', ['Anna Aalto', 'Bob Baker', 'Carl Clark'].map((contactName, place) => record((place + 1) * 10, { contactName })));
  const queue = createRunQueue(paneOn(newMachine(), service), 'SM1');
  await queue.start({ correspondenceTypes: ['Hard Copy'], handOver: 'combined', namePattern: '' });
  await queue.handOver(0, 'open');
  return service;
}
const press = async (name: string): Promise<void> => { fireEvent.click(await screen.findByRole('button', { name })); };
const isTicked = async (name: RegExp): Promise<string | null> => (await screen.findByRole('option', { name })).getAttribute('aria-selected');
const goTo = (name: string): void => { fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: new RegExp(name) })); };
const outcomes = (service: RunService): unknown[] => service.runs.get('run-1')!.letters.map(({ out }) => out);
const awayForTicks = (service: RunService): void => { service.fault = (name, when) => { if (name === 'changeMergeRun' && when === 'before') throw new SyncProblem('UNREACHABLE', 0); }; };
/** On a busy machine many tries fail before the service is there again, and the next one comes up to a quarter of a minute later. */
const patiently = { timeout: 30_000 };
beforeEach(() => sessionStorage.clear());

describe('ticks that the service does not have yet', () => {
  it('go on being tried after the place was left', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    awayForTicks(service);
    fireEvent.click(await screen.findByRole('option', { name: /Letter 2: Bob Baker/ }));
    await screen.findByText(/cannot be reached/);
    goTo('Produce');
    await screen.findByRole('heading', { level: 1, name: 'Produce' });
    service.fault = () => undefined;
    await waitFor(() => expect(outcomes(service)).toEqual(['yes', 'no', 'yes']), patiently);
  });

  it('are there again for whoever comes back, with why they are not saved', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    awayForTicks(service);
    fireEvent.click(await screen.findByRole('option', { name: /Letter 2: Bob Baker/ }));
    goTo('Produce');
    await screen.findByRole('heading', { level: 1, name: 'Produce' });
    goTo('Log');
    expect(await isTicked(/Bob Baker/)).toBe('false');
    await screen.findByText(/cannot be reached/);
    service.fault = () => undefined;
    await waitFor(() => expect(outcomes(service)).toEqual(['yes', 'no', 'yes']), patiently);
    await waitFor(() => expect(screen.queryByText(/cannot be reached/)).toBeNull());
  });

  it('are told before a log that is asked for again', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    await screen.findByRole('option', { name: /Letter 2: Bob Baker/ });
    service.fault = (name, when) => { if (name === 'log' && when === 'before') throw new SyncProblem('FORBIDDEN', 403); };
    await press('Log…');
    await screen.findByText('Log now?');
    fireEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Log' }));
    await screen.findByText(/may not do this|not allowed/);
    fireEvent.click(within(screen.getByRole('main')).getAllByRole('button', { name: 'Back' }).at(-1)!);
    awayForTicks(service);
    fireEvent.click(await screen.findByRole('option', { name: /Letter 2: Bob Baker/ }));
    await screen.findByText(/cannot be reached/);
    goTo('Produce');
    await screen.findByRole('heading', { level: 1, name: 'Produce' });
    goTo('Log');
    await press('Ask again');
    // The ticks cannot be told: nothing is logged.
    await screen.findByText(/cannot be reached/);
    expect(service.logged).toBeUndefined();
    service.fault = () => undefined;
    await press('Try again');
    await waitFor(() => expect(service.logged).toBeDefined());
    expect(outcomes(service)).toEqual(['yes', 'no', 'yes']);
  });

  it('are not forgotten by a reload right after the tick', async () => {
    const service = await handedOver();
    const first = await renderAt({ at: 'log', no: 'SM1' }, service);
    awayForTicks(service);
    fireEvent.click(await screen.findByRole('option', { name: /Letter 2: Bob Baker/ }));
    first.unmount();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    expect(await isTicked(/Bob Baker/)).toBe('false');
    service.fault = () => undefined;
    await press('Log…');
    await screen.findByText('2 will be logged');
    expect(outcomes(service)).toEqual(['yes', 'no', 'yes']);
  });

  it('are told on leaving, and who comes back at once does not see an older answer', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    let done = (): void => undefined;
    service.fault = (name, when) => (name === 'changeMergeRun' && when === 'before' ? new Promise((resolve) => { done = resolve; }) : undefined);
    fireEvent.click(await screen.findByRole('option', { name: /Letter 2: Bob Baker/ }));
    goTo('Produce');
    await screen.findByRole('heading', { level: 1, name: 'Produce' });
    goTo('Log');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Log'));
    setTimeout(() => done(), 30);
    expect(await isTicked(/Bob Baker/)).toBe('false');
    expect(outcomes(service)).toEqual(['yes', 'no', 'yes']);
  });

  it('are told where the pane is closed', async () => {
    const service = await handedOver();
    await renderAt({ at: 'log', no: 'SM1' }, service);
    fireEvent.click(await screen.findByRole('option', { name: /Letter 2: Bob Baker/ }));
    fireEvent(window, new Event('pagehide'));
    await new Promise((done) => { setTimeout(done, 0); });
    expect(outcomes(service)).toEqual(['yes', 'no', 'yes']);
  });
});

it('shows what was ticked in another window before it asks, and asks with the counts of the service', async () => {
  const service = await handedOver();
  await renderAt({ at: 'log', no: 'SM1' }, service);
  await screen.findByText('3 of 3 went out');
  await service.client().ask('changeMergeRun', { params: { id: 'run-1' }, body: { notOut: [20] } });
  await press('Log…');
  await screen.findByText(/1 tick was changed elsewhere meanwhile/);
  screen.getByText('2 of 3 went out');
  expect([screen.getByRole('option', { name: /Bob Baker/ }).getAttribute('aria-selected'), screen.queryByRole('heading', { name: 'Log now?' })]).toEqual(['false', null]);
  await press('Log…');
  await screen.findByText('2 will be logged');
  fireEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Log' }));
  await screen.findByText('2 contacts are logged');
});
