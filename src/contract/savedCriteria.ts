/** Where the filters of an action look. Source: DOMAIN §5.1. */
export const criteriaSources = ['contact', 'profileAnswer', 'mailingGroup', 'interactionLogEntry', 'jobResponsibility', 'industryGroup', 'businessRelation', 'valueEntry'] as const;
export type CriteriaSource = (typeof criteriaSources)[number];

/** One step of choosing contacts (DOMAIN §5.2). A filter is a Business Central filter string: `A..C`, `1|2`, `@*x*`. */
export interface CriteriaAction {
  op: 'add' | 'reduce' | 'refine';
  options: { allowExisting?: boolean; expandCompanies?: boolean; allowRelatedCompanies?: boolean; ignoreExclusion?: boolean; entireCompanies?: boolean };
  filters: { [Source in CriteriaSource]?: Record<string, string> };
}

/** A sequence of actions; their order matters (DOMAIN §6). */
export interface Criteria { version: 1; actions: CriteriaAction[] }

/** One row of the list of saved criteria (T5098). */
export interface SavedCriteria { code: string; description: string; actionCount: number }
