import type { InteractionDetails, InteractionTemplate } from '../../src/contract/interaction';
import { detailNames } from '../../src/contract/interaction';
import { mergeFieldCatalogue } from '../../src/contract/mergeFieldCatalogue';
import type { MergeRecord } from '../../src/contract/mergeData';
import type { MergeRun } from '../../src/contract/mergeRun';
import { SyncProblem, type Problem, type ProblemCode } from '../../src/contract/problem';
import type { PassagesRead, SegmentPassage } from '../../src/contract/passage';
import type { RouteName } from '../../src/contract/routes';
import type { SegmentEvent } from '../../src/contract/segmentEvent';
import type { LineChange, Segment, SegmentChange, SegmentLine, SegmentLineRow, TextOrigin } from '../../src/contract/segment';
import { isForSame, type LetterLink, type LetterVersion, type LinkedSegment, type NewLetterLink } from '../../src/contract/segmentLetter';
import type { SyncClient } from '../../src/contract/syncClient';

export const refuse = (code: ProblemCode, status: number, more: Partial<Problem> = {}): never => {
  throw new SyncProblem(code, status, { type: 'about:blank', title: code, status, code, ...more });
};

export const details = (change: Partial<InteractionDetails> = {}): InteractionDetails => ({
  description: 'Autumn letter', subject: 'News', date: '2026-11-24', salespersonCode: 'JO', campaignNo: '', interactionTemplateCode: 'LETTER', interactionGroupCode: 'POST',
  correspondenceType: 'Hard Copy', languageCode: 'ENU', informationFlow: 'Outbound', initiatedBy: 'Us', unitCost: 2, unitDurationMinutes: 5,
  campaignTarget: false, campaignResponse: false, sendWordDocAsAttachment: false, ...change,
});
const template = (code: string, description: string): InteractionTemplate => ({
  code, description, interactionGroupCode: 'POST', unitCost: 2, unitDurationMinutes: 5, informationFlow: 'Outbound', initiatedBy: 'Us', campaignNo: '', campaignTarget: false, campaignResponse: false,
  correspondenceType: 'Hard Copy', languageCode: 'ENU', ignoreContactCorrespondenceType: false,
});

interface StoredLine { row: Pick<SegmentLineRow, 'lineNo' | 'contactNo' | 'contactName' | 'companyName' | 'city' | 'barrier'>; languageCode: string; overrides: Partial<InteractionDetails>; textChoice: SegmentLine['textChoice']; ownText: string; passages: Record<string, string>; noteForLog: string; includeExcluded: boolean; revision: number }
type Person = Partial<StoredLine['row']> & { languageCode?: string; ownText?: string; overrides?: Partial<InteractionDetails> };

/** One segment of the sync service in memory, with the contract's rules for overrides, texts and revisions. */
export class SegmentService {
  revision = 3;
  header = details();
  standardTexts: Record<string, string> = { ENU: 'Our autumn catalogue is out.' };
  links: LetterLink[] = [];
  versions: LetterVersion[] = [];
  /** Base64 by hash. */
  documents = new Map<string, string>();
  lines: StoredLine[];
  loggedAs: number | undefined;
  isDeleted = false;
  events: SegmentEvent[] = [];
  passages: Omit<SegmentPassage, 'lines'>[] = [];
  openRuns: Pick<MergeRun, 'state' | 'counts'>[] = [];
  /** Called before and after each route; throws to fail it. */
  fault: (name: RouteName, when: 'before' | 'after') => unknown = () => undefined;
  calls: RouteName[] = [];

  constructor(people: Person[] = defaultPeople, readonly no = 'SM00012') {
    this.lines = people.map(({ languageCode = 'ENU', ownText = '', overrides = {}, ...row }, place) => ({
      row: { lineNo: (place + 1) * 10_000, contactNo: `CT${String(place + 1).padStart(6, '0')}`, contactName: `Contact ${place + 1}`, companyName: '', city: '', ...row },
      languageCode, overrides, textChoice: ownText ? 'own' : 'standard', ownText, noteForLog: '', passages: {}, includeExcluded: false, revision: 1,
    }));
  }

