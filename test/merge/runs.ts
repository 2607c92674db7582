/**
 * How many random letters a property of the image, or of passages, is tried with, and which: as many as the test says, or those of `npm run fuzz` (`FUZZ_LETTERS`, `FUZZ_SEED`) where these
 * are more – a test also says how many of its own letters must come from an image.
 */
const letters = process.env.FUZZ_LETTERS;

export const runsOf = (usual: number): { numRuns: number; seed?: number } => (letters === undefined ? { numRuns: usual } : { numRuns: Math.max(usual, Number(letters)), seed: Number(process.env.FUZZ_SEED ?? 1) });

/** A test of that many may take so long, in milliseconds. */
export const longestOf = (usual: number): number => (letters === undefined ? usual : Math.max(usual, Number(letters) * 1000));
