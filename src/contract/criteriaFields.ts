import { evaluations } from './loggedSegment';
import type { CriteriaSource } from './savedCriteria';

/** How a filter on a field is read: codes and texts by character, dates and numbers by order, options as one of a closed list. */
export type CriteriaFieldKind = 'code' | 'text' | 'date' | 'number' | 'boolean' | 'option';

/** `values`: the service knows a list of values with words (`GET /criteria-values/{source}/{field}`). `options`: the closed list itself. */
export interface CriteriaField { kind: CriteriaFieldKind; values?: true; options?: readonly string[] }

/**
 * Every field that a filter may stand on, per source (DOMAIN §5.1). Value entries come with the connection to Business Central.
 * A person matches industry groups and business relations through the company; job responsibilities belong to persons.
 */
export const criteriaFields = {
  contact: {
    no: { kind: 'code' }, name: { kind: 'text' }, type: { kind: 'option', options: ['Company', 'Person'] }, companyName: { kind: 'text' }, jobTitle: { kind: 'text' },
    salespersonCode: { kind: 'code', values: true }, postCode: { kind: 'code' }, city: { kind: 'text', values: true }, county: { kind: 'text' }, countryCode: { kind: 'code', values: true },
    languageCode: { kind: 'code', values: true }, correspondenceType: { kind: 'option', options: ['', 'Hard Copy', 'Email'] }, email: { kind: 'text' }, salutationCode: { kind: 'code', values: true },
    territoryCode: { kind: 'code', values: true },
  },
  profileAnswer: { profileQuestionnaireCode: { kind: 'code', values: true }, answer: { kind: 'code', values: true } },
  mailingGroup: { mailingGroupCode: { kind: 'code', values: true } },
  interactionLogEntry: {
    date: { kind: 'date' }, segmentNo: { kind: 'code', values: true }, campaignNo: { kind: 'code', values: true }, interactionTemplateCode: { kind: 'code', values: true },
    salespersonCode: { kind: 'code', values: true }, evaluation: { kind: 'option', options: evaluations },
    campaignResponse: { kind: 'boolean' }, attemptFailed: { kind: 'boolean' },
  },
  jobResponsibility: { jobResponsibilityCode: { kind: 'code', values: true } },
  industryGroup: { industryGroupCode: { kind: 'code', values: true } },
  businessRelation: { businessRelationCode: { kind: 'code', values: true } },
} as const satisfies { [Source in Exclude<CriteriaSource, 'valueEntry'>]: Record<string, CriteriaField> };
