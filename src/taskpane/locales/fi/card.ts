import type { card as english } from '../en/card';
import type { TranslationOf } from '../message';

export const card: TranslationOf<typeof english> = {
  open: 'Kontaktin tiedot ja historia',
  title: 'Kontaktit',
  search: 'Hae nimellä, yrityksellä, kaupungilla tai numerolla',
  none: 'Kontakteja ei vielä ole.',
  notFound: 'Mikään kontakti ei vastaa hakua ”{search}”.',
  count: { one: '{count} kontakti', other: '{count} kontaktia' },
  company: 'Yritys',
  person: 'Henkilö',
  type: 'Laji',
  address: 'Osoite',
  alternative: 'Osoite {from} alkaen',
  until: '{address} ({day} asti)',
  phone: 'Puhelin',
  mobile: 'Matkapuhelin',
  email: 'Sähköposti',
  language: 'Kieli',
  salesperson: 'Myyjä',
  correspondence: 'Kirjeenvaihtotapa',
  groups: 'Postitusryhmät',
  inSegments: 'Avoimissa segmenteissä',
  history: 'Mitä on lähetetty ja kirjattu',
  nothing: 'Tälle kontaktille ei ole kirjattu mitään.',
  openLog: 'Näytä segmentin {no} kirjaus',
};
