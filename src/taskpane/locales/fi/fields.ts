import type { fields as english } from '../en/fields';
import type { TranslationOf } from '../message';

export const fields: TranslationOf<typeof english> = {
  title: 'Yhdistämiskentät',
  intro: 'Kenttä lisätään kirjeen kohdistimen jälkeen.',
  search: 'Hae kenttää',
  none: 'Mikään kenttä ei vastaa hakua ”{search}”.',
  samplesOf: 'Esimerkkiarvot: {name}',
  noSample: 'tyhjä',
  insert: 'Lisää {label}',
  inserted: '{field} lisättiin.',
  inserting: 'Lisätään…',
  commentTitle: 'Teksti kirjeessä',
  commentIntro: 'Mitä kirjoitat yhdelle kontaktille tai kaikille. Ilman tekstiä kappale katoaa.',
  commentOptions: 'Näin se on kirjeessä',
  textBefore: 'Sanat ennen tekstiä',
  textBeforeHelp: 'Tulostuu vain, kun teksti on olemassa, esimerkiksi ”P.S. ”.',
  ownParagraph: 'Omassa kappaleessaan',
  insertComment: 'Lisää kirjeeseen',
  toCheck: 'Näytä kohdat',
  'group.contact': 'Kontakti',
  'group.address': 'Osoite',
  'group.salutation': 'Puhuttelu',
  'group.salesperson': 'Myyjä',
  'group.segment': 'Segmentti ja päivä',
  'group.line': 'Tämä kirje',
  'group.sender': 'Lähettäjä',
};
