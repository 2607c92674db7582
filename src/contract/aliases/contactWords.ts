import type { CorrespondenceType } from '../interaction';

/* The words that stand in the cells of a list of contacts, in English, Finnish, Swedish and German. Case, blanks and signs do not count. */

export const kindWords: Readonly<Record<'Company' | 'Person', readonly string[]>> = {
  Company: ['Company', 'Organisation', 'Yritys', 'Organisaatio', 'Yhteisö', 'Företag', 'Bolag', 'Unternehmen', 'Firma', 'Mandant'],
  Person: ['Person', 'Private', 'Henkilö', 'Yksityishenkilö', 'Privatperson', 'Privat'],
};

export const correspondenceWords: Readonly<Record<Exclude<CorrespondenceType, ''>, readonly string[]>> = {
  'Hard Copy': ['Hard copy', 'Paper', 'Letter', 'Post', 'Print', 'Paperi', 'Paperituloste', 'Paperikopio', 'Tuloste', 'Kirje', 'Posti', 'Papper', 'Papperskopia', 'Utskrift', 'Brev', 'Papier', 'Ausdruck', 'Hardcopy', 'Brief'],
  Email: ['Email', 'E-mail', 'Sähköposti', 'E-post', 'Mail'],
};

export const yesWords = ['yes', 'y', 'true', '1', 'x', 'on', 'kyllä', 'k', 'tosi', 'ja', 'j', 'sant', 'sann', 'wahr'];
export const noWords = ['no', 'n', 'false', '0', 'off', 'ei', 'e', 'epätosi', 'nej', 'falskt', 'falsk', 'nein', 'falsch'];
