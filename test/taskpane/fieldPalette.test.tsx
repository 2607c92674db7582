import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { MergeWorker } from '../../src/merge/worker/mergeWorker';
import { WordProblem } from '../../src/word/wordDocument';
import type { PaneServices } from '../../src/taskpane/session/paneServices';
import { hardCodedStrings, letterInMemory, renderPane, type LetterInMemory } from './renderPane';
import type { PaneLanguage } from '../../src/taskpane/locales/language';

const open = async (language: PaneLanguage = 'en', letter = letterInMemory(), services: Partial<PaneServices> = {}) => {
  const pane = await renderPane({ language, letter, services, start: [{ at: 'segments' }, { at: 'fields', no: 'SM00012' }] });
  await waitFor(() => expect(screen.getAllByText('Anna Aalto', { exact: false }).length).toBeGreaterThan(0), { timeout: 8000 });
  return pane;
};

describe('the palette of merge fields', () => {
  test('shows label, name and what the field prints for one contact, in groups', async () => {
    await open();
    const name = screen.getByRole('button', { name: /^Name\s*«Contact_Name»/ });
    expect(name.textContent).toContain('Anna Aalto');
    expect(screen.getByRole('region', { name: 'Sender' }).textContent).toContain('Northwind Oy');
  });

  test('finds by label, by name and by the names of other letters', async () => {
    await open();
    for (const search of ['whole address', 'Address_Block']) {
      fireEvent.change(screen.getByRole('searchbox'), { target: { value: search } });
      await waitFor(() => expect(screen.getAllByRole('button', { name: /«/ })).toHaveLength(1));
      screen.getByRole('button', { name: /«Address_Block»/ });
    }
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zzz' } });
    await screen.findByText('No field matches “zzz”.');
  });

  test('a field is put into the letter, and it is said', async () => {
    const letter = letterInMemory();
    await open('en', letter);
    fireEvent.click(screen.getByRole('button', { name: /«Contact_City»/ }));
    await waitFor(() => expect(letter.inserted).toEqual([{ name: 'Contact_City' }]));
    await screen.findByText('«Contact_City» was inserted.');
  });

  test('the text field comes in a paragraph of its own, with words before it that go with it', async () => {
    const letter = letterInMemory();
    await open('en', letter);
    fireEvent.click(screen.getByRole('button', { name: 'How it stands in the letter' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Words before the text' }), { target: { value: 'P.S. ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Insert' }));
    await waitFor(() => expect(letter.inserted).toEqual([{ name: 'Comment', ownParagraph: true, textBefore: 'P.S. ' }]));
  });

  /** Reads the letter as one with the text at `before` places and where it was inserted since. */
  const reading = (letter: LetterInMemory, before: number) => () => {
    const places = Array.from({ length: before + letter.inserted.length }, (_, place) => ({ story: 'body', paragraph: place, occurrence: place, near: '' }));
    return { open: async () => ({ hash: 'H1', engineVersion: '1', fields: [{ written: 'City', name: 'Contact_City', places: [{}] }, ...(places.length > 0 ? [{ written: 'Comment', name: 'Comment', places }] : [])] }), close: () => undefined } as unknown as MergeWorker;
  };

  test.each([['en', 'It is in the letter already.', 'Insert once more', 'Insert'], ['fi', 'Se on jo kirjeessä.', 'Lisää toisen kerran', 'Lisää kirjeeseen']] as const)('a text that is in the letter is said to be there before it is inserted again (%s)', async (language, there, again, first) => {
    const letter = letterInMemory();
    await open(language, letter, { startMerge: reading(letter, 0) });
    fireEvent.click(await screen.findByRole('button', { name: first }));
    await screen.findByText(there);
    await screen.findByRole('button', { name: again });
    expect(screen.queryByRole('button', { name: first })).toBeNull();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'Comment' } });
    await waitFor(() => expect(screen.getByRole('button', { name: /«Comment»/ }).textContent).toContain(there));
  });

  test('where the letter cannot be read, the text is inserted all the same, and nothing is said of it', async () => {
    const letter = letterInMemory();
    await open('en', letter, { startMerge: () => ({ open: () => Promise.reject(new Error('unreadable')), close: () => undefined }) as unknown as MergeWorker });
    fireEvent.click(await screen.findByRole('button', { name: 'Insert' }));
    await waitFor(() => expect(letter.inserted).toHaveLength(1));
    expect(screen.queryByText('It is in the letter already.')).toBeNull();
  });

  test('a text that now stands in the letter twice is told of, with the way to its places', async () => {
    const letter = letterInMemory();
    await open('en', letter, { startMerge: reading(letter, 1) });
    await screen.findByText('It is in the letter already.');
    expect(screen.queryByText(/stands in the letter 2 times/)).toBeNull();
    fireEvent.click(await screen.findByRole('button', { name: 'Insert once more' }));
    await screen.findByText(/stands in the letter 2 times/);
    fireEvent.click(screen.getByRole('button', { name: 'Show the places' }));
    await screen.findByRole('heading', { level: 1, name: 'Check' });
  });

  test('a place where Word inserts nothing is explained, and it can be tried again', async () => {
    const letter = letterInMemory();
    letter.refuse = () => new WordProblem('SELECTION_REFUSED', 'InvalidSelection');
    await open('fi', letter);
    fireEvent.click(screen.getByRole('button', { name: /«Contact_City»/ }));
    await screen.findByText(/Tähän kohtaan ei voi lisätä mitään/);
    letter.refuse = undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Yritä uudelleen' }));
    await waitFor(() => expect(letter.inserted).toEqual([{ name: 'Contact_City' }]));
  });

  test('the sample goes from contact to contact', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Next contact' }));
    await screen.findByText('Sample values of Bob Baker');
    await waitFor(() => expect(screen.getByRole('button', { name: /«Contact_City»/ }).textContent).toContain('London'));
  });

  test('says nothing that is not in the catalogue of texts', async () => {
    const { container } = await open('qps');
    const said = hardCodedStrings(container, 'Anna Aalto Helsinki Northwind Oy 23 November 2026').filter((text) => !/^«\w+»$/.test(text));
    expect(said).toEqual([]);
  });
});
