/** A generator of numbers that gives the same sequence for the same seed (mulberry32): sample data must not differ from machine to machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    pick: (choices) => choices[Math.floor(next() * choices.length)]!,
    chance: (part) => next() < part,
  };
}

export interface Random {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
  pick<Item>(choices: readonly Item[]): Item;
  /** True in this part of the cases, 0…1. */
  chance(part: number): boolean;
}
