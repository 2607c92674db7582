import { businessCentralCaptions } from './aliases/businessCentralCaptions';
import { wordTemplateNames } from './aliases/wordTemplateNames';
import { mergeFieldNames, type MergeFieldGroup, type MergeFieldInfo, type MergeFieldName } from './mergeFields';

/** Where the palette shows the fields that the beginning of their name does not place. */
const groups: { readonly [Name in MergeFieldName]?: MergeFieldGroup } = {
  First_Name: 'contact', Middle_Name: 'contact', Surname: 'contact', Initials: 'contact', Job_Title: 'contact', Company_Name: 'contact',
  Address_Block: 'address', Contact_Address: 'address', Contact_Address_2: 'address', Contact_Post_Code: 'address', Contact_City: 'address',
  Contact_County: 'address', Contact_Country_Code: 'address', Contact_Country_Name: 'address',
  Formal_Salutation: 'salutation', Informal_Salutation: 'salutation',
  Campaign_No: 'segment', Campaign_Description: 'segment', Today: 'segment',
  Comment: 'line', Language_Code: 'line', Correspondence_Type: 'line',
};
const prefixes: readonly [string, MergeFieldGroup][] = [
  ['Contact_', 'contact'], ['Salesperson_', 'salesperson'], ['Segment_', 'segment'], ['Line_', 'line'], ['Company_Information_', 'sender'],
];
const groupOf = (name: MergeFieldName): MergeFieldGroup => groups[name] ?? prefixes.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'contact';

/** Every field a letter can have, in the order of the palette, with the whole names it may carry in letters written elsewhere. */
export const mergeFieldCatalogue: readonly MergeFieldInfo[] = mergeFieldNames.map((name) => ({
  name, group: groupOf(name),
  aliases: [...new Set([...(businessCentralCaptions[name] ?? []), ...(wordTemplateNames[name] ?? [])])],
}));

const names = new Map(mergeFieldCatalogue.flatMap(({ name, aliases }) => [name, ...aliases].map((written) => [comparable(written), name] as const)));

/**
 * The field of the catalogue that a name in a letter means, or undefined. Whole names only, in any case; a blank is an underscore, and the
 * characters that Word drops from the names of a data source (`.`, `/`, `-`) do not count. A prefix is never taken off: `CONTA_Name` and
 * `COMPA_Name` are two fields.
 */
export const canonicalName = (written: string): MergeFieldName | undefined => names.get(comparable(written));

/** What is left of a name for comparing: two names that compare equal are one. */
export function comparable(written: string): string {
  return written.normalize('NFC').trim().toLowerCase().replace(/[\s_]+/g, '_').replace(/[^\p{L}\p{N}_]/gu, '');
}
