import type { MergeFieldName } from '../mergeFields';

/** One caption per language, in the order English, Finnish, Swedish, German. */
type Captions = readonly [en: string, fi: string, sv: string, de: string];

/**
 * The names that letters written for Business Central's older interaction merge carry: they are captions, so they depend on the language in which
 * the letter was prepared (DOMAIN §10.1). `docs/decisions/0001-merge-field-aliases.md` says which were checked.
 */
export const businessCentralCaptions: { readonly [Name in MergeFieldName]?: Captions } = {
  Address_Block: ['Contact Mail Address', 'Kontaktin postiosoite', 'Kontaktens postadress', 'Kontaktpostanschrift'],
  Contact_No: ['Contact No.', 'Kontaktin nro', 'Kontaktnr', 'Kontaktnr.'],
  Company_Name: ['Contact Company Name', 'Kontaktin yrityksen nimi', 'Kontaktens företagsnamn', 'Kontaktfirmenname'],
  Contact_Name: ['Contact Name', 'Kontaktin nimi', 'Kontaktnamn', 'Kontaktname'],
  Contact_Name_2: ['Contact Name 2', 'Kontaktin nimi 2', 'Kontaktnamn 2', 'Kontaktname 2'],
  Contact_Address: ['Contact Address', 'Kontaktin osoite', 'Kontaktadress', 'Kontaktadresse'],
  Contact_Address_2: ['Contact Address 2', 'Kontaktin osoite 2', 'Kontaktadress 2', 'Kontaktadresse 2'],
  Contact_Post_Code: ['Contact Post Code', 'Kontaktin postinumero', 'Kontaktens postnr', 'Kontakt-PLZ-Code'],
  Contact_City: ['Contact City', 'Kontaktin postitoimipaikka', 'Kontaktens ort', 'Kontaktort'],
  Contact_County: ['Contact County', 'Kontaktin lääni', 'Kontaktens län', 'Kontakt-Bundesregion'],
  Contact_Country_Name: ['Contact Country/Region Name', 'Kontaktin maan/alueen nimi', 'Kontaktens lands-/regionnamn', 'Kontakt Länder-/Regionsname'],
  Job_Title: ['Contact Job Title', 'Kontaktin tehtävänimike', 'Kontaktens befattning', 'Kontaktposition'],
  Contact_Phone_No: ['Contact Phone No.', 'Kontaktin puhelinnro', 'Kontaktens telefonnr', 'Kontakttelefonnr.'],
  Contact_Fax_No: ['Contact Fax No.', 'Kontaktin faksinro', 'Kontaktens faxnr', 'Kontaktfaxnr.'],
  Contact_Email: ['Contact Email', 'Kontaktin sähköposti', 'Kontaktens e-post', 'Kontakt-E-Mail'],
  Contact_Mobile_Phone_No: ['Contact Mobile Phone No.', 'Kontaktin matkapuhelinnro', 'Kontaktens mobiltelefonnr', 'Kontaktmobiltelefonnr.'],
  Contact_VAT_Registration_No: ['Contact VAT Registration No.', 'Kontaktin ALV-rekisterinro', 'Kontaktens momsregistreringsnr', 'Kontakt-USt-IdNr.'],
  Contact_Home_Page: ['Contact Home Page', 'Kontaktin kotisivu', 'Kontaktens webbplats', 'Kontakthomepage'],
  Formal_Salutation: ['Formal Salutation', 'Muodollinen tervehdys', 'Formell hälsningsfras', 'Formelle Anrede'],
  Informal_Salutation: ['Informal Salutation', 'Epämuodollinen tervehdys', 'Informell hälsningsfras', 'Informelle Anrede'],
  Salesperson_Code: ['Salesperson/Purchaser Code', 'Myyjän/ostajan koodi', 'Säljar-/inköparkod', 'Verkäufer-/Einkäufercode'],
  Salesperson_Name: ['Salesperson/Purchaser Name', 'Myyjän/ostajan nimi', 'Säljar-/inköparnamn', 'Verkäufer-/Einkäufername'],
  Salesperson_Job_Title: ['Salesperson/Purchaser Job Title', 'Myyjän/ostajan tehtävänimike', 'Säljarens/inköparens befattning', 'Verkäufer-/Einkäuferposition'],
  Salesperson_Phone_No: ['Salesperson/Purchaser Phone No.', 'Myyjän/ostajan puhelinnro', 'Säljarens/inköparens telefonnr', 'Verkäufer-/Einkäufertelefonnr.'],
  Salesperson_Email: ['Salesperson/Purchaser Email', 'Myyjän/ostajan sähköposti', 'Säljarens/inköparens e-post', 'Verkäufer-/Einkäufer-E-Mail'],
  Line_Date: ['Document Date', 'Asiakirjan päivämäärä', 'Dokumentdatum', 'Belegdatum'],
  Campaign_No: ['Document Campaign No.', 'Asiakirjan kampanjan nro', 'Dokumentets kampanjnr', 'Belegkampagnennr.'],
  Segment_No: ['Document Segment No.', 'Asiakirjan segmentin nro', 'Dokumentets segmentnr', 'Belegsegmentnr.'],
  Line_Description: ['Document Description', 'Asiakirjan kuvaus', 'Dokumentbeskrivning', 'Belegbeschreibung'],
  Line_Subject: ['Document Subject', 'Asiakirjan aihe', 'Dokumentämne', 'Belegbetreff'],
  Company_Information_Name: ['Company Information Name', 'Yrityksen tietojen nimi', 'Företagsinformation namn', 'Firmendaten Name'],
  Company_Information_Name_2: ['Company Information Name 2', 'Yrityksen tietojen nimi 2', 'Företagsinformation namn 2', 'Firmendaten Name 2'],
  Company_Information_Address: ['Company Information Address', 'Yrityksen tietojen osoite', 'Företagsinformation adress', 'Firmendaten Adresse'],
  Company_Information_Address_2: ['Company Information Address 2', 'Yrityksen tietojen osoite 2', 'Företagsinformation adress 2', 'Firmendaten Adresse 2'],
  Company_Information_Post_Code: ['Company Information Post Code', 'Yrityksen tietojen postinumero', 'Företagsinformation postnr', 'Firmendaten PLZ-Code'],
  Company_Information_City: ['Company Information City', 'Yrityksen tietojen postitoimipaikka', 'Företagsinformation ort', 'Firmendaten Ort'],
  Company_Information_County: ['Company Information County', 'Yrityksen tietojen lääni', 'Företagsinformation län', 'Firmendaten Bundesregion'],
  Company_Information_Country_Name: ['Company Information Country/Region Name', 'Yrityksen tietojen maan/alueen nimi', 'Företagsinformation lands-/regionnamn', 'Firmendaten Länder-/Regionsname'],
  Company_Information_VAT_Registration_No: ['Company Information VAT Registration No.', 'Yrityksen tietojen ALV-rekisterinro', 'Företagsinformation momsregistreringsnr', 'Firmendaten USt-IdNr.'],
  Company_Information_Registration_No: ['Company Information Registration No.', 'Yrityksen tietojen rekisterinro', 'Företagsinformation organisationsnr', 'Firmendaten Registrierungsnr.'],
  Company_Information_Phone_No: ['Company Information Phone No.', 'Yrityksen tietojen puhelinnro', 'Företagsinformation telefonnr', 'Firmendaten Telefonnr.'],
  Company_Information_Fax_No: ['Company Information Fax No.', 'Yrityksen tietojen faksinro', 'Företagsinformation faxnr', 'Firmendaten Faxnr.'],
  Company_Information_Bank_Branch_No: ['Company Information Bank Branch No.', 'Yrityksen tietojen pankin konttorinro', 'Företagsinformation clearingnr', 'Firmendaten BLZ'],
  Company_Information_Bank_Name: ['Company Information Bank Name', 'Yrityksen tietojen pankin nimi', 'Företagsinformation banknamn', 'Firmendaten Bankname'],
  Company_Information_Bank_Account_No: ['Company Information Bank Account No.', 'Yrityksen tietojen pankkitilin nro', 'Företagsinformation bankkontonr', 'Firmendaten Bankkontonr.'],
  Company_Information_Giro_No: ['Company Information Giro No.', 'Yrityksen tietojen gironro', 'Företagsinformation plusgironr', 'Firmendaten Postgironr.'],
};

/** Names of the older merge that name nothing a letter could print: the log entry's number, and the fax that is gone (DOMAIN §10.1). */
export const captionsWithoutField = ['Entry No.', 'FaxMailTo'] as const;
