import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SyncProblem } from '../../src/contract/problem';
import type { PaneLanguage } from '../../src/taskpane/locales/language';
import type { WordPlatform } from '../../src/word/wordDocument';
import { hardCodedStrings, letterInMemory, renderPane } from './renderPane';
import { SegmentService } from './segmentService';

const open = async (lineNo: number, { service = new SegmentService(), language = 'en' as PaneLanguage, platform = 'web' as WordPlatform } = {}) => {
  const letter = letterInMemory({ segmentNo: 'SM00012' });
  const host = letter.word.host();
  letter.word.host = () => ({ ...host, platform });
  const pane = await renderPane({ service, language, letter, start: [{ at: 'segments' }, { at: 'segment', no: 'SM00012' }, { at: 'contact', no: 'SM00012', lineNo }] });
  await screen.findByRole('radiogroup', undefined, { timeout: 8000 });
  return { ...pane, line: () => service.find(lineNo) };
};
const write = (name: string, value: string) => fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });

describe('one contact of a segment', () => {
  test('Text in the letter stands on top with its three choices; Standard shows the text of the segment', async () => {
    await open(30_000);
    await screen.findByText('Our autumn catalogue is out.');
    expect(screen.getAllByRole('radio').map((radio) => [radio.parentElement!.textContent, (radio as HTMLInputElement).checked])).toEqual([['Standard', true], ['Own', false], ['No text', false]]);
    expect(screen.getAllByRole('heading', { level: 2 })[0]!.textContent).toBe('Text in the letter');
  });

  test('an own text is saved by itself and says so; emptied, it is the standard again', async () => {
    const { line } = await open(30_000);
    fireEvent.click(screen.getByRole('radio', { name: 'Own' }));
    write('Own text', 'See you in York.');
    await screen.findByText('Saved');
    expect(line()).toMatchObject({ textChoice: 'own', ownText: 'See you in York.' });
    write('Own text', '');
    await waitFor(() => expect(line()).toMatchObject({ textChoice: 'standard', ownText: '' }));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Own' }).checked).toBe(true);
  });

  test('tools and keys put the signs of bold, italic, links and lists around what is selected; that is saved like what is typed', async () => {
    const { line } = await open(20_000);
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Own text' });
    const tool = (name: string) => within(screen.getByRole('toolbar', { name: 'Look of the text: Own text' })).getByRole('button', { name });
    const select = (words: string) => text.setSelectionRange(text.value.indexOf(words), text.value.indexOf(words) + words.length);
    expect(within(screen.getByRole('toolbar')).getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Bold (Ctrl+B)', 'Italic (Ctrl+I)', 'Link', 'List', 'Numbered list']);
    select('Friday');
    fireEvent.click(tool('Bold (Ctrl+B)'));
    expect([text.value, document.activeElement]).toEqual(['See you on **Friday**.', text]);
    select('See');
    fireEvent.keyDown(text, { key: 'i', ctrlKey: true });
    expect(text.value).toBe('_See_ you on **Friday**.');
    fireEvent.keyDown(text, { key: 'I', metaKey: true });
    expect(text.value).toBe('See you on **Friday**.');
    select('you');
    fireEvent.click(tool('Link'));
    expect([text.value, text.value.slice(0, text.selectionStart), text.selectionEnd]).toEqual(['See [you](https://) on **Friday**.', 'See [you](https://', text.selectionStart]);
    expect(fireEvent.paste(text, { clipboardData: { getData: () => 'x.fi' } })).toBe(true);
    expect(fireEvent.paste(text, { clipboardData: { getData: () => 'https://x.fi' } })).toBe(false);
    expect(text.value).toBe('See [you](https://x.fi) on **Friday**.');
    fireEvent.click(tool('Numbered list'));
    text.setSelectionRange(text.value.length, text.value.length);
    expect(fireEvent.keyDown(text, { key: 'Enter' })).toBe(false);
    expect(text.value).toBe('1. See [you](https://x.fi) on **Friday**.\n2. ');
    text.setSelectionRange(0, 0);
    expect([fireEvent.keyDown(text, { key: 'Enter' }), fireEvent.keyDown(text, { key: 'b' }), fireEvent.keyDown(text, { key: 'b', ctrlKey: true, altKey: true })]).toEqual([true, true, true]);
    await waitFor(() => expect(line()).toMatchObject({ textChoice: 'own', ownText: '1. See [you](https://x.fi) on **Friday**.\n2. ' }));
    expect(screen.getByText('**bold**, _italic_, [link](https://…), - list, 1. list')).toBeTruthy();
  });

  test('with nothing selected, keys put the caret between marks and behind them, and delete nothing', async () => {
    await open(20_000);
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Own text' });
    // As a browser has it: `delete` takes the character before the caret where nothing is selected.
    const execCommand = (name: string, _: boolean, by = ''): boolean => {
      const [start, end] = [text.selectionStart, text.selectionEnd];
      text.setRangeText(by, name === 'delete' && start === end ? start - 1 : start, end, 'end');
      return text.dispatchEvent(new Event('input', { bubbles: true }));
    };
    Object.assign(document, { execCommand });
    try {
      text.setSelectionRange(4, 4);
      fireEvent.keyDown(text, { key: 'b', ctrlKey: true });
      expect([text.value, text.selectionStart, text.selectionEnd]).toEqual(['See ****you on Friday.', 6, 6]);
      act(() => void execCommand('insertText', false, 'x'));
      fireEvent.keyDown(text, { key: 'b', ctrlKey: true });
      fireEvent.keyDown(text, { key: 'b', ctrlKey: true });
      expect([text.value, text.selectionStart, text.selectionEnd]).toEqual(['See **x**you on Friday.', 7, 7]);
    } finally {
      Reflect.deleteProperty(document, 'execCommand');
    }
  });

  test('on a Mac the tools name its key', async () => {
    await open(20_000, { platform: 'mac' });
    const bold = screen.getByRole('button', { name: 'Bold (\u2318B)' });
    expect([bold.title, bold.getAttribute('aria-keyshortcuts')]).toEqual(['Bold (\u2318B)', 'Meta+B']);
  });

  test('the standard text is shown as it reads', async () => {
    const service = new SegmentService();
    service.standardTexts.ENU = '**New** [shop](https://example.com/):\n- chairs';
    await open(30_000, { service });
    await waitFor(() => expect(document.querySelector('blockquote')?.textContent).toBe('New shop:\n• chairs'));
    expect(document.querySelector('blockquote strong')?.textContent).toBe('New');
  });

  test('another choice keeps the own text', async () => {
    const { line } = await open(20_000);
    fireEvent.click(screen.getByRole('radio', { name: 'No text' }));
    await waitFor(() => expect(line()).toMatchObject({ textChoice: 'none', ownText: 'See you on Friday.' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Own' }));
    await waitFor(() => expect(line().textChoice).toBe('own'));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Own text' }).value).toBe('See you on Friday.');
  });

  test('a contact whose language has no standard text is told so, and gets none of another language', async () => {
    await open(10_000);
    await screen.findByText(/The segment has no standard text for this language \(Finnish\)/);
    expect(screen.queryByText('Our autumn catalogue is out.')).toBeNull();
  });

  test('a text of more than 2,000 characters is counted and kept, not cut and not sent', async () => {
    const { line, service } = await open(20_000);
    write('Own text', 'x'.repeat(2_012));
    await screen.findByText(/Too long by 12 characters/);
    await new Promise((done) => { setTimeout(done, 900); });
    expect(line().ownText).toBe('See you on Friday.');
    expect(service.calls).not.toContain('changeLine');
    write('Own text', 'x'.repeat(2_000));
    await waitFor(() => expect(line().ownText).toHaveLength(2_000));
  });

  test('what was typed survives a service that is down, leaving, and coming back', async () => {
    const { line, service } = await open(30_000);
    service.fault = (name) => { if (name === 'changeLine') throw new SyncProblem('UNREACHABLE', 0); };
    write('Note for the log', 'Called on Monday <&"\'> 😀');
    await screen.findByText(/The service cannot be reached/);
    screen.getByText('Not saved yet');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await screen.findByText('The changes of one contact are not saved yet: letters and the log are without them.');
    service.fault = () => undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Open Carl Clark' }));
    await waitFor(() => expect(line().noteForLog).toBe('Called on Monday <&"\'> 😀'));
    await screen.findByText('Saved');
  });

  test('leaving saves what was typed a moment ago', async () => {
    const { line } = await open(30_000);
    write('Note for the log', 'quick');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(line().noteForLog).toBe('quick'));
  });

  test('when a colleague changed the same text both versions are shown and the person chooses', async () => {
    const { line, service } = await open(20_000);
    service.change(line(), { ownText: 'Theirs.' });
    write('Own text', 'Mine.');
    await screen.findByText(/Somebody else changed this meanwhile/);
    screen.getByText('Theirs.');
    expect(line().ownText).toBe('Theirs.');
    fireEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(line().ownText).toBe('Mine.'));
  });

  test('More: a detail is changed, marked, and goes back to what it was', async () => {
    const { line } = await open(20_000);
    fireEvent.click(screen.getByRole('button', { name: /More/ }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Subject' }), { target: { value: 'Only for Bob' } });
    await waitFor(() => expect(line().overrides).toEqual({ subject: 'Only for Bob' }));
    screen.getByText('1 edited');
    fireEvent.click(screen.getByRole('button', { name: 'Subject: Back to “News”' }));
    await waitFor(() => expect(line().overrides).toEqual({}));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Subject' }).value).toBe('News');
  });

  test('a number that is none is said to be so, kept as typed and not sent', async () => {
    const { line } = await open(20_000);
    fireEvent.click(screen.getByRole('button', { name: /More/ }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Cost' }), { target: { value: '12,x' } });
    await screen.findByText('Enter a number of 0 or more.');
    fireEvent.change(screen.getByRole('textbox', { name: 'Cost' }), { target: { value: '12,5' } });
    await waitFor(() => expect(line().overrides).toEqual({ unitCost: 12.5 }));
  });

  test('numbers stand there as the language writes them', async () => {
    const service = new SegmentService();
    service.header.unitCost = 1204.5;
    await open(20_000, { service, language: 'fi' });
    fireEvent.click(screen.getByRole('button', { name: /Lisätiedot/ }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Kustannus' }).value).toBe('1204,5');
  });

  test('an excluded contact can get a letter all the same; a blocked one cannot', async () => {
    const { line } = await open(50_000);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Send a letter all the same' }));
    await waitFor(() => expect(line().includeExcluded).toBe(true));
  });

  test('a blocked contact says that no letter can be made', async () => {
    await open(40_000);
    screen.getByText(/Privacy blocked\. No letter can be made/);
    expect(screen.queryByRole('checkbox', { name: 'Send a letter all the same' })).toBeNull();
  });

  test('the next and previous contact are one step away', async () => {
    await open(10_000);
    await screen.findByText('1 of 5');
    fireEvent.click(screen.getByRole('button', { name: 'Next contact' }));
    await screen.findByRole('heading', { level: 1, name: 'Bob Baker' });
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await screen.findByRole('heading', { level: 1, name: 'Autumn letter' });
  });

  test('a contact that is not in the segment any more is explained', async () => {
    await renderPane({ language: 'fi', start: [{ at: 'segments' }, { at: 'contact', no: 'SM00012', lineNo: 990_000 }] });
    await screen.findByText('Tämä kontakti ei ole enää segmentissä.');
  });

  test('a contact is removed after one question', async () => {
    const { service } = await open(30_000);
    fireEvent.click(screen.getByRole('button', { name: /More/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Remove from this segment' }));
    screen.getByText('Remove Carl Clark from this segment? The contact itself stays.');
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(4));
    expect(service.lines).toHaveLength(4);
  });

  test('says nothing that is not in the catalogue of texts', async () => {
    const { container, service, line } = await open(30_000, { language: 'qps' });
    fireEvent.click(screen.getByRole('button', { name: /contact\.more/ }));
    await screen.findByRole('option', { name: 'Johanna Oksanen' });
    await screen.findByRole('option', { name: 'Autumn campaign' });
    const data = JSON.stringify([service.line(line()), 'Customer letter', 'Visit', 'By post', 'Johanna Oksanen', 'Petri Salo', 'Autumn campaign', '(ENU)', '(FIN)', 'Our autumn catalogue is out.']).replace(/\\n/g, '\n') + 'CT000003 · York Dear Carl Clark Hi Carl Clark';
    expect(hardCodedStrings(container, data).filter((text) => !/^Carl Clark\nMain Street 1\nYork$/.test(text))).toEqual([]);
  });
});
