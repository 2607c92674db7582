import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { RouteName } from '../../src/contract/routes';
import type { Statistics, StatisticsQuery } from '../../src/contract/statistics';
import { renderPane } from './renderPane';
import { SegmentService } from './segmentService';

class StatisticsService extends SegmentService {
  asked: StatisticsQuery[] = [];
  protected override answer(name: RouteName, asked: { params?: unknown; body?: unknown; query?: unknown }): unknown {
    if (name !== 'statistics') return super.answer(name, asked);
    this.asked.push(asked.query as StatisticsQuery);
    return { items: [{ code: 'CP1001', description: 'Autumn campaign', segments: 1, interactions: 3, attemptFailed: 0, responded: 1, positive: 1, negative: 0, cost: 6, durationMinutes: 15 }], months: [] } satisfies Statistics;
  }
}

it('shows no numbers of other days than those in sight, and asks for none', async () => {
  const service = new StatisticsService();
  await renderPane({ service, language: 'en', start: [{ at: 'segments' }, { at: 'statistics' }] });
  await screen.findByText('Autumn campaign');
  screen.getByText(/interaction’s date .* not of the day it was logged/);
  const from = screen.getByRole<HTMLInputElement>('textbox', { name: 'From' });
  fireEvent.change(from, { target: { value: '1.3.2027' } });
  await waitFor(() => expect(service.asked.at(-1)).toEqual({ by: 'campaign', from: '2027-03-01' }));
  await screen.findByText('Autumn campaign');
  fireEvent.change(from, { target: { value: '31.2.2027' } });
  fireEvent.blur(from);
  screen.getByText('Write the day like 26 Nov 2027.');
  await act(() => new Promise((done) => setTimeout(done, 50)));
  expect([screen.queryByText('Autumn campaign'), service.asked.length]).toEqual([null, 2]);
});
