import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { EvaluateRequest, FollowUpChoice, ResendRequest } from '../../src/contract/loggedChange';
import type { InteractionLogEntry, LoggedSegmentWhole } from '../../src/contract/loggedSegment';
import type { RouteName } from '../../src/contract/routes';
import type { PaneLanguage } from '../../src/taskpane/locales/language';
import { hardCodedStrings, renderPane } from './renderPane';
import { details, refuse, SegmentService } from './segmentService';

const entry = (entryNo: number, contactName: string, more: Partial<InteractionLogEntry> = {}): InteractionLogEntry => ({
  ...details(), entryNo, loggedSegmentEntryNo: 7, segmentNo: 'SM00001', contactNo: `CT${entryNo}`, contactName, contactCompanyNo: '', companyName: '', cost: 2, durationMinutes: 5, attemptFailed: false, canceled: false, evaluation: '',
  letterText: '', textOrigin: 'none', passages: [], noteForLog: '', letterHash: '', templateHash: '', mergeRun: '', loggedAt: '2026-11-22T10:00:00.000Z', userId: 'anna', ...more,
});

/** One logged segment in memory. */
class LoggedService extends SegmentService {
  entries = [entry(1, 'Anna Aalto'), entry(2, 'Bob Baker', { attemptFailed: true }), entry(3, 'Carl Clark', { campaignResponse: true, evaluation: 'Positive' })];
  canceled = false;
  asked: [RouteName, unknown][] = [];
  logged(): LoggedSegmentWhole {
    const count = (of: (one: InteractionLogEntry) => boolean): number => this.entries.filter(of).length;
    return {
      entryNo: 7, segmentNo: 'SM00001', description: 'Autumn letter', date: '2026-11-24', loggedAt: '2026-11-22T10:00:00.000Z', loggedBy: 'anna', interactionCount: 3, attemptFailedCount: 1, campaignEntryCount: 0, canceled: this.canceled,
      header: { no: 'SM00001', details: details(), standardTexts: {}, ignoreContactCorrespondenceType: false }, criteria: [], canceledCount: count(({ canceled }) => canceled), evaluatedCount: count(({ evaluation }) => evaluation !== ''),
      respondedCount: count(({ campaignResponse }) => campaignResponse), takeBackUntil: '2026-11-23T10:00:01.000Z',
    };
  }
  protected override answer(name: RouteName, asked: { params?: unknown; body?: unknown; query?: unknown }): unknown {
    this.asked.push([name, asked.body]);
    const chosen = (asked.body as { entryNos?: number[] } | undefined)?.entryNos ?? this.entries.map(({ entryNo }) => entryNo);
    const change = (more: Partial<InteractionLogEntry>) => { this.entries = this.entries.map((one) => (chosen.includes(one.entryNo) ? { ...one, ...more } : one)); return { changed: chosen.length }; };
    switch (name) {
      case 'loggedSegment': return this.logged();
      case 'loggedSegmentEntries': {
        const { of = 'all', search = '' } = asked.query as { of?: FollowUpChoice; search?: string };
        return { items: this.entries.filter((one) => (of === 'failed' ? one.attemptFailed : of === 'responded' ? one.campaignResponse : true) && one.contactName.toLowerCase().includes(search.toLowerCase())) };
      }
      case 'evaluate': { const { evaluation, responded } = asked.body as EvaluateRequest; return change({ ...(evaluation !== undefined && { evaluation }), ...(responded !== undefined && { campaignResponse: responded }) }); }
      case 'cancel': this.canceled = chosen.length === this.entries.length; return change({ canceled: true });
      case 'uncancel': if (this.canceled && (asked.body as { entryNos?: number[] }).entryNos) refuse('STILL_CANCELED', 409); this.canceled = false; return change({ canceled: false });
      case 'takeBack': return { segmentNo: this.no, lineCount: 5, remainderStays: 'SM00020', takenBackAt: '2026-11-23T10:00:00.000Z' };
      case 'resend': case 'followUp': return this.segment();
      case 'previewFollowUp': return { contacts: (asked.body as { of: FollowUpChoice }).of === 'responded' ? 1 : 3, leftOut: [{ reason: 'privacyBlocked', count: 1, examples: [] }] };
      default: return super.answer(name, asked);
    }
  }
}

