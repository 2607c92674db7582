import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { InteractionLogEntry } from '../../src/contract/loggedSegment';
import { LanguageProvider, loadLanguage } from '../../src/taskpane/locales/language';
import { openWideTable, type WideTable as OpenTable } from '../../src/taskpane/session/wideTable';
import { messageText, readToTable, type ToTable } from '../../src/taskpane/session/wideTableMessages';
import { WideTable } from '../../src/taskpane/views/WideTable';
import type { DialogToOpen } from '../../src/word/wordDocument';
import { hardCodedStrings } from './renderPane';
import { details } from './segmentService';

const entry = (entryNo: number, contactName: string, more: Partial<InteractionLogEntry> = {}): InteractionLogEntry => ({
  ...details(), entryNo, loggedSegmentEntryNo: 7, segmentNo: 'SM00001', contactNo: `CT${entryNo}`, contactName, contactCompanyNo: '', companyName: '', cost: 2, durationMinutes: 5, attemptFailed: false, canceled: false, evaluation: '',
  letterText: '', textOrigin: 'none', passages: [], noteForLog: '', letterHash: '', letterKept: false, comments: [], templateHash: '', mergeRun: '', loggedAt: '2026-11-22T10:00:00.000Z', userId: 'anna', ...more,
});
const three = [entry(1, 'Carl Clark', { letterText: 'Welcome to the fair.' }), entry(2, 'Anna Aalto', { attemptFailed: true }), entry(3, 'Bob Baker', { campaignResponse: true, evaluation: 'Positive' })];

/** Both ends: what the pane does, and the page of the dialog, joined as Word joins them. */
async function openTable(entries = three, language: 'en' | 'qps' = 'en') {
  const opened: number[] = [];
  const asked: string[] = [];
  let hear: (message: ToTable) => void = () => undefined;
  let dialog: DialogToOpen | undefined;
  const closes = { byTable: 0, told: 0 };
  const table: OpenTable = await openWideTable({
    title: 'Autumn letter', tag: 'en-GB', entries, onOpen: (entryNo) => opened.push(entryNo), onClosed: () => { closes.told += 1; },
    word: {
      isDark: () => true,
      openDialog: async (asking) => {
        dialog = asking;
        return { close: () => { closes.byTable += 1; }, say: (text) => setTimeout(() => act(() => { const told = readToTable(text); if (told) hear(told); }), 0) };
      },
    },
  });
  const texts = await loadLanguage(language);
  const page = render(<LanguageProvider value={texts}><WideTable say={(message) => { asked.push(message.is); dialog!.onMessage(messageText(message)); }} listen={(hearing) => {
    hear = hearing;
    dialog!.onMessage(messageText({ is: 'ready' }));
  }} /></LanguageProvider>);
  await screen.findAllByRole('row');
  return { page, table, opened, closes, asked, dialog: dialog! };
}
const names = (): string[] => [...document.querySelectorAll('.rows [role=row]')].map((row) => row.children[0]!.textContent!);
const heading = (name: string) => screen.getByRole('columnheader', { name });

it('shows what was logged in columns, in the order of the log, and says how many', async () => {
  const { dialog } = await openTable();
  await waitFor(() => expect(names()).toEqual(['Carl Clark', 'Anna Aalto', 'Bob Baker']));
  screen.getByText('3 contacts');
  screen.getByText('Failed attempt');
  screen.getByText('Positive');
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('4');
  expect(dialog.page).toBe('wideTable.html?theme=dark');
});
it('is sorted by a heading, the other way round by the same one, and filtered', async () => {
  await openTable();
  await waitFor(() => expect(names()).toHaveLength(3));
  fireEvent.click(heading('Contact').querySelector('button')!);
  await waitFor(() => expect(names()).toEqual(['Anna Aalto', 'Bob Baker', 'Carl Clark']));
  expect(heading('Contact').getAttribute('aria-sort')).toBe('ascending');
  fireEvent.click(heading('Contact').querySelector('button')!);
  await waitFor(() => expect(names()).toEqual(['Carl Clark', 'Bob Baker', 'Anna Aalto']));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'the fair' } });
  await waitFor(() => expect(names()).toEqual(['Carl Clark']));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nobody' } });
  await screen.findByText('Nobody here.');
  expect(names()).toEqual([]);
});
it('by keyboard: arrows move, Enter shows the contact in the pane and closes the table', async () => {
  const { opened, closes } = await openTable();
  await waitFor(() => expect(names()).toHaveLength(3));
  const grid = screen.getByRole('grid');
  act(() => grid.focus());
  for (const key of ['ArrowDown', 'End', 'ArrowUp', 'ArrowDown', 'ArrowUp']) fireEvent.keyDown(grid, { key });
  expect(document.getElementById(grid.getAttribute('aria-activedescendant')!)!.textContent).toContain('Anna Aalto');
  expect(screen.getAllByRole('gridcell').map(({ textContent }) => textContent)).toContain('2.00');
  fireEvent.keyDown(grid, { key: 'Enter' });
  expect([opened, closes]).toEqual([[2], { byTable: 1, told: 1 }]);
});
it('Escape first empties the filter and then closes; so does the button', async () => {
  const { closes, asked } = await openTable();
  const search = screen.getByRole<HTMLInputElement>('searchbox');
  fireEvent.change(search, { target: { value: 'x' } });
  fireEvent.keyDown(search, { key: 'Escape' });
  expect([search.value, closes.byTable]).toEqual(['', 0]);
  fireEvent.keyDown(search, { key: 'Escape' });
  expect(closes).toEqual({ byTable: 1, told: 1 });
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(asked.filter((one) => one === 'close')).toHaveLength(2);
});
it('of however many rows only those in sight are asked for and on the page, each once', async () => {
  const { asked } = await openTable(Array.from({ length: 5000 }, (_, nth) => entry(nth + 1, `Contact ${nth + 1}`)));
  await waitFor(() => expect(names().length).toBeGreaterThan(5));
  expect(names().length).toBeLessThan(60);
  screen.getByText('5,000 contacts');
  const before = asked.length;
  const grid = screen.getByRole('grid');
  act(() => grid.focus());
  fireEvent.keyDown(grid, { key: 'End' });
  await waitFor(() => expect(names().at(-1)).toBe('Contact 5000'));
  expect(document.getElementById(grid.getAttribute('aria-activedescendant')!)!.textContent).toContain('Contact 5000');
  expect(asked.length - before).toBeLessThan(4);
});
it('shows what was changed meanwhile, and passes over what is no message and what is no entry', async () => {
  const { table, opened, dialog } = await openTable();
  await waitFor(() => expect(names()).toHaveLength(3));
  act(() => table.renew([...three.slice(0, 2), entry(3, 'Bob Baker', { canceled: true })]));
  await screen.findByText('Cancelled');
  for (const text of ['', 'close', '{"is":"open","entryNo":"2"}', '{"is":"want"}', messageText({ is: 'open', entryNo: 99 })]) dialog.onMessage(text);
  expect(opened).toEqual([]);
});
it('says nothing that is not in the catalogue', async () => {
  const { page } = await openTable(three, 'qps');
  await waitFor(() => expect(names()).toHaveLength(3));
  expect(hardCodedStrings(page.container, 'Carl Clark Anna Aalto Bob Baker CT1 CT2 CT3 Welcome to the fair. Autumn letter')).toEqual([]);
});
