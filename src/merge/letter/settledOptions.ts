import type { MergeFieldName } from '../../contract/mergeFields';
import type { LetterSettled } from '../../contract/segmentLetter';
import type { OpenOptions } from './template';

/** The field whose value is the contact's language. */
const languageField: MergeFieldName = 'Language_Code';

/** How a document is opened with what a person settled about it. That changes are accepted is left to the caller: it comes late. */
export const settledOptions = ({ fieldMapping: mapping, choices: { answers, contactLanguage } = {} }: Partial<LetterSettled>): OpenOptions => ({ mapping, answers, localeFrom: contactLanguage && languageField });