  private language = (line: StoredLine): string => line.overrides.languageCode ?? line.languageCode;
  private origin(line: StoredLine): TextOrigin {
    return line.textChoice === 'standard' && !this.standardTexts[this.language(line)] ? 'missing' : line.textChoice;
  }
  row(line: StoredLine): SegmentLineRow {
    return {
      ...line.row, correspondenceType: line.overrides.correspondenceType ?? this.header.correspondenceType, languageCode: this.language(line), textOrigin: this.origin(line),
      overridden: detailNames.filter((name) => line.overrides[name] !== undefined), hasNote: line.noteForLog !== '', includeExcluded: line.includeExcluded, ...(Object.keys(line.passages).length > 0 && { ownPassages: Object.keys(line.passages) }),
    };
  }
  line(line: StoredLine): SegmentLine {
    const inherited = { ...this.header, languageCode: line.languageCode };
    const origin = this.origin(line);
    return {
      ...this.row(line), revision: line.revision, contactType: 'Person', inherited, details: { ...inherited, ...line.overrides }, textChoice: line.textChoice, ownText: line.ownText,
      printedText: origin === 'own' ? line.ownText : origin === 'standard' ? this.standardTexts[this.language(line)]! : '', passages: { ...line.passages }, noteForLog: line.noteForLog,
      formalSalutation: `Dear ${line.row.contactName}`, informalSalutation: `Hi ${line.row.contactName}`, addressBlock: `${line.row.contactName}\nMain Street 1\n${line.row.city}`,
    };
  }
  segment(): Segment {
    const rows = this.lines.map((line) => this.row(line));
    const count = (origin: TextOrigin): number => rows.filter((row) => row.textOrigin === origin).length;
    const { description, date, interactionTemplateCode, campaignNo, salespersonCode } = this.header;
    return {
      no: this.no, description, date, interactionTemplateCode, campaignNo, salespersonCode, lineCount: rows.length, revision: this.revision, details: { ...this.header }, ignoreContactCorrespondenceType: false,
      standardTexts: { ...this.standardTexts }, languages: [...new Set(rows.map(({ languageCode }) => languageCode))], modifiedAt: '2026-11-20T10:00:00.000Z', modifiedBy: 'someone',
      counts: { lines: rows.length, standard: count('standard'), own: count('own'), none: count('none'), missing: count('missing'), barred: rows.filter(({ barrier }) => barrier && barrier !== 'excluded').length, excluded: rows.filter(({ barrier }) => barrier === 'excluded').length, passages: rows.filter(({ ownPassages }) => ownPassages).length },
      passages: this.passages.map((passage) => ({ ...passage, lines: rows.filter(({ ownPassages = [] }) => ownPassages.includes(passage.id)).length })),
    };
  }
  find = (lineNo: number): StoredLine => this.lines.find(({ row }) => row.lineNo === lineNo) ?? refuse('LINE_NOT_FOUND', 404);
  change(line: StoredLine, change: LineChange): void {
    for (const [name, value] of Object.entries(change.details ?? {})) {
      if (value === null) delete line.overrides[name as 'date'];
      else line.overrides[name as 'date'] = value as string;
    }
    if (change.ownText !== undefined) line.ownText = change.ownText;
    if (change.textChoice !== undefined) line.textChoice = change.textChoice;
    if (line.textChoice === 'own' && line.ownText === '') line.textChoice = 'standard';
    for (const [id, text] of Object.entries(change.passages ?? {})) {
      if (text === null) delete line.passages[id];
      else line.passages[id] = text;
    }
    if (change.noteForLog !== undefined) line.noteForLog = change.noteForLog;
    if (change.includeExcluded !== undefined) line.includeExcluded = change.includeExcluded;
    line.revision += 1;
  }
  private record(line: StoredLine): MergeRecord {
    const { row } = line;
    return {
      lineNo: row.lineNo, contactNo: row.contactNo, contactName: row.contactName, companyName: row.companyName, languageCode: this.language(line), correspondenceType: 'Hard Copy', includeExcluded: line.includeExcluded,
      textOrigin: this.origin(line), addressMissing: false, values: { Contact_Name: row.contactName, Contact_City: row.city, Comment: this.line(line).printedText }, ...(Object.keys(line.passages).length > 0 && { passages: line.passages }), recordHash: String(line.revision),
    };
  }

