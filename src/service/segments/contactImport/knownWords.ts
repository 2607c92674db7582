import { correspondenceWords, kindWords, noWords, yesWords } from '../../../contract/aliases/contactWords';
import { importFieldGroups, type ImportField } from '../../../contract/contactImport';
import { comparable } from '../../../contract/mergeFieldCatalogue';
import type { Db } from '../../store/tables';

/** What a cell may say, per field that has a closed list: words without case and signs, each with what it means. */
export type KnownWords = ReadonlyMap<ImportField, ReadonlyMap<string, string | boolean>>;

const ourLanguages = ['en', 'fi', 'sv', 'de'];
type Named = 'language' | 'region';
/** Made when they are first asked for: it takes a quarter of the time in which a thread of the store starts. */
const made = new Map<Named, Intl.DisplayNames[]>();
function namesIn(type: Named): Intl.DisplayNames[] {
  const known = made.get(type) ?? ourLanguages.map((language) => new Intl.DisplayNames(language, { type, fallback: 'none' }));
  made.set(type, known);
  return known;
}

/** Codes and names of everything that a contact may refer to, as it stands in the store today. The first that claims a word has it: codes before names. */
export async function knownWords(db: Db): Promise<KnownWords> {
  const languages = await db.selectFrom('language').selectAll().orderBy('code').execute();
  const salespeople = await db.selectFrom('salesperson').select(['code', 'name']).orderBy('code').execute();
  const salutations = await db.selectFrom('salutation').selectAll().orderBy('code').execute();
  const territories = await db.selectFrom('territory').selectAll().orderBy('code').execute();
  const truths = wordsFor([[true, yesWords], [false, noWords]]);
  return new Map<ImportField, ReadonlyMap<string, string | boolean>>([
    ['type', wordsFor(Object.entries(kindWords))], ['correspondenceType', wordsFor(Object.entries(correspondenceWords))],
    ...importFieldGroups.barrier.map((field) => [field, truths] as const),
    ['languageCode', wordsFor([...languages.map(({ code }) => [code, [code]] as const), ...languages.map(({ code, name, tag }) => [code, [tag, name, tag.slice(0, 2), ...namesOf('language', tag.slice(0, 2))]] as const)])],
    ['countryCode', countries()],
    ['salespersonCode', wordsFor([...salespeople.map(({ code }) => [code, [code]] as const), ...salespeople.map(({ code, name }) => [code, [name]] as const)])],
    ['salutationCode', wordsFor([...salutations.map(({ code }) => [code, [code]] as const), ...salutations.map(({ code, description }) => [code, [description]] as const)])],
    ['territoryCode', wordsFor([...territories.map(({ code }) => [code, [code]] as const), ...territories.map(({ code, description }) => [code, [description]] as const)])],
  ]);
}

/** The first that claims a word has it. */
function wordsFor<Value extends string | boolean>(meanings: readonly (readonly [Value, readonly string[]])[]): Map<string, Value> {
  const known = new Map<string, Value>();
  for (const [value, words] of meanings) {
    for (const word of words.map(comparable).filter(Boolean)) if (!known.has(word)) known.set(word, value);
  }
  return known;
}

const namesOf = (type: Named, code: string): string[] => namesIn(type).flatMap((language) => language.of(code) ?? []);

let knownCountries: Map<string, string> | undefined;
/** ISO 3166 codes of two letters, and the names of the countries in our languages. */
function countries(): Map<string, string> {
  if (knownCountries) return knownCountries;
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => namesIn('region')[0]!.of(code) !== undefined);
  knownCountries = wordsFor([...codes.map((code) => [code, [code]] as const), ['GB', ['UK', 'Great Britain', 'England', 'Iso-Britannia', 'Storbritannien', 'Großbritannien']], ['US', ['USA', 'United States of America', 'Yhdysvallat']],
    ...codes.map((code) => [code, namesOf('region', code)] as const)]);
  return knownCountries;
}
