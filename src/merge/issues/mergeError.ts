/** Why a file cannot be merged, or a run cannot go on. Closed; each has a sentence in the pane and on the command line. */
export const mergeErrorCodes = [
  'NOT_A_DOCX', 'PACKAGE_DAMAGED', 'PACKAGE_ENCRYPTED', 'PACKAGE_TOO_LARGE', 'PART_MISSING', 'XML_MALFORMED', 'DOCTYPE_REFUSED', 'FIELDS_TOO_DEEP',
  'TEMPLATE_NOT_OPEN', 'RECORD_MISSING', 'LETTER_SKIPPED', 'FIELDS_TOO_LONG', 'PICTURE_UNREADABLE', 'PICTURE_TOO_LARGE', 'LINK_REFUSED', 'LETTER_DIFFERS', 'COMBINED_TOO_LARGE', 'PROGRAM_NOT_LOADED', 'CANCELLED',
] as const;
export type MergeErrorCode = (typeof mergeErrorCodes)[number];

export class MergeError extends Error {
  /** `detail` names the part, the line or the limit, for the person who must mend it. */
  constructor(readonly code: MergeErrorCode, readonly detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'MergeError';
  }
}
