import type { SegmentIssue, SegmentIssueCode } from '../../contract/check';
import type { InteractionDetails } from '../../contract/interaction';
import { activeAddress, isAddressMissing } from '../../contract/address';
import { barrierToLetter } from '../../contract/whoGetsALetter';
import type { Db } from '../store/tables';
import { salutationsOf } from './mergeRecords';
import { mergeSources, type MergeSources } from './mergeSources';
import { wholeLinePages, type WholeLine } from './wholeLines';

const shownLines = 200;

/** The codes that stop the log (DOMAIN §13). All others are for the person to know. */
const stopping: readonly SegmentIssueCode[] = ['SEGMENT_EMPTY', 'DESCRIPTION_MISSING', 'DATE_MISSING', 'SALESPERSON_MISSING', 'SALESPERSON_UNKNOWN',
  'INTERACTION_TEMPLATE_MISSING', 'INTERACTION_TEMPLATE_UNKNOWN', 'CAMPAIGN_UNKNOWN'];

type Found = Pick<SegmentIssue, 'code' | 'subject' | 'barrier'>;

/** What the lines are compared with. */
export interface KnownCodes { salespeople: Set<string>; interactionTemplates: Set<string>; campaigns: Set<string> }

export async function knownCodes(db: Db): Promise<KnownCodes> {
  const salespeople = await db.selectFrom('salesperson').select('code').execute();
  const templates = await db.selectFrom('interactionTemplate').select('code').execute();
  const campaigns = await db.selectFrom('campaign').select('no').execute();
  return { salespeople: new Set(salespeople.map((row) => row.code)), interactionTemplates: new Set(templates.map((row) => row.code)), campaigns: new Set(campaigns.map((row) => row.no)) };
}

/** What would make the log refuse this line (DOMAIN §13.4). */
export function stoppingIssuesOf(details: Pick<InteractionDetails, 'date' | 'salespersonCode' | 'interactionTemplateCode' | 'campaignNo'>, known: KnownCodes): Found[] {
  const found: Found[] = [];
  if (!details.date) found.push({ code: 'DATE_MISSING' });
  if (!details.salespersonCode) found.push({ code: 'SALESPERSON_MISSING' });
  else if (!known.salespeople.has(details.salespersonCode)) found.push({ code: 'SALESPERSON_UNKNOWN', subject: details.salespersonCode });
  if (!details.interactionTemplateCode) found.push({ code: 'INTERACTION_TEMPLATE_MISSING' });
  else if (!known.interactionTemplates.has(details.interactionTemplateCode)) found.push({ code: 'INTERACTION_TEMPLATE_UNKNOWN', subject: details.interactionTemplateCode });
  if (details.campaignNo && !known.campaigns.has(details.campaignNo)) found.push({ code: 'CAMPAIGN_UNKNOWN', subject: details.campaignNo });
  return found;
}

/** What the person should know of this line before letters are made. Barred contacts stop nothing: they simply get no letter. */
function warningsOf(line: WholeLine, sources: MergeSources): Found[] {
  const { contact, details } = line;
  const barrier = barrierToLetter(line);
  if (barrier === 'excluded') return [{ code: 'CONTACT_EXCLUDED', barrier }];
  if (barrier) return [{ code: 'CONTACT_BARRED', barrier, subject: barrier }];
  const found: Found[] = [];
  const address = activeAddress(contact, line.alternatives, details.date);
  if (!contact.name.trim()) found.push({ code: 'CONTACT_NAME_MISSING' });
  if (details.correspondenceType === 'Hard Copy' && isAddressMissing(address)) found.push({ code: 'ADDRESS_MISSING' });
  if (details.correspondenceType === 'Email' && !(address.email || contact.email)) found.push({ code: 'EMAIL_MISSING' });
  if (line.textOrigin === 'missing') found.push({ code: 'STANDARD_TEXT_MISSING', subject: details.languageCode });
  const { fallback } = salutationsOf(line, sources);
  if (fallback) found.push({ code: 'SALUTATION_FALLBACK', subject: fallback });
  return found;
}

/** Gathers issues of the same kind into one, in the order of their first line. */
export class IssueList {
  private readonly found = new Map<string, SegmentIssue>();

  add(issue: Found, line?: { lineNo: number; contact: { no: string; name: string } }): void {
    const key = `${issue.code} ${issue.subject ?? ''}`;
    const entry = this.found.get(key) ?? { ...issue, severity: stopping.includes(issue.code) ? 'error' : 'warning', lines: [], count: 0 };
    this.found.set(key, entry);
    if (!line) return;
    entry.count += 1;
    if (entry.lines.length < shownLines) entry.lines.push({ lineNo: line.lineNo, contactNo: line.contact.no, contactName: line.contact.name });
  }

  /** Errors first. */
  items(): SegmentIssue[] {
    return [...this.found.values()].sort((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'));
  }
}

/** Everything that would stop or change the log, in one list and one pass (oracle T19). */
export async function checkSegment(db: Db, no: string): Promise<SegmentIssue[]> {
  const issues = new IssueList();
  const sources = await mergeSources(db, no, '');
  const known = await knownCodes(db);
  if (!sources.segment.details.description.trim()) issues.add({ code: 'DESCRIPTION_MISSING' });
  const seen = new Set<string>();
  let empty = true;
  for await (const lines of wholeLinePages(db, no)) {
    empty = false;
    for (const line of lines) {
      for (const issue of stoppingIssuesOf(line.details, known)) issues.add(issue, line);
      for (const issue of warningsOf(line, sources)) issues.add(issue, line);
      if (seen.has(line.contact.no)) issues.add({ code: 'CONTACT_TWICE', subject: line.contact.no }, line);
      seen.add(line.contact.no);
    }
  }
  if (empty) issues.add({ code: 'SEGMENT_EMPTY' });
  return issues.items();
}
