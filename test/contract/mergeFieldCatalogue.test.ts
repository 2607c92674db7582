import { businessCentralCaptions, captionsWithoutField } from '../../src/contract/aliases/businessCentralCaptions';
import { wordTemplateNames } from '../../src/contract/aliases/wordTemplateNames';
import { canonicalName, comparable, mergeFieldCatalogue } from '../../src/contract/mergeFieldCatalogue';
import { mergeFieldNames } from '../../src/contract/mergeFields';

it('lets no name mean two fields', () => {
  const owners = new Map<string, Set<string>>();
  for (const { name, aliases } of mergeFieldCatalogue)
    for (const written of [name, ...aliases]) owners.set(comparable(written), (owners.get(comparable(written)) ?? new Set()).add(name));
  expect([...owners].filter(([, fields]) => fields.size > 1).map(([written, fields]) => [written, ...fields])).toEqual([]);
});
it('knows the 48 names of Business Central’s older merge in four languages', () => {
  const captions = Object.values(businessCentralCaptions);
  expect(captions.length + captionsWithoutField.length).toBe(48);
  for (const languages of captions) expect(languages.every((caption) => caption.trim() !== '')).toBe(true);
});
it.each([
  ['Contact_Name', 'Contact_Name'], ['contact name', 'Contact_Name'], ['CONTACT__NAME ', 'Contact_Name'], ['Contact No.', 'Contact_No'], ['Contact_No', 'Contact_No'],
  ['Contact_CountryRegion_Name', 'Contact_Country_Name'], ['Contact Country/Region Name', 'Contact_Country_Name'], ['SalespersonPurchaser_Name', 'Salesperson_Name'],
  ['Kontaktin_nimi', 'Contact_Name'], ['Muodollinen tervehdys', 'Formal_Salutation'], ['Kontaktens_företagsnamn', 'Company_Name'], ['Kontaktens fo\u0308retagsnamn', 'Company_Name'],
  ['Formelle Anrede', 'Formal_Salutation'], ['Kontaktname', 'Contact_Name'], ['CONTA_Name', 'Contact_Name'], ['SALES_Name', 'Salesperson_Name'],
  ['COMPA_Name', 'Company_Information_Name'], ['CONTA_Company Name', 'Company_Name'], ['CONTA_CALC_Formal Salutation', 'Formal_Salutation'], ['conta_calc_informal_salutation', 'Informal_Salutation'],
  ['Company Information Name', 'Company_Information_Name'], ['Contact Mail Address', 'Address_Block'], ['Document Date', 'Line_Date'],
])('reads %s as %s', (written, name) => expect(canonicalName(written)).toBe(name));
it.each(['Entry No.', 'FaxMailTo', 'Name', 'OTHER_Name', 'CONTA_', 'CONTA_Email 2', 'X_Contact_Name', '', '_', '...', 'constructor', '__proto__'])('does not guess what %s could mean', (written) => {
  expect(canonicalName(written)).toBeUndefined();
});
it('places every field in a group by its own name', () => {
  expect(mergeFieldCatalogue.map(({ name }) => name)).toEqual(mergeFieldNames);
  const count = (group: string) => mergeFieldCatalogue.filter((field) => field.group === group).length;
  expect(['contact', 'address', 'salutation', 'salesperson', 'segment', 'line', 'sender'].map(count)).toEqual([16, 8, 2, 5, 7, 6, 20]);
});
it('has the values of a line, and post code, country and language, also under the names of a Word template (Q10)', () => {
  expect(mergeFieldNames).toEqual(expect.arrayContaining(['Line_Description', 'Line_Subject', 'Line_Date', 'Comment']));
  expect(['CONTA_Post Code', 'CONTA_Country/Region Code', 'CONTA_Language Code', 'COMPA_Post Code'].map(canonicalName)).toEqual(['Contact_Post_Code', 'Contact_Country_Code', 'Language_Code', 'Company_Information_Post_Code']);
});
it('lists the prefixed names only with their prefix', () => {
  for (const written of Object.values(wordTemplateNames).flat()) expect(written).toMatch(/^(CONTA|SALES|COMPA)_/);
});
