import type { ImportField } from '../contactImport';

/**
 * What the columns of a list of contacts are called: Business Central's captions of the contact card in English, Finnish, Swedish and German, and the words people
 * write in their own lists, with what the pane calls them. Whole names; case, blanks, full stops and signs do not count. `docs/decisions/0001-merge-field-aliases.md` says what was checked.
 */
export const contactCaptions: { readonly [Name in ImportField]: readonly string[] } = {
  no: ['No.', 'Number', 'Contact No.', 'Contact number', 'Nro', 'Nro.', 'Numero', 'Kontaktin nro', 'Kontaktin numero', 'Nr', 'Nr.', 'Nummer', 'Kontaktnr', 'Kontaktnummer', 'Kontaktnr.'],
  type: ['Type', 'Kind', 'Contact type', 'Company or person', 'Tyyppi', 'Laji', 'Kontaktin tyyppi', 'Yritys vai henkilö', 'Typ', 'Kontakttyp', 'Art', 'Kontaktart'],
  name: ['Name', 'Contact name', 'Full name', 'Display name', 'Nimi', 'Kontaktin nimi', 'Koko nimi', 'Namn', 'Kontaktnamn', 'Fullständigt namn', 'Kontaktname', 'Vollständiger Name'],
  name2: ['Name 2', 'Nimi 2', 'Namn 2', 'Kontaktin nimi 2', 'Kontaktnamn 2', 'Kontaktname 2', 'Contact name 2'],
  firstName: ['First name', 'Given name', 'Forename', 'Etunimi', 'Förnamn', 'Tilltalsnamn', 'Vorname'],
  middleName: ['Middle name', 'Toinen nimi', 'Mellannamn', 'Zweiter Vorname', '2. Vorname'],
  surname: ['Surname', 'Last name', 'Family name', 'Sukunimi', 'Efternamn', 'Nachname', 'Familienname'],
  initials: ['Initials', 'Nimikirjaimet', 'Initialer', 'Initialen'],
  jobTitle: ['Job title', 'Position', 'Tehtävänimike', 'Titteli', 'Nimike', 'Asema', 'Befattning', 'Titel', 'Position/Titel', 'Berufsbezeichnung', 'Funktion'],
  companyName: ['Company name', 'Company', 'Organisation', 'Organization', 'Employer', 'Yrityksen nimi', 'Yritys', 'Organisaatio', 'Työnantaja', 'Företagsnamn', 'Företag', 'Bolag', 'Firmenname', 'Firma', 'Unternehmen', 'Mandantenname'],
  companyNo: ['Company No.', 'Company number', 'Contact No. of the company', 'Yrityksen kontaktinumero', 'Yrityksen nro', 'Yrityksen numero', 'Företagsnr', 'Företagsnummer', 'Unternehmensnr.', 'Unternehmensnummer', 'Firmennummer'],
  address: ['Address', 'Street', 'Street address', 'Address 1', 'Address line 1', 'Postal address', 'Osoite', 'Katuosoite', 'Lähiosoite', 'Postiosoite', 'Katu', 'Adress', 'Gatuadress', 'Gata', 'Postadress', 'Adresse', 'Straße', 'Strasse', 'Anschrift'],
  address2: ['Address 2', 'Address line 2', 'Osoite 2', 'Adress 2', 'Adresse 2', 'Adresszusatz', 'c/o'],
  postCode: ['Post code', 'Postal code', 'ZIP', 'ZIP code', 'Postinumero', 'Postinro', 'Postnr', 'Postnummer', 'PLZ', 'PLZ-Code', 'Postleitzahl'],
  city: ['City', 'Town', 'Postitoimipaikka', 'Kaupunki', 'Paikkakunta', 'Toimipaikka', 'Ort', 'Postort', 'Stad', 'Stadt'],
  county: ['County', 'State', 'Region', 'Maakunta', 'Lääni', 'Län', 'Landskap', 'Bundesland', 'Bundesregion'],
  countryCode: ['Country/Region Code', 'Country/Region', 'Country', 'Country code', 'Maa/alue', 'Maan/alueen koodi', 'Maa-/aluekoodi', 'Maa', 'Maakoodi', 'Land', 'Landskod', 'Lands-/regionkod', 'Land/region', 'Länder-/Regionscode', 'Ländercode', 'Staat'],
  email: ['Email', 'E-mail', 'Email address', 'Mail', 'Sähköposti', 'Sähköpostiosoite', 'E-post', 'E-postadress', 'E-Mail-Adresse'],
  phone: ['Phone No.', 'Phone', 'Telephone', 'Phone number', 'Puhelinnro', 'Puhelin', 'Puhelinnumero', 'Telefonnr', 'Telefon', 'Telefonnummer', 'Telefonnr.', 'Tel.'],
  mobile: ['Mobile Phone No.', 'Mobile', 'Mobile phone', 'Cell phone', 'Matkapuhelinnro', 'Matkapuhelin', 'Kännykkä', 'GSM', 'Mobiltelefonnr', 'Mobil', 'Mobiltelefon', 'Mobiltelefonnr.', 'Handy', 'Handynummer'],
  fax: ['Fax No.', 'Fax', 'Faksinro', 'Faksi', 'Faxnr', 'Faxnr.', 'Telefax'],
  homePage: ['Home page', 'Website', 'Web site', 'Kotisivu', 'Verkkosivu', 'Webbplats', 'Hemsida', 'Homepage', 'Webseite'],
  salutationCode: ['Salutation Code', 'Salutation', 'Tervehdyskoodi', 'Tervehdys', 'Puhuttelu', 'Hälsningskod', 'Hälsningsfras', 'Hälsningsfraskod', 'Anredecode', 'Anrede'],
  languageCode: ['Language Code', 'Language', 'Kielikoodi', 'Kieli', 'Äidinkieli', 'Asiointikieli', 'Språkkod', 'Språk', 'Sprachcode', 'Sprache'],
  correspondenceType: ['Correspondence Type', 'Correspondence', 'Kirjeenvaihdon tyyppi', 'Kirjeenvaihtotyyppi', 'Kirjeenvaihtotapa', 'Kirjeenvaihto', 'Yhteydenpitotapa', 'Korrespondenstyp', 'Korrespondenzart', 'Korrespondenztyp'],
  salespersonCode: ['Salesperson Code', 'Salesperson', 'Sales person', 'Account manager', 'Myyjän koodi', 'Myyjä', 'Myyjäkoodi', 'Vastuumyyjä', 'Säljarkod', 'Säljare', 'Verkäufercode', 'Verkäufer'],
  territoryCode: ['Territory Code', 'Territory', 'Alueen koodi', 'Alue', 'Myyntialue', 'Aluekoodi', 'Distriktskod', 'Distrikt', 'Gebietscode', 'Gebiet'],
  vatRegistrationNo: ['VAT Registration No.', 'VAT No.', 'VAT number', 'ALV-rekisterinro', 'ALV-tunnus', 'ALV-numero', 'Momsregistreringsnr', 'Momsreg.nr', 'Momsnr', 'USt-IdNr.', 'USt-ID'],
  excludeFromSegment: ['Exclude from Segment', 'Excluded from segments', 'Excluded', 'Jätä pois segmentistä', 'Jätetään pois segmenteistä', 'Jätetty pois segmenteistä', 'Uteslut från segment', 'Uteslut ur segment', 'Aus Segment ausschließen', 'Von Segment ausschließen'],
  privacyBlocked: ['Privacy Blocked', 'Blocked', 'No marketing', 'Tietosuojaesto', 'Tietosuoja estetty', 'Estetty', 'Markkinointikielto', 'Suoramarkkinointikielto', 'Spärrad för sekretess', 'Sekretesspärrad', 'Spärrad', 'Reklamspärr', 'Datenschutz gesperrt', 'Datenschutzsperre', 'Gesperrt', 'Werbesperre'],
  minor: ['Minor', 'Alaikäinen', 'Minderårig', 'Underårig', 'Minderjährig', 'Minderjähriger'],
  parentalConsent: ['Parental Consent Received', 'Parental consent', 'Huoltajan suostumus', 'Huoltajan suostumus saatu', 'Vanhempien suostumus saatu', 'Föräldrars medgivande', 'Föräldramedgivande mottaget', 'Einverständnis der Eltern', 'Elterliche Zustimmung erhalten', 'Einwilligung der Eltern'],
};
