import { file, host, isDark } from '../../../src/word/officeJs/hostFacts';
import { pretendOffice } from './pretendedOffice';

it.each([
  ['https://firm.sharepoint.com/sites/a/Kev%C3%A4tkirje%20%231.docx?web=1', 'Kevätkirje #1.docx'],
  ['https://firm.sharepoint.com/100%.docx', '100%.docx'],
  ['C:\\Users\\a\\Kirje # 50%20.docx', 'Kirje # 50%20.docx'],
  ['\\\\server\\letters\\Brev?.docx', 'Brev?.docx'],
  ['/Users/a/Letter.docx', 'Letter.docx'],
  ['Document1', 'Document1'],
  ['', ''],
  [null, ''],
])('reads the file name of %s', (url, name) => {
  pretendOffice({ document: { url } });
  expect(file()).toEqual({ name, url: url ?? '' });
});
it.each([['PC', 'windows', true], ['Mac', 'mac', false], ['OfficeOnline', 'web', true], ['iOS', 'other', false], [undefined, 'other', false]])('knows what %s can do', (platform, ours, canDownload) => {
  pretendOffice({ platform });
  expect(host()).toEqual({ platform: ours, canDownload, canOpenLetters: true, canOpenDialog: true, displayLanguage: 'fi-FI' });
});
it('is dark where Word says so, or where its background is', () => {
  const dark = (officeTheme: object | undefined) => { pretendOffice({ officeTheme }); return isDark(); };
  expect([dark({ isDarkTheme: true, bodyBackgroundColor: '#FFFFFF' }), dark({ bodyBackgroundColor: '#262626' }), dark({ bodyBackgroundColor: '#F3F2F1' }), dark({}), dark(undefined)]).toEqual([true, true, false, false, false]);
});
it('follows the system where Word does not say', () => {
  Object.assign(globalThis, { matchMedia: (query: string) => ({ matches: query === '(prefers-color-scheme: dark)' }) });
  pretendOffice({});
  expect(isDark()).toBe(true);
  delete (globalThis as { matchMedia?: unknown }).matchMedia;
});