async function open(language: PaneLanguage = 'en', service = new LoggedService()) {
  const pane = await renderPane({ service, language, start: [{ at: 'segments' }, { at: 'logged' }, { at: 'loggedSegment', entryNo: 7 }] });
  await screen.findByText('Anna Aalto', {}, { timeout: 8000 });
  return { ...pane, service };
}
const choose = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name: `Choose ${name}` }));

describe('a logged segment', () => {
  test('several entries are evaluated and answered at once, and stay chosen', async () => {
    const { service } = await open();
    choose('Anna Aalto');
    choose('Bob Baker');
    screen.getByText('2 chosen');
    fireEvent.change(screen.getByRole('combobox', { name: 'Evaluation' }), { target: { value: 'Very Positive' } });
    await waitFor(() => expect(screen.getAllByText('Very positive').length).toBe(3));
    fireEvent.click(screen.getByRole('button', { name: 'Answered' }));
    await waitFor(() => expect(service.entries.map(({ evaluation, campaignResponse }) => [evaluation, campaignResponse])).toEqual([['Very Positive', true], ['Very Positive', true], ['Positive', true]]));
    await screen.findByText('3 answered');
    fireEvent.click(screen.getByRole('button', { name: 'Clear choice' }));
    expect(screen.queryByText('2 chosen')).toBeNull();
  });

  test('the list is filtered and searched by the service', async () => {
    await open();
    fireEvent.change(screen.getByRole('combobox', { name: 'Show' }), { target: { value: 'failed' } });
    await waitFor(() => expect(screen.queryByText('Anna Aalto')).toBeNull());
    screen.getByText('Bob Baker');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'anna' } });
    await screen.findByText('Nobody here.');
  });

  test('is cancelled as a whole after a word about it, and back; a single entry is refused with a reason', async () => {
    const { service } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel all entries' }));
    const back = await screen.findByRole('button', { name: 'Undo the cancellation' });
    choose('Carl Clark');
    fireEvent.click(screen.getByRole('button', { name: 'Undo cancellation' }));
    await screen.findByText(/Take that back first/);
    fireEvent.click(back);
    await waitFor(() => expect(service.entries.some(({ canceled }) => canceled)).toBe(false));
  });

  test('is sent again to those whose attempt failed, or to those chosen, in another way', async () => {
    const { service } = await open();
    screen.getByText('To 1 contact whose attempt failed');
    choose('Anna Aalto');
    screen.getByText('To 1 chosen contact');
    fireEvent.change(screen.getByRole('combobox', { name: 'Correspondence type' }), { target: { value: 'Email' } });
    fireEvent.click(screen.getByRole('button', { name: 'Make the segment' }));
    await waitFor(() => expect(document.querySelector('h1')!.textContent).toBe('Autumn letter'));
    expect(service.asked.find(([name]) => name === 'resend')?.[1]).toEqual({ entryNos: [1], correspondenceType: 'Email', description: 'Autumn letter – again' } satisfies ResendRequest);
  });

  test('a follow-up says for whom it would be before it is made', async () => {
    const { service } = await open();
    await screen.findByText('For 3 contacts');
    fireEvent.change(screen.getByRole('combobox', { name: 'For whom' }), { target: { value: 'responded' } });
    await screen.findByText('For 1 contact');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Same letter' }));
    fireEvent.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(service.asked.find(([name]) => name === 'followUp')?.[1]).toMatchObject({ of: 'responded', copyLetter: false, copyTemplate: true, copyOwnTexts: false }));
  });

  test('is taken back, and says what stays', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    await screen.findByText(/Segment SM00020 was changed meanwhile/);
    fireEvent.click(screen.getByRole('button', { name: 'Open segment SM00012' }));
    await waitFor(() => expect(document.querySelector('h1')!.textContent).toBe('Autumn letter'));
  });

  test('says nothing that is not in the catalogue of texts', async () => {
    const { container, service } = await open('qps');
    await screen.findByText(/^⟦loggedLife.followUpCount/);
    fireEvent.click(within(container).getAllByRole('checkbox', { name: /^⟦loggedLife.choose/ })[0]!);
    expect(hardCodedStrings(container, JSON.stringify([service.logged(), service.entries]))).toEqual([]);
  });
});
