import { z } from 'zod';
import { criteriaSources, type Criteria, type CriteriaAction } from '../savedCriteria';
import { line } from './texts';

/** Long enough for the contacts of a large segment, one by one; what is no list of values is kept short by the reader of filters. */
const filter = z.string().min(1).max(1_000_000);
const filters = z.partialRecord(z.enum(criteriaSources), z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,49}$/, 'is no field name'), filter)) as unknown as z.ZodType<CriteriaAction['filters']>;
const yesOrNo = z.boolean().optional();

export const criteriaAction = z.strictObject({
  op: z.enum(['add', 'reduce', 'refine']),
  options: z.strictObject({ allowExisting: yesOrNo, expandCompanies: yesOrNo, allowRelatedCompanies: yesOrNo, ignoreExclusion: yesOrNo, entireCompanies: yesOrNo }),
  filters,
});

/** Only a choice of at least one action can be saved (DOMAIN §6). */
export const criteria = z.strictObject({ version: z.literal(1), actions: z.array(criteriaAction).min(1).max(10_000) }) as unknown as z.ZodType<Criteria>;

/** A code as Business Central keeps it: in capitals. */
export const criteriaCode = line(10).transform((text) => text.trim().toUpperCase()).pipe(z.string().min(1).max(10));
export const newSavedCriteria = z.strictObject({ code: criteriaCode, description: line(100), criteria });
