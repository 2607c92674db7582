import './browserGaps';
import { strFromU8, unzipSync } from 'fflate';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { importFields } from '../../src/contract/contactImport';
import type { RouteName } from '../../src/contract/routes';
import { SyncProblem } from '../../src/contract/problem';
import { fieldOfHeading, importColumns } from '../../src/service/segments/contactImport/importColumns';
import { contactImport as english } from '../../src/taskpane/locales/en/contactImport';
import { contactImport as finnish } from '../../src/taskpane/locales/fi/contactImport';
import { column, heading, ImportService, open, paste, press, result, table } from './importService';
import { hardCodedStrings, letterInMemory } from './renderPane';

test('from pasted cells to contacts: columns, what would happen, and what was done, by the same request', async () => {
  const { service } = await open();
  await screen.findByText('messut.csv');
  await paste();
  await press('Continue');
  await heading('What the columns are');
  expect([await column(/Etunimi/), await column(/Estetty/), await column(/Kengät/)].map(({ value }) => value)).toEqual(['firstName', 'privacyBlocked', '']);
  fireEvent.change(await column(/Kengät/), { target: { value: 'jobTitle' } });
  await press('Options');
  fireEvent.change(await column(/mailing group/), { target: { value: 'NEWS' } });
  await press('What would happen');
  await heading('What would happen');
  screen.getByText('City: Turku → Helsinki');
  screen.getByText('Privacy blocked: “ehkä” is neither yes nor no.');
  screen.getByText(/1 contact gets no letters now, and would by this table. They stay without letters./);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Let them get letters again' }));
  await waitFor(() => expect(service.imports.at(-1)).toMatchObject({ unblock: true, dryRun: true }));
  await press('Import 1 contact');
  await heading('Imported');
  const { dryRun: _, ...tried } = service.imports.at(-2)!;
  expect(service.imports.at(-1)).toEqual(tried);
  expect(tried).toEqual({ text: table, headings: true, columns: ['firstName', 'surname', 'city', 'privacyBlocked', 'jobTitle'], emptyCells: 'keep', kind: 'Company', mailingGroupCode: 'NEWS', unblock: true });
  await press('Show contacts');
  await screen.findByText('There are no contacts yet.');
  await press('Import contacts');
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe('');
});

test('going back, and away, loses nothing that was chosen; other cells are read anew', async () => {
  await open();
  await paste();
  await press('Continue');
  fireEvent.change(await column(/Kengät/), { target: { value: 'initials' } });
  await press('Previous');
  await press('Back');
  await press('Import contacts');
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe(table);
  await press('Continue');
  expect((await column(/Kengät/)).value).toBe('initials');
  await press('Previous');
  await paste(`x${table}`);
  await press('Continue');
  expect((await column(/Kengät/)).value).toBe('');
});

test('two columns cannot be the same thing, and a table without a used column is not tried', async () => {
  const { service } = await open();
  await paste();
  await press('Continue');
  fireEvent.change(await column(/Kengät/), { target: { value: 'city' } });
  await screen.findByText('Two columns are City. Choose another for one of them.');
  await press('What would happen');
  expect(service.imports).toEqual([]);
  for (const name of [/Etunimi/, /Sukunimi/, /Kaupunki/, /Estetty/, /Kengät/]) fireEvent.change(await column(name), { target: { value: '' } });
  await screen.findByText('Choose for at least one column what it is.');
  await press('What would happen');
  expect(service.imports).toEqual([]);
});

test('the first row is read as contacts where the person says so', async () => {
  await open();
  await paste();
  await press('Continue');
  fireEvent.click(await screen.findByRole('checkbox', { name: 'The first row holds the headings' }));
  expect((await column(/Column 1/)).value).toBe('');
  await screen.findByText('For example Etunimi · Aino · Bo');
});

const drop = (name: string, bytes: Uint8Array<ArrayBuffer>) => {
  const file = new File([bytes], name);
  return fireEvent.drop(screen.getByRole('textbox'), { dataTransfer: { files: [file], getData: () => '' } });
};

