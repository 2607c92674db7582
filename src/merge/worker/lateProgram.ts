import { MergeError } from '../issues/mergeError';

/**
 * Loads a part of the program that most of what a person does goes without. Where it cannot be loaded – no network, or a newer version at the service –, that is a
 * sentence for the person, and the next time it is tried again.
 * ```ts
 * const { combinedDocuments } = await lateProgram(() => import('./combinedDocuments'));
 * ```
 */
export const lateProgram = async <Part>(load: () => Promise<Part>): Promise<Part> => {
  try {
    return await load();
  } catch (error) {
    throw new MergeError('PROGRAM_NOT_LOADED', error instanceof Error ? error.message : String(error));
  }
};
