import { fireEvent, screen, waitFor } from '@testing-library/react';
import { SyncProblem } from '../../src/contract/problem';
import { hardCodedStrings, letterInMemory, renderPane } from './renderPane';
import { SegmentService } from './segmentService';

describe('the list of segments', () => {
  test('shows each segment with its number of contacts, template and date', async () => {
    await renderPane({ language: 'en' });
    const row = await screen.findByRole('button', { name: /Autumn letter/ });
    await waitFor(() => expect(row.textContent).toContain('Customer letter'));
    expect(row.textContent).toContain('SM00012');
    expect(row.textContent).toContain('5 contacts');
    expect(row.textContent).toContain('24 Nov 2026');
    expect(document.querySelectorAll('h1')).toHaveLength(1);
  });

  test('makes a new segment, and asks for its description first', async () => {
    const { service } = await renderPane({ language: 'en' });
    fireEvent.click(await screen.findByRole('button', { name: 'New segment' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Create the segment' }));
    await screen.findByText(/cannot be logged without one/);
    expect(service.calls).not.toContain('createSegment');
    fireEvent.change(screen.getByRole('textbox', { name: /What is it for/ }), { target: { value: ' Christmas cards ' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Interaction template' }), { target: { value: 'VISIT' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create the segment' }));
    await waitFor(() => expect(document.querySelector('h1')!.textContent).toBe('Christmas cards'));
    expect(service.header).toMatchObject({ description: 'Christmas cards', interactionTemplateCode: 'VISIT', date: '2026-11-23' });
  });

  test('makes no segment for another day than the one in sight', async () => {
    const { service } = await renderPane({ language: 'en' });
    fireEvent.click(await screen.findByRole('button', { name: 'New segment' }));
    fireEvent.change(await screen.findByRole('textbox', { name: /What is it for/ }), { target: { value: 'Spring' } });
    const day = screen.getByRole<HTMLInputElement>('textbox', { name: 'Date' });
    fireEvent.change(day, { target: { value: '1.13.2027' } });
    fireEvent.keyDown(day, { key: 'Enter' });
    fireEvent.submit(day.form!);
    screen.getByText('Write the day like 26 Nov 2027.');
    fireEvent.click(screen.getByRole('button', { name: 'Create the segment' }));
    expect([day.value, service.calls.includes('createSegment')]).toEqual(['1.13.2027', false]);
    fireEvent.change(day, { target: { value: '1.3.27' } });
    fireEvent.keyDown(day, { key: 'Enter' });
    fireEvent.submit(day.form!);
    await waitFor(() => expect(service.header).toMatchObject({ description: 'Spring', date: '2027-03-01' }));
  });

  test('finds by typing and says when nothing fits', async () => {
    await renderPane({ language: 'en' });
    await screen.findByRole('button', { name: /Autumn letter/ });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'winter' } });
    await screen.findByText('No segment matches “winter”.');
  });

  test('explains a service that is down in the person’s language, and asks again on demand', async () => {
    const service = new SegmentService();
    service.fault = () => { throw new SyncProblem('UNREACHABLE', 0); };
    await renderPane({ service, language: 'fi' });
    await screen.findByText(/Palveluun ei saada yhteyttä/);
    service.fault = () => undefined;
    fireEvent.click(screen.getAllByRole('button', { name: 'Yritä uudelleen' })[0]!);
    await screen.findByRole('button', { name: /Autumn letter/ });
  });

  test('marks the segment of this letter, and says nothing that is not in the catalogue of texts', async () => {
    const { container } = await renderPane({ letter: letterInMemory({ segmentNo: 'SM00012' }), start: [{ at: 'segments' }] });
    await screen.findByText('⟦segments.linked⟧');
    await screen.findByText('Customer letter');
    expect(hardCodedStrings(container, 'Autumn letter SM00012 Customer letter')).toEqual([]);
  });
});
