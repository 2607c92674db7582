/** Runs of more records come from an image. Fewer are made in a second or two as it is, and need none of its blanks. */
export const mostMadePlainly = 2000;

/**
 * The same for runs of a segment, which somebody in the pane waits for. In a browser's worker 500 take a second or two, and from an image a third of it; with 75 both take equally long (decision
 * 14). What is there before anybody looks up is better some percent smaller.
 */
export const mostOfSegmentMadePlainly = 500;

/** Whether the letters of a segment's run of so many come from an image. */
export const isLongRun = (letters: number): boolean => letters > mostOfSegmentMadePlainly;
