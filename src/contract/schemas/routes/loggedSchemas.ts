import { z } from 'zod';
import { followUpChoices } from '../../loggedChange';
import { evaluations } from '../../loggedSegment';
import { statisticsBy } from '../../statistics';
import { entryNo, nothing, numbered } from '../asked';
import { correspondenceType } from '../details';
import { line, longText } from '../texts';

const entryNos = z.array(z.number().int().positive()).min(1).max(500_000);
const cancelRequest = z.strictObject({ entryNos: entryNos.optional() });
const newFollowUp = z.strictObject({
  description: line(100).optional(), of: z.enum(followUpChoices).optional(), copyTemplate: z.boolean().optional(), copySubject: z.boolean().optional(), copyLetter: z.boolean().optional(),
  copyOwnTexts: z.boolean().optional(), ignoreExclusion: z.boolean().optional(),
});

export const loggedSchemas = {
  loggedSegments: { query: numbered },
  loggedSegment: { params: entryNo },
  loggedSegmentEntries: { params: entryNo, query: numbered.extend({ of: z.enum(followUpChoices).optional() }) },
  statistics: { query: z.object({ by: z.enum(statisticsBy), from: z.iso.date().optional(), to: z.iso.date().optional() }) },
  cancel: { params: entryNo, body: cancelRequest },
  uncancel: { params: entryNo, body: cancelRequest },
  evaluate: { params: entryNo, body: z.strictObject({ entryNos, evaluation: z.enum(evaluations).optional(), responded: z.boolean().optional() }) },
  addComment: { params: entryNo, body: z.strictObject({ comment: longText.pipe(z.string().regex(/\S/, 'is blank')) }) },
  removeComment: { params: entryNo.extend({ position: z.coerce.number().int().positive() }) },
  takeBack: { params: entryNo, body: nothing as unknown as z.ZodType<Record<string, never>> },
  resend: { params: entryNo, body: z.strictObject({ entryNos: entryNos.optional(), of: z.enum(followUpChoices).optional(), correspondenceType: correspondenceType.optional(), description: line(100).optional() }) },
  previewFollowUp: { params: entryNo, body: newFollowUp },
  followUp: { params: entryNo, body: newFollowUp },
};
