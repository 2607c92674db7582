import type { Generated, Kysely } from 'kysely';
import type { AlternativeAddress, Contact } from '../../contract/contact';
import type { ContactImport } from '../../contract/contactImport';
import type { Campaign, DetailName, InteractionDetails, InteractionGroup, InteractionTemplate, Language, Salesperson } from '../../contract/interaction';
import type { InteractionLogEntry, LoggedSegment } from '../../contract/loggedSegment';
import type { LetterState, MergeRunState } from '../../contract/mergeRun';
import type { Passage } from '../../contract/passage';
import type { Sender } from '../../contract/mergeValues';
import type { SalutationFormula } from '../../contract/salutation';
import type { TextChoice } from '../../contract/segment';
import type { SegmentEventKind } from '../../contract/segmentEvent';
import type { CriteriaAction } from '../../contract/savedCriteria';
import type { StepOrigin } from '../../contract/criteria';

/** A row as SQLite keeps it: booleans are 0 and 1. */
export type Stored<Row> = { [Column in keyof Row]: Row[Column] extends boolean ? 0 | 1 : Row[Column] };

/** Null = what the interaction template says. */
type FromTemplate = 'campaignNo' | 'interactionGroupCode' | 'correspondenceType' | 'languageCode' | 'informationFlow' | 'initiatedBy'
  | 'unitCost' | 'unitDurationMinutes' | 'campaignTarget' | 'campaignResponse';
type HeaderDetails = { [Name in DetailName]: Name extends FromTemplate ? Stored<InteractionDetails>[Name] | null : Stored<InteractionDetails>[Name] };
export type OverrideColumn<Name extends string> = `override${Capitalize<Name>}`;
type Overrides = { [Name in DetailName as OverrideColumn<Name>]: Stored<InteractionDetails>[Name] | null };

export interface SegmentHeaderRow extends HeaderDetails {
  no: string;
  ignoreContactCorrespondenceType: 0 | 1 | null;
  /** The entry it was logged as; null = open. */
  loggedAs: number | null;
  revision: number;
  search: string;
  modifiedAt: string;
  modifiedBy: string;
}

export interface SegmentLineStored extends Overrides {
  segmentNo: string;
  lineNo: number;
  contactNo: string;
  revision: number;
  textChoice: TextChoice;
  ownText: string;
  /** JSON of PassageTexts; '{}' where all are the standard. */
  passages: string;
  noteForLog: string;
  includeExcluded: 0 | 1;
  /** JSON of OwnLetter; null = none. */
  ownLetter: string | null;
}

/** One step of choosing contacts. `firstLineNo` to `lastLineNo` are the lines that an Add made; null where it made none. */
export interface SegmentStepRow {
  segmentNo: string;
  position: number;
  undone: 0 | 1;
  op: CriteriaAction['op'];
  /** JSON */
  options: string;
  /** JSON */
  filters: string;
  origin: StepOrigin;
  originName: string;
  changed: number;
  firstLineNo: number | null;
  lastLineNo: number | null;
  at: string;
  byUser: string;
}

export interface MergeRunRow {
  id: string;
  segmentNo: string;
  segmentRevision: number;
  templateName: string;
  templateHash: string;
  engineVersion: string;
  /** JSON of RunDocument[]: those that are not the run's `templateHash`. */
  documents: string;
  /** JSON of MergeRunOptions */
  options: string;
  fingerprint: string;
  state: MergeRunState;
  /** Counts up: the newest run first. */
  position: number;
  /** `planned` = all letters of the run; `made`, `failed` and `wentOut` are among them. */
  planned: number;
  made: number;
  failed: number;
  skipped: number;
  wentOut: number;
  /** 1 = something changed that every letter of the run prints: no letter counts as compared any more. */
  allChanged: 0 | 1;
  createdAt: string;
  createdBy: string;
}

export interface MergeRunLetterRow {
  mergeRun: string;
  lineNo: number;
  letterNo: number;
  contactNo: string;
  contactName: string;
  state: LetterState;
  reason: string | null;
  /** Null = the run's. */
  templateHash: string | null;
  letterHash: string | null;
  recordHash: string | null;
  madeAt: string | null;
  handedOver: 0 | 1;
  out: 'yes' | 'no' | null;
  /** 1 = the receipt's hash is that of the line's record, and nothing of the line changed since. */
  compared: 0 | 1;
}

/** A Word document that something points to. `fieldMapping` and `choices` are JSON; `documentHash` null = its bytes are not kept. */
export interface LetterColumns { name: string; url: string; templateHash: string; documentHash: string | null; fieldMapping: string; choices: string }
export interface LetterLinkRow extends LetterColumns { languageCode: string; linkedAt: string; linkedBy: string }

interface PassageRow extends Passage { position: number; isInLetter: 0 | 1 }

interface CodeRow { code: string; description: string }

/** Members that a new row may lack. */
type WithDefaults<Row, Name extends keyof Row> = Omit<Row, Name> & { [Column in Name]: Generated<Row[Column]> };

