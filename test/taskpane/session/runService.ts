import type { SegmentIssue } from '../../../src/contract/check';
import type { InteractionDetails } from '../../../src/contract/interaction';
import type { LetterToKeep } from '../../../src/contract/keptLetter';
import type { LoggedSegmentWhole, NewFollowUp } from '../../../src/contract/loggedSegment';
import type { MergeDataHeader, MergeRecord } from '../../../src/contract/mergeData';
import type { LogRequest, LogResult, MergeRun, MergeRunChange, MergeRunLetter, NewMergeRun, Receipt } from '../../../src/contract/mergeRun';
import type { PassagesRead } from '../../../src/contract/passage';
import { SyncProblem, type Problem, type ProblemCode } from '../../../src/contract/problem';
import type { RouteName } from '../../../src/contract/routes';
import type { SegmentLineRow } from '../../../src/contract/segment';
import { base64Of, bytesOf } from '../../../src/contract/base64';
import { isForSame, type LetterLink, type NewLetterLink } from '../../../src/contract/segmentLetter';
import type { SyncClient } from '../../../src/contract/syncClient';
import { details } from '../segmentService';

interface StoredRun { run: NewMergeRun; segmentNo: string; state: MergeRun['state']; letters: MergeRunLetter[] }
export interface Entry { contactNo: string; letterHash: string; attemptFailed: boolean }

export const refuse = (code: ProblemCode, status: number, more: Partial<Problem> = {}): never => {
  throw new SyncProblem(code, status, { type: 'about:blank', title: code, status, code, ...more });
};

/**
 * The part of the sync service that a run speaks to, in memory, with the contract's rules: repeated calls change nothing, a made
 * letter keeps its hash, a log happens once. It outlives the pane, so that tests can crash the one and keep the other.
 */
export class RunService {
  runs = new Map<string, StoredRun>();
  revision = 7;
  logged: { result: LogResult; key: string; entries: Entry[] } | undefined;
  today = '2026-11-23';
  /** Called before and after each route does its work; throws to fail it. */
  fault: (name: RouteName, when: 'before' | 'after') => void | Promise<void> = () => undefined;

  issues: SegmentIssue[] = [];
  /** Of the header: the details that checks ask for. */
  details: Partial<InteractionDetails> = { description: 'Autumn letter', date: '2026-11-24', salespersonCode: 'AA', interactionTemplateCode: 'LETTER', campaignNo: '' };
  followUps: NewFollowUp[] = [];
  /** The segment's documents, and the bytes of those that are kept. */
  links: LetterLink[] = [];
  documents = new Map<string, Uint8Array>();
  /** Contacts that a colleague blocked: never logged. */
  blocked = new Set<number>();
  /** Each letter that went out is to be kept before it is logged; `kept` = those that are, in base64. */
  keepsLetters = false;
  kept = new Map<number, string>();

  constructor(readonly segmentNo: string, public records: MergeRecord[]) {}

  change(lineNo: number, change: (record: MergeRecord) => MergeRecord | undefined): void {
    this.revision += 1;
    this.records = this.records.flatMap((record) => {
      if (record.lineNo !== lineNo) return [record];
      const changed = change(record);
      return changed ? [changed] : [];
    });
  }

