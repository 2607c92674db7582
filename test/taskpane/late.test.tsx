import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { late } from '../../src/taskpane/parts/late';

type Part = ComponentType<{ name: string }>;
const Greeting: Part = ({ name }) => <p>Dear {name}</p>;
const waiting = <p>On its way</p>;
const failed = (error: unknown, again: () => void) => <button onClick={again}>{(error as { code: string }).code}</button>;
/** A part that comes, or does not, when the test says so. */
function coming() {
  const loads: { come(part: Part): void; fail(error: Error): void }[] = [];
  return { loads, load: () => new Promise<Part>((come, fail) => { loads.push({ come, fail }); }) };
}

it('is there once it has come, and from then on at once', async () => {
  const { load, loads } = coming();
  const Late = late(load, { waiting, failed });
  const first = render(<Late name="Leena" />);
  expect(screen.getByText('On its way')).toBeTruthy();
  loads[0]!.come(Greeting);
  await screen.findByText('Dear Leena');
  first.unmount();
  render(<Late name="Kaisa" />);
  expect(screen.getByText('Dear Kaisa')).toBeTruthy();
  expect(loads).toHaveLength(1);
});

it('that does not come is said, and comes with another try', async () => {
  const { load, loads } = coming();
  const Late = late(load, { waiting, failed });
  render(<Late name="Leena" />);
  loads[0]!.fail(new Error('Loading chunk 12 failed.'));
  fireEvent.click(await screen.findByRole('button', { name: 'PROGRAM_NOT_LOADED' }));
  expect(screen.getByText('On its way')).toBeTruthy();
  loads[1]!.come(Greeting);
  await screen.findByText('Dear Leena');
});

it('of a place that was left meanwhile shows nothing, and is known when the person comes back', async () => {
  const { load, loads } = coming();
  const Late = late(load);
  const first = render(<Late name="Leena" />);
  first.unmount();
  loads[0]!.come(Greeting);
  await Promise.resolve().then(() => undefined).then(() => undefined).then(() => undefined);
  render(<Late name="Kaisa" />);
  expect(screen.getByText('Dear Kaisa')).toBeTruthy();
});

it('without words for it is not there where it does not come', async () => {
  const { load, loads } = coming();
  const Late = late(load, { waiting });
  const { container } = render(<Late name="Leena" />);
  expect(container.textContent).toBe('On its way');
  loads[0]!.fail(new Error('Loading chunk 12 failed.'));
  await waitFor(() => expect(container.textContent).toBe(''));
});
