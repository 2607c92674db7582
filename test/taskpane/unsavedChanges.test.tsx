import { act, fireEvent, renderHook, screen, waitFor } from '@testing-library/react';
import { createDrafts } from '../../src/taskpane/session/drafts';
import { PaneProvider, type Pane } from '../../src/taskpane/session/pane';
import type { PanePlace } from '../../src/taskpane/session/places';
import { useUnsaved } from '../../src/taskpane/session/useUnsaved';
import { renderAt } from './runRoom';
import { record, RunService } from './session/runService';

const people = (): RunService => new RunService('SM1', [record(10, { contactName: 'Anna Aalto' }), record(20, { contactName: 'Bob <&> Baker' })]);
const keep = (name: string): void => createDrafts().keep(name, { ownText: { mine: 'x'.repeat(2_001), base: '' } });
const forContact = 'The changes of one contact are not saved yet: letters and the log are without them.';
const forSegment = 'Changes of the segment’s details are not saved yet: letters and the log are without them.';

describe('what was typed and is not saved is said where letters are checked, made and logged', () => {
  const places: PanePlace[] = [{ at: 'check', no: 'SM1' }, { at: 'produce', no: 'SM1' }, { at: 'log', no: 'SM1', lineNos: [10, 20] }];

  it.each(places)('%s', async (place) => {
    keep('SM1/20');
    keep('SM1/header');
    keep('SM1/several'); // a text that waits for its button is none that somebody takes for saved
    keep('SM12/10');
    await renderAt(place, people());
    await screen.findByText(forContact);
    screen.getByText(forSegment);
    screen.getByRole('button', { name: 'Open Bob <&> Baker' });
    fireEvent.click(screen.getByRole('button', { name: 'Open the details' }));
    await waitFor(() => expect(document.querySelector('[data-place]')!.getAttribute('data-place')).toBe('segmentDetails'));
  });

  it('in Finnish', async () => {
    keep('SM1/10');
    keep('SM1/20');
    await renderAt(places[1]!, people(), { language: 'fi' });
    await screen.findByText('2 kontaktin muutoksia ei ole vielä tallennettu: ne puuttuvat kirjeistä ja lokista.');
  });

  it('but not of a contact that has gone', async () => {
    keep('SM1/30');
    await renderAt(places[1]!, people());
    await screen.findByRole('button', { name: 'Make 2 letters' });
    await new Promise((done) => { setTimeout(done, 1_200); });
    expect(screen.queryByText(forContact)).toBeNull();
  });
});

it('what is on its way to the service is not unsaved yet, and what has arrived is not any more', async () => {
  jest.useFakeTimers();
  try {
    const drafts = createDrafts();
    const { result } = renderHook(() => useUnsaved('SM1'), { wrapper: ({ children }) => <PaneProvider value={{ drafts } as Pane}>{children}</PaneProvider> });
    act(() => drafts.keep('SM1/20', {}));
    act(() => { jest.advanceTimersByTime(700); });
    act(() => drafts.forget('SM1/20'));
    act(() => { jest.advanceTimersByTime(1_200); });
    expect(result.current).toEqual({ lineNos: [], details: false });
    act(() => drafts.keep('SM1/20', {}));
    act(() => drafts.keep('SM1/header', {}));
    expect(result.current).toEqual({ lineNos: [], details: false });
    act(() => { jest.advanceTimersByTime(1_200); });
    expect(result.current).toEqual({ lineNos: [20], details: true });
    act(() => drafts.forget('SM1/20'));
    expect(result.current).toEqual({ lineNos: [], details: true });
  } finally {
    jest.useRealTimers();
  }
});
