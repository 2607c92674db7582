import type { CriteriaAction } from '../../contract/savedCriteria';
import { conditionsOf, filtersOf, filterOf, type Condition } from './conditions';

/** A condition while it is made: without a field until one is chosen. `id` keeps it apart from its neighbours. */
export interface ConditionDraft { id: number; condition?: Condition | undefined }
/** An action while a person puts it together. */
export interface ActionDraft { op: CriteriaAction['op']; options: CriteriaAction['options']; conditions: readonly ConditionDraft[] }

export const newDraft: ActionDraft = { op: 'add', options: {}, conditions: [{ id: 1 }] };
export const withCondition = (draft: ActionDraft): ActionDraft => ({ ...draft, conditions: [...draft.conditions, { id: Math.max(0, ...draft.conditions.map(({ id }) => id)) + 1 }] });

/** The options that mean something for what is done. Source: DOMAIN §5.2. */
export const optionsFor = { add: ['expandCompanies', 'allowRelatedCompanies', 'ignoreExclusion', 'allowExisting'], refine: ['entireCompanies'], reduce: ['entireCompanies'] } as const satisfies Record<CriteriaAction['op'], readonly (keyof CriteriaAction['options'])[]>;

/** The action that the draft stands for; undefined while a condition lacks its field or a value. */
export function actionOf({ op, options, conditions }: ActionDraft): CriteriaAction | undefined {
  const whole = conditions.map(({ condition }) => condition).filter((condition) => condition !== undefined && filterOf(condition) !== undefined) as Condition[];
  if (whole.length < conditions.length) return undefined;
  return { op, options: Object.fromEntries(optionsFor[op].filter((name) => options[name]).map((name) => [name, true])), filters: filtersOf(whole) };
}

/** An action that was done or saved before, to be changed. */
export const draftOf = ({ op, options, filters }: CriteriaAction): ActionDraft => ({ op, options, conditions: conditionsOf(filters).map((condition, place) => ({ id: place + 1, condition })) });
