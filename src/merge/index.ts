/** The merge engine: what the command line, tests and benches use. The pane speaks to it through `worker/`. */
export { openTemplate, type FieldUse, type OpenOptions, type Template } from './letter/template';
export { templateFields } from './letter/templateFields';
export { templateHash } from './letter/templateHash';
export { templatePassages } from './letter/templatePassages';
export { workOut, type WorkedOut } from './letter/workOut';
export { produceLetter, type LetterFacts, type PassageOf, type ValueOf } from './letter/produceLetter';
export { combinedLimits, createCombined, type Combined, type CombinedLimits } from './letter/combine/createCombined';
export { defaultNamePattern, letterNames } from './letter/letterNames';
export { nameValues } from './letter/nameValues';
export { createZip, type ZipStream } from './package/zipStream';
export { plainValues, recordPassages, recordValues, resolverFor, type PlainRecord } from './value/recordValues';
export { checkLetters } from './issues/checkLetters';
export { MergeError, mergeErrorCodes, type MergeErrorCode } from './issues/mergeError';
export { mergeIssueCodes, type MergeIssue, type MergeIssueCode, type Place, type StoryKind } from './issues/mergeIssue';
export { createMergeInline } from './worker/mergeInline';
export { createMergeWorker } from './worker/createMergeWorker';
export type { CheckOptions, LetterMade, MergeWorker, ProducedFiles, ProduceRequest, TemplateInfo } from './worker/mergeWorker';
export { engineVersion } from './engineVersion';
