import type { MergeIssue } from './mergeIssue';

/** An issue with all those that it concerns: contacts, or plain records by their numbers. */
export interface Hit<One> extends Pick<MergeIssue, 'code' | 'severity' | 'subject' | 'places'> { hit: readonly One[] }
