import type { Contact } from './contact';
import type { CorrespondenceType, LanguageCode } from './interaction';
import { languageOf } from './languageTag';

/** The words of Business Central's choices, as a letter prints them. Other languages than these print the English ones. */
const words: Readonly<Record<string, Readonly<Record<Contact['type'] | Exclude<CorrespondenceType, ''>, string>>>> = {
  en: { Company: 'Company', Person: 'Person', 'Hard Copy': 'Hard copy', Email: 'Email' },
  fi: { Company: 'Yritys', Person: 'Henkilö', 'Hard Copy': 'Paperi', Email: 'Sähköposti' },
  sv: { Company: 'Företag', Person: 'Person', 'Hard Copy': 'Papper', Email: 'E-post' },
  de: { Company: 'Unternehmen', Person: 'Person', 'Hard Copy': 'Papier', Email: 'E-Mail' },
};

/** A choice as a letter prints it in a language: `Company` → `Yritys` for FIN. '' stays ''. */
export const printedChoice = (choice: Contact['type'] | CorrespondenceType, languageCode: LanguageCode): string => (choice === '' ? '' : (words[languageOf(languageCode)] ?? words.en!)[choice]);