  private link({ document, ...letter }: NewLetterLink): LetterLink {
    const documentHash = `bytes ${this.documents.size + 1}`;
    if (document !== undefined) this.documents.set(documentHash, document);
    const contact = this.lines.find(({ row }) => row.lineNo === letter.lineNo)?.row;
    const link: LetterLink = { fieldMapping: {}, ...letter, ...(contact && { contactNo: contact.contactNo, contactName: contact.contactName }), ...(document !== undefined && { documentHash }), linkedAt: '2026-11-23T10:00:00.000Z', linkedBy: 'me' };
    this.links = [...this.links.filter((one) => !isForSame(one, link)), link].sort((one, other) => (one.lineNo ?? 0) - (other.lineNo ?? 0) || one.languageCode.localeCompare(other.languageCode));
    const { linkedAt: keptAt, linkedBy: keptBy, ...version } = link;
    this.versions = [{ ...version, keptAt, keptBy, position: this.versions.length + 1 }, ...this.versions];
    return link;
  }

  /** Refuses what is asked about a segment that this service does not have, or no more. */
  private isOpen(no: string | undefined): void {
    if (no !== undefined && no !== this.no) refuse('SEGMENT_NOT_FOUND', 404);
    if (no !== undefined && this.loggedAs !== undefined) refuse('ALREADY_LOGGED', 409, { loggedSegmentEntryNo: this.loggedAs });
  }

  protected answer(name: RouteName, { params, body, query, ifMatch }: { params?: unknown; body?: unknown; query?: unknown; ifMatch?: number }): unknown {
    const { no, lineNo } = (params ?? {}) as { no?: string; lineNo?: number };
    this.isOpen(no);
    const sameRevision = (now: number): void => { if (ifMatch !== undefined && ifMatch !== now) refuse('REVISION_CHANGED', 412, { revision: now }); };
    switch (name) {
      case 'segments': { const { search = '' } = (query ?? {}) as { search?: string }; const found = [this.segment()].filter((one) => `${one.no} ${one.description}`.toLowerCase().includes(search.toLowerCase())); return { items: found, total: found.length }; }
      case 'segment': return this.segment();
      case 'readPassages': {
        const { passages, whole, unmarked = [] } = body as PassagesRead;
        const others = this.passages.filter(({ id }) => !passages.some((passage) => passage.id === id)).map((passage) => ({ ...passage, ...((whole || unmarked.includes(passage.id)) && { isInLetter: false }) }));
        this.passages = [...passages.map((passage) => ({ ...passage, isInLetter: true })), ...others];
        return { items: this.segment().passages };
      }
      case 'segmentLine': return this.line(this.find(lineNo!));
      case 'changeLine': { const line = this.find(lineNo!); sameRevision(line.revision); this.change(line, body as LineChange); this.revision += 1; return this.line(line); }
      case 'changeLines': { sameRevision(this.revision); const { lineNos, change } = body as { lineNos: number[]; change: LineChange }; const lines = lineNos.map(this.find); lines.forEach((line) => this.change(line, change)); this.revision += 1; return { revision: this.revision, rows: lines.map((line) => this.row(line)) }; }
      case 'removeLine': { const line = this.find(lineNo!); sameRevision(line.revision); this.lines = this.lines.filter((one) => one !== line); this.revision += 1; return { revision: this.revision }; }
      case 'changeSegment': {
        sameRevision(this.revision);
        const change = body as SegmentChange;
        Object.assign(this.header, change.details);
        for (const [language, text] of Object.entries(change.standardTexts ?? {})) { if (text) this.standardTexts[language] = text; else delete this.standardTexts[language]; }
        if (change.overwriteEdited) for (const line of this.lines) for (const detail of Object.keys(change.details ?? {})) delete line.overrides[detail as 'date'];
        this.revision += 1;
        return this.segment();
      }
      case 'previewChange': {
        const changed = Object.entries((body as SegmentChange).details ?? {}).filter(([name, value]) => this.header[name as 'date'] !== value);
        return { details: Object.fromEntries(changed.map(([name]) => {
          const own = this.lines.filter((line) => line.overrides[name as 'date'] !== undefined);
          return [name, { affected: this.lines.length - own.length, protected: own.length, examples: own.map(({ row: { contactNo, contactName, companyName, city } }) => ({ contactNo, contactName, companyName, city })) }];
        })) };
      }
      case 'createSegment': Object.assign(this.header, (body as { details: object }).details); this.lines = []; return this.segment();
      case 'duplicateSegment': return { segment: { ...this.segment(), no: 'SM00013' }, leftOut: 1 };
      case 'deleteSegment': sameRevision(this.revision); this.isDeleted = true; return { removed: true };
      case 'segmentEvents': return { items: this.events };
      case 'letters': return { items: this.links, passages: this.segment().passages };
      case 'linkLetter': return this.link(body as NewLetterLink);
      case 'unlinkLetter': { const { languageCode = '', lineNo: ofLine } = query as { languageCode?: string; lineNo?: number }; this.links = this.links.filter((link) => !(link.languageCode === languageCode && link.lineNo === ofLine)); return { items: this.links }; }
      case 'letterVersions': return { items: this.versions };
      case 'letterDocument': { const { hash } = params as unknown as { hash: string }; return { document: this.documents.get(hash) ?? refuse('LETTER_NOT_KEPT', 404) }; }
      case 'segmentsOfLetter': { const { templateHash } = query as { templateHash: string }; return { items: [...this.links, ...this.versions].filter((one) => one.templateHash === templateHash).map((one): LinkedSegment => ({ ...one, segmentNo: this.no, description: this.header.description, current: this.links.includes(one as LetterLink) })) }; }
      case 'openMergeRuns': return { items: this.openRuns };
      case 'interactionTemplates': return { items: [template('LETTER', 'Customer letter'), template('VISIT', 'Visit')] };
      case 'interactionGroups': return { items: [{ code: 'POST', description: 'By post' }] };
      case 'salespeople': return { items: [{ code: 'JO', name: 'Johanna Oksanen', jobTitle: '', phone: '', email: '', blocked: false }, { code: 'PS', name: 'Petri Salo', jobTitle: '', phone: '', email: '', blocked: false }] };
      case 'campaigns': return { items: [{ no: 'CP1001', description: 'Autumn campaign', startingDate: '', endingDate: '' }] };
      case 'languages': return { items: [{ code: 'ENU', name: 'English', tag: 'en-US' }, { code: 'FIN', name: 'Finnish', tag: 'fi-FI' }] };
      case 'mergeFields': return { items: mergeFieldCatalogue };
      default: throw new Error(`This service does not answer ${name}.`);
    }
  }

