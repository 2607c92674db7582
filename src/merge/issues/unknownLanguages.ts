import type { ValueOf } from '../letter/produceLetter';
import type { Template } from '../letter/template';
import { isBlank } from '../value/fieldValue';
import { writingSaid } from '../value/writing';
import { grouped } from './grouped';
import type { Hit } from './hit';

/** One issue for each language that records ask for and nothing can be written in: their letters have the letter's own. A record that says none is content with it. */
export function unknownLanguages<One>({ localeFrom }: Template, records: readonly One[], valuesIn: (record: One) => ValueOf): Hit<One>[] {
  const said = localeFrom === undefined ? [] : records.map((record) => ({ record, language: valuesIn(record)(localeFrom).trim() })).filter(({ language }) => !isBlank(language) && !writingSaid(language));
  return [...grouped(said, ({ language }) => language)].map(([subject, found]): Hit<One> => ({ code: 'LANGUAGE_UNKNOWN', severity: 'warning', subject, places: [], hit: found.map(({ record }) => record) }));
}
