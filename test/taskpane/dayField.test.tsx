import { fireEvent, render, screen } from '@testing-library/react';
import { LanguageProvider, loadLanguage } from '../../src/taskpane/locales/language';
import { DayField } from '../../src/taskpane/parts/DayField';

it('shows the value that came from outside in place of a text that was no day', async () => {
  const language = await loadLanguage('en');
  const given: string[] = [];
  const field = (value: string) => <LanguageProvider value={language}><DayField value={value} onChange={(day) => given.push(day)} /></LanguageProvider>;
  const { rerender } = render(field('2026-11-24'));
  const input = screen.getByRole<HTMLInputElement>('textbox');
  fireEvent.change(input, { target: { value: '1.13.2027' } });
  fireEvent.blur(input);
  rerender(field('1.13.2027'));
  screen.getByText('Write the day like 26 Nov 2027.');
  rerender(field('2027-03-01'));
  expect(input.value).toBe('1 Mar 2027');
  expect([screen.queryByRole('alert'), given]).toEqual([null, ['1.13.2027']]);
});
