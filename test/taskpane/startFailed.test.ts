import { startFailed } from '../../src/taskpane/startFailed';

test('a pane that cannot start says so in both languages, with a way on', () => {
  const pane = document.createElement('div');
  pane.textContent = 'Loading…';
  const reload = jest.fn();
  startFailed(pane, reload);
  expect([...pane.querySelectorAll('[role=alert]')].map((section) => (section as HTMLElement).lang)).toEqual(['en', 'fi']);
  expect(pane.textContent).toContain('could not start');
  expect(pane.textContent).toContain('ei käynnistynyt');
  expect(pane.textContent).not.toContain('Loading…');
  pane.querySelectorAll('button')[1]!.click();
  expect(reload).toHaveBeenCalledTimes(1);
});
