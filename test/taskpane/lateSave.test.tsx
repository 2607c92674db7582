import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { SyncClient } from '../../src/contract/syncClient';
import { letterInMemory, renderPane } from './renderPane';
import { renderAt } from './runRoom';
import { SegmentService } from './segmentService';
import { record, RunService } from './session/runService';

/** One client for two segments: each is asked by its number, the list of segments names both. */
function clientOf(first: SegmentService, second: SegmentService): SyncClient {
  const clients = [first.client(), second.client()] as const;
  const clientFor = (options: object = {}): SyncClient => clients[(options as { params?: { no?: string } }).params?.no === second.no ? 1 : 0];
  return {
    ask: async (name, options) => (name === 'segments' ? { items: [first.segment(), second.segment()], total: 2 } as never : clientFor(options).ask(name, options)),
    stream: (name, options) => clientFor(options).stream(name, options),
  };
}

describe('a save of a segment that was left comes through late', () => {
  const cases = [
    { what: 'of a contact', route: 'changeLine', place: { at: 'contact', no: 'SM1', lineNo: 20_000 }, field: 'Own text' },
    { what: 'of the segment’s details', route: 'changeSegment', place: { at: 'segmentDetails', no: 'SM1' }, field: 'Subject' },
  ] as const;

  test.each(cases)('$what: the contacts of the segment that is open stay, and are not asked for again', async ({ route, place, field }) => {
    const first = new SegmentService(undefined, 'SM1');
    const second = new SegmentService([{ contactName: 'Gerda Gade' }, { contactName: 'Henrik Holm' }], 'SM2');
    second.header.description = 'Winter letter';
    let arrive = (): void => undefined;
    const onItsWay = new Promise<void>((done) => { arrive = done; });
    first.fault = (name, when) => (name === route && when === 'after' ? onItsWay : undefined);
    await renderPane({ services: { sync: clientOf(first, second) }, language: 'en', start: [{ at: 'segments' }, place] });
    fireEvent.change(await screen.findByRole('textbox', { name: field }), { target: { value: 'Typed before it was left' } });
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    fireEvent.click(await screen.findByText(/Winter letter/));
    await screen.findByText('Gerda Gade');
    await waitFor(() => expect(first.calls).toContain(route));
    arrive();
    await waitFor(() => expect(window.sessionStorage).toHaveLength(0));
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'h' } });
    expect(screen.getByRole('listbox').textContent).toContain('Henrik Holm');
    expect(second.calls.filter((name) => name === 'segmentLines')).toHaveLength(1);
  });
});

test('the revision after a refused log comes through when another segment is open: its contacts stay', async () => {
  const first = new RunService('SM1', [record(10, { contactName: 'Anna Aalto' }), record(20, { contactName: 'Bob Baker' })]);
  const second = new SegmentService([{ contactName: 'Gerda Gade' }, { contactName: 'Henrik Holm' }], 'SM2');
  let arrive = (): void => undefined;
  const onItsWay = new Promise<void>((done) => { arrive = done; });
  let isHeld = false;
  const firstClient = first.client(), secondClient = second.client();
  const isSecond = (options: object = {}): boolean => (options as { params?: { no?: string } }).params?.no === 'SM2';
  const sync: SyncClient = {
    ask: async (name, options) => {
      if (name === 'segments') return { items: [second.segment()], total: 1 } as never;
      if (isSecond(options)) return secondClient.ask(name, options);
      if (name === 'segment' && isHeld) await onItsWay;
      return firstClient.ask(name, options);
    },
    stream: (name, options) => (isSecond(options) ? secondClient : firstClient).stream(name, options),
  };
  await renderAt({ at: 'log', no: 'SM1' }, first, { letter: letterInMemory(), services: { sync } });
  const press = async (name: string): Promise<void> => { fireEvent.click(await screen.findByRole('button', { name })); };
  await press('Log without letters');
  await screen.findByText('2 of 2 went out');
  first.change(20, () => undefined);
  await press('Log…');
  isHeld = true;
  await screen.findByRole('heading', { name: 'Log now?' });
  fireEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Log' }));
  await screen.findByText('1 contact is not in the segment any more.');
  fireEvent.click(screen.getAllByRole('button', { name: 'Back' })[0]!);
  fireEvent.click(await screen.findByText(/Autumn letter/));
  await screen.findByText('Gerda Gade');
  await act(async () => { arrive(); await new Promise((done) => { setTimeout(done, 50); }); });
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'h' } });
  expect(screen.getByRole('listbox').textContent).toContain('Henrik Holm');
  expect(second.calls.filter((name) => name === 'segmentLines')).toHaveLength(1);
});
