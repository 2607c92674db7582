import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { EvaluateRequest, FollowUpChoice, ResendRequest } from '../../src/contract/loggedChange';
import type { InteractionLogEntry, LoggedSegmentWhole } from '../../src/contract/loggedSegment';
import type { LogResult, MergeRunWithLetters } from '../../src/contract/mergeRun';
import type { RouteName } from '../../src/contract/routes';
import type { PaneLanguage } from '../../src/taskpane/locales/language';
import type { PaneServices } from '../../src/taskpane/session/paneServices';
import type { PanePlace } from '../../src/taskpane/session/places';
import { WordProblem } from '../../src/word/wordDocument';
import { hardCodedStrings, letterInMemory, renderPane } from './renderPane';
import { details, refuse, SegmentService } from './segmentService';

const entry = (entryNo: number, contactName: string, more: Partial<InteractionLogEntry> = {}): InteractionLogEntry => ({
  ...details(), entryNo, loggedSegmentEntryNo: 7, segmentNo: 'SM00001', contactNo: `CT${entryNo}`, contactName, contactCompanyNo: '', companyName: '', cost: 2, durationMinutes: 5, attemptFailed: false, canceled: false, evaluation: '',
  letterText: '', textOrigin: 'none', passages: [], noteForLog: '', letterHash: '', letterKept: false, comments: [], templateHash: '', mergeRun: '', loggedAt: '2026-11-22T10:00:00.000Z', userId: 'anna', ...more,
});

/** One logged segment in memory. */
class LoggedService extends SegmentService {
  entries = [entry(1, 'Anna Aalto'), entry(2, 'Bob Baker', { attemptFailed: true }), entry(3, 'Carl Clark', { campaignResponse: true, evaluation: 'Positive' })];
  canceled = false;
  keeps = true;
  run: MergeRunWithLetters = {
    id: 'run-1', segmentNo: 'SM00001', segmentRevision: 3, templateName: 'Syyskirje.docx', templateHash: 'abcdef0123456789', engineVersion: '1', state: 'logged', createdAt: '2026-11-22T09:00:00.000Z', createdBy: 'bertta',
    options: { correspondenceTypes: ['Hard Copy'], handOver: 'combined', namePattern: '', today: '2026-11-22' }, documents: [{ templateName: 'Syyskirje på svenska.docx', templateHash: 'fedcba9876543210', languageCodes: ['SVE'] }], counts: { planned: 3, made: 2, failed: 1, skipped: 1, out: 1 },
    letters: [
      { letterNo: 1, lineNo: 10000, contactNo: 'CT1', contactName: 'Anna Aalto', state: 'made', letterHash: 'a', madeAt: '2026-11-22T09:00:01.000Z', handedOver: true, out: 'yes' },
      { letterNo: 2, lineNo: 20000, contactNo: 'CT2', contactName: 'Bob Baker', state: 'made', letterHash: 'b', templateHash: 'fedcba9876543210', madeAt: '2026-11-22T09:00:01.000Z', handedOver: true, out: 'no' },
      { letterNo: 3, lineNo: 30000, contactNo: 'CT3', contactName: 'Carl Clark', state: 'failed', reason: 'FIELDS_TOO_DEEP', handedOver: false },
      { letterNo: 0, lineNo: 40000, contactNo: 'CT4', contactName: 'Dora Dane', state: 'skipped', reason: 'privacyBlocked', handedOver: false },
    ],
  };
  asked: [RouteName, unknown][] = [];
  logged(): LoggedSegmentWhole {
    const count = (of: (one: InteractionLogEntry) => boolean): number => this.entries.filter(of).length;
    return {
      entryNo: 7, segmentNo: 'SM00001', description: 'Autumn letter', date: '2026-11-24', loggedAt: '2026-11-22T10:00:00.000Z', loggedBy: 'anna', interactionCount: 3, attemptFailedCount: 1, campaignEntryCount: 0, canceled: this.canceled,
      header: { no: 'SM00001', details: details(), standardTexts: {}, ignoreContactCorrespondenceType: false }, criteria: [], mergeRun: 'run-1', canceledCount: count(({ canceled }) => canceled), evaluatedCount: count(({ evaluation }) => evaluation !== ''),
      respondedCount: count(({ campaignResponse }) => campaignResponse), takeBackUntil: '2026-11-23T10:00:01.000Z', resentIn: [],
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
      case 'keptLetter': if (!this.keeps) refuse('ENTRY_WITHOUT_LETTER', 404); return { letter: btoa('the very bytes') };
      case 'addComment': {
        const { entryNo } = asked.params as { entryNo: number };
        const comment = { position: this.asked.length, comment: (asked.body as { comment: string }).comment, at: '2026-11-23T10:00:00.000Z', by: 'anna' };
        this.entries = this.entries.map((one) => (one.entryNo === entryNo ? { ...one, comments: [...one.comments, comment] } : one));
        return comment;
      }
      case 'removeComment': {
        const { position } = asked.params as { position: number };
        this.entries = this.entries.map((one) => ({ ...one, comments: one.comments.filter((comment) => comment.position !== position) }));
        return { removed: true };
      }
      case 'mergeRun': return this.run;
      case 'resend': case 'followUp': return this.segment();
      case 'previewFollowUp': return { contacts: ['responded', 'failed'].includes((asked.body as { of: FollowUpChoice }).of) ? 1 : 3, leftOut: [{ reason: 'privacyBlocked', count: 1, examples: [] }] };
      default: return super.answer(name, asked);
    }
  }
}

