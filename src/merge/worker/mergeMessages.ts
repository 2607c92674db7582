import type { MergeErrorCode } from '../issues/mergeError';
import type { LetterMade, MergeWorker } from './mergeWorker';

/** The verbs that cross to the worker as they are. */
export type Verb = 'open' | 'openAlso' | 'startRecords' | 'addRecords' | 'check' | 'riskiest' | 'letter' | 'produce';
export type VerbArguments<Name extends Verb> = Name extends 'produce' ? [Parameters<MergeWorker['produce']>[0]] : Parameters<MergeWorker[Name]>;
export type VerbResult<Name extends Verb> = Awaited<ReturnType<MergeWorker[Name]>>;

/** To the worker: one call, the wish to end one, or that whoever had it is done: what it holds is let go. */
export type CallMessage = { [Name in Verb]: { id: number; verb: Name; with: VerbArguments<Name> } }[Verb] | { id: number; verb: 'cancel' } | { verb: 'anew' };

/** From the worker: letters as they are made, then how the call ended. A `fault` is ours, an `error` has a sentence for the person. */
export type AnswerMessage =
  | { id: number; letters: LetterMade[] }
  | { id: number; result: unknown }
  | { id: number; error: { code: MergeErrorCode; detail: string } }
  | { id: number; fault: string };
