import './browserGaps';
import { fireEvent, screen } from '@testing-library/react';
import { aino, column, heading, nobody, open, paste, press, table } from './importService';

test.each([
  ['en', table, ['Continue', 'What would happen'], 'Mend these rows and import them alone. Were the whole table imported again, the others would be new a second time.'],
  ['fi', table, ['Jatka', 'Mitä tapahtuisi'], 'Korjaa nämä rivit ja tuo vain ne. Jos koko taulukko tuotaisiin uudelleen, muut tulisivat uusina toiseen kertaan.'],
  ['en', 'Etunimi\tEmail\nAino\ta@b.example\n', ['Continue', 'What would happen'], /^Mend these rows and import them alone\. .* number or an email address would find their contact; all others would be new a second time\.$/],
  ['fi', 'Etunimi\tEmail\nAino\ta@b.example\n', ['Jatka', 'Mitä tapahtuisi'], /^Korjaa nämä rivit ja tuo vain ne\. .* numero tai sähköpostiosoite, löytäisivät kontaktinsa; kaikista muista tulisi toinen kontakti\.$/],
] as const)('says in %s of rejected rows what goes for this table, and no more', async (language, cells, steps, sentence) => {
  await open(language);
  await paste(cells);
  for (const step of steps) await press(step);
  await screen.findByText(sentence);
});

test('where every row is rejected, nothing is said of the others', async () => {
  const { service } = await open();
  service.other = { rows: 1, changed: nobody };
  await paste();
  await press('Continue');
  await press('What would happen');
  await screen.findByText('Mend these rows and import them alone.');
});

const kind = () => column(/A new contact with a name alone is a/);

test('a table that does not tell companies from persons is not imported before the person has said what they are', async () => {
  const { service } = await open();
  service.other = { added: { count: 3, examples: [aino] }, addedPersons: 3 };
  await paste('Nimi\tKaupunki\nAino Tuohimaa\tHelsinki\n');
  await press('Continue');
  expect((await kind()).value).toBe('');
  await screen.findByText(/No column says whether the new contacts are companies or persons/);
  await press('What would happen');
  await screen.findByText('Choose whether they are companies or persons.');
  expect(document.activeElement).toBe(await kind());
  expect(service.imports).toEqual([]);
  fireEvent.change(await kind(), { target: { value: 'Person' } });
  expect(screen.queryByText('Choose whether they are companies or persons.')).toBeNull();
  await press('What would happen');
  await screen.findByText('3 new contacts: 3 persons');
  expect(service.imports).toMatchObject([{ kind: 'Person' }]);
  service.other = { ...service.other, addedPersons: 1 };
  await press('Import 4 contacts');
  await screen.findByText('3 contacts are new: 2 companies, 1 person');
  await press('Import more');
  await paste('Nimi\tKaupunki\nBerg Ab\tÅbo\n');
  await press('Continue');
  expect((await kind()).value).toBe('');
});

test.each([
  ['Nimi\tEtunimi\tSukunimi\nBerg Ab\t\t\n', 'Company', 'With a first name or surname it is a person.'],
  ['Nimi\tYritys\nAino\tBerg Ab\n', 'Person', 'With a company beside the name it is a person there; a company alone is a company.'],
])('columns that tell companies from persons choose beforehand: %j', async (cells, value, hint) => {
  const { service } = await open();
  await paste(cells);
  await press('Continue');
  expect((await kind()).value).toBe(value);
  screen.getByText(hint);
  await press('What would happen');
  await heading('What would happen');
  expect(service.imports).toMatchObject([{ kind: value }]);
});

test('where a column says what everybody is, a name alone is asked about among the options only', async () => {
  await open();
  await paste('Nimi\tTyyppi\nBerg Ab\tyritys\n');
  await press('Continue');
  await column(/Tyyppi/);
  expect(screen.queryByRole('combobox', { name: /name alone/ })).toBeNull();
  await press('Options');
  expect((await kind()).value).toBe('Company');
  screen.getByText('Where “Company or person” is empty.');
});

test('columns that are not used are named beforehand and afterwards, also those without a heading', async () => {
  await open();
  await paste();
  await press('Continue');
  await press('What would happen');
  await screen.findByText('This column does not come along: Kengät');
  await press('Import 1 contact');
  await heading('Imported');
  screen.getByText('This column does not come along: Kengät');
  await press('Import more');
  await paste('Etunimi\t\t\tKengät\nAino\t38\t\t40\n');
  await press('Continue');
  await press('What would happen');
  await screen.findByText('These columns do not come along: Column 2, Kengät');
});
