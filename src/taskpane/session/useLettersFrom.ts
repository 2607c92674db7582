import { letterChooser, type LetterFor, type LetterLink } from '../../contract/segmentLetter';
import { useAsk } from './asking';
import { usePane } from './pane';
import { documentKey, letterInWord, othersThan } from './segmentLetters';
import { useOpenLetter } from './useOpenLetter';

/** What letters of a segment will be made from. */
export interface LettersFrom {
  /** Whose letters the open document makes; none where it makes nobody's. */
  whom: LetterFor[];
  /** The documents of everybody else. */
  others: LetterLink[];
  isAlone: boolean;
  /** The open document's. */
  name: string;
  /** How many documents the letters of these contacts are made from. */
  countFor(lines: readonly { lineNo: number; languageCode: string }[]): number;
}

export function useLettersFrom(no: string): LettersFrom {
  const { services: { word }, notes } = usePane();
  const items = useAsk('letters', { params: { no } }).data?.items ?? [];
  const hash = useOpenLetter(items.some(({ templateHash }) => templateHash !== ''));
  const file = word.file();
  const { whom, isAlone } = letterInWord(items, no, { hash, file, notes });
  const others = othersThan(whom, items);
  return {
    whom, others, isAlone, name: file.name,
    countFor(lines) {
      const choose = letterChooser([...whom.map((one) => ({ ...one, document: '' })), ...others.map((link) => ({ ...link, document: documentKey(link) }))]);
      return new Set(lines.map((line) => choose(line)?.document)).size;
    },
  };
}
