/** What the frame says, in the languages it is tried in. */
const english = {
  file: 'File', home: 'Home', insert: 'Insert', mailings: 'Mailings', view: 'View',
  open: 'Open…', letters: 'Letters', save: 'Save a copy', print: 'Print',
  undo: 'Undo', redo: 'Redo', bold: 'Bold', italic: 'Italic', underline: 'Underline', style: 'Style',
  alignLeft: 'Align left', alignCenter: 'Centre', alignRight: 'Align right',
  pageBreak: 'Page break', headerAndFooter: 'Header and footer',
  hundred: '100 %', pageWidth: 'Page width', darkPaper: 'Dark paper',
  saved: 'Saved', edited: 'Edited', closeDocument: 'Close the document', closePane: 'Close the pane', closeDialog: 'Close the dialog', dismiss: 'OK',
  zoomIn: 'Zoom in', zoomOut: 'Zoom out', zoom: 'Zoom', editing: 'Editing', viewing: 'Viewing',
  testHost: 'Test host', profile: 'Behaves like', web: 'Word on the web', windows: 'Word for Windows', mac: 'Word for Mac',
  behaviour: 'Behaviour', readOnly: 'Refuse every write (viewing mode)', failNextRead: 'Fail the next reading of the file',
  appearance: 'Appearance', dark: 'Dark theme', restartPane: 'Start the pane again',
  testNote: 'This page stands in for Word, so that the add-in can be tried without it. What real Word does differently can be switched on here.',
  dropHere: 'Drop the letter to open it', page: (at: number, of: number) => `Page ${at} of ${of}`, wordCount: (count: number) => (count === 1 ? '1 word' : `${count} words`),
  notAWordDocument: (name: string) => `${name} could not be opened: it is not a Word document, or it is damaged.`,
  noLetter: 'There is no letter in the folder. Drop a Word document here to open it.',
  readOnlyNow: 'This document is open for viewing. Turn off “Refuse every write” in the Test host menu to edit it.',
  newDocument: (number: number) => `Document${number}.docx`,
  languageName: 'English (United States)',
};
export type Words = typeof english;

const finnish: Words = {
  file: 'Tiedosto', home: 'Aloitus', insert: 'Lisää', mailings: 'Postitukset', view: 'Näytä',
  open: 'Avaa…', letters: 'Kirjeet', save: 'Tallenna kopio', print: 'Tulosta',
  undo: 'Kumoa', redo: 'Tee uudelleen', bold: 'Lihavointi', italic: 'Kursivointi', underline: 'Alleviivaus', style: 'Tyyli',
  alignLeft: 'Tasaa vasemmalle', alignCenter: 'Keskitä', alignRight: 'Tasaa oikealle',
  pageBreak: 'Sivunvaihto', headerAndFooter: 'Ylä- ja alatunniste',
  hundred: '100 %', pageWidth: 'Sivun leveys', darkPaper: 'Tumma paperi',
  saved: 'Tallennettu', edited: 'Muokattu', closeDocument: 'Sulje asiakirja', closePane: 'Sulje ruutu', closeDialog: 'Sulje valintaikkuna', dismiss: 'OK',
  zoomIn: 'Lähennä', zoomOut: 'Loitonna', zoom: 'Zoomaus', editing: 'Muokkaus', viewing: 'Katselu',
  testHost: 'Testi-isäntä', profile: 'Toimii kuten', web: 'Wordin verkkoversio', windows: 'Word for Windows', mac: 'Word for Mac',
  behaviour: 'Toiminta', readOnly: 'Kieltäydy kirjoittamasta (katselutila)', failNextRead: 'Seuraava tiedoston luku epäonnistuu',
  appearance: 'Ulkoasu', dark: 'Tumma teema', restartPane: 'Käynnistä ruutu uudelleen',
  testNote: 'Tämä sivu on Wordin sijainen, jolla apuohjelmaa voi kokeilla ilman Wordia. Täältä voi kytkeä päälle sen, mitä oikea Word tekee toisin.',
  dropHere: 'Avaa kirje pudottamalla se tähän', page: (at, of) => `Sivu ${at}/${of}`, wordCount: (count) => (count === 1 ? '1 sana' : `${count} sanaa`),
  notAWordDocument: (name) => `Tiedostoa ${name} ei voitu avata: se ei ole Word-asiakirja tai se on vioittunut.`,
  noLetter: 'Kansiossa ei ole kirjettä. Avaa Word-asiakirja pudottamalla se tähän.',
  readOnlyNow: 'Asiakirja on avattu katselua varten. Poista kielto Testi-isäntä-valikosta, jos haluat muokata.',
  newDocument: (number) => `Asiakirja${number}.docx`,
  languageName: 'suomi',
};

export const wordsFor = (language: string): Words => (language.startsWith('fi') ? finnish : english);