test('a file is dropped, whatever it is written in, and a workbook or another document is refused in words', async () => {
  const { service } = await open();
  await screen.findByRole('textbox');
  drop('kontaktit.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]));
  await screen.findByText(/“kontaktit.xlsx” is an Excel workbook/);
  drop('kirje.docx', new Uint8Array([0x50, 0x4b, 3, 4]));
  await screen.findByText(/“kirje.docx” is no table of text/);
  drop('kontaktit.csv', Uint8Array.from('Nimi;Kaupunki\nÅke;Åbo\n', (character) => character.charCodeAt(0)));
  await screen.findByText('kontaktit.csv');
  await press('Continue');
  await screen.findByText('For example Åke');
  fireEvent.change(await column(/name alone/), { target: { value: 'Person' } });
  await press('What would happen');
  await heading('What would happen');
  expect(service.imports[0]).toMatchObject({ source: 'kontaktit.csv', text: 'Nimi;Kaupunki\nÅke;Åbo\n' });
});

test('a table without rows is said to have none', async () => {
  await open();
  await paste('\n\n ');
  await press('Continue');
  await paste('"",""\n');
  await press('Continue');
  await screen.findByText('There is no row in it.');
  await heading('Import contacts');
});

test('an import whose answer is lost is repeated as the same import; another one is another', async () => {
  let ids = 0;
  const service = new ImportService();
  const client = service.client();
  const keys: unknown[] = [];
  const sync: typeof client = { ...client, ask: (name, options) => { if (name === 'importContacts') keys.push(options?.idempotencyKey); return client.ask(name, options); } };
  await open('en', { service, services: { sync, newId: () => `id ${ids += 1}` } });
  await paste();
  await press('Continue');
  await press('What would happen');
  await heading('What would happen');
  service.fault = (name, when) => { if (name === 'importContacts' && when === 'after') { service.fault = () => undefined; throw new SyncProblem('UNREACHABLE', 0); } };
  await press('Import 1 contact');
  await press('Try again');
  await heading('Imported');
  await press('Import more');
  await paste();
  await press('Continue');
  await press('What would happen');
  await press('Import 1 contact');
  await heading('Imported');
  expect(keys).toEqual([undefined, 'id 1', 'id 1', undefined, 'id 2']);
});

/** A service that answers `route` only when the test lets it. */
const held = async (route: RouteName) => {
  const service = new ImportService();
  const client = service.client();
  const answers: (() => void)[] = [];
  const sync: typeof client = { ...client, ask: async (name, options) => {
    const answer = await client.ask(name, options);
    if (name === route) await new Promise<void>((go) => answers.push(go));
    return answer;
  } };
  await open('en', { service, services: { sync } });
  const answer = async () => { await waitFor(() => expect(answers).toHaveLength(1)); await act(async () => answers.shift()!()); };
  return { service, answer };
};

test('while it is tried, nothing of it can be changed', async () => {
  const { service, answer } = await held('importContacts');
  await paste();
  await press('Continue');
  await press('Options');
  await press('What would happen');
  await screen.findByRole('button', { name: 'Reading the table …' });
  expect(screen.getAllByRole<HTMLSelectElement>('combobox').map(({ disabled }) => disabled)).toEqual(Array(7).fill(true));
  expect(screen.getByRole<HTMLInputElement>('checkbox').disabled).toBe(true);
  await press('Previous');
  await press('Reading the table …');
  await heading('What the columns are');
  await answer();
  await heading('What would happen');
  expect(service.imports).toHaveLength(1);
});

test('an answer that comes after the person left and began another is not written over it', async () => {
  const { answer } = await held('importContacts');
  await paste();
  await press('Continue');
  await press('What would happen');
  await press('Back');
  await press('Import contacts');
  fireEvent.change(await column(/Kengät/), { target: { value: 'initials' } });
  await press('Previous');
  await paste('Nimi\nEeva\n');
  await answer();
  await press('Back');
  await press('Import contacts');
  await heading('Import contacts');
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe('Nimi\nEeva\n');
});

test('cells that are written while the columns of others are read are not read over', async () => {
  const { answer } = await held('importColumns');
  await paste();
  await press('Continue');
  await paste('Nimi\nEeva\n');
  await answer();
  await heading('Import contacts');
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe('Nimi\nEeva\n');
});

test('an import that is done while the person is away is shown as done, once', async () => {
  const { service, answer } = await held('importContacts');
  await paste();
  await press('Continue');
  await press('What would happen');
  await answer();
  await press('Import 1 contact');
  await press('Back');
  await answer();
  await press('Import contacts');
  await heading('Imported');
  expect(service.imports.map(({ dryRun = false }) => dryRun)).toEqual([true, false]);
});

test('rejected rows can be copied where Word lets no file be saved', async () => {
  const letter = letterInMemory();
  const { word } = letter;
  letter.word = { ...word, host: () => ({ ...word.host(), canDownload: false }) };
  await open('en', { letter });
  await paste();
  await press('Continue');
  await press('What would happen');
  await screen.findByText(/Word does not let an add-in save files here/);
  const rows = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Rows to copy' });
  expect(rows.value).toBe('Etunimi\tSukunimi\tKaupunki\tEstetty\tKengät\nBo\tBerg\tÅbo\tehkä\t43');
  await press('Copy the rows');
  expect([rows.selectionStart, rows.selectionEnd]).toEqual([0, rows.value.length]);
  expect(await screen.findAllByText(/The rows are marked. Copy them with Ctrl\+C/)).toHaveLength(2); // seen, and said
});

test('a rejected row keeps its cells beyond the last heading, so that it is rejected again as it comes back', async () => {
  const { service } = await open();
  service.other = { rejected: [{ row: 3, cells: ['Bo', 'Berg', 'Åbo', 'ei', '43', '', 'surplus', ''], issues: [{ code: 'moreCells', cells: 7, columns: 5 }] }, { row: 4, cells: ['Eva', '"Ek'], issues: [{ code: 'quoteNotClosed' }] }] };
  await paste();
  await press('Continue');
  await press('What would happen');
  const { value } = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Rows to copy' });
  expect(value).toBe('Etunimi\tSukunimi\tKaupunki\tEstetty\tKengät\t\t\nBo\tBerg\tÅbo\tei\t43\t\tsurplus\nEva\t"Ek');
  expect(importColumns({ text: value }).columns).toHaveLength(5);
});

test('a row about the contact of another one says what to do with it', async () => {
  const { service } = await open();
  service.other = { rejected: [{ row: 5, cells: ['Bo'], issues: [{ code: 'sameAsRow', row: 2 }] }] };
  await paste();
  await press('Continue');
  await press('What would happen');
  await screen.findByText('Row 2 is about the same contact. Delete this row, or give it its own number or email address.');
  await screen.findByText(/Delete a row about the contact of another row, or give it its own number or email address: alone, as it is, it would change that contact\./);
});

test.each([[5, true], [6, false]])('of %i contacts that change, what changes is open: %s', async (count, open_) => {
  const { service } = await open();
  service.other = { changed: { ...result.changed, count } };
  await paste();
  await press('Continue');
  await press('What would happen');
  const change = await screen.findByText('City: Turku → Helsinki');
  expect(change.closest('details')!.open).toBe(open_);
});

test('the columns of rejected rows are called after their use where the table has no headings', async () => {
  await open();
  await paste('Bo\tBerg\tÅbo\tehkä\t43\n');
  await press('Continue');
  for (const [name, value] of [[/Column 1/, 'firstName'], [/Column 2/, 'surname'], [/Column 4/, 'privacyBlocked']] as const) fireEvent.change(await column(name), { target: { value } });
  await press('What would happen');
  const { value } = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Rows to copy' });
  expect(value).toBe('First name\tSurname\tColumn 3\tPrivacy blocked\tColumn 5\nBo\tBerg\tÅbo\tehkä\t43');
  expect(importColumns({ text: value })).toMatchObject({ headings: true, columns: [{ use: 'firstName' }, { use: 'surname' }, { use: '' }, { use: 'privacyBlocked' }, { use: '' }] });
});

test.each([['English', english], ['Finnish', finnish]])('what the pane calls a field in %s is read as its heading', (_, words) => {
  for (const field of importFields) expect([words[`field.${field}`], fieldOfHeading(words[`field.${field}`])]).toEqual([words[`field.${field}`], field]);
});

const cellsOf = async (file: Blob): Promise<[string, string[]]> => {
  const bytes = await new Promise<ArrayBuffer>((done) => { const reader = new FileReader(); reader.onload = () => done(reader.result as ArrayBuffer); reader.readAsArrayBuffer(file); });
  const parts = unzipSync(new Uint8Array(bytes));
  return [strFromU8(parts['xl/worksheets/sheet1.xml']!), [...strFromU8(parts['xl/sharedStrings.xml']!).matchAll(/<t[^>]*>(.*?)<\/t>/g)].map(([, text]) => text!)];
};

test('rejected rows are saved as a spreadsheet, each as it was, with what is wrong in front', async () => {
  const saved: { name: string; file: Blob }[] = [];
  const { service } = await open('en', { services: { download: (name, file) => { saved.push({ name, file }); } } });
  service.other = { rejected: [{ row: 3, cells: ['Bo', 'Berg', 'Åbo', 'ei', '43', '', 'surplus'], issues: [{ code: 'moreCells', cells: 7, columns: 5 }] }] };
  await paste();
  await press('Continue');
  await press('What would happen');
  await press('Save as a spreadsheet');
  await waitFor(() => expect(saved.map(({ name }) => name)).toEqual(['Rows that are not imported.xlsx']));
  const [sheet, words] = await cellsOf(saved[0]!.file);
  const cells = [...sheet!.matchAll(/<c r="([A-Z]+\d)"[^>]*?(?:\/>|>(?:<v>|<is><t[^>]*>)?(.*?)<)/g)].map(([, place, value]) => `${place} ${place === 'A2' ? value : words![Number(value)]}`);
  expect(cells).toEqual(['A1 Row', 'B1 What is wrong', 'C1 Etunimi', 'D1 Sukunimi', 'E1 Kaupunki', 'F1 Estetty', 'G1 Kengät',
    'A2 3', expect.stringContaining('B2 The row has 7 cells'), 'C2 Bo', 'D2 Berg', 'E2 Åbo', 'F2 ei', 'G2 43', 'I2 surplus']);
});

test('says nothing that is not in the catalogue of texts', async () => {
  const { container } = await open('qps');
  await paste();
  const data = `${table} ${table.replaceAll('\t', ' ')} ${JSON.stringify(result)} Etunimi Sukunimi Kaupunki Estetty Kengät messut.csv · anna Newsletter NEWS Bo · Berg · Åbo · ehkä · 43 Aino Tuohimaa · Helsinki · CT000007 · Etunimi\tSukunimi\tKaupunki\tEstetty\tKengät\nBo\tBerg\tÅbo\tehkä\t43`;
  expect(hardCodedStrings(container, data)).toEqual([]);
  await press(/contactImport.continue/);
  await heading('⟦contactImport.columns.title⟧');
  expect(hardCodedStrings(container, data)).toEqual([]);
  await press(/contactImport.would.title/);
  await heading('⟦contactImport.would.title⟧');
  expect(hardCodedStrings(container, data)).toEqual([]);
  await press(/contactImport.do/);
  await heading('⟦contactImport.done.title⟧');
  expect(hardCodedStrings(container, data)).toEqual([]);
  expect(within(container).queryAllByText('Bo')).toEqual([]);
});
