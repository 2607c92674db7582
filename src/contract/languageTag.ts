import type { LanguageCode } from './interaction';

/** Business Central's language codes and the BCP 47 tags that browsers and Node understand. */
const tags: Readonly<Record<string, string>> = {
  FIN: 'fi-FI', SVE: 'sv-SE', SVF: 'sv-FI', DEU: 'de-DE', DEA: 'de-AT', DES: 'de-CH', ENU: 'en-US', ENG: 'en-GB', ENC: 'en-CA', ENA: 'en-AU', ENI: 'en-IE',
  DAN: 'da-DK', NOR: 'nb-NO', NON: 'nn-NO', ISL: 'is-IS', ETI: 'et-EE', LVI: 'lv-LV', LTH: 'lt-LT', PLK: 'pl-PL', CSY: 'cs-CZ', HUN: 'hu-HU', RUS: 'ru-RU',
  NLD: 'nl-NL', NLB: 'nl-BE', FRA: 'fr-FR', FRB: 'fr-BE', FRS: 'fr-CH', FRC: 'fr-CA', ITA: 'it-IT', ITS: 'it-CH', ESP: 'es-ES', ESN: 'es-ES', PTG: 'pt-PT',
};

/** The BCP 47 tag of a Business Central language code (`FIN` → `fi-FI`); undefined where it is none of them. */
export const tagOfCode = (code: LanguageCode): string | undefined => tags[code.toUpperCase()];

/** The same, but English where the code is blank or unknown. */
export const languageTag = (code: LanguageCode): string => tagOfCode(code) ?? 'en-US';

/** The language alone, without a region: `fi`, `sv`, `de`, `en` … */
export const languageOf = (code: LanguageCode): string => languageTag(code).slice(0, 2);
