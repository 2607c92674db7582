import type { Contact } from './contact';
import type { LanguageCode } from './interaction';
import { languageOf } from './languageTag';
import type { SalutationFallback } from './segment';

/** A part of a contact that a formula may print; '' = none. */
export type NamePart = '' | 'jobTitle' | 'firstName' | 'middleName' | 'surname' | 'initials' | 'companyName';

/** How contacts of one salutation code are greeted in one language (T5069, DOMAIN §11). `%1` … `%5` stand for `names`. */
export interface SalutationFormula {
  code: string;
  languageCode: LanguageCode;
  kind: 'formal' | 'informal';
  /** Text50 */
  pattern: string;
  names: [NamePart, NamePart, NamePart, NamePart, NamePart];
}

export interface SalutationLanguages {
  formulas: readonly SalutationFormula[];
  /** The language of the contact's line. */
  languageCode: LanguageCode;
  segmentLanguageCode: LanguageCode;
}

/** The longest salutation, in UTF-16 units (DOMAIN §11). */
const maxSalutationLength = 260;

const genericGreetings: Readonly<Record<string, string>> = { fi: 'Hyvä', sv: 'Bästa', de: 'Guten Tag', en: 'Dear' };

/**
 * How to greet a contact. The formula is looked for in the contact's language, then in the segment's, then without a language; where none
 * prints a name the contact has, the greeting is general ("Dear Northwind Oy"). `fallback` says which of these it was, and is missing where
 * the contact's own language had a formula. Source: DOMAIN §11.
 */
export function salutationFor(contact: Contact, kind: SalutationFormula['kind'], { formulas, languageCode, segmentLanguageCode }: SalutationLanguages): { text: string; fallback?: SalutationFallback } {
  const chain: [LanguageCode, SalutationFallback][] = [[segmentLanguageCode, 'segmentLanguage'], ['', 'blankLanguage']];
  const own = greeting(contact, kind, formulas, languageCode);
  if (own !== '') return { text: own };
  for (const [language, fallback] of chain) {
    const text = language === languageCode ? '' : greeting(contact, kind, formulas, language);
    if (text !== '') return { text, fallback };
  }
  return { text: genericGreeting(contact, languageCode || segmentLanguageCode), fallback: 'generic' };
}

/** '' where there is no formula in this language, or none of the names it prints is known ("Dear ," greets nobody). */
function greeting(contact: Contact, kind: SalutationFormula['kind'], formulas: readonly SalutationFormula[], languageCode: LanguageCode): string {
  const formula = formulas.find((one) => one.code === contact.salutationCode && one.languageCode === languageCode && one.kind === kind);
  return formula === undefined ? '' : evaluate(formula, contact);
}

function evaluate({ pattern, names }: SalutationFormula, contact: Contact): string {
  let asked = false;
  let printed = false;
  /* One pass, so that a `%2` inside a company's name stays what it is. */
  const text = pattern.replace(/%([1-5])/g, (_, digit: string) => {
    const part = names[Number(digit) - 1] ?? '';
    const value = part === '' ? '' : contact[part].trim();
    asked ||= part !== '';
    printed ||= value !== '';
    return value;
  });
  return asked && !printed ? '' : tidy(text);
}

function genericGreeting(contact: Contact, languageCode: LanguageCode): string {
  const name = contact.name.trim() || contact.companyName.trim();
  return name === '' ? '' : tidy(`${genericGreetings[languageOf(languageCode)] ?? genericGreetings.en} ${name}`);
}

/** An empty part leaves no double blank and no blank before punctuation behind. Never cuts a surrogate pair in two. */
function tidy(text: string): string {
  if (text.length <= maxSalutationLength && !untidy.test(text)) return text;
  return text.replace(/\s+/g, ' ').replace(/ ([,.!;:])/g, '$1').trim().slice(0, maxSalutationLength).replace(/[\uD800-\uDBFF]$/, '').trimEnd();
}

/** What `tidy` would change; few salutations have any of it, and looking costs less than tidying. */
const untidy = /^\s|\s$|\s\s|[^\S ]| [,.!;:]|[\uD800-\uDBFF]$/;