  client(): SyncClient {
    const answer = (name: RouteName, options: { params?: unknown; body?: unknown; query?: unknown; idempotencyKey?: string }): unknown => {
      const params = options.params as { id: string; no: string };
      switch (name) {
        case 'createMergeRun': return this.create(options.body as NewMergeRun);
        case 'addReceipts': return this.receive(this.open(params.id), (options.body as { receipts: Receipt[] }).receipts);
        case 'mergeRun': { const stored = this.find(params.id); return { ...this.view(stored), letters: structuredClone(stored.letters) }; }
        case 'openMergeRuns': return { items: [...this.runs.values()].filter(({ state }) => state !== 'abandoned' && state !== 'logged').map((stored) => this.view(stored)).reverse() };
        case 'changeMergeRun': return this.move(this.find(params.id), options.body as MergeRunChange);
        case 'log': return this.log(options.body as LogRequest, options.idempotencyKey!);
        case 'segment': return { no: this.segmentNo, revision: this.revision, details: this.details, description: this.details.description, date: this.details.date, lineCount: this.records.length, standardTexts: {}, languages: [] };
        case 'check': return { items: this.issues };
        case 'loggedSegments': return { items: this.logged ? [this.loggedSegment()] : [] };
        case 'loggedSegment': return this.logged ? this.loggedSegment() : refuse('LOGGED_SEGMENT_NOT_FOUND', 404);
        case 'loggedSegmentEntries': return { items: this.logged!.entries.map((entry, place) => ({ ...details(), entryNo: place + 1, contactName: `Contact ${Number(entry.contactNo.slice(2))}`, companyName: '', canceled: false, letterText: 'See you on Friday.', textOrigin: 'own', passages: [], noteForLog: 'Called twice', evaluation: '', campaignResponse: false, letterKept: false, comments: [], ...entry })) };
        case 'previewFollowUp': return { contacts: this.logged!.entries.length, leftOut: [] };
        case 'followUp': this.followUps.push(options.body as NewFollowUp); return { no: 'SM00090' };
        case 'letters': return { items: this.links, passages: [] };
        case 'readPassages': return { items: (options.body as PassagesRead).passages.map((passage) => ({ ...passage, isInLetter: true, lines: 0 })) };
        case 'letterDocument': return { document: base64Of(this.documents.get((options.params as unknown as { hash: string }).hash) ?? refuse('LETTER_NOT_KEPT', 404)) };
        case 'linkLetter': return this.link(options.body as NewLetterLink);
        case 'lettersToKeep': return { lineNos: this.toKeep(this.find(params.id)) };
        case 'keepLetters': { const { letters } = options.body as { letters: LetterToKeep[] }; for (const { lineNo, letter } of letters) this.kept.set(lineNo, letter); return { kept: letters.length }; }
        case 'settings': return { keepLetters: this.keepsLetters };
        case 'segments': return { items: [] };
        case 'interactionTemplates': return { items: [] };
        default: throw new Error(`This service does not answer ${name}.`);
      }
    };
    return {
      ask: async (name, options = {}) => {
        await this.fault(name, 'before');
        const result = structuredClone(answer(name, options as never));
        await this.fault(name, 'after');
        return result as never;
      },
      stream: async (name, options = {}) => {
        await this.fault(name, 'before');
        if (this.logged) refuse('SEGMENT_NOT_FOUND', 404);
        if (name === 'segmentLines') {
          const rows = this.records.map((one) => this.row(one));
          return { header: { revision: this.revision, lineCount: rows.length } as never, lines: (async function* () { yield* rows as never[]; })() };
        }
        const chosen = (options.query as { lines?: string } | undefined)?.lines?.split(',').map(Number);
        const records = structuredClone(chosen ? this.records.filter(({ lineNo }) => chosen.includes(lineNo)) : this.records);
        const header: MergeDataHeader = { segmentNo: this.segmentNo, revision: this.revision, lineCount: records.length, today: (options.query as { today?: string } | undefined)?.today ?? this.today, common: {} };
        const fault = this.fault;
        return { header: header as never, lines: (async function* () {
          for (const [place, record] of records.entries()) {
            if (place === Math.floor(records.length / 2)) await fault(name, 'after');
            yield record as never;
          }
        })() };
      },
    };
  }

