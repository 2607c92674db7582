import { DocumentProblem } from '../../document/liveDocument';
import type { OpenDocument } from '../../document/openDocument';
import { HostError } from '../hostError';
import type { HostSwitches } from '../profiles';

/** What the objects of the host-specific API work on. */
export interface Word {
  document: OpenDocument;
  switches: HostSwitches;
  openDocument(bytes: Uint8Array): void;
  /** A change of the document: refused while it may only be read, and bad input is the add-in's mistake, not the host's. */
  write<Result>(edit: () => Result): Result;
}

export function wordOf({ document, switches, openDocument }: Pick<Word, 'document' | 'switches' | 'openDocument'>): Word {
  return {
    document, switches, openDocument,
    write(edit) {
      if (switches.readOnly) throw new HostError('AccessDenied', 'You do not have permission to change this document.');
      try {
        return edit();
      } catch (error) {
        if (error instanceof DocumentProblem) throw new HostError(error.code === 'NOT_IN_DOCUMENT' ? 'ItemNotFound' : 'InvalidArgument', error.message);
        throw error;
      }
    },
  };
}

export const oneOf = <Name extends string>(value: unknown, where: string, ...names: Name[]): Name => {
  const found = names.find((name) => name.toLowerCase() === String(value ?? '').toLowerCase());
  if (!found) throw new HostError('InvalidArgument', `${String(value)} is not allowed here.`, where);
  return found;
};
