import type { MergeDataHeader } from '../../contract/mergeData';
import { letterNames } from '../../merge/letter/letterNames';

/**
 * What a file of letters is called on the person's disk: the segment and the day of the letters in the place of the engine's `letters`, so that one run is told from another.
 * `letters 2.docx` → `SM00005 Spring letter 2026-11-23 2.docx`. `only` = the numbers of letters that were made once more;
 * `letter` = which of several documents they are made from.
 */
export function downloadName(engineName: string, { segmentNo, today, common }: Pick<MergeDataHeader, 'segmentNo' | 'today' | 'common'>, only?: readonly number[], letter = ''): string {
  const numbers = only && only.length > 0 ? [only.length === 1 ? String(only[0]) : `${only[0]}-${only.at(-1)}`] : [];
  const words = [segmentNo, common.Segment_Description ?? '', today, letter, ...numbers].filter(Boolean).join(' ');
  return engineName.replace(/^letters/, () => letterNames('{words}', [() => words])[0]!.replace(/\.docx$/, ''));
}