  private link({ document, ...letter }: NewLetterLink): LetterLink {
    const documentHash = `bytes ${document}`;
    if (document !== undefined) this.documents.set(documentHash, bytesOf(document));
    const link: LetterLink = { fieldMapping: {}, ...letter, ...(document !== undefined && { documentHash }), linkedAt: this.today, linkedBy: 'tester' };
    this.links = [...this.links.filter((one) => !isForSame(one, link)), link];
    return link;
  }
  private row({ lineNo, contactNo, contactName, companyName, correspondenceType, languageCode, textOrigin, barrier, includeExcluded }: MergeRecord): SegmentLineRow {
    const now = this.blocked.has(lineNo) ? 'privacyBlocked' as const : barrier;
    return { lineNo, contactNo, contactName, companyName, city: '', correspondenceType, languageCode, textOrigin, overridden: [], hasNote: false, includeExcluded, ...(now && { barrier: now }) };
  }
  private loggedSegment(): Partial<LoggedSegmentWhole> {
    const { loggedSegmentEntryNo, segmentNo, loggedAt, logged, remainderSegmentNo } = this.logged!.result;
    return { entryNo: loggedSegmentEntryNo, segmentNo, description: 'Autumn letter', date: '2026-11-24', loggedAt, loggedBy: 'tester', interactionCount: logged, attemptFailedCount: 0, campaignEntryCount: 1, canceled: false, header: { no: segmentNo, details: details(), standardTexts: {}, ignoreContactCorrespondenceType: false }, resentIn: [], ...(remainderSegmentNo && { remainderSegmentNo }) };
  }
  private find(id: string): StoredRun { return this.runs.get(id) ?? refuse('MERGE_RUN_NOT_FOUND', 404); }
  private open(id: string): StoredRun {
    const stored = this.find(id);
    return stored.state === 'logged' || stored.state === 'abandoned' ? refuse('MERGE_RUN_CLOSED', 409) : stored;
  }
  private view({ run, segmentNo, state, letters }: StoredRun): MergeRun {
    const { lineNos: _, skipped: __, ...rest } = run;
    const count = (wanted: MergeRunLetter['state']): number => letters.filter((letter) => letter.state === wanted).length;
    return { ...rest, segmentNo, state, createdAt: '2026-11-23T10:00:00.000Z', createdBy: 'tester',
      counts: { planned: run.lineNos.length, made: count('made'), failed: count('failed'), skipped: count('skipped'), out: letters.filter(({ out }) => out === 'yes').length } };
  }
  private create(run: NewMergeRun): MergeRun {
    const known = this.runs.get(run.id);
    if (known) return this.view(known);
    if (this.logged) refuse('ALREADY_LOGGED', 409, { loggedSegmentEntryNo: this.logged.result.loggedSegmentEntryNo });
    if (run.segmentRevision !== this.revision) refuse('REVISION_CHANGED', 412, { revision: this.revision });
    const named = (lineNo: number): Pick<MergeRunLetter, 'lineNo' | 'contactNo' | 'contactName'> => {
      const record = this.records.find((one) => one.lineNo === lineNo)!;
      return { lineNo, contactNo: record.contactNo, contactName: record.contactName };
    };
    const otherDocument = (lineNo: number): Pick<MergeRunLetter, 'templateHash'> => {
      const document = run.documents?.find((one) => one.lineNos.includes(lineNo));
      return document ? { templateHash: document.templateHash } : {};
    };
    const stored: StoredRun = { run, segmentNo: this.segmentNo, state: 'making', letters: [
      ...run.lineNos.map((lineNo, place): MergeRunLetter => ({ letterNo: place + 1, ...named(lineNo), state: 'planned', handedOver: false, ...otherDocument(lineNo) })),
      ...run.skipped.map(({ lineNo, reason }): MergeRunLetter => ({ letterNo: 0, ...named(lineNo), state: 'skipped', reason, handedOver: false })),
    ] };
    this.runs.set(run.id, stored);
    return this.view(stored);
  }
  private receive(stored: StoredRun, receipts: Receipt[]): MergeRun['counts'] {
    for (const { lineNo, state, letterHash, recordHash, reason } of receipts) {
      const letter = stored.letters.find((one) => one.lineNo === lineNo);
      if (!letter || letter.state === 'skipped') refuse('INVALID_REQUEST', 400);
      if (letter!.state === 'made' && letter!.letterHash !== letterHash) refuse('RECEIPT_DIFFERS', 409);
      Object.assign(letter!, { state, letterHash, recordHash, ...(reason ? { reason } : {}) });
    }
    return this.view(stored).counts;
  }
  private move(stored: StoredRun, { state, notOut = [], out = [] }: MergeRunChange): MergeRun {
    if (state === 'abandoned') { if (stored.state === 'logged') refuse('MERGE_RUN_CLOSED', 409); stored.state = state; return this.view(stored); }
    if (stored.state === 'logged' || stored.state === 'abandoned') refuse('MERGE_RUN_CLOSED', 409);
    if (state === 'made') {
      if (stored.letters.some((letter) => letter.state === 'planned')) refuse('MERGE_RUN_INCOMPLETE', 409);
      if (stored.state === 'making') stored.state = 'made';
    }
    if (state === 'handedOver') {
      if (stored.state === 'making') refuse('MERGE_RUN_INCOMPLETE', 409);
      stored.state = 'handedOver';
      for (const letter of stored.letters) if (letter.state === 'made') { letter.handedOver = true; letter.out ??= 'yes'; }
    }
    for (const letter of stored.letters) if (notOut.includes(letter.lineNo)) letter.out = 'no'; else if (out.includes(letter.lineNo)) letter.out = 'yes';
    return this.view(stored);
  }
  private log(request: LogRequest, key: string): LogResult {
    if (this.logged) return this.logged.key === key ? this.logged.result : refuse('ALREADY_LOGGED', 409, { loggedSegmentEntryNo: this.logged.result.loggedSegmentEntryNo });
    const removed = request.lines?.filter((lineNo) => !this.records.some((one) => one.lineNo === lineNo)) ?? [];
    if (removed.length > 0) refuse('LINES_CHANGED', 412, { lines: removed.map((lineNo) => ({ lineNo, contactNo: '', contactName: '', letterNo: 0, change: 'removed' as const })) });
    if (!request.mergeRun) return this.write(key, this.records.filter(({ lineNo }) => request.lines!.includes(lineNo)).map(({ lineNo, contactNo, contactName }): MergeRunLetter => ({ letterNo: 0, lineNo, contactNo, contactName, state: 'made', handedOver: true, letterHash: '' })));
    const stored = this.open(request.mergeRun);
    if (stored.state !== 'handedOver') refuse('MERGE_RUN_INCOMPLETE', 409);
    const leftOut = new Set(request.leaveOut);
    const tried = stored.letters.filter(({ lineNo, letterNo }) => letterNo > 0 && !leftOut.has(lineNo));
    const going = tried.filter(({ out }) => out === 'yes');
    const lines = going.flatMap((letter) => {
      const record = this.records.find(({ lineNo }) => lineNo === letter.lineNo);
      if (record?.recordHash === letter.recordHash) return [];
      return [{ lineNo: letter.lineNo, contactNo: letter.contactNo, contactName: letter.contactName, letterNo: letter.letterNo, change: record ? 'changed' as const : 'removed' as const }];
    });
    if (lines.length > 0) refuse('LINES_CHANGED', 412, { lines });
    if (going.length === 0) refuse('NOTHING_TO_LOG', 409);
    const missing = this.toKeep(stored).filter((lineNo) => !leftOut.has(lineNo)).length;
    if (missing > 0) refuse('LETTERS_TO_KEEP', 409, { lettersToKeep: missing });
    stored.state = 'logged';
    return this.write(key, going, request.notOut === 'attemptFailed' ? tried.filter(({ out }) => out !== 'yes') : []);
  }
  private toKeep({ letters }: StoredRun): number[] {
    return this.keepsLetters ? letters.filter(({ lineNo, out }) => out === 'yes' && !this.blocked.has(lineNo) && !this.kept.has(lineNo)).map(({ lineNo }) => lineNo) : [];
  }
  private write(key: string, letters: MergeRunLetter[], failed: MergeRunLetter[] = []): LogResult {
    const going = letters.filter(({ lineNo }) => !this.blocked.has(lineNo));
    const blocked = letters.filter(({ lineNo }) => this.blocked.has(lineNo)).map(({ lineNo, contactNo, contactName, letterNo }) => ({ lineNo, contactNo, contactName, letterNo, barrier: 'privacyBlocked' as const }));
    const left = this.records.length - going.length - failed.length;
    const result: LogResult = { loggedSegmentEntryNo: 31, segmentNo: this.segmentNo, logged: going.length, attemptFailed: failed.length, blocked, campaignEntries: 0, remainderCount: left, ...(left > 0 ? { remainderSegmentNo: 'SM99999' } : {}), loggedAt: '2026-11-23T11:00:00.000Z' };
    this.logged = { result, key, entries: going.map(({ contactNo, letterHash }) => ({ contactNo, letterHash: letterHash ?? '', attemptFailed: false })).concat(failed.map(({ contactNo, letterHash }) => ({ contactNo, letterHash: letterHash ?? '', attemptFailed: true }))) };
    return result;
  }
}

/** A record as the service makes it; the hash follows the values. */
export function record(lineNo: number, more: Partial<MergeRecord> = {}): MergeRecord {
  const contactName = more.contactName ?? `Contact ${lineNo}`;
  const whole: MergeRecord = { lineNo, contactNo: `CT${String(lineNo).padStart(6, '0')}`, contactName, companyName: '', languageCode: 'FIN', correspondenceType: 'Hard Copy', includeExcluded: false, textOrigin: 'standard', addressMissing: false, values: { Contact_Name: contactName }, recordHash: '', ...more };
  return { ...whole, recordHash: `hash of ${JSON.stringify(whole.values)}` };
}
