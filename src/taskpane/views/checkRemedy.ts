import type { DetailName, InteractionDetails } from '../../contract/interaction';
import type { CheckEntry } from '../actions/joinIssues';

/** The detail that is missing, or that holds a code nobody knows. It stands in the segment, or in a contact that has a value of its own. */
export const detailAtFault: Partial<Record<CheckEntry['code'], DetailName>> = {
  DESCRIPTION_MISSING: 'description',
  DATE_MISSING: 'date',
  SALESPERSON_MISSING: 'salespersonCode',
  SALESPERSON_UNKNOWN: 'salespersonCode',
  INTERACTION_TEMPLATE_MISSING: 'interactionTemplateCode',
  INTERACTION_TEMPLATE_UNKNOWN: 'interactionTemplateCode',
  CAMPAIGN_UNKNOWN: 'campaignNo',
};

export interface Remedy { at: 'segmentDetails' | 'fields' | 'segment'; key: 'check.toDetails' | 'check.toFields' | 'check.toContacts' }

const remedies: Partial<Record<CheckEntry['code'], Remedy>> = {
  NO_FIELDS: { at: 'fields', key: 'check.toFields' },
  TEXTS_WITHOUT_FIELD: { at: 'fields', key: 'check.toFields' },
  SEGMENT_EMPTY: { at: 'segment', key: 'check.toContacts' },
  STANDARD_TEXT_MISSING: { at: 'segmentDetails', key: 'check.toDetails' },
};

/**
 * Where a person goes to put this right, apart from its places and contacts. To the details of the segment only where the fault stands in them:
 * a contact's own value is mended at the contact. `header` missing = it could not be asked, so both ways are shown.
 */
export function remedyOf({ code, subject = '', contacts }: Pick<CheckEntry, 'code' | 'subject' | 'contacts'>, header?: InteractionDetails): Remedy | undefined {
  const detail = detailAtFault[code];
  if (!detail) return remedies[code];
  const isInHeader = contacts.length === 0 || header === undefined || header[detail] === (code.endsWith('_UNKNOWN') ? subject : '');
  return isInHeader ? { at: 'segmentDetails', key: 'check.toDetails' } : undefined;
}
