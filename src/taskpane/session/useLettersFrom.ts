import { useMemo } from 'react';
import { isForSame, letterChooser, type LetterFor, type LetterLink } from '../../contract/segmentLetter';
import { useAsk } from './asking';
import { usePane } from './pane';
import { documentKey, letterInWord, othersThan } from './segmentLetters';
import { useOpenLetter } from './useOpenLetter';

type Line = Parameters<ReturnType<typeof letterChooser>>[0];

interface LettersFrom {
  /** The content of the open document, where it is known. */
  hash: string | undefined;
  /** Which of the segment's documents the open one is. */
  links: LetterLink[];
  /** Whose letters the open document makes; none where it makes nobody's. */
  whom: LetterFor[];
  /** The documents of everybody else. */
  others: LetterLink[];
  isAlone: boolean;
  /** False while it may still turn out that the open document is one of the segment's. */
  isKnown: boolean;
  /** The open document's. */
  name: string;
  /** The segment's document that a contact's letter is made from, open or not; undefined = an open one that the service has not. */
  documentOf(line: Line): LetterLink | undefined;
  /** How many documents the letters of these contacts are made from. */
  countFor(lines: readonly Line[]): number;
}

/** What letters of a segment will be made from. The same answer while nothing of it changes. */
export function useLettersFrom(no: string): LettersFrom {
  const { services: { word }, notes } = usePane();
  const { data } = useAsk('letters', { params: { no } });
  const { hash, isSettled } = useOpenLetter(data?.items.some(({ templateHash }) => templateHash !== '') ?? false);
  const { name, url } = word.file();
  return useMemo(() => {
    const items = data?.items ?? [];
    const { links, whom, isAlone } = letterInWord(items, no, { hash, file: { name, url }, notes });
    const others = othersThan(whom, items);
    const choose = letterChooser([...whom.map((one) => ({ ...one, link: links.find((link) => isForSame(link, one)), document: '' })), ...others.map((link) => ({ ...link, link, document: documentKey(link) }))]);
    return {
      hash, links, whom, others, isAlone, isKnown: data !== undefined && isSettled, name,
      documentOf: (line) => choose(line)?.link,
      countFor: (lines) => (others.length === 0 ? 1 : new Set(lines.map((line) => choose(line)?.document)).size),
    };
  }, [data, no, hash, isSettled, name, url, notes]);
}
