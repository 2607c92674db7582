/** Names, streets and towns that sound right in a country. None is a real person or firm. */
export interface Country {
  languageCode: string;
  countryCode: string;
  women: readonly string[];
  men: readonly string[];
  surnames: readonly string[];
  firms: readonly string[];
  firmForm: string;
  trades: readonly string[];
  jobs: readonly string[];
  streets: readonly string[];
  /** Post code, town, county. */
  towns: readonly (readonly [string, string, string])[];
  phone: string;
  domain: string;
  vat: string;
}

export const finland: Country = {
  languageCode: 'FIN', countryCode: 'FI',
  women: ['Aino', 'Eeva', 'Hilkka', 'Johanna', 'Kaisa', 'Leena', 'Marjatta', 'Päivi', 'Sanna-Mari', 'Tuuli', 'Ylva'],
  men: ['Antti', 'Eero', 'Heikki', 'Jari', 'Juha-Pekka', 'Kari', 'Lauri', 'Matti', 'Pekka', 'Risto', 'Väinö', 'Yrjö'],
  surnames: ['Ahola', 'Hämäläinen', 'Järvinen', 'Kettunen', 'Koivuranta', 'Lehtimäki', 'Mäkelä', 'Niittyaho', 'Pöyhönen', 'Rantasalo', 'Sääskilahti', 'Tähtinen', 'Virtasalo', 'Yläoutinen', 'Öhmanlampi'],
  firms: ['Havumetsä', 'Järvenranta', 'Kuusikulma', 'Lumikello', 'Pohjantähti', 'Saaristotie', 'Sinilevy', 'Tähtilaituri', 'Vuorenpää', 'Ääniaalto'],
  firmForm: 'Oy', trades: ['Kalusteet', 'Rakennus', 'Logistiikka', 'Painotuote', 'Sisustus', 'Puutarha'],
  jobs: ['toimitusjohtaja', 'myyntipäällikkö', 'hankintapäällikkö', 'talousjohtaja', 'toimistosihteeri', ''],
  streets: ['Harjukatu', 'Kauppapolku', 'Mäkitie', 'Pellavakuja', 'Rantaraitti', 'Sepänväylä', 'Työmiehentie'],
  towns: [['00180', 'Helsinki', ''], ['20540', 'Turku', ''], ['33210', 'Tampere', ''], ['40100', 'Jyväskylä', ''], ['90140', 'Oulu', ''], ['15110', 'Lahti', ''], ['67100', 'Kokkola', '']],
  phone: '+358 40 555', domain: 'suomi.example', vat: 'FI0000',
};

export const sweden: Country = {
  languageCode: 'SVE', countryCode: 'SE',
  women: ['Agneta', 'Birgitta', 'Elsa', 'Ingrid', 'Karin', 'Märta', 'Åsa'], men: ['Anders', 'Björn', 'Göran', 'Lars-Erik', 'Olof', 'Sören', 'Åke'],
  surnames: ['Björkstam', 'Ekdahlén', 'Forsgård', 'Hällström', 'Lindåker', 'Nyqvist', 'Sjöborg', 'Ståhlgren', 'Öberglind'],
  firms: ['Blåklinten', 'Fjällstigen', 'Hamnmagasinet', 'Norrskensverket', 'Skärgårdsbruket', 'Älvdalens Snickeri'], firmForm: 'AB', trades: ['Bygg', 'Handel', 'Inredning', 'Transport', 'Tryck'],
  jobs: ['verkställande direktör', 'försäljningschef', 'inköpare', 'ekonomichef', ''],
  streets: ['Björkvägen', 'Hamngatan', 'Kvarnstigen', 'Skolgränd', 'Ängsvägen'],
  towns: [['111 22', 'Stockholm', ''], ['411 05', 'Göteborg', ''], ['211 34', 'Malmö', ''], ['753 20', 'Uppsala', ''], ['903 26', 'Umeå', '']],
  phone: '+46 70 555', domain: 'sverige.example', vat: 'SE0000',
};

