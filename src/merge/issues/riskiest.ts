import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import type { Template } from '../letter/template';
import { recordValues } from '../value/recordValues';
import { isBlank } from '../value/fieldValue';

export type Risk = { lineNo: number; why: 'longestAddress' | 'longestText' | 'fallbackSalutation' | 'missingValue'; subject?: string };

/** How many of the longest addresses and texts are worth a look … */
const longest = 3;
/** … where they are long: more lines than an address usually has, or a line wider than the window of an envelope (90 mm in 11 points). */
const usualLines = 6;
const usualWidth = 42;
/** Characters: some four lines of a letter. */
const usualText = 300;

/**
 * The letters a person should look at before producing, each line once: the longest addresses and texts, one letter for each way a salutation
 * fell back, and one for each field that somebody has no value for.
 */
export function riskiestLines({ uses }: Template, records: readonly MergeRecord[], common: MergeValues): Risk[] {
  const risks = new Map<number, Risk>();
  const add = (risk: Risk): void => {
    if (!risks.has(risk.lineNo)) risks.set(risk.lineNo, risk);
  };
  const keys = new Set(uses.filter(({ isCompared }) => !isCompared).map(({ key }) => key));
  const valueOf = (record: MergeRecord, key: string): string => recordValues(common, record)(key);
  const byLength = (key: string, why: Risk['why'], size: (text: string) => number): void => {
    if (!keys.has(key)) return;
    records.map((record) => ({ lineNo: record.lineNo, size: size(valueOf(record, key)) })).filter((one) => one.size > 0)
      .sort((a, b) => b.size - a.size).slice(0, longest).forEach(({ lineNo }) => add({ lineNo, why }));
  };
  /* A long line is wide and many lines are high: either can break the layout. */
  byLength('Address_Block', 'longestAddress', (text) => {
    const lines = text.split('\n');
    const widest = Math.max(...lines.map((line) => line.length));
    return lines.length > usualLines || widest > usualWidth ? lines.length * 1000 + widest : 0;
  });
  byLength('Comment', 'longestText', (text) => (text.length > usualText ? text.length : 0));
  if (keys.has('Formal_Salutation') || keys.has('Informal_Salutation')) {
    const seen = new Set<string>();
    for (const { lineNo, salutationFallback, languageCode } of records) {
      if (salutationFallback === undefined || seen.has(salutationFallback + languageCode)) continue;
      seen.add(salutationFallback + languageCode);
      add({ lineNo, why: 'fallbackSalutation', subject: languageCode });
    }
  }
  for (const key of keys) {
    if (key === undefined || key === 'Comment') continue;
    const record = records.find((one) => isBlank(valueOf(one, key)));
    if (record) add({ lineNo: record.lineNo, why: 'missingValue', subject: key });
  }
  return [...risks.values()];
}
