import type { IsoDate } from './interaction';

export const statisticsBy = ['campaign', 'interactionTemplate'] as const;
export type StatisticsBy = (typeof statisticsBy)[number];

/** What came of the interactions of one campaign or interaction template; cancelled entries are counted by nothing (DOMAIN §15). */
export interface StatisticsRow {
  /** The campaign or template; '' = none. */
  code: string;
  description: string;
  segments: number;
  interactions: number;
  attemptFailed: number;
  responded: number;
  /** Very positive and positive; negative and very negative. */
  positive: number;
  negative: number;
  /** Local currency. */
  cost: number;
  durationMinutes: number;
}

/** `from` and `to`: days of the interactions, both included; missing = open. */
export interface StatisticsQuery { by: StatisticsBy; from?: IsoDate; to?: IsoDate }
export interface Statistics { items: StatisticsRow[]; /** Interactions per month, `YYYY-MM`, in order. */ months: { month: string; interactions: number; responded: number }[] }
