import { z } from 'zod';
import { maxPassages, passageId } from '../passage';
import { skipReasons } from '../whoGetsALetter';
import { correspondenceType } from './details';
import { fieldMapping, letterChoices } from './letterSchemas';
import { isoTime, line, lineNo, lineNos, sha256, uuid } from './texts';

const runDocument = z.strictObject({ templateHash: sha256, templateName: line(255), languageCodes: z.array(line(10)).max(100), lineNos });

/** Of each document of a run, by its hash. */
const documentPassages = z.record(sha256, z.array(z.string().regex(passageId)).max(maxPassages)).refine((all) => Object.keys(all).length <= 1001, { message: 'names more documents than a run has' });
const settledDocument = z.strictObject({ templateHash: sha256, whom: z.array(z.strictObject({ languageCode: line(10), lineNo: lineNo.optional() })).max(500_000), fieldMapping, choices: letterChoices.optional() });

export const newMergeRun = z.strictObject({
  id: uuid,
  segmentRevision: z.number().int().positive(),
  templateName: line(255),
  templateHash: sha256,
  engineVersion: line(50),
  documents: z.array(runDocument).min(1).max(1000).optional(),
  options: z.strictObject({ correspondenceTypes: z.array(correspondenceType).max(3), handOver: z.enum(['combined', 'separate']), namePattern: line(255), today: z.iso.date(), passages: documentPassages.optional(), settled: z.array(settledDocument).max(1001).optional() }),
  lineNos: lineNos.min(1),
  skipped: z.array(z.strictObject({ lineNo, reason: z.enum(skipReasons) })).max(500_000),
});

const receipt = z.strictObject({
  lineNo, state: z.enum(['made', 'failed']), recordHash: sha256, letterHash: z.union([z.literal(''), sha256]), madeAt: isoTime, reason: z.string().max(1000).optional(),
}).refine((one) => one.state === 'failed' || one.letterHash !== '', { path: ['letterHash'], message: 'is missing for a made letter' });

export const newReceipts = z.strictObject({ receipts: z.array(receipt).min(1).max(100_000) });

/** What the bytes are worth, their hash says. */
export const lettersToKeep = z.strictObject({ letters: z.array(z.strictObject({ lineNo, letter: z.string().min(1) })).min(1).max(10_000) });

export const mergeRunChange = z.strictObject({ state: z.enum(['made', 'handedOver', 'abandoned']).optional(), notOut: lineNos.optional(), out: lineNos.optional() });

export const logRequest = z.strictObject({ mergeRun: uuid.optional(), lines: lineNos.min(1).optional(), leaveOut: lineNos.optional(), createFollowUp: z.boolean(), followUpDescription: line(100).optional(), remainderDescription: line(100).optional(), notOut: z.enum(['remainder', 'attemptFailed']) })
  .refine((one) => (one.mergeRun === undefined) !== (one.lines === undefined), { message: 'needs either mergeRun or lines' })
  .refine((one) => one.leaveOut === undefined || one.mergeRun !== undefined, { path: ['leaveOut'], message: 'is for the letters of a run' })
  .refine((one) => new Set(one.lines).size === (one.lines?.length ?? 0), { path: ['lines'], message: 'a line stands twice' });
