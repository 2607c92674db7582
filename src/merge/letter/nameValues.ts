import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import { canonicalName, comparable } from '../../contract/mergeFieldCatalogue';
import { recordValues } from '../value/recordValues';
import type { ValueOf } from './produceLetter';

/**
 * What a name in braces of a file-name pattern stands for: a merge field under any of its names, or a column of the record; '' for none.
 * ```ts
 * letterNames('{Letter_No} {Contact_No}', records.map((record) => nameValues(common, record)))
 * ```
 */
export function nameValues(common: MergeValues, record: MergeRecord): ValueOf {
  const valueOf = recordValues(common, record);
  const columns = new Map([
    ['line_no', String(record.lineNo)], ['contact_no', record.contactNo], ['contact_name', record.contactName], ['company_name', record.companyName], ['language_code', record.languageCode],
  ]);
  return (name) => {
    const field = canonicalName(name);
    return (field && valueOf(field)) || columns.get(comparable(name)) || '';
  };
}
