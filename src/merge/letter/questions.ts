import { comparable } from '../../contract/mergeFieldCatalogue';
import { maxQuestionKey } from '../../contract/segmentLetter';
import type { Place } from '../issues/mergeIssue';
import { ancestor, type XmlElement } from '../package/xmlElements';
import type { Story } from '../story/story';
import { objectMark, type CodeText } from './fieldExpression';
import { outermostRepeat } from './repeatedTexts';
import type { FieldUse } from './template';

/** A question that a letter asks once for all its letters (ASK, FILLIN). Source: ECMA-376 Part 1 §17.16.5.4, §17.16.5.19. */
export interface Question {
  /** By it an answer is kept: the bookmark of ASK, the words of FILLIN; a further one of the same has a number. */
  key: string;
  /** The words of the question; '' for none. */
  prompt: string;
  /** The answer that the letter suggests (`\d`), merge fields as «Name»; '' for none. */
  suggested: string;
  /** A field stands in what is suggested: without an answer each contact's letter may print something else. */
  varies: boolean;
  place: Place | undefined;
}

interface Asked { name: string | undefined; prompt: string }

const ownWords = ({ name, prompt }: Asked): string => ((name ?? prompt).trim() || 'FILLIN').slice(0, maxQuestionKey - 6);

/** Names the questions of all texts of a letter. A text that stands there once more for older readers asks what its first form asks, in the same order. */
export function questionNames(): (story: Pick<Story, 'container' | 'isFallback'>, asked: Asked) => string {
  const keyOf = questionKeys();
  /** Keys by the choice between two forms in which they stand, and by their words. */
  const first = new Map<XmlElement, Map<string, string[]>>();
  return ({ container, isFallback }, asked) => {
    const words = JSON.stringify([asked.name, asked.prompt]);
    if (isFallback) {
      const keys = first.get(outermostRepeat(container))?.get(words) ?? [];
      return (keys.length > 1 ? keys.shift() : keys[0]) ?? ownWords(asked);
    }
    const key = keyOf(asked);
    for (let alternate = ancestor(container, 'mc:AlternateContent'); alternate; alternate = ancestor(alternate, 'mc:AlternateContent')) {
      const noted = first.get(alternate) ?? new Map<string, string[]>();
      first.set(alternate, noted.set(words, [...noted.get(words) ?? [], key]));
    }
    return key;
  };
}

/**
 * Names the questions of a letter, in their order. ASK with the same bookmark and the same words is the same question, however often it stands there;
 * each FILLIN is one of its own.
 */
function questionKeys(): (asked: Asked) => string {
  const taken = new Set<string>();
  /** Keys of ASK, by bookmark and words. */
  const asked = new Map<string, string>();
  /** The number that is likely to be free: thousands of the same are not searched anew for each. */
  const nextOf = new Map<string, number>();
  return ({ name, prompt }) => {
    const own = ownWords({ name, prompt });
    const words = `${comparable(own)}\n${prompt}`;
    const before = name === undefined ? undefined : asked.get(words);
    if (before !== undefined) return before;
    for (let nth = nextOf.get(own) ?? 1; ; nth++) {
      const key = nth === 1 ? own : `${own} ${nth}`;
      if (taken.has(comparable(key) || key)) continue;
      taken.add(comparable(key) || key);
      nextOf.set(own, nth + 1);
      if (name !== undefined) asked.set(words, key);
      return key;
    }
  };
}

/** A text of a field's code as a person reads it: merge fields as «Name», what else is worked out as `…`. */
export const readable = (text: CodeText, uses: readonly FieldUse[]): string => text.map((part) => {
  if (typeof part === 'string') return part.replaceAll(objectMark, '…');
  return part.doing.kind === 'value' ? `«${uses[part.doing.use]!.written}»` : '…';
}).join('');
