import type { Template } from '../letter/template';
import { letterIssues } from './letterIssues';
import type { MergeIssue, MergeIssueCode } from './mergeIssue';

const accepted: readonly MergeIssueCode[] = ['TRACKED_CHANGES', 'MARGIN_COMMENTS'];

/** The tracked changes and comments of a document, opened as it stands, whose letters are made without them: nothing to put right any more, but to be known. */
export const acceptedIssues = (asItStands: Template): MergeIssue[] => (
  letterIssues(asItStands, [], {}).filter(({ code }) => accepted.includes(code)).map((issue) => ({ ...issue, severity: 'information' })));
