import { SyncProblem } from '../../contract/problem';
import type { RouteName } from '../../contract/routes';
import type { AskOptions, SyncClient } from '../../contract/syncClient';

/** Whether the service says that the segment is not open any more: it was logged, or deleted. */
export const isGone = (error: unknown): boolean => error instanceof SyncProblem && (error.code === 'ALREADY_LOGGED' || error.code === 'SEGMENT_NOT_FOUND');

/** The history outlives the segment. */
const says = (name: RouteName): boolean => name !== 'segmentEvents';

/** The same client, which also tells of each segment it is asked about whether the service has it, whatever was asked. */
export function tellingOfGone(sync: SyncClient, tell: (segmentNo: string, gone: boolean) => void): SyncClient {
  async function listen<Answer>(name: RouteName, { params }: { params?: unknown }, answer: Promise<Answer>): Promise<Answer> {
    const { no } = (params ?? {}) as { no?: string };
    return answer.then(
      (value) => { if (no !== undefined && says(name)) tell(no, false); return value; },
      (error: unknown) => { if (no !== undefined && isGone(error)) tell(no, true); throw error; },
    );
  }
  return {
    ask: <N extends RouteName>(name: N, options: AskOptions<N> = {}) => listen(name, options, sync.ask(name, options)),
    stream: <N extends RouteName>(name: N, options: AskOptions<N> = {}) => listen(name, options, sync.stream(name, options)),
  };
}
