import type { Contact } from '../../src/contract/contact';
import type { ActionResult, CriteriaStep, LeftOutReason, NamedContact, ReuseLoggedSegment, StepOrigin } from '../../src/contract/criteria';
import type { LoggedSegment } from '../../src/contract/loggedSegment';
import type { RouteName } from '../../src/contract/routes';
import type { Criteria, CriteriaAction } from '../../src/contract/savedCriteria';
import { barrierOf, isHardBarrier } from '../../src/contract/whoGetsALetter';
import { refuse, SegmentService } from './segmentService';

const contact = (place: number, change: Partial<Contact>): Contact => ({
  no: `CT${String(place).padStart(6, '0')}`, type: 'Person', name: `Contact ${place}`, name2: '', companyNo: '', companyName: '', firstName: '', middleName: '', surname: '', initials: '', jobTitle: '', salutationCode: '', address: '', address2: '',
  postCode: '', city: '', county: '', countryCode: 'FI', phone: '', mobile: '', fax: '', email: '', homePage: '', vatRegistrationNo: '', languageCode: 'FIN', salespersonCode: '', territoryCode: '', correspondenceType: '', excludeFromSegment: false, privacyBlocked: false,
  minor: false, parentalConsent: false, ...change,
});

interface Asked { params?: unknown; body?: unknown; query?: unknown; ifMatch?: number }

/** The people of the firm; the first three stand in the segment. */
export const people: Contact[] = [
  contact(1, { name: 'Anna Aalto', companyName: 'Aalto Oy', city: 'Helsinki' }), contact(2, { name: 'Bob Baker', city: 'London' }), contact(3, { name: 'Carl Clark', city: 'York' }),
  contact(4, { name: 'Dora Dane', city: 'Helsinki' }), contact(5, { name: 'Erik Ek', city: 'Espoo' }), contact(6, { name: 'Fia Fors', city: 'Espoo', privacyBlocked: true }), contact(7, { name: 'Gus Gran', city: 'Espoo', excludeFromSegment: true }),
];

/**
 * A segment with contacts to choose from. Only what these tests ask: filters on the city (`A|B`), by hand, steps with their way back. `plan` answers a filter string
 * that is asked; anything else is refused as the service refuses it.
 */
export class CriteriaService extends SegmentService {
  steps: (CriteriaStep & { before: SegmentService['lines'] })[] = [];
  undone: (CriteriaStep & { before: SegmentService['lines'] })[] = [];
  saved = new Map<string, { description: string; criteria: Criteria }>();
  members = new Map<string, Set<string>>([['XMAS', new Set(['CT000004', 'CT000007'])], ['NEWS', new Set()]]);
  logged: LoggedSegment = {
    entryNo: 7, segmentNo: 'SM00001', description: 'Last Christmas', date: '2025-12-01', loggedAt: '2025-12-02T10:00:00.000Z', loggedBy: 'someone', interactionCount: 3, attemptFailedCount: 0, campaignEntryCount: 0, canceled: false,
  };
  bodies: [RouteName, unknown][] = [];

  constructor() { super(people.slice(0, 3).map(({ no, name, companyName, city }) => ({ contactNo: no, contactName: name, companyName, city }))); }

