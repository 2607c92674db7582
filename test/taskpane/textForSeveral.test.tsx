import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SyncProblem } from '../../src/contract/problem';
import { CriteriaService } from './criteriaService';
import { letterInMemory, renderPane } from './renderPane';
import { SegmentService } from './segmentService';

/** A list of five with the first two, or all, chosen, and the text for them about to be given. */
async function write(service: SegmentService, { all = false } = {}): Promise<void> {
  await renderPane({ service, letter: letterInMemory({ segmentNo: 'SM00012' }), language: 'en' });
  const box = await screen.findByRole('listbox');
  if (all) fireEvent.keyDown(box, { key: 'a', ctrlKey: true });
  else for (const key of [{ key: ' ' }, { key: 'ArrowDown', shiftKey: true }]) fireEvent.keyDown(box, key);
  fireEvent.click(screen.getByRole('button', { name: 'Write one text' }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Own text' }), { target: { value: 'Welcome to our stand.' } });
}
/** What a colleague does in another pane. */
function colleague(service: SegmentService, does: () => void): void {
  does();
  service.revision += 1;
}
const shown = (name: string): Promise<HTMLElement> => screen.findByRole('group', { name: 'Show' }).then((group) => within(group).findByRole('button', { name }));

describe('one text for several, while a colleague works on the same segment', () => {
  test('another contact that was changed before is shown so when the list comes back', async () => {
    const service = new SegmentService();
    await write(service);
    colleague(service, () => service.change(service.find(30_000), { textChoice: 'own', ownText: 'For Carl.' }));
    fireEvent.click(screen.getByRole('button', { name: 'Give it to 2 contacts' }));
    await shown('Own 3');
    expect(screen.getAllByRole('option')[2]!.textContent).toContain('Own text');
  });

  test('one who was removed is named, the others get the text, and what was typed stays', async () => {
    const service = new SegmentService();
    await write(service, { all: true });
    colleague(service, () => { service.lines = service.lines.filter(({ row }) => row.contactName !== 'Carl Clark'); });
    fireEvent.click(screen.getByRole('button', { name: 'Give it to 5 contacts' }));
    await screen.findByText('Carl Clark is not in the segment any more. The contacts were changed meanwhile. See who gets the text now, then press the button again.');
    screen.getByRole('heading', { level: 1, name: 'One text for 4 contacts' });
    screen.getByText('Anna Aalto, Bob Baker, Dora Dane and 1 more');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Own text' }).value).toBe('Welcome to our stand.');
    expect(service.lines.map(({ ownText }) => ownText)).toEqual(['', 'See you on Friday.', '', '']);
    fireEvent.click(screen.getByRole('button', { name: 'Give it to 4 contacts' }));
    await shown('Own 4');
    expect(service.lines.map(({ ownText }) => ownText)).toEqual(Array.from({ length: 4 }, () => 'Welcome to our stand.'));
  });

  test('where all were removed, it is said and there is nothing to give', async () => {
    const service = new SegmentService();
    await write(service);
    colleague(service, () => { service.lines = service.lines.slice(2); });
    fireEvent.click(screen.getByRole('button', { name: 'Give it to 2 contacts' }));
    await screen.findByText('Anna Aalto, Bob Baker are not in the segment any more.');
    expect(screen.getByRole('button', { name: 'Give it to 0 contacts' }).getAttribute('aria-disabled')).toBe('true');
  });

  test('an own text that a colleague wrote meanwhile is said before it is replaced', async () => {
    const service = new SegmentService();
    await write(service);
    colleague(service, () => service.change(service.find(10_000), { textChoice: 'own', ownText: 'For Anna.' }));
    fireEvent.click(screen.getByRole('button', { name: 'Give it to 2 contacts' }));
    await screen.findByText('2 of them have an own text. It will be replaced.');
    screen.getByText('The contacts were changed meanwhile. See who gets the text now, then press the button again.');
    expect(service.find(10_000).ownText).toBe('For Anna.');
    fireEvent.click(screen.getByRole('button', { name: 'Give it to 2 contacts' }));
    await shown('Own 2');
    expect(service.find(10_000).ownText).toBe('Welcome to our stand.');
  });

  test('nothing is lost where the contacts cannot be read again', async () => {
    const service = new SegmentService();
    await write(service);
    colleague(service, () => service.change(service.find(10_000), { textChoice: 'own', ownText: 'For Anna.' }));
    service.fault = (name) => { if (name === 'segmentLines') throw new SyncProblem('INTERNAL', 500); };
    fireEvent.click(screen.getByRole('button', { name: 'Give it to 2 contacts' }));
    await screen.findByRole('button', { name: 'Try again' });
    expect(service.find(10_000).ownText).toBe('For Anna.');
    service.fault = () => undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('2 of them have an own text. It will be replaced.');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Own text' }).value).toBe('Welcome to our stand.');
  });

  test('in the list, who was removed is chosen no more, and the others can be removed', async () => {
    const service = new CriteriaService();
    await renderPane({ service, letter: letterInMemory({ segmentNo: 'SM00012' }), language: 'en' });
    const box = await screen.findByRole('listbox');
    for (const key of [{ key: ' ' }, { key: 'ArrowDown', shiftKey: true }]) fireEvent.keyDown(box, key);
    colleague(service, () => { service.lines = service.lines.slice(1); });
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await screen.findByText('1 chosen');
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(service.lines.map(({ row }) => row.contactName)).toEqual(['Carl Clark']));
  });
});