export interface Tables {
  contact: Stored<Contact> & { removed: 0 | 1; search: string };
  alternativeAddress: AlternativeAddress;
  savedCriteria: { code: string; description: string; /** JSON of Criteria */ criteria: string };
  salutation: { code: string; description: string };
  salutationFormula: Omit<SalutationFormula, 'names'> & { names: string };
  mailingGroup: { code: string; description: string };
  contactImport: Omit<ContactImport, 'position' | 'by'> & { position: Generated<number>; byUser: string; key: string; fingerprint: string };
  contactMailingGroup: { contactNo: string; mailingGroupCode: string };
  profileQuestionnaire: CodeRow;
  profileAnswer: CodeRow & { profileQuestionnaireCode: string };
  contactProfileAnswer: { contactNo: string; profileQuestionnaireCode: string; answer: string };
  jobResponsibility: CodeRow;
  contactJobResponsibility: { contactNo: string; jobResponsibilityCode: string };
  industryGroup: CodeRow;
  contactIndustryGroup: { contactNo: string; industryGroupCode: string };
  businessRelation: CodeRow;
  contactBusinessRelation: { contactNo: string; businessRelationCode: string };
  territory: CodeRow;
  interactionGroup: InteractionGroup;
  interactionTemplate: Stored<InteractionTemplate>;
  salesperson: Stored<Salesperson>;
  campaign: Campaign;
  language: Language;
  sender: Sender & { id: number };
  counter: { name: string; value: number };
  segmentHeader: SegmentHeaderRow;
  standardText: { segmentNo: string; languageCode: string; text: string };
  segmentLine: SegmentLineStored;
  segmentStep: SegmentStepRow;
  /** Lines of a step that are not in the segment: those it took out, or those it added and going back took away. The columns of a line, all of them. */
  segmentStepLine: SegmentLineStored & { position: number };
  segmentPassage: PassageRow & { segmentNo: string };
  loggedPassage: PassageRow & { loggedSegmentEntryNo: number };
  letterLink: LetterLinkRow & { segmentNo: string };
  /** Word documents by the hash of their bytes; tidied where nothing points to them. */
  letterDocument: { hash: string; size: number; bytes: Uint8Array };
  letterVersion: LetterColumns & { position: Generated<number>; segmentNo: string; languageCode: string; lineNo: number | null; keptAt: string; keptBy: string };
  mergeRun: WithDefaults<MergeRunRow, 'position' | 'planned' | 'made' | 'failed' | 'skipped' | 'wentOut' | 'allChanged'>;
  mergeRunLetter: MergeRunLetterRow;
  loggedSegment: Omit<Stored<LoggedSegment>, 'followUpSegmentNo' | 'remainderSegmentNo'>
    & { followUpSegmentNo: string | null; remainderSegmentNo: string | null; mergeRun: string | null; /** JSON */ details: string; /** JSON of CriteriaStep[] */ criteria: string; ignoreContactCorrespondenceType: 0 | 1; search: string };
  loggedStandardText: { loggedSegmentEntryNo: number; languageCode: string; text: string };
  campaignEntry: { entryNo: number; campaignNo: string; description: string; date: string; userId: string; segmentNo: string; salespersonCode: string; loggedSegmentEntryNo: number; canceled: 0 | 1 };
  interactionLogEntry: Omit<Stored<InteractionLogEntry>, 'campaignEntryNo' | 'passages' | 'letterKept' | 'comments' | 'resends' | 'resentIn'> & { /** JSON of LoggedPassage[] */ passages: string; campaignEntryNo: number | null; search: string; /** JSON of OwnLetter; null = none. */ ownLetter: string | null };
  interactionLogCommentLine: { interactionLogEntryNo: number; lineNo: number; placement: 'letter' | 'note' | 'comment'; /** '' = the text in the letter, a note, or a comment */ passageId: string; date: string; comment: string; joint: '' | ' ' | '\n'; logComment: Generated<number | null> };
  logComment: { position: Generated<number>; interactionLogEntryNo: number; text: string; at: string; byUser: string };
  keptLetter: { hash: string; letter: Uint8Array; keptAt: string };
  resend: { segmentNo: string; loggedSegmentEntryNo: number };
  idempotency: { principal: string; route: string; key: string; fingerprint: string; status: number; body: string; createdAt: string };
  loggedLetterLink: LetterColumns & { loggedSegmentEntryNo: number; languageCode: string };
  withdrawnLog: { position: Generated<number>; loggedSegmentEntryNo: number; kind: 'loggedSegment' | 'campaignEntry' | 'interactionLogEntry' | 'logComment'; /** JSON of the whole row */ row: string; withdrawnAt: string; withdrawnBy: string };
  segmentEvent: { position: Generated<number>; segmentNo: string; kind: SegmentEventKind; at: string; byUser: string; count: number | null; /** JSON of names */ about: string };
  outbox: { id: string; kind: string; loggedSegmentEntryNo: number; createdAt: string };
}

export type Db = Kysely<Tables>;