  private named = ({ no, name, companyName, city }: Contact): NamedContact => ({ contactNo: no, contactName: name, companyName, city });
  private answering({ filters }: CriteriaAction): Contact[] {
    const { city, no, ...others } = filters.contact ?? {};
    if (Object.keys(others).length > 0 || Object.keys(filters).some((source) => source !== 'contact' && source !== 'mailingGroup')) throw new Error(`These tests do not ask for ${JSON.stringify(filters)}.`);
    if (city?.includes('(')) refuse('INVALID_FILTER', 422, { reasons: ['contact.city: a parenthesis is not closed, at character 4'] });
    const among = (filter: string | undefined, value: string): boolean => filter === undefined || filter.split('|').includes(value);
    const group = filters.mailingGroup?.mailingGroupCode;
    return people.filter((one) => among(city, one.city) && among(no, one.no) && (group === undefined || this.members.get(group)?.has(one.no)));
  }
  /** Does an action on the lines, or says what it would do. */
  perform(action: CriteriaAction, origin: StepOrigin, { dryRun = false, matches = this.answering(action), originName }: { dryRun?: boolean; matches?: Contact[]; originName?: string } = {}): ActionResult {
    const there = new Set(this.lines.map(({ row }) => row.contactNo));
    const reasonOf = (one: Contact): LeftOutReason | undefined => {
      const barrier = barrierOf(one);
      if (isHardBarrier(barrier) || (barrier && !action.options.ignoreExclusion)) return barrier;
      return there.has(one.no) && !action.options.allowExisting ? 'alreadyThere' : undefined;
    };
    const comes = action.op === 'add' ? matches.filter((one) => reasonOf(one) === undefined) : [];
    const goes = action.op === 'add' ? [] : people.filter((one) => there.has(one.no) && matches.includes(one) === (action.op === 'reduce'));
    const reasons = action.op === 'add' ? [...new Set(matches.map(reasonOf))].filter((reason) => reason !== undefined) : [];
    const before = this.lines;
    if (!dryRun) {
      const last = Math.max(0, ...this.lines.map(({ row }) => row.lineNo));
      this.lines = [...this.lines.filter(({ row }) => !goes.some(({ no }) => no === row.contactNo)), ...comes.map((one, place) => ({
        row: { lineNo: last + (place + 1) * 10_000, contactNo: one.no, contactName: one.name, companyName: one.companyName, city: one.city }, languageCode: 'FIN', overrides: {}, textChoice: 'standard' as const, ownText: '', noteForLog: '', passages: {}, includeExcluded: false, revision: 1,
      }))];
      this.revision += 1;
      this.steps.push({ ...action, position: this.steps.length + 1, origin, ...(originName && { originName }), changed: comes.length + goes.length, at: '2026-11-23T10:00:00.000Z', by: 'me', before });
      this.undone = [];
    }
    return {
      op: action.op, dryRun, matched: matches.length, changed: comes.length + goes.length, examples: [...comes, ...goes].slice(0, 10).map(this.named), lineCount: dryRun ? before.length + comes.length - goes.length : this.lines.length, revision: this.revision,
      leftOut: reasons.map((reason) => ({ reason, count: matches.filter((one) => reasonOf(one) === reason).length, examples: matches.filter((one) => reasonOf(one) === reason).map(this.named) })),
    };
  }
  private back(forward: boolean) {
    const step = (forward ? this.undone : this.steps).pop() ?? refuse('NOTHING_TO_UNDO', 409);
    const now = this.lines;
    this.lines = step.before;
    (forward ? this.steps : this.undone).push({ ...step, before: now });
    this.revision += 1;
    return { step, changed: step.changed, lineCount: this.lines.length, revision: this.revision };
  }

