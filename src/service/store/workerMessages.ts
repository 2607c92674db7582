import type { ProblemCode } from '../../contract/problem';
import type { ProblemDetails } from '../problem';
import type { Migrated } from './migrate';

/** What crosses the line between the service's thread and a store thread. */
export interface WorkerStart { folder: string; role: 'writer' | 'reader'; sample: boolean }
export interface Call { id: number; operation: string; input: unknown }
export type Thrown = { problem: { code: ProblemCode; title: string; details: ProblemDetails } } | { fault: { message: string; stack: string } };
export type Answer = { ready: true; migrated: Migrated } | { id: number; value: unknown } | ({ id: number } & Thrown);
export type ToWorker = Call | { close: true };
