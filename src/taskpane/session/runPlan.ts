import { isHardBarrier } from '../../contract/contact';
import type { CorrespondenceType } from '../../contract/interaction';
import type { MergeRecord } from '../../contract/mergeData';
import type { SkipReason } from '../../contract/mergeRun';

/** Who gets a letter. Letter numbers are the places in `lineNos`, from 1. */
export interface RunPlan { lineNos: number[]; skipped: { lineNo: number; reason: SkipReason }[] }

/** What deciding about one line needs: a row of the list has it, and so has a merge record. */
export type PlannedLine = Pick<MergeRecord, 'lineNo' | 'barrier' | 'includeExcluded' | 'correspondenceType'>;

/** Why this line gets no letter whatever types are chosen: its barrier, unless the person includes an excluded contact on purpose. */
export function barrierToLetter(line: PlannedLine): SkipReason | undefined {
  if (line.barrier === undefined) return undefined;
  return isHardBarrier(line.barrier) || !line.includeExcluded ? line.barrier : undefined;
}

/**
 * Divides the lines, in the order of the list, into those a letter is made for and those that get none, with the reason.
 * `chosen` missing = all lines. Source: DOMAIN §16 for the barriers.
 */
export function planLetters(lines: Iterable<PlannedLine>, { correspondenceTypes, chosen }: { correspondenceTypes: readonly CorrespondenceType[]; chosen?: readonly number[] }): RunPlan {
  const only = chosen && new Set(chosen);
  const plan: RunPlan = { lineNos: [], skipped: [] };
  for (const line of lines) {
    const reason: SkipReason | undefined = barrierToLetter(line)
      ?? (only && !only.has(line.lineNo) ? 'notChosen' : correspondenceTypes.includes(line.correspondenceType) ? undefined : 'correspondenceType');
    if (reason === undefined) plan.lineNos.push(line.lineNo);
    else plan.skipped.push({ lineNo: line.lineNo, reason });
  }
  return plan;
}
