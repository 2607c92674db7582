import { acceptedParts } from './acceptChanges';
import { repeatRows } from './repeatedRows';
import { openTemplate, type OpenOptions, type Template } from './template';

export interface ListOptions extends Omit<OpenOptions, 'accept' | 'findRows'> {
  /** True where letters take tracked changes as accepted and have no comments in the margin; the document itself stays as it is. */
  accept?: boolean | undefined;
}

/** `openTemplate` with all that it can be given: for records that may hold lists, whose table rows repeat, and for letters whose tracked changes are accepted. */
export const openListTemplate = (bytes: Uint8Array, { accept, ...options }: ListOptions = {}): Template => openTemplate(bytes, { findRows: repeatRows, ...options, ...(accept && { accept: acceptedParts }) });
