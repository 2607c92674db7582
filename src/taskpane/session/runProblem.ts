/** Why a run did not begin or cannot go on, where neither the service, the engine nor Word is to blame. */
export const runProblemCodes = ['NO_LETTERS_TO_MAKE', 'SEGMENT_KEEPS_CHANGING', 'LETTERS_MISSING', 'LETTERS_ELSEWHERE'] as const;
export type RunProblemCode = (typeof runProblemCodes)[number];

export class RunProblem extends Error {
  constructor(readonly code: RunProblemCode) {
    super(code);
    this.name = 'RunProblem';
  }
}
