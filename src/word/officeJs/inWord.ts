import { WordProblem, type WordProblemCode } from '../wordDocument';

/** Word's own codes that mean the same to a person. Numbers are those of the Common API. */
const readOnly = new Set(['AccessDenied', 'NotAllowed', 'ReadOnly', '7000']);
const hostGone = new Set(['InvalidOrTimedOutSession', 'HostRestartNeeded', 'ConnectionFailure', 'Timeout', '5012']);
const notSupported = new Set(['ApiNotFound', 'ApiNotAvailable']);
const selectionRefused = new Set(['InvalidSelection', 'InvalidArgument', 'ItemNotFound', 'NotImplemented', '2001', '2004']);

/** A batch of Word calls; what fails becomes a WordProblem, `otherwise` where Word's code says nothing more. */
export async function inWord<T>(otherwise: WordProblemCode, batch: (context: Word.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Word.run(batch);
  } catch (error) {
    throw asWordProblem(error, otherwise);
  }
}

/** What went wrong, in a code that the pane can explain; `detail` keeps Word's words for support. */
export function asWordProblem(error: unknown, otherwise: WordProblemCode): WordProblem {
  if (error instanceof WordProblem) return error;
  const { code, message } = (error ?? {}) as { code?: string | number; message?: string };
  const told = String(code ?? '');
  const detail = [told, message ?? String(error)].filter((part) => part !== '').join(' ');
  return new WordProblem(meaning(told, otherwise), detail);
}

function meaning(code: string, otherwise: WordProblemCode): WordProblemCode {
  if (hostGone.has(code)) return 'HOST_GONE';
  if (notSupported.has(code)) return 'NOT_SUPPORTED';
  if (otherwise !== 'WRITE_REFUSED') return otherwise;
  return readOnly.has(code) ? 'DOCUMENT_READ_ONLY' : selectionRefused.has(code) ? 'SELECTION_REFUSED' : otherwise;
}
