import { repeatRows } from './repeatedRows';
import { openTemplate, type OpenOptions, type Template } from './template';

/** `openTemplate` for records that may hold lists: table rows with their fields repeat. */
export const openListTemplate = (bytes: Uint8Array, options?: OpenOptions): Template => openTemplate(bytes, { findRows: repeatRows, ...options });