export const germany: Country = {
  languageCode: 'DEU', countryCode: 'DE',
  women: ['Anneliese', 'Brigitte', 'Franziska', 'Jördis', 'Käthe', 'Ursula'], men: ['Dieter', 'Götz', 'Jürgen', 'Karl-Heinz', 'Matthias', 'Wolfgang'],
  surnames: ['Altmühl', 'Dörrfeld', 'Großkopf', 'Hölzlmair', 'Kißling', 'Mühlenbrock', 'Schönfelder', 'Weißgerber'],
  firms: ['Alpenglas', 'Fährhaus', 'Grünwald Papier', 'Hansekontor', 'Rheinbrücke', 'Süßholz & Söhne'], firmForm: 'GmbH', trades: ['Handel', 'Logistik', 'Maschinenbau', 'Möbel', 'Technik'],
  jobs: ['Geschäftsführer', 'Einkaufsleiterin', 'Vertriebsleiter', 'Buchhalterin', ''],
  streets: ['Bäckergasse', 'Gartenstraße', 'Hafenweg', 'Mühlenallee', 'Schloßplatz'],
  towns: [['10115', 'Berlin', ''], ['20095', 'Hamburg', ''], ['80331', 'München', ''], ['50667', 'Köln', ''], ['90402', 'Nürnberg', '']],
  phone: '+49 151 555', domain: 'deutschland.example', vat: 'DE0000',
};

export const britain: Country = {
  languageCode: 'ENU', countryCode: 'GB',
  women: ['Abigail', 'Charlotte', 'Eleanor', 'Imogen', 'Philippa', 'Zoë'], men: ['Alistair', 'Benedict', 'Edmund', 'Rupert', 'Séamus', 'Tobias'],
  surnames: ["O'Brannigan", 'Ashdowne', 'Carrowby', 'Featherwick', 'Hollinshaw', 'Merrivale', 'Thistlewood', 'Wexcombe-Hart'],
  firms: ['Brindlewood', 'Copperfield & Daughters', 'Harbour Lane', 'Millstone', 'Redfern Hill', 'Thornbury Gate'], firmForm: 'Ltd.', trades: ['Bindery', 'Furnishings', 'Gardens', 'Logistics', 'Trading'],
  jobs: ['Managing Director', 'Head of Purchasing', 'Sales Manager', 'Office Manager', ''],
  streets: ['Beech Lane', 'Canal Street', 'Market Row', 'Orchard Close', 'Station Road'],
  towns: [['LS1 4AP', 'Leeds', 'West Yorkshire'], ['BS1 5TR', 'Bristol', ''], ['EH1 1YZ', 'Edinburgh', ''], ['NE1 4ST', 'Newcastle upon Tyne', 'Tyne and Wear']],
  phone: '+44 7700 900', domain: 'britain.example', vat: 'GB0000',
};

export const america: Country = {
  languageCode: 'ENU', countryCode: 'US',
  women: ['Addison', 'Harper', 'Josephine', 'Marisol'], men: ['Desmond', 'Everett', 'Grayson', 'Thaddeus'],
  surnames: ['Barrowman', 'Delacroix', 'Kowalchek', 'Pettibone', 'Van der Linden'],
  firms: ['Cedar Point', 'Lakeshore', 'Prairie Wind', 'Silver Birch'], firmForm: 'Inc.', trades: ['Freight', 'Interiors', 'Paper', 'Supply'],
  jobs: ['President', 'Purchasing Manager', 'VP Sales', ''],
  streets: ['Elm Street', 'Lincoln Avenue', 'Maple Drive', 'Second Street'],
  towns: [['55401', 'Minneapolis', 'MN'], ['98101', 'Seattle', 'WA'], ['02108', 'Boston', 'MA']],
  phone: '+1 555 01', domain: 'america.example', vat: 'US0000',
};
