import { z } from 'zod';
import { listing, no, nothing } from '../asked';
import { criteria, criteriaAction, criteriaCode } from '../criteriaSchemas';
import { line, lineNos } from '../texts';

const dryRun = z.boolean().optional();
const code = z.object({ code: criteriaCode });
const empty = nothing as unknown as z.ZodType<Record<string, never>>;

export const criteriaSchemas = {
  criteria: { params: no },
  act: { params: no, body: criteriaAction.extend({ dryRun }) },
  goBack: { params: no, body: empty },
  redo: { params: no, body: empty },
  addByHand: { params: no, body: z.strictObject({ contactNos: z.array(z.string().min(1).max(20)).min(1).max(10_000), ignoreExclusion: z.boolean().optional(), allowExisting: z.boolean().optional() }) },
  removeLines: { params: no, body: z.strictObject({ lineNos: lineNos.min(1) }) },
  reuseLogged: { params: no, body: z.strictObject({ entryNo: z.number().int().positive(), withCanceled: z.boolean().optional(), ignoreExclusion: z.boolean().optional(), dryRun }) },
  reuseCriteria: { params: no, body: z.strictObject({ code: criteriaCode, dryRun }) },
  saveCriteria: { params: no, body: z.strictObject({ code: criteriaCode, description: line(100), replace: z.boolean().optional() }) },
  savedCriteria: {},
  savedCriterion: { params: code },
  changeSavedCriteria: { params: code, body: z.strictObject({ description: line(100).optional(), criteria: criteria.optional(), code: criteriaCode.optional() }) },
  deleteSavedCriteria: { params: code },
  criteriaValues: { params: z.object({ source: z.string().max(50), field: z.string().max(50) }), query: listing },
  mailingGroups: {},
  applyMailingGroup: { params: no, body: z.strictObject({ code: z.string().min(1).max(10), deleteOld: z.boolean().optional() }) },
};
