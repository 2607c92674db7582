/** How fast letters are made, from when the making began; `secondsLeft` is missing until there is something to judge by. */
export interface Pace { lettersPerSecond: number; secondsLeft?: number }

/** The pace after `done` of `total` letters in `milliseconds`. Under a quarter of a second nothing is foretold. */
export function paceOf(done: number, total: number, milliseconds: number): Pace {
  const lettersPerSecond = milliseconds > 0 ? done / (milliseconds / 1000) : 0;
  return milliseconds < 250 || done === 0 ? { lettersPerSecond } : { lettersPerSecond, secondsLeft: (total - done) / lettersPerSecond };
}