  client(): SyncClient {
    return {
      ask: async (name, options = {}) => {
        this.calls.push(name);
        await this.fault(name, 'before');
        const answer: unknown = JSON.parse(JSON.stringify(this.answer(name, options as never)));
        await this.fault(name, 'after');
        return answer as never;
      },
      stream: async (name, options = {}) => {
        this.calls.push(name);
        await this.fault(name, 'before');
        this.isOpen((options.params as { no?: string } | undefined)?.no);
        const { after = 0, lines: chosen } = (options.query ?? {}) as { after?: number; lines?: string };
        const items = name === 'segmentLines'
          ? this.lines.filter(({ row }) => row.lineNo > after).map((line) => this.row(line))
          : this.lines.filter(({ row }) => !chosen || chosen.split(',').map(Number).includes(row.lineNo)).map((line) => this.record(line));
        const header = name === 'segmentLines' ? { revision: this.revision, lineCount: this.lines.length }
          : { segmentNo: this.no, revision: this.revision, lineCount: items.length, today: '2026-11-23', common: { Company_Information_Name: 'Northwind Oy', Today: '23 November 2026' } };
        const fault = this.fault;
        const lines = (async function* () { yield* items; await fault(name, 'after'); })();
        return { header, lines } as never;
      },
    };
  }
}

export const defaultPeople: Person[] = [
  { contactName: 'Anna Aalto', companyName: 'Aalto Oy', city: 'Helsinki', languageCode: 'FIN' },
  { contactName: 'Bob Baker', companyName: 'Baker Ltd', city: 'London', ownText: 'See you on Friday.' },
  { contactName: 'Carl Clark', city: 'York', overrides: { subject: 'For Carl' } },
  { contactName: 'Dora Dane', city: 'Leeds', barrier: 'privacyBlocked' },
  { contactName: 'Erik Ek', companyName: 'Ek AB', city: 'Åbo', barrier: 'excluded' },
];
