import { z } from 'zod';
import { importFields, type ColumnUse } from '../../contactImport';
import { entryNo, listing, no, numbered } from '../asked';
import { contactChange } from '../contactSchemas';
import { code, line } from '../texts';

const columnUse = z.enum(['', ...importFields] as [ColumnUse, ...ColumnUse[]]);
/** No two columns are the same thing of a contact. */
const columns = z.array(columnUse).min(1).max(500).refine((all) => new Set(all.filter(Boolean)).size === all.filter(Boolean).length, 'two columns are the same thing of a contact');

export const contactSchemas = {
  contacts: { query: listing },
  contactCard: { params: no },
  contact: { params: no },
  changeContact: { params: no, body: contactChange },
  removeContact: { params: no },
  importColumns: { body: z.strictObject({ text: z.string(), headings: z.boolean().optional() }) },
  importContacts: { body: z.strictObject({
    text: z.string(), headings: z.boolean(), columns, emptyCells: z.enum(['keep', 'clear']), kind: z.enum(['Company', 'Person']),
    mailingGroupCode: code.optional(), unblock: z.boolean().optional(), source: line(250).optional(), dryRun: z.boolean().optional(),
  }) },
  contactImports: { query: numbered },
  removeKeptLetters: { params: no },
  keptLetter: { params: entryNo },
  interactionLogEntries: { query: numbered.extend({ contactNo: z.string().min(1).max(20) }) },
};