async function open(language: PaneLanguage = 'en', service = new LoggedService(), letter = letterInMemory(), services: Partial<PaneServices> = {}, before: PanePlace[] = [{ at: 'logged' }]) {
  const pane = await renderPane({ service, language, letter, services, start: [{ at: 'segments' }, ...before, { at: 'loggedSegment', entryNo: 7 }] });
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

  test('an entry says the details that were other ones for this contact, and no others', async () => {
    const service = new LoggedService();
    service.entries[0] = entry(1, 'Anna Aalto', { subject: 'Yours, Anna', salespersonCode: 'PS', campaignResponse: true });
    await open('en', service);
    const [anna, bob] = ['Anna Aalto', 'Bob Baker'].map((name) => screen.getByText(name).closest('details')!);
    const said = (one: HTMLElement) => within(one).queryAllByText(/other than in the segment/).map((term) => `${term.textContent} – ${term.nextElementSibling?.textContent}`);
    await waitFor(() => expect(said(anna!)).toEqual(['Subject · other than in the segment – Yours, Anna', 'Salesperson · other than in the segment – Petri Salo']));
    expect(said(bob!)).toEqual([]);
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
    fireEvent.click(await screen.findByRole('button', { name: 'Undo cancellation' }));
    await screen.findByText(/Take that back first/);
    fireEvent.click(back);
    await waitFor(() => expect(service.entries.some(({ canceled }) => canceled)).toBe(false));
    // Nothing is cancelled any more: there is nothing to undo.
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo cancellation' })).toBeNull());
  });

  test('is sent again to those whose attempt failed, or to those chosen, in another way', async () => {
    const { service } = await open();
    const whom = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'To whom' });
    await screen.findByText('To 1 contact');
    expect(whom().value).toBe('failed');
    fireEvent.change(whom(), { target: { value: 'notCanceled' } });
    await screen.findByText('To 3 contacts');
    fireEvent.change(whom(), { target: { value: 'failed' } });
    choose('Anna Aalto');
    fireEvent.change(whom(), { target: { value: 'chosen' } });
    // The service leaves out who may get nothing any more: how many of the chosen that are was not asked.
    expect(screen.queryByText(/^To \d/)).toBeNull();
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

  test('a kept letter opens in Word; one that is gone says so, and nothing opens', async () => {
    const service = new LoggedService();
    service.entries[0] = entry(1, 'Anna Aalto', { letterHash: 'a', letterKept: true });
    const letter = letterInMemory();
    const opened: string[] = [];
    letter.word.openLetters = async (bytes) => { opened.push(String.fromCharCode(...bytes)); };
    await open('en', service, letter);
    expect(screen.getAllByRole('button', { name: 'Open the letter' })).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Open the letter' }));
    await waitFor(() => expect(opened).toEqual(['the very bytes']));
    service.keeps = false;
    fireEvent.click(screen.getByRole('button', { name: 'Open the letter' }));
    await screen.findByText('This letter is not kept any more.');
    expect(opened).toHaveLength(1);
  });

  test('where Word opens no letters, a kept one is saved under the contact’s name', async () => {
    const service = new LoggedService();
    service.entries[0] = entry(1, 'Anna Aalto', { letterHash: 'a', letterKept: true });
    const letter = letterInMemory();
    letter.word.host = () => ({ platform: 'web', canDownload: true, canOpenLetters: false, canOpenDialog: true, displayLanguage: 'en-US' });
    const saved: string[] = [];
    await open('en', service, letter, { download: (name) => { saved.push(name); } });
    fireEvent.click(screen.getByRole('button', { name: 'Save the letter' }));
    await waitFor(() => expect(saved).toEqual(['SM00001 Anna Aalto.docx']));
  });

  test('an entry is commented and the comment removed after a second press; what was typed outlives a refusal', async () => {
    const { service } = await open();
    fireEvent.click(screen.getAllByRole('button', { name: 'Add a comment' })[1]!);
    const box = await screen.findByRole('textbox', { name: 'Comment' });
    fireEvent.change(box, { target: { value: 'Called: moved to York.' } });
    service.fault = (name, when) => { if (name === 'addComment' && when === 'before') refuse('BUSY', 503); };
    fireEvent.click(screen.getByRole('button', { name: 'Save the comment' }));
    await screen.findByText(/The service is busy/);
    expect((box as HTMLTextAreaElement).value).toBe('Called: moved to York.');
    service.fault = () => undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Save the comment' }));
    await waitFor(() => expect(service.entries[1]!.comments.map(({ comment }) => comment)).toEqual(['Called: moved to York.']));
    await screen.findByText('Called: moved to York.');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Add a comment'));
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(service.entries[1]!.comments).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    fireEvent.click(screen.getByRole('button', { name: 'Remove it for good' }));
    await waitFor(() => expect(screen.queryByText('Called: moved to York.')).toBeNull());
  });

  describe('as a wide table in a dialog of Word', () => {
    type Dialog = Parameters<ReturnType<typeof letterInMemory>['word']['openDialog']>[0];
    const button = () => screen.getByRole('button', { name: 'Show as a wide table' });
    async function openTable() {
      const letter = letterInMemory();
      const shown: Dialog[] = [];
      const said: string[] = [];
      const close = jest.fn();
      letter.word.openDialog = async (dialog) => { shown.push(dialog); return { say: (message) => said.push(message), close }; };
      const pane = await open('en', new LoggedService(), letter);
      fireEvent.click(button());
      await waitFor(() => expect(shown).toHaveLength(1));
      return { ...pane, dialog: shown[0]!, said, close };
    }

    test('the row that is chosen there is found here, open and with the focus', async () => {
      const { dialog, said, close } = await openTable();
      act(() => dialog.onMessage(JSON.stringify({ is: 'ready' })));
      act(() => dialog.onMessage(JSON.stringify({ is: 'want', rows: { from: 1, count: 1, filter: '', sort: { by: 'contactName', descending: false } } })));
      expect(said[0]).toBe('{"is":"begin","title":"Autumn letter"}');
      expect(JSON.parse(said.at(-1)!)).toMatchObject({ is: 'rows', total: 3, rows: [{ contactName: 'Bob Baker', state: 'failed' }] });
      act(() => dialog.onMessage(JSON.stringify({ is: 'open', entryNo: 2 })));
      expect(close).toHaveBeenCalled();
      expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('CT2');
      await waitFor(() => expect(document.activeElement?.textContent).toContain('Bob Baker'));
      expect(document.activeElement!.closest('details')!.open).toBe(true);
      // Once: whoever seeks another contact afterwards keeps the cursor, also when this one comes into the list again.
      const search = screen.getByRole('searchbox');
      search.focus();
      fireEvent.change(search, { target: { value: 'anna' } });
      await waitFor(() => expect([screen.queryByText('Anna Aalto'), screen.queryByText('Bob Baker')]).toEqual([expect.anything(), null]));
      fireEvent.change(search, { target: { value: '' } });
      await screen.findByText('Bob Baker');
      expect(document.activeElement).toBe(search);
    });
    test('it shows what is changed here meanwhile, and goes when one leaves the log', async () => {
      const { said, close } = await openTable();
      choose('Anna Aalto');
      fireEvent.click(screen.getByRole('button', { name: 'Answered' }));
      await screen.findByText('2 answered');
      await waitFor(() => expect(said.at(-1)).toBe('{"is":"begin","title":"Autumn letter"}'));
      expect(close).not.toHaveBeenCalled();
      fireEvent.click(screen.getByRole('button', { name: 'Back' }));
      await waitFor(() => expect(close).toHaveBeenCalled());
    });
    test('where Word opens none, it says so beside the list; where it has none to talk to, there is only the list', async () => {
      const letter = letterInMemory();
      letter.word.openDialog = async () => { throw new WordProblem('DIALOG_REFUSED', '12009'); };
      const { unmount } = await open('en', new LoggedService(), letter);
      fireEvent.click(button());
      await screen.findByText(/opened no window. The list in this pane has the same contacts/);
      screen.getByText('Anna Aalto');
      unmount();
      const old = letterInMemory();
      old.word.host = () => ({ platform: 'web', canDownload: true, canOpenLetters: true, canOpenDialog: false, displayLanguage: 'en-US' });
      await open('en', new LoggedService(), old);
      expect(screen.queryByRole('button', { name: 'Show as a wide table' })).toBeNull();
    });
  });

  test('shows the letters that were made: of which document, when and by whom, and what became of each', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Letters that were made' }));
    await screen.findByText(/^Made from Syyskirje.docx/);
    screen.getByText(/Made from Syyskirje på svenska.docx/);
    screen.getByText(/^Made 22 Nov 2026, .* by bertta$/);
    screen.getByText('· Fingerprint abcdef012345');
    const rows = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent).filter((text) => /Letter \d|Dora/.test(text ?? ''));
    expect(rows()).toEqual([
      expect.stringMatching(/^Letter 1: Anna AaltoWent out · made 22 Nov 2026, /), expect.stringMatching(/^Letter 2: Bob BakerMade, but did not go out · Syyskirje på svenska.docx · made 22 Nov 2026, /),
      'Letter 3: Carl ClarkCould not be made · Fields in this letter lie too deep inside one another: at most 64 may. Make its conditions simpler.', expect.stringMatching(/^Dora DaneGot no letter · .*blocked/i),
    ]);
    fireEvent.change(screen.getByRole('combobox', { name: 'Show' }), { target: { value: 'failed' } });
    expect(rows()).toHaveLength(1);
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find a contact' }), { target: { value: 'anna' } });
    await screen.findByText('Nobody here.');
  });

  test('leads to what it sent again and to what sent it again', async () => {
    const service = new LoggedService();
    service.logged = () => ({ ...LoggedService.prototype.logged.call(service), resends: { segmentNo: 'SM00000', entryNo: 3 }, resentIn: [{ segmentNo: 'SM00012' }] });
    await open('en', service);
    screen.getByText('Sends segment SM00000 again');
    screen.getByText('Sent again in segment SM00012');
    fireEvent.click(screen.getAllByRole('button', { name: 'Open' })[1]!);
    await waitFor(() => expect(document.querySelector('h1')!.textContent).toBe('Autumn letter'));
    await screen.findByRole('listbox');
  });

  test('is taken back, and says what stays', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    await screen.findByText(/Segment SM00020 was changed or logged meanwhile/);
    fireEvent.click(screen.getByRole('button', { name: 'Open segment SM00012' }));
    await waitFor(() => expect(document.querySelector('h1')!.textContent).toBe('Autumn letter'));
  });

  test('that was taken back is not gone back to, nor what was said when it was logged', async () => {
    const result: LogResult = { loggedSegmentEntryNo: 7, segmentNo: 'SM00012', logged: 5, attemptFailed: 0, blocked: [], campaignEntries: 0, remainderCount: 0, loggedAt: '2026-11-22T10:00:01.000Z' };
    await open('en', undefined, undefined, undefined, [{ at: 'logDone', result }]);
    fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Open segment SM00012' }));
    await waitFor(() => expect(document.querySelector('h1')!.textContent).toBe('Autumn letter'));
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(document.querySelector('h1')!.textContent).toBe('Segments'));
  });

  test('says nothing that is not in the catalogue of texts', async () => {
    const withAll = new LoggedService();
    withAll.entries[0] = entry(1, 'Anna Aalto', { letterHash: 'a', letterKept: true, comments: [{ position: 1, comment: 'Called.', at: '2026-11-23T10:00:00.000Z', by: 'anna' }], resends: { segmentNo: 'SM00000', entryNo: 3 } });
    const { container, service } = await open('qps', withAll);
    await screen.findByText(/^⟦loggedLife.followUpCount/);
    fireEvent.click(within(container).getAllByRole('checkbox', { name: /^⟦loggedLife.choose/ })[0]!);
    fireEvent.click(within(container).getAllByRole('button', { name: '⟦afterLog.addComment⟧' })[0]!);
    expect(hardCodedStrings(container, JSON.stringify([service.logged(), service.entries]))).toEqual([]);
    fireEvent.click(within(container).getByRole('button', { name: '⟦afterLog.letters⟧' }));
    await screen.findByText(/^⟦afterLog.lettersMade/);
    expect(hardCodedStrings(container, `${JSON.stringify([service.run])} · Syyskirje på svenska.docx · `)).toEqual([]);
  });
});
