import { z } from 'zod';
import { interactionDetails } from './details';
import { passageTexts } from './passageSchemas';
import { line, lineNos, longText } from './texts';

const { shape } = interactionDetails;
type Shape = typeof shape;
const nullable = z.strictObject(Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, (schema as z.ZodType).nullable().optional()])) as { [Name in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Name]>> });

export const lineChange = z.strictObject({
  details: nullable.optional(),
  textChoice: z.enum(['standard', 'own', 'none']).optional(),
  ownText: longText.optional(),
  passages: passageTexts.optional(),
  noteForLog: longText.optional(),
  includeExcluded: z.boolean().optional(),
});

export const segmentChange = z.strictObject({
  details: interactionDetails.partial().optional(),
  ignoreContactCorrespondenceType: z.boolean().optional(),
  standardTexts: z.record(line(10), longText.nullable()).optional(),
  overwriteEdited: z.boolean().optional(),
});

export const newSegment = z.strictObject({ details: interactionDetails.partial().optional() });
export const duplicateRequest = z.strictObject({ description: line(100).optional(), withOwn: z.boolean().optional() });

export const changeOfLines = z.strictObject({ lineNos: lineNos.min(1), change: lineChange });
