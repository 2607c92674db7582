import type { MergeRecord } from '../../../src/contract/mergeData';

/** A merge record of a contact who lacks nothing. */
export const record = (lineNo: number, more: Partial<MergeRecord> = {}): MergeRecord => ({
  lineNo, contactNo: `CT${lineNo}`, contactName: `Contact ${lineNo}`, companyName: 'Northwind Oy', languageCode: 'ENU', correspondenceType: 'Hard Copy', includeExcluded: false,
  textOrigin: 'standard', addressMissing: false, recordHash: `hash ${lineNo}`, ...more,
  values: { Contact_Name: `Contact ${lineNo}`, Comment: 'See you', Address_Block: `Street ${lineNo}\nTurku`, Formal_Salutation: `Dear ${lineNo}`, ...more.values },
});
