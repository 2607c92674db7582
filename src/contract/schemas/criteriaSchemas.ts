import { z } from 'zod';
import { criteriaSources, type Criteria } from '../savedCriteria';
import { line } from './texts';

const filters = z.partialRecord(z.enum(criteriaSources), z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,49}$/, 'is no field name'), line(250).pipe(z.string().min(1))));
const yesOrNo = z.boolean().optional();

const action = z.strictObject({
  op: z.enum(['add', 'reduce', 'refine']),
  options: z.strictObject({ allowExisting: yesOrNo, expandCompanies: yesOrNo, allowRelatedCompanies: yesOrNo, ignoreExclusion: yesOrNo, entireCompanies: yesOrNo }),
  filters,
});

/** Only a choice of at least one action can be saved (DOMAIN §6). */
export const criteria = z.strictObject({ version: z.literal(1), actions: z.array(action).min(1).max(100) }) as unknown as z.ZodType<Criteria>;

export const newSavedCriteria = z.strictObject({ code: line(10).pipe(z.string().min(1)), description: line(100), criteria });
