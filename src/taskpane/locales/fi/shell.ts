import type { shell as english } from '../en/shell';
import type { TranslationOf } from '../message';

export const shell: TranslationOf<typeof english> = {
  name: 'Segmenttikirjeet',
  back: 'Takaisin',
  allSegments: 'Kaikki segmentit',
  steps: 'Vaiheet kirjeisiin',
  'step.contacts': 'Kontaktit',
  'step.fields': 'Kentät',
  'step.check': 'Tarkistus',
  'step.preview': 'Esikatselu',
  'step.produce': 'Luonti',
  'step.log': 'Kirjaus',
  loading: 'Ladataan…',
  close: 'Sulje',
  cancel: 'Peruuta',
  search: 'Hae',
  clearSearch: 'Tyhjennä haku',
  saved: 'Tallennettu',
  saving: 'Tallennetaan…',
  notSaved: 'Ei vielä tallennettu',
  more: 'Näytä lisää',
  less: 'Vähemmän',
};
