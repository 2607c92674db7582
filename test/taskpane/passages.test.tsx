import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { PaneLanguage } from '../../src/taskpane/locales/language';
import type { PanePlace } from '../../src/taskpane/session/places';
import { WordProblem } from '../../src/word/wordDocument';
import { hardCodedStrings, letterInMemory, renderPane } from './renderPane';
import { SegmentService } from './segmentService';

const no = 'SM00012';
const offer = { id: 'offer', title: 'Offer', text: 'Three new papers.', isInLetter: true };

async function open(place: PanePlace, { service = new SegmentService(), letter = letterInMemory({ segmentNo: no }), language = 'en' as PaneLanguage } = {}) {
  const pane = await renderPane({ service, letter, language, start: [{ at: 'segments' }, { at: 'segment', no }, place] });
  if (place.at === 'fields') fireEvent.click(await screen.findByRole('button', { name: /Personal passages|passages\.title/ }, { timeout: 8000 }));
  return { ...pane, service, letter };
}
const serviceWith = (...passages: (typeof offer)[]) => Object.assign(new SegmentService(), { passages });

describe('passages in the letter', () => {
  const list = async () => screen.findByRole('region', { name: 'Personal passages' });

  test('the selection is marked under a name, the service hears of it, and it can be shown', async () => {
    const { service, letter } = await open({ at: 'fields', no });
    fireEvent.change(await screen.findByRole('textbox', { name: 'Name of the passage' }), { target: { value: 'Offer' } });
    fireEvent.click(screen.getByRole('button', { name: 'Mark the selected text' }));
    await screen.findByText('The passage “Offer” can be personal now.');
    await waitFor(() => expect(service.passages).toEqual([{ id: '00000000', title: 'Offer', text: 'Selected text', isInLetter: true }]));
    within(await list()).getByText('Selected text');
    letter.passages = [];
    fireEvent.click(screen.getByRole('button', { name: 'Show “Offer” in the letter' }));
    await screen.findByText('This passage is not in the letter any more.');
  });

  test('no more are marked than the service takes: it is said instead, and one whose mark comes off makes room', async () => {
    const letter = letterInMemory({ segmentNo: no });
    letter.passages = Array.from({ length: 50 }, (_, nth) => ({ id: `p${nth}`, title: `Passage ${nth}`, text: 'x' }));
    await open({ at: 'fields', no }, { letter });
    await screen.findByText(/^A letter has at most 50 personal passages/);
    const mark = screen.getByRole('button', { name: 'Mark the selected text' });
    fireEvent.click(mark);
    fireEvent.click(screen.getByRole('button', { name: 'Take the mark off “Passage 7”' }));
    await waitFor(() => expect(screen.queryByText(/^A letter has at most/)).toBeNull());
    expect(letter.passages).toHaveLength(49);
    fireEvent.click(mark);
    await waitFor(() => expect(letter.passages).toHaveLength(50));
  });

  test('of a document that makes nobody’s letters the service is told nothing', async () => {
    const letter = letterInMemory();
    letter.passages = [{ id: 'offer', title: 'Offer', text: 'Three new papers.' }];
    const service = new SegmentService();
    service.links = [{ languageCode: '', name: 'Winter.docx', url: 'w', templateHash: 'H5', documentHash: 'd5', fieldMapping: {}, linkedAt: '', linkedBy: 'colleague' }];
    await open({ at: 'fields', no }, { service, letter });
    fireEvent.click(await screen.findByRole('button', { name: 'Take the mark off “Offer”' }));
    await waitFor(() => expect(letter.passages).toEqual([]));
    await waitFor(() => expect(screen.queryByText('Three new papers.')).toBeNull());
    expect(service.calls.filter((name) => name === 'readPassages')).toEqual([]);
  });

  test('a selection that Word cannot mark is explained, and the name stays', async () => {
    const letter = letterInMemory({ segmentNo: no });
    letter.refuse = () => new WordProblem('SELECTION_EMPTY');
    await open({ at: 'fields', no }, { letter });
    fireEvent.change(await screen.findByRole('textbox', { name: 'Name of the passage' }), { target: { value: 'Offer' } });
    fireEvent.click(screen.getByRole('button', { name: 'Mark the selected text' }));
    await screen.findByText(/Nothing is selected/);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the passage' }).value).toBe('Offer');
  });

  test('what was refused comes into view, each time', async () => {
    const shown = jest.fn(function inView(this: Element) { return this.textContent; });
    Element.prototype.scrollIntoView = shown;
    const letter = letterInMemory({ segmentNo: no });
    letter.refuse = () => new WordProblem('PASSAGE_REFUSED');
    await open({ at: 'fields', no }, { letter });
    for (const times of [1, 2]) {
      fireEvent.click(await screen.findByRole('button', { name: 'Mark the selected text' }));
      await waitFor(() => expect(shown).toHaveBeenCalledTimes(times));
      expect(shown.mock.results.at(-1)!.value).toMatch(/^Word cannot mark this/);
    }
    Reflect.deleteProperty(Element.prototype, 'scrollIntoView');
  });

  test('the mark comes off; where contacts have texts, only after it was said that they are kept', async () => {
    const service = serviceWith(offer);
    service.lines[0]!.passages.offer = 'Own';
    const letter = letterInMemory({ segmentNo: no });
    letter.passages = [{ id: 'offer', title: 'Offer', text: 'Three new papers.' }];
    await open({ at: 'fields', no }, { service, letter });
    await screen.findByText('1 contact has an own text, or none.');
    fireEvent.click(screen.getByRole('button', { name: 'Take the mark off “Offer”' }));
    expect(letter.passages).toHaveLength(1);
    await screen.findByText('1 contact has a text of its own for it, or none. That is kept, but the contact gets what stands in the letter.');
    fireEvent.click(within(await list()).getByRole('button', { name: 'Take the mark off' }));
    await waitFor(() => expect(letter.passages).toEqual([]));
    await waitFor(() => expect(service.passages).toMatchObject([{ id: 'offer', isInLetter: false }]));
    expect(service.lines[0]!.passages).toEqual({ offer: 'Own' });
  });
});

