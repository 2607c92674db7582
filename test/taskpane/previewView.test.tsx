import './browserGaps';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { createMergeInline } from '../../src/merge/worker/mergeInline';
import { SyncProblem } from '../../src/contract/problem';
import { hardCodedStrings } from './renderPane';
import { renderAt } from './runRoom';
import { record, RunService } from './session/runService';

const people = (): RunService => new RunService('SM1', [
  record(10, { contactName: 'Anna Aalto' }), record(20, { contactName: 'Bob Baker', barrier: 'privacyBlocked' }),
  record(30, { contactName: 'Carl Clark', textOrigin: 'own', values: { Contact_Name: 'Carl Clark', Comment: 'See you on Friday. '.repeat(20) } }), record(40, { contactName: 'Dora Dane' }),
]);
const press = async (name: string | RegExp): Promise<void> => { fireEvent.click(await screen.findByRole('button', { name })); };
const picture = (): string => document.querySelector('[role=article] > div')?.shadowRoot?.textContent ?? '';

describe('preview', () => {
  it('shows the produced letter, and steps first, previous, next, last', async () => {
    await renderAt({ at: 'preview', no: 'SM1' }, people());
    await screen.findByRole('heading', { name: 'Anna Aalto' });
    await waitFor(() => expect(picture()).toContain('Anna Aalto'));
    await press('Last letter');
    await screen.findByRole('heading', { name: 'Dora Dane' });
    await waitFor(() => expect(picture()).toContain('Dora Dane'));
    await press('Previous letter');
    await screen.findByRole('heading', { name: 'Carl Clark' });
    await press('First letter');
    await press('Next letter');
    await screen.findByText('This contact gets no letter: Privacy blocked.');
  });

  it('begins with the contact from whom one comes', async () => {
    await renderAt({ at: 'contact', no: 'SM1', lineNo: 30 }, people());
    await press('Preview');
    await screen.findByRole('heading', { name: 'Carl Clark' });
    await waitFor(() => expect(picture()).toContain('Carl Clark'));
  });

  it('goes by number, by name, by keys, and to the next own text', async () => {
    await renderAt({ at: 'preview', no: 'SM1' }, people());
    await screen.findByRole('heading', { name: 'Anna Aalto' });
    const number = screen.getByRole('textbox', { name: 'Contact number in this order' });
    fireEvent.change(number, { target: { value: '4' } });
    fireEvent.keyDown(number, { key: 'Enter' });
    await screen.findByRole('heading', { name: 'Dora Dane' });
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find a contact' }), { target: { value: 'anna' } });
    fireEvent.keyDown(screen.getByRole('searchbox', { name: 'Find a contact' }), { key: 'Enter' });
    await screen.findByRole('heading', { name: 'Anna Aalto' });
    fireEvent.keyDown(screen.getByRole('button', { name: 'Next letter' }), { key: 'End' });
    await screen.findByRole('heading', { name: 'Dora Dane' });
    await press('Next with own text');
    await screen.findByRole('heading', { name: 'Carl Clark' });
  });

  it('puts the riskiest first and says why', async () => {
    await renderAt({ at: 'preview', no: 'SM1' }, people());
    await screen.findByRole('heading', { name: 'Anna Aalto' });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Riskiest first' }));
    await screen.findByText('Long text');
    screen.getByRole('heading', { name: 'Carl Clark' });
    screen.getByText('of 4');
  });

  it('opens the very letter in Word that is shown, byte for byte', async () => {
    const service = people();
    const { opened, letter } = await renderAt({ at: 'preview', no: 'SM1', lineNo: 30 }, service);
    await waitFor(() => expect(picture()).toContain('Carl Clark'));
    await press('Open in Word');
    await screen.findByText('The letter was given to Word.');
    const engine = createMergeInline();
    await engine.open(await letter.word.readBytes(), {});
    await engine.startRecords({});
    await engine.addRecords(service.records);
    expect(Buffer.from(opened[0]!).equals(Buffer.from(await engine.letter(30)))).toBe(true);
  });

  it('shows nobody else’s letter where the next one cannot be had', async () => {
    // So far away that it does not come along with the first.
    const service = new RunService('SM1', [record(10, { contactName: 'Anna Aalto' }), ...Array.from({ length: 300 }, (_, nth) => record(20 + nth)), record(400, { contactName: 'Dora Dane' })]);
    await renderAt({ at: 'preview', no: 'SM1' }, service);
    await waitFor(() => expect(picture()).toContain('Anna Aalto'));
    service.fault = (name) => { if (name === 'mergeData') throw new SyncProblem('UNREACHABLE', 0); };
    await press('Last letter');
    await screen.findByText(/service cannot be reached/);
    screen.getByRole('heading', { name: 'Dora Dane' });
    expect(document.querySelector('[role=article]')).toBeNull();
    service.fault = () => undefined;
    await press('Try again');
    await waitFor(() => expect(picture()).toContain('Dora Dane'));
    expect(document.querySelector('[role=article]')!.getAttribute('aria-label')).toContain('Dora Dane');
  });

  it('explains a service that is down and goes on when it answers again', async () => {
    const service = people();
    service.fault = (name) => { if (name === 'mergeData') throw new SyncProblem('UNREACHABLE', 0); };
    await renderAt({ at: 'preview', no: 'SM1' }, service);
    await screen.findByText(/service cannot be reached/);
    service.fault = () => undefined;
    await press('Try again');
    await waitFor(() => expect(picture()).toContain('Anna Aalto'));
  });

  it('says nothing that is not in the catalogue of texts', async () => {
    const { container } = await renderAt({ at: 'preview', no: 'SM1' }, people(), { language: 'qps' });
    await waitFor(() => expect(picture()).toContain('Anna Aalto'));
    expect(hardCodedStrings(container, 'Anna Aalto')).toEqual([]);
  });
});
