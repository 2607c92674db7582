import { plainColumns, writingSaid, type PlainRecord, type Template } from '../merge';
import { oneLine } from './explain';
import { issueWords } from './issueWords';
import { namedNumbers, shownRecords } from './namedNumbers';
import type { DataSource } from './readData';

/** So many languages that are not known are named: where the wrong column is asked for them, each record has one of its own. */
export const shownLanguages = 5;

/** What is kept of records whose language is not known: the first languages, how many of each, and the first of them; of all others how many records. */
export interface LanguageNotes {
  look(numbers: readonly number[], records: readonly PlainRecord[]): void;
  /** One note for each language that is kept, and one for all others. */
  notes(): string[];
}

/** Letters are made all the same, with dates and numbers as they are without a language of their own. */
export function createLanguageNotes({ localeFrom }: Template, { each }: Pick<DataSource, 'each'>): LanguageNotes {
  const hit = new Map<string, { count: number; first: number[] }>();
  const read = localeFrom === undefined ? undefined : plainColumns.reader([localeFrom]);
  let others = 0;
  return {
    look(numbers, records) {
      for (const [index, record] of read ? records.entries() : []) {
        const said = [''];
        const language = read!(record, said) ? said[0]!.trim() : '';
        if (language === '' || writingSaid(language)) continue;
        if (hit.size === shownLanguages && !hit.has(language)) {
          others += 1;
          continue;
        }
        const { count, first } = hit.get(language) ?? { count: 0, first: [] };
        hit.set(language, { count: count + 1, first: first.length < shownRecords ? [...first, numbers[index]!] : first });
      }
    },
    notes: () => [
      ...[...hit].map(([subject, { count, first }]) => oneLine(`Note: ${issueWords({ code: 'LANGUAGE_UNKNOWN', severity: 'warning', subject, count })}${namedNumbers(first, count, each)}`)),
      ...(others > 0 ? [`Note: ${otherLanguages(others, each)}`] : []),
    ],
  };
}

/** What is said of records whose language is not known, and not named either. */
export const otherLanguages = (count: number, each: DataSource['each']): string =>
  `${count} more ${each}${count === 1 ? ' has a language that is' : 's have languages that are'} not known; is the column of --locale-from the right one?`;
