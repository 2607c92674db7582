/** Names of months and days in a language: months by themselves, months beside a day where they are others (`tammikuu`, `1. tammikuuta`), short months, days from Sunday on, short days. */
type Names = readonly [months: string, besideDay: string, shortMonths: string, days: string, shortDays: string];

/**
 * The languages of Business Central's language codes. They are written here and not asked of the browser: a letter has the same bytes in every
 * version of every browser and in Node. Source: Unicode CLDR; the short names are without their full stops, as Word prints them.
 */
const names: Readonly<Record<string, Names>> = {
  en: ['January February March April May June July August September October November December', '', 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec', 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday', 'Sun Mon Tue Wed Thu Fri Sat'],
  fi: ['tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu', 'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta', 'tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu', 'sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai', 'su ma ti ke to pe la'],
  sv: ['januari februari mars april maj juni juli augusti september oktober november december', '', 'jan feb mar apr maj jun jul aug sep okt nov dec', 'söndag måndag tisdag onsdag torsdag fredag lördag', 'sön mån tis ons tor fre lör'],
  de: ['Januar Februar März April Mai Juni Juli August September Oktober November Dezember', '', 'Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez', 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag', 'So Mo Di Mi Do Fr Sa'],
  da: ['januar februar marts april maj juni juli august september oktober november december', '', 'jan feb mar apr maj jun jul aug sep okt nov dec', 'søndag mandag tirsdag onsdag torsdag fredag lørdag', 'søn man tirs ons tors fre lør'],
  nb: ['januar februar mars april mai juni juli august september oktober november desember', '', 'jan feb mars apr mai juni juli aug sep okt nov des', 'søndag mandag tirsdag onsdag torsdag fredag lørdag', 'søn man tir ons tor fre lør'],
  nn: ['januar februar mars april mai juni juli august september oktober november desember', '', 'jan feb mars apr mai juni juli aug sep okt nov des', 'søndag måndag tysdag onsdag torsdag fredag laurdag', 'søn mån tys ons tor fre lau'],
  is: ['janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember', '', 'jan feb mar apr maí jún júl ágú sep okt nóv des', 'sunnudagur mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur', 'sun mán þri mið fim fös lau'],
  et: ['jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember', '', 'jaan veebr märts apr mai juuni juuli aug sept okt nov dets', 'pühapäev esmaspäev teisipäev kolmapäev neljapäev reede laupäev', 'P E T K N R L'],
  lv: ['janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris', '', 'janv febr marts apr maijs jūn jūl aug sept okt nov dec', 'svētdiena pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena', 'svētd pirmd otrd trešd ceturtd piektd sestd'],
  lt: ['sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis', 'sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio', 'saus vas kov bal geg birž liep rugp rugs spal lapkr gruod', 'sekmadienis pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis', 'sk pr an tr kt pn št'],
  pl: ['styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień', 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia', 'sty lut mar kwi maj cze lip sie wrz paź lis gru', 'niedziela poniedziałek wtorek środa czwartek piątek sobota', 'niedz pon wt śr czw pt sob'],
  cs: ['leden únor březen duben květen červen červenec srpen září říjen listopad prosinec', 'ledna února března dubna května června července srpna září října listopadu prosince', 'led úno bře dub kvě čvn čvc srp zář říj lis pro', 'neděle pondělí úterý středa čtvrtek pátek sobota', 'ne po út st čt pá so'],
  hu: ['január február március április május június július augusztus szeptember október november december', '', 'jan febr márc ápr máj jún júl aug szept okt nov dec', 'vasárnap hétfő kedd szerda csütörtök péntek szombat', 'V H K Sze Cs P Szo'],
  ru: ['январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь', 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря', 'янв фев мар апр май июн июл авг сен окт ноя дек', 'воскресенье понедельник вторник среда четверг пятница суббота', 'вс пн вт ср чт пт сб'],
  nl: ['januari februari maart april mei juni juli augustus september oktober november december', '', 'jan feb mrt apr mei jun jul aug sep okt nov dec', 'zondag maandag dinsdag woensdag donderdag vrijdag zaterdag', 'zo ma di wo do vr za'],
  fr: ['janvier février mars avril mai juin juillet août septembre octobre novembre décembre', '', 'janv févr mars avr mai juin juil août sept oct nov déc', 'dimanche lundi mardi mercredi jeudi vendredi samedi', 'dim lun mar mer jeu ven sam'],
  it: ['gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre', '', 'gen feb mar apr mag giu lug ago set ott nov dic', 'domenica lunedì martedì mercoledì giovedì venerdì sabato', 'dom lun mar mer gio ven sab'],
  es: ['enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre', '', 'ene feb mar abr may jun jul ago sep oct nov dic', 'domingo lunes martes miércoles jueves viernes sábado', 'dom lun mar mié jue vie sáb'],
  pt: ['janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro', '', 'jan fev mar abr mai jun jul ago set out nov dez', 'domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado', 'dom seg ter qua qui sex sáb'],
};

/** The languages that dates can be written in. */
export const writtenLanguages: readonly string[] = Object.keys(names);

/** The names of months and days of one language, as lists. */
export interface CalendarNames { months: string[]; besideDay: string[]; shortMonths: string[]; days: string[]; shortDays: string[] }

/** The names in a language (`fi`, `sv` …); the English ones where the language is none of ours. */
export function calendarNames(language: string): CalendarNames {
  const [months, besideDay, shortMonths, days, shortDays] = (Object.hasOwn(names, language) ? names[language] : names.en)!.map((list) => list.split(' ')) as [string[], string[], string[], string[], string[]];
  return { months, besideDay: besideDay.length > 1 ? besideDay : months, shortMonths, days, shortDays };
}

/** The number of the month (1 … 12) that a word means, in one of the languages; the first language that knows it counts. */
export function monthNamed(word: string, language: string): number | undefined {
  const wanted = word.toLowerCase().replace(/\.$/, '');
  for (const one of [language, ...Object.keys(names)]) {
    const { months, besideDay, shortMonths } = calendarNames(one);
    for (const list of [months, besideDay, shortMonths]) {
      const at = list.findIndex((name) => name.toLowerCase() === wanted);
      if (at >= 0) return at + 1;
    }
  }
  return undefined;
}
