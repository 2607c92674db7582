import { plainColumns, writingSaid, type PlainRecord, type Template } from '../merge';
import { namedNumbers, shownRecords } from './checkData';
import { issueWords } from './issueWords';
import type { DataSource } from './readData';

/** What is kept of records whose language is not known: which languages, how many of each, and the first of them. */
export interface LanguageNotes {
  look(numbers: readonly number[], records: readonly PlainRecord[]): void;
  /** One note for each language. */
  notes(): string[];
}

/** Letters are made all the same, with dates and numbers as the letter has them. */
export function createLanguageNotes({ localeFrom }: Template, { each }: Pick<DataSource, 'each'>): LanguageNotes {
  const hit = new Map<string, { count: number; first: number[] }>();
  const read = localeFrom === undefined ? undefined : plainColumns.reader([localeFrom]);
  return {
    look(numbers, records) {
      for (const [index, record] of read ? records.entries() : []) {
        const language = (read!(record)?.[0] ?? '').trim();
        if (language === '' || writingSaid(language)) continue;
        const { count, first } = hit.get(language) ?? { count: 0, first: [] };
        hit.set(language, { count: count + 1, first: first.length < shownRecords ? [...first, numbers[index]!] : first });
      }
    },
    notes: () => [...hit].map(([subject, { count, first }]) => `Note: ${issueWords({ code: 'LANGUAGE_UNKNOWN', severity: 'warning', subject, count })}${namedNumbers(first, count, each)}`),
  };
}
