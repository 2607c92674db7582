import type { passages as english } from '../en/passages';
import type { TranslationOf } from '../message';

export const passages: TranslationOf<typeof english> = {
  title: 'Omat kohdat',
  count: { one: '{count} merkitty', other: '{count} merkittyä' },
  intro: 'Merkitse kirjeestä kohta. Siinä oleva teksti on kaikille; kontaktilla voi olla sen sijaan oma teksti tai ei tekstiä.',
  name: 'Kohdan nimi',
  nameHelp: 'Ilman nimeä nimeksi tulevat kohdan ensimmäiset sanat.',
  mark: 'Merkitse valittu teksti',
  marked: 'Kohta ”{title}” voi nyt olla henkilökohtainen.',
  empty: 'Kohta on tyhjä.',
  own: { one: '{count} kontaktilla on oma teksti tai ei tekstiä.', other: '{count} kontaktilla on oma teksti tai ei tekstiä.' },
  show: 'Näytä',
  showOf: 'Näytä ”{title}” kirjeessä',
  unmark: 'Poista merkintä',
  unmarkOf: 'Poista merkintä: ”{title}”',
  unmarkSure: { one: 'Siihen kirjoitettu {count} kontaktin teksti säilyy, mutta sitä ei enää tulosteta.', other: 'Siihen kirjoitetut {count} kontaktin tekstit säilyvät, mutta niitä ei enää tulosteta.' },
  unmarked: 'Merkintä ”{title}” on poistettu. Kohdan teksti säilyy.',
  notThere: 'Tätä kohtaa ei ole enää kirjeessä.',
  standardIs: 'Kaikille tulostuva teksti:',
  standardEmpty: 'Kohdassa ei ole tekstiä kaikille.',
  goneHere: 'Tätä kohtaa ei ole viimeksi luetussa kirjeessä. Teksti säilyy, mutta sitä ei tulosteta. Kaikille tulostui:',
  ownLabel: 'Oma teksti kohtaan ”{title}”',
  which: 'Mikä teksti',
  column: 'Omat kohdat',
};
