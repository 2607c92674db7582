import fc from 'fast-check';
import type { CriteriaAction } from '../../../../src/contract/savedCriteria';

const pick = (...texts: string[]) => fc.constantFrom(...texts);
/** Filters that meet some of the sample, on every source and most fields. */
const filters: Record<Exclude<keyof CriteriaAction['filters'], 'valueEntry'>, Record<string, fc.Arbitrary<string>>> = {
  contact: {
    no: pick('CT0000*', 'CT000050..CT000150', 'CT000061|CT000070|ct000075', '<>CT0001*', '*5'), name: pick('@*ö*', 'A*', "@*'o''b'*", '<>*i*', '*<Åland>*'.replaceAll('<', "'<'").replaceAll('>', "'>'")), type: pick('Company', 'Person', '<>company'),
    companyName: pick("''", "<>''", '@*oy', 'K..M'), jobTitle: pick('@*johtaja*', "''", '?*'), salespersonCode: pick('AK', 'ak|JL', '<>TB'), postCode: pick('20000..39999', '..2', '9*', '??? ??'), city: pick('Turku|Oulu', '@*ö*', '<>Helsinki'),
    countryCode: pick('FI', '<>FI&<>SE', 'D*'), languageCode: pick('FIN|SVE', "''", 'ENU'), correspondenceType: pick("''", 'Email', 'Hard Copy', '<>Email'), email: pick('*@*.example', "''", '@INFO@*'), salutationCode: pick('F', 'COMPANY|JOB', "''"), territoryCode: pick('ETELÄ|LÄNSI', 'etelä', '<>POHJ'),
  },
  profileAnswer: { profileQuestionnaireCode: pick('COMPANY', 'PERSON'), answer: pick('NETSHOP', 'PAPER|CARDS', 'L*') },
  mailingGroup: { mailingGroupCode: pick('NEWS', 'TRADE|XMAS', '<>NEWS') },
  interactionLogEntry: {
    date: pick('2026-10-01..', '..2026-09-30', '2026-09-14'), segmentNo: pick('SM00001', 'SM*'), campaignNo: pick('CP0001', "''"), interactionTemplateCode: pick('INVITE', 'CALL', 'call'), salespersonCode: pick('AK', 'JL'),
    evaluation: pick("''", 'Very Positive..Positive', '*negative', '<>Neutral'), campaignResponse: pick('Yes', 'no'), attemptFailed: pick('No', '<>no'),
  },
  jobResponsibility: { jobResponsibilityCode: pick('BUY', 'SALES|OFFICE', 'MANAGE') },
  industryGroup: { industryGroupCode: pick('PRINT', 'BUILD|RETAIL', '<>LOGIST') },
  businessRelation: { businessRelationCode: pick('CUST', 'VEND', 'PRESS|PROSPECT') },
};

const fieldsOf = (source: keyof typeof filters) => fc.subarray(Object.keys(filters[source]), { maxLength: Math.min(2, Object.keys(filters[source]).length) })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, filters[source][name]!]))));
const someFilters = fc.subarray(Object.keys(filters) as (keyof typeof filters)[], { maxLength: 2 })
  .chain((sources) => fc.record(Object.fromEntries(sources.map((source) => [source, fieldsOf(source)])))) as unknown as fc.Arbitrary<CriteriaAction['filters']>;
const maybe = fc.option(fc.constant(true as const), { nil: undefined });
const options = fc.record({ allowExisting: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(true as const) }), expandCompanies: maybe, allowRelatedCompanies: maybe, ignoreExclusion: maybe, entireCompanies: maybe })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));

export const anyFilters = someFilters;
export const anyAction: fc.Arbitrary<CriteriaAction> = fc.record({ op: fc.constantFrom('add', 'add', 'reduce', 'refine'), options, filters: someFilters });