  protected override answer(name: RouteName, options: Asked): unknown {
    const { ifMatch } = options;
    const { code } = (options.params ?? {}) as { code?: string };
    const { search = '' } = (options.query ?? {}) as { search?: string };
    const body = options.body as never;
    if (body !== undefined) this.bodies.push([name, body]);
    const isDry = (body as { dryRun?: boolean } | undefined)?.dryRun === true;
    if (['act', 'goBack', 'redo', 'reuseCriteria', 'reuseLogged'].includes(name) && ifMatch !== undefined && ifMatch !== this.revision) refuse('REVISION_CHANGED', 412, { revision: this.revision });
    const stored = (): { description: string; criteria: Criteria } => this.saved.get(code!) ?? refuse('CRITERIA_NOT_FOUND', 404);
    const summary = (of: string): unknown => { const one = this.saved.get(of)!; return { code: of, description: one.description, actionCount: one.criteria.actions.length }; };
    switch (name) {
      case 'contacts': { const found = people.filter((one) => `${one.name} ${one.companyName} ${one.city}`.toLowerCase().includes(search.toLowerCase())); return { items: found, total: found.length }; }
      case 'criteria': return { steps: this.steps.map(({ before: _, ...step }) => step), undone: this.undone.map(({ before: _, ...step }) => step).reverse() };
      case 'act': { const { dryRun, ...action } = body as CriteriaAction & { dryRun?: boolean }; return this.perform(action, 'criteria', { dryRun: dryRun === true }); }
      case 'goBack': return this.back(false);
      case 'redo': return this.back(true);
      case 'addByHand': {
        const { contactNos, ignoreExclusion } = body as { contactNos: string[]; ignoreExclusion?: boolean };
        const filter = contactNos.join('|');
        return this.perform({ op: 'add', options: ignoreExclusion ? { ignoreExclusion } : {}, filters: { contact: { no: filter } } }, 'byHand', { originName: people.find(({ no }) => no === contactNos[0])!.name });
      }
      case 'removeLines': {
        const { lineNos } = body as { lineNos: number[] };
        const rows = lineNos.map((lineNo) => this.find(lineNo).row);
        return this.perform({ op: 'reduce', options: {}, filters: { contact: { no: rows.map(({ contactNo }) => contactNo).join('|') } } }, 'byHand', { originName: rows[0]!.contactName });
      }
      case 'loggedSegments': return { items: [this.logged], total: 1 };
      case 'reuseLogged': {
        const { entryNo, withCanceled, ignoreExclusion } = body as ReuseLoggedSegment;
        return this.perform({ op: 'add', options: ignoreExclusion ? { ignoreExclusion } : {}, filters: { interactionLogEntry: { segmentNo: 'SM00001' } } }, 'loggedSegment', { dryRun: isDry, matches: [people[0]!, people[3]!, people[6]!, ...(withCanceled ? [people[4]!] : [])], originName: entryNo === 7 ? 'SM00001' : '?' });
      }
      case 'saveCriteria': {
        const { code: as, description, replace } = body as { code: string; description: string; replace?: boolean };
        if (this.saved.has(as) && !replace) refuse('CRITERIA_CODE_TAKEN', 409);
        this.saved.set(as, { description, criteria: { version: 1, actions: this.steps.map(({ op, options: given, filters }) => ({ op, options: given, filters })) } });
        return summary(as);
      }
      case 'savedCriteria': return { items: [...this.saved.keys()].map(summary) };
      case 'savedCriterion': return { ...summary((stored(), code!)) as object, criteria: stored().criteria };
      case 'changeSavedCriteria': {
        const change = body as { description?: string; criteria?: Criteria; code?: string };
        const { code: as = code!, ...rest } = change;
        const next = { ...stored(), ...rest };
        this.saved.delete(code!);
        this.saved.set(as, next);
        return summary(as);
      }
      case 'deleteSavedCriteria': this.saved.delete(code!); return { removed: true };
      case 'reuseCriteria': {
        const { actions } = (this.saved.get((body as { code: string }).code) ?? refuse('CRITERIA_NOT_FOUND', 404)).criteria;
        const [lines, revision, steps] = [this.lines, this.revision, this.steps.length];
        const results = actions.map((action) => ({ ...this.perform(action, 'savedCriteria', { originName: (body as { code: string }).code }), dryRun: isDry }));
        const lineCount = this.lines.length;
        if (isDry) { this.lines = lines; this.revision = revision; this.steps.length = steps; }
        return { results, lineCount, revision: this.revision };
      }
      case 'criteriaValues': {
        const { field } = options.params as { field: string };
        const all = field === 'city' ? ['Espoo', 'Helsinki', 'London', 'York'].map((value) => ({ value, label: value })) : field === 'mailingGroupCode' ? [{ value: 'NEWS', label: 'Newsletter' }, { value: 'XMAS', label: 'Christmas' }] : [];
        const found = all.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
        return { items: found, total: found.length };
      }
      case 'mailingGroups': return { items: [...this.members].map(([of, who]) => ({ code: of, description: of === 'XMAS' ? 'Christmas' : 'Newsletter', contactCount: who.size })) };
      case 'applyMailingGroup': {
        const { code: of, deleteOld } = body as { code: string; deleteOld?: boolean };
        const had = this.members.get(of)!;
        const here = new Set(this.lines.map(({ row }) => row.contactNo));
        const removed = deleteOld ? [...had].filter((one) => !here.has(one)) : [];
        const already = [...here].filter((one) => had.has(one)).length;
        this.members.set(of, new Set([...had, ...here].filter((one) => !removed.includes(one))));
        return { added: here.size - already, already, removed: removed.length };
      }
      default: return super.answer(name, options);
    }
  }
}
