/** @jest-environment node */
import { readdirSync } from 'node:fs';
import { en } from '../../src/taskpane/locales/en';
import { fi } from '../../src/taskpane/locales/fi';
import { languageOf, loadLanguage, paneLanguageFor, type Language } from '../../src/taskpane/locales/language';
import { fillIn, type Message } from '../../src/taskpane/locales/message';

const messages = (texts: object): [string, Message][] => Object.entries(texts).flatMap(([area, all]) => Object.entries(all as Record<string, Message>).map(([name, message]) => [`${area}.${name}`, message] as [string, Message]));
const sentences = (message: Message): string[] => (typeof message === 'string' ? [message] : [message.one, message.other]);
const names = (message: Message): string[] => [...new Set(sentences(message).flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)))].sort();

describe('the languages of the pane', () => {
  test('Finnish says every sentence with the same values as English, and nothing is left empty', () => {
    const finnish = new Map(messages(fi));
    for (const [key, message] of messages(en)) {
      const translated = finnish.get(key)!;
      expect([key, sentences(translated).every((sentence) => sentence.trim() !== '')]).toEqual([key, true]);
      const wanted = names(message);
      expect([key, names(translated).filter((name) => !wanted.includes(name))]).toEqual([key, []]);
      if (typeof message === 'string') expect([key, names(translated)]).toEqual([key, wanted]);
    }
    expect([...finnish.keys()].sort()).toEqual(messages(en).map(([key]) => key).sort());
  });

  test('Finnish has one word for one thing, and its own quotation marks', () => {
    const refused = /[«»“]|irjeenvaihdon tap|[Hh]uomaut|\b[Ee]tsi\b|[Ss]uljettu pois|Comment|^Lisää$/;
    const kept = ['criteria.op.add'];
    expect(messages(fi).filter(([key, message]) => !kept.includes(key) && sentences(message).some((sentence) => refused.test(sentence))).map(([key]) => key)).toEqual([]);
  });

  test('every area has a file in each language', () => {
    for (const language of ['en', 'fi']) {
      const files = readdirSync(`${__dirname}/../../src/taskpane/locales/${language}`).filter((name) => name !== 'index.ts').map((name) => name.replace('.ts', ''));
      expect(files.sort()).toEqual(Object.keys(en).sort());
    }
  });

  test('plurals, numbers and days are written as the language writes them', () => {
    const english = languageOf('en', en);
    const finnish = languageOf('fi', fi);
    expect([english.say('segments.contacts', { count: 1 }), english.say('segments.contacts', { count: 12_000 })]).toEqual(['1 contact', '12,000 contacts']);
    expect([finnish.say('segments.contacts', { count: 1 }), finnish.say('segments.contacts', { count: 12_000 })]).toEqual(['1 kontakti', '12\u00a0000 kontaktia']);
    expect([english.date('2026-11-23'), finnish.date('2026-11-23'), english.date('')]).toEqual(['23 Nov 2026', '23.11.2026', '']);
    expect([english.languageName('FIN'), finnish.languageName('ENU'), english.languageName(''), finnish.languageName('fi')]).toEqual(['Finnish', 'englanti', '', 'suomi']);
  });

  test('the marked English of the journeys says what English says, between signs that are not seen', async () => {
    const said = ({ say, number, amount, date, month, time, languageName, countryName }: Language): string[] =>
      [say('segments.contacts', { count: 2 }), number(1200), amount(2.4), date('2026-11-23'), month('2026-09'), time('2026-11-23T10:00:00.000Z'), languageName('FIN'), countryName('FI')];
    const marked = await loadLanguage('qps-ploc');
    expect(said(marked)).toEqual(said(languageOf('en', en)).map((text) => `\u2068${text}\u2069`));
    expect([marked.date(''), marked.tag]).toEqual(['', 'en-GB']);
  });

  test('values are put in as they are, also when they look like a pattern', () => {
    expect(fillIn('“{search}”', { search: "$& {other} $'" }, 'en')).toBe("“$& {other} $'”");
    expect(fillIn('{missing}', {}, 'en')).toBe('{missing}');
  });

  test('the host’s display language is answered with ours', () => {
    expect(['fi-FI', 'fi', 'en-US', 'de-DE', 'qps', 'qps-PLOC', ''].map(paneLanguageFor)).toEqual(['fi', 'fi', 'en', 'en', 'qps', 'qps-ploc', 'en']);
  });
});
