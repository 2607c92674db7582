import { z } from 'zod';
import { uuid } from './texts';

export const no = z.object({ no: z.string().min(1).max(20) });
export const oneLine = no.extend({ lineNo: z.coerce.number().int().positive() });
export const entryNo = z.object({ entryNo: z.coerce.number().int().positive() });
export const id = z.object({ id: uuid });
export const listing = z.object({ search: z.string().max(100).optional(), after: z.string().max(50).optional(), limit: z.coerce.number().int().min(1).max(500).optional() });
/** The lists whose key is a number. */
export const numbered = listing.extend({ after: z.string().regex(/^\d{1,15}$/, 'is no entry number').optional() });
export const nothing = z.strictObject({}).nullish();

/** At most 200 line numbers, separated by commas. */
export const chosenLines = z.string().transform((text) => text.split(',').map(Number)).pipe(z.array(z.number().int().positive()).min(1).max(200));
