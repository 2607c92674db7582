/**
 * The names that Word maps the columns of a data source to (Match Fields), by their placeholders in ADDRESSBLOCK and GREETINGLINE and by their own names, with the
 * names a column of ours may have. Source: [MS-OI29500] 2.1.476 (GREETINGLINE), 2.1.486 (ADDRESSBLOCK).
 */
const mapped: readonly (readonly [placeholder: string, name: string, columns: readonly string[]])[] = [
  ['TITLE0', 'Courtesy Title', ['Courtesy_Title', 'Title']],
  ['FIRST0', 'First Name', ['First_Name']],
  ['MIDDLE0', 'Middle Name', ['Middle_Name']],
  ['LAST0', 'Last Name', ['Surname', 'Last_Name']],
  ['SUFFIX0', 'Suffix', ['Suffix']],
  ['NICK0', 'Nickname', ['Nickname']],
  ['TITLE1', 'Spouse/Partner Courtesy Title', ['SpousePartner_Courtesy_Title']],
  ['FIRST1', 'Spouse/Partner First Name', ['SpousePartner_First_Name', 'Spouse_First_Name']],
  ['LAST1', 'Spouse/Partner Last Name', ['SpousePartner_Last_Name']],
  ['COMPANY', 'Company', ['Company_Name', 'Company']],
  ['STREET1', 'Address 1', ['Contact_Address', 'Address_1', 'Address']],
  ['STREET2', 'Address 2', ['Contact_Address_2', 'Address_2']],
  ['CITY', 'City', ['Contact_City', 'City']],
  ['STATE', 'State', ['Contact_County', 'State', 'County']],
  ['POSTAL', 'Postal Code', ['Contact_Post_Code', 'Postal_Code', 'Post_Code', 'ZIP']],
  ['COUNTRY', 'Country or Region', ['Contact_Country_Name', 'Country_or_Region', 'Country']],
];
const byPlaceholder = new Map(mapped.map(([placeholder, , columns]) => [placeholder, columns]));
const byName = new Map(mapped.map(([, name, columns]) => [name.toLowerCase().replace(/[^a-z0-9]/g, ''), columns]));

/** The columns that a placeholder (`FIRST0`) may stand for, the likeliest first. */
export const columnsOfPlaceholder = (placeholder: string): readonly string[] => byPlaceholder.get(placeholder) ?? [];

/** The columns that a mapped name (`Last Name`, of a MERGEFIELD with `\m`) may stand for. */
export const columnsOfMappedName = (name: string): readonly string[] => byName.get(name.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? [];

/** Word's own formats, where a field has no `\f`. */
export const addressFormat = '<<_TITLE0_ >><<_FIRST0_>><< _LAST0_>><< _SUFFIX0_>>\n<<_COMPANY_\n>><<_STREET1_\n>><<_STREET2_\n>><<_POSTAL_ >><<_CITY_>><<, _STATE_>>\n<<_COUNTRY_>>';
export const greetingFormat = '<<_BEFORE_ Dear >><<_FIRST0_>><< _LAST0_>><<_AFTER_ ,>>';

/** Without these a greeting has no name. */
const names = new Set(['FIRST0', 'LAST0', 'NICK0']);

/**
 * A format of ADDRESSBLOCK or GREETINGLINE filled in: what stands in `<< >>` beside a placeholder prints only where its value does. Lines without anything
 * are left out.
 * @param valueOf the value of a placeholder, '' for none.
 */
export function filledFormat(format: string, valueOf: (placeholder: string) => string): { text: string; lacksName: boolean } {
  let lacksName = false;
  const text = format.replace(/<<([^<>]*)>>/g, (_, inside: string) => {
    const found = /_([A-Z]+\d?)_/.exec(inside);
    if (!found) return inside;
    const [mark, placeholder] = found as unknown as [string, string];
    const [before, behind] = [inside.slice(0, found.index), inside.slice(found.index + mark.length)];
    if (placeholder === 'BEFORE' || placeholder === 'AFTER') return behind.replace(/^ /, '');
    const value = valueOf(placeholder).trim();
    if (value === '' && names.has(placeholder)) lacksName = true;
    return value === '' ? '' : before + value + behind;
  });
  return { text: text.split(/\n+/).map((line) => line.trim()).filter((line) => line !== '').join('\n'), lacksName };
}
