import type { OwnFamily } from '../program';

/** Numbers and names that each letter of a combined document has for itself. */
export interface OwnNumbers {
  /** A number or name of the template that no letter may take for something else. */
  take(family: OwnFamily, original: string): void;
  /** Begins the next letter; the first keeps what the template has. */
  nextLetter(): void;
  /** What stands for the template's number or name in the current letter: the same one for the same original; in the copies of a repeated row (from 1) another one in each. */
  own(family: OwnFamily, original: string, copy?: number): string;
}

/** Word's longest bookmark name. */
const longestBookmark = 40;

/** Starts counting, for one document. */
export function createOwnNumbers(): OwnNumbers {
  const taken = new Map<OwnFamily, Set<string>>();
  const counters = new Map<OwnFamily, number>();
  let letter = 0;
  const current = new Map<string, string>();

  const takenOf = (family: OwnFamily): Set<string> => {
    const set = taken.get(family) ?? new Set<string>();
    taken.set(family, set);
    return set;
  };
  const freshNumber = (family: OwnFamily): string => {
    let next = counters.get(family) ?? 0;
    do next++; while (takenOf(family).has(String(next)));
    counters.set(family, next);
    return String(next);
  };
  const freshName = (family: OwnFamily, original: string): string => {
    for (let copy = 0; ; copy++) {
      const suffix = `_${letter}${copy ? `_${copy}` : ''}`;
      const name = original.slice(0, longestBookmark - suffix.length) + suffix;
      if (!takenOf(family).has(name)) {
        takenOf(family).add(name);
        return name;
      }
    }
  };
  return {
    take: (family, original) => void takenOf(family).add(original),
    nextLetter() {
      letter++;
      if (current.size > 0) current.clear();
    },
    own(family, original, copy = 0) {
      if (letter <= 1 && copy === 0) return original;
      const key = `${family} ${original} ${copy}`;
      const known = current.get(key);
      if (known !== undefined) return known;
      const named = family === 'bookmark' || family === 'shape' || family === 'relationship';
      const fresh = named ? freshName(family, original) : freshNumber(family);
      current.set(key, fresh);
      return fresh;
    },
  };
}
