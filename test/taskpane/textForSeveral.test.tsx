import { fireEvent, screen, within } from '@testing-library/react';
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
});
