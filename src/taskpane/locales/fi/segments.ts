import type { segments as english } from '../en/segments';
import type { TranslationOf } from '../message';

export const segments: TranslationOf<typeof english> = {
  title: 'Segmentit',
  intro: 'Valitse segmentti, jonka kontaktit saavat tämän kirjeen.',
  search: 'Hae segmenttejä',
  contacts: { one: '{count} kontakti', other: '{count} kontaktia' },
  noTemplate: 'Ei yhteydenoton mallia',
  none: 'Avoimia segmenttejä ei ole.',
  notFound: 'Mikään segmentti ei vastaa hakua ”{search}”.',
  showing: { one: '{count} segmentti', other: '{count} segmenttiä' },
  logged: 'Kirjatut segmentit',
  allContacts: 'Kontaktit',
  linked: 'Tämä kirje',
  linkedWasLogged: 'Tämän kirjeen segmentti on kirjattu.',
  showLogged: 'Näytä, mitä kirjattiin',
  linkedIsGone: 'Tämän kirjeen segmenttiä {no} ei enää ole.',
};
