import { createContext, useContext } from 'react';
import { languageTag } from '../../contract/languageTag';
import type { IsoDate, IsoTime, LanguageCode } from '../../contract/interaction';
import type { en } from './en';
import { fillIn, type Message, type MessageValues, type NamesOf, type TranslationOf } from './message';

type English = typeof en;
export type Area = keyof English;
/** All texts of one language: the keys of English, held by the compiler. */
export type Texts = { readonly [Name in Area]: TranslationOf<English[Name]> };
/** `area.name`, for example `segments.title`. */
export type TextKey = { [Name in Area]: `${Name}.${keyof English[Name] & string}` }[Area];
type MessageOf<Key extends TextKey> = Key extends `${infer Name extends Area}.${infer Rest}` ? (Rest extends keyof English[Name] ? English[Name][Rest] : never) : never;
type ValuesOf<Key extends TextKey> = [NamesOf<MessageOf<Key>>] extends [never] ? [] : [values: Readonly<Record<NamesOf<MessageOf<Key>>, string | number>>];
/** Says a text in the person's language; the compiler asks for the values that the sentence names. */
export type Say = <Key extends TextKey>(key: Key, ...values: ValuesOf<Key>) => string;

/**
 * Two pseudo-languages of the tests, in which a hard-coded string stands out: `qps` says ⟦key⟧; `qps-ploc` says the English between two signs that take no room,
 * so that the pane looks to the pixel as it does in English.
 */
export type PaneLanguage = 'en' | 'fi' | 'qps' | 'qps-ploc';
type Spoken = 'en' | 'fi';

export interface Language {
  code: PaneLanguage;
  /** BCP 47, for `lang` and Intl. */
  tag: string;
  say: Say;
  number(value: number): string;
  /** Of money, with two decimals: `2.4` → `2.40`. */
  amount(value: number): string;
  /** `2026-11-23` → `23 Nov 2026`; '' stays ''. */
  date(day: IsoDate): string;
  /** `2026-09` → `September 2026`. */
  month(month: string): string;
  /** With the hour, in the person's own time zone. */
  time(moment: IsoTime): string;
  /** `FIN` or `fi` → `Finnish`, as it is written within a sentence (Finnish: `suomi`); '' stays ''. */
  languageName(code: LanguageCode): string;
  /** `FI` → `Finland`; a code that is none stays as it is. */
  countryName(code: string): string;
}

/** Which of our languages a host's display language is answered with. */
export function paneLanguageFor(displayLanguage: string): PaneLanguage {
  const tag = displayLanguage.toLowerCase();
  const code = tag.split(/[-_]/)[0];
  return tag === 'qps-ploc' ? tag : code === 'fi' || code === 'qps' ? code : 'en';
}

/** Loads one language; the others stay out of the first view. */
export async function loadLanguage(code: PaneLanguage): Promise<Language> {
  if (code === 'qps') return pseudoLanguage;
  if (code === 'qps-ploc') return marked(await loadLanguage('en'));
  const texts: Texts = code === 'fi' ? (await import('./fi')).fi : (await import('./en')).en;
  return languageOf(code, texts);
}

export function languageOf(code: Spoken, texts: Texts): Language {
  const tag = code === 'fi' ? 'fi-FI' : 'en-GB';
  const money = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const names = new Intl.DisplayNames([tag], { type: 'language' });
  const countries = new Intl.DisplayNames([tag], { type: 'region' });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    code, tag,
    say: (key, ...[values]) => {
      const dot = key.indexOf('.');
      const area = texts[key.slice(0, dot) as Area] as Readonly<Record<string, Message>>;
      return fillIn(area[key.slice(dot + 1)]!, (values ?? {}) as MessageValues, tag);
    },
    number: (value) => new Intl.NumberFormat(tag).format(value),
    amount: (value) => money.format(value),
    date: (iso) => (iso === '' ? '' : day.format(new Date(`${iso}T00:00:00Z`))),
    month: (iso) => atBeginning(month.format(new Date(`${iso}-01T00:00:00Z`)), tag),
    time: (iso) => moment.format(new Date(iso)),
    languageName: (language) => {
      if (language === '') return '';
      return names.of(/^[a-z]{2,3}$/.test(language) ? language : languageTag(language).slice(0, 2)) ?? language;
    },
    countryName: (code) => (/^([A-Z]{2}|\d{3})$/.test(code) ? countries.of(code) ?? code : code),
  };
}

/** As it is written where it stands alone: `suomi` → `Suomi`. */
export const atBeginning = (text: string, tag: string): string => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);

const pseudoLanguage: Language = {
  code: 'qps', tag: 'en',
  say: (key, ...[values]) => `⟦${key}${values ? `(${Object.values(values).join(', ')})` : ''}⟧`,
  number: (value) => `⟦${value}⟧`,
  amount: (value) => `⟦${value}⟧`,
  date: (iso) => (iso === '' ? '' : `⟦${iso}⟧`),
  month: (iso) => `⟦${iso}⟧`,
  time: (iso) => `⟦${iso}⟧`,
  languageName: (language) => (language === '' ? '' : `⟦${language}⟧`),
  countryName: (code) => (code === '' ? '' : `⟦${code}⟧`),
};

/** The same language with signs around all that it says (Unicode's FSI and PDI: they are not seen). */
function marked({ tag, ...language }: Language): Language {
  const mark = (text: string): string => (text === '' ? '' : `\u2068${text}\u2069`);
  return {
    code: 'qps-ploc', tag,
    say: <Key extends TextKey>(key: Key, ...values: ValuesOf<Key>) => mark(language.say(key, ...values)),
    number: (value) => mark(language.number(value)),
    amount: (value) => mark(language.amount(value)),
    date: (iso) => mark(language.date(iso)),
    month: (iso) => mark(language.month(iso)),
    time: (iso) => mark(language.time(iso)),
    languageName: (code) => mark(language.languageName(code)),
    countryName: (code) => mark(language.countryName(code)),
  };
}

const languageContext = createContext<Language>(pseudoLanguage);
export const LanguageProvider = languageContext.Provider;
/** The person's language with its ways of writing numbers and days. */
export const useLanguage = (): Language => useContext(languageContext);
/** Says texts in the person's language: `say('segments.title')`. */
export const useText = (): Say => useContext(languageContext).say;
