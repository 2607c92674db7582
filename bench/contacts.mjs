/** Contacts for benches, the same ones each time: names, addresses and texts of different lengths. */
export function contacts(count) {
  const first = ['Maija', 'Åke', 'Jürgen', 'Eleanor', 'Väinö', 'Sigrid', 'Bo', 'Alexandra'];
  const last = ['Virtanen', 'Lindström', 'Groß-Müller', 'Hughes', 'Ö', 'Korhonen'];
  const town = [['33100', 'TAMPERE'], ['20100', 'TURKU'], ['111 22', 'STOCKHOLM'], ['90100', 'OULU']];
  return Array.from({ length: count }, (_, index) => {
    const name = `${first[index % first.length]} ${last[index % last.length]}`;
    const [postCode, city] = town[index % town.length];
    return {
      Contact_Name: name, Company_Name: `${last[(index * 7) % last.length]} & Sons Oy ${index}`, Formal_Salutation: `Dear ${name}`, Today: '12 March 2026',
      Address_Block: `${name}\nKauppakatu ${index}\n${postCode} ${city}`, Comment: index % 3 ? '' : `We set "your" bench aside, no. ${index}.`,
      Salesperson_Name: 'Anna Lindqvist', Salesperson_Job_Title: 'Account Manager', Salesperson_Phone_No: '+358 40 123 4567',
      Company_Information_Name: 'Koivula Oy', Company_Information_Address: 'Satamakatu 5', Company_Information_Post_Code: '20100', Company_Information_City: 'Turku',
      Company_Information_Home_Page: 'www.koivula.example', Company_Information_Phone_No: '+358 2 123 456', Company_Information_Email: 'post@koivula.example', Company_Information_VAT_Registration_No: 'FI12345678',
    };
  });
}