describe('passages of one contact', () => {
  const chooser = async () => screen.findByRole('radiogroup', { name: 'Offer' });
  const choose = async (name: string) => fireEvent.click(within(await chooser()).getByRole('radio', { name }));

  test('stand below the text in the letter, with what everybody gets; an own text is saved by itself', async () => {
    const { service } = await open({ at: 'contact', no, lineNo: 30_000 }, { service: serviceWith(offer) });
    await chooser();
    screen.getByText('Three new papers.');
    expect(screen.getAllByRole('heading', { level: 2 }).slice(0, 2).map(({ textContent }) => textContent)).toEqual(['Text in the letter', 'Passage “Offer”']);
    await choose('Own');
    fireEvent.change(screen.getByRole('textbox', { name: 'Own text for “Offer”' }), { target: { value: 'Only for you.' } });
    await screen.findByText('Saved');
    expect(service.find(30_000).passages).toEqual({ offer: 'Only for you.' });
  });

  test('signs of bold words, links and lists are no more than signs there: it is said under the text that has some', async () => {
    await open({ at: 'contact', no, lineNo: 30_000 }, { service: serviceWith(offer) });
    await choose('Own');
    const text = screen.getByRole('textbox', { name: 'Own text for “Offer”' });
    const said = (value: string): string | null => {
      fireEvent.change(text, { target: { value } });
      return document.getElementById(text.getAttribute('aria-describedby')!)!.textContent;
    };
    for (const value of ['Only **for** you', '- chairs', '[shop](https://example.com/)']) expect(said(value)).toContain('The signs for bold, italics, links and lists are printed here as they stand.');
    for (const value of ['Only for you', 'a_b ** c', '24. May']) expect(said(value)).not.toContain('signs');
  });

  test('no text, the standard again, and the own text that was written before', async () => {
    const service = serviceWith(offer);
    service.find(30_000).passages.offer = 'Only for you.';
    await open({ at: 'contact', no, lineNo: 30_000 }, { service });
    await choose('No text');
    await waitFor(() => expect(service.find(30_000).passages).toEqual({ offer: '' }));
    await choose('Standard');
    await waitFor(() => expect(service.find(30_000).passages).toEqual({}));
    await choose('Own');
    await waitFor(() => expect(service.find(30_000).passages).toEqual({ offer: 'Only for you.' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Own text for “Offer”' }), { target: { value: '' } });
    await waitFor(() => expect(service.find(30_000).passages).toEqual({}));
  });

  test('one that is not in the letter any more is shown while there is a text for it', async () => {
    const service = serviceWith({ ...offer, isInLetter: false });
    service.find(30_000).passages.offer = 'Only for you.';
    await open({ at: 'contact', no, lineNo: 30_000 }, { service });
    await choose('Standard');
    await waitFor(() => expect(service.find(30_000).passages).toEqual({}));
    await waitFor(() => expect(screen.queryByRole('radiogroup', { name: 'Offer' })).toBeNull());
  });

  test('what a colleague wrote meanwhile is asked about, and never written over', async () => {
    const { service } = await open({ at: 'contact', no, lineNo: 30_000 }, { service: serviceWith(offer) });
    await choose('Own');
    const line = service.find(30_000);
    line.passages.offer = 'Theirs';
    line.revision += 1;
    fireEvent.change(screen.getByRole('textbox', { name: 'Own text for “Offer”' }), { target: { value: 'Mine' } });
    await screen.findByText('Somebody else changed this meanwhile.', { exact: false });
    expect(line.passages).toEqual({ offer: 'Theirs' });
    fireEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(line.passages).toEqual({ offer: 'Mine' }));
  });
});

test('one text for several can be for a passage; the list shows who differs, and only them', async () => {
  const service = serviceWith(offer);
  service.find(10_000).passages.offer = 'Own';
  service.find(20_000).passages.offer = '';
  const { container } = await open({ at: 'severalContacts', no, lineNos: [10_000, 20_000] }, { service });
  fireEvent.change(await screen.findByRole('combobox', { name: 'Which text' }), { target: { value: 'offer' } });
  await screen.findByText('2 of them have an own text there, or none. That will be replaced.');
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'For both' } });
  fireEvent.click(screen.getByRole('button', { name: 'Give it to 2 contacts' }));
  await waitFor(() => expect([10_000, 20_000].map((lineNo) => service.find(lineNo).passages)).toEqual([{ offer: 'For both' }, { offer: 'For both' }]));
  fireEvent.click(await screen.findByRole('button', { name: /^Own passage 2/ }));
  await waitFor(() => expect(within(container).getAllByText('Own passage')).toHaveLength(2));
});

test('every word of it is a text of the catalogue', async () => {
  const letter = letterInMemory({ segmentNo: no });
  letter.passages = [{ id: 'offer', title: 'Offer', text: 'Three new papers.' }];
  const service = serviceWith(offer);
  service.find(30_000).passages.offer = 'Own';
  await open({ at: 'fields', no }, { service, letter, language: 'qps' });
  await screen.findByText('Three new papers.');
  expect(hardCodedStrings(screen.getByRole('region', { name: /passages\.title/ }), JSON.stringify(offer))).toEqual([]);
});
