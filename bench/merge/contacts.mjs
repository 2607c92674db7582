/** Contacts for the letter of `letter.mjs`, the same ones each time. Each can be made by itself, so that 100,000 of them need no memory. */
const first = ['Anna', 'Björn', 'Chloé', 'David', 'Elżbieta', 'Fatima', 'Giorgos', 'Hannah', 'Ivan', 'José', 'Katharina', 'Liam', 'Mária', 'Noah', 'Olivia', 'Pàvel', 'Quentin', 'Rosa', 'Søren', 'Tomáš'];
const last = ['Müller', 'O’Connor', 'García Lopez', 'Smith', 'Kowalska', 'Nguyen', 'Papadopoulos', 'van der Berg', 'Petrov', 'Andersson', 'Schmidt-Rottluff', 'Rossi', 'Dubois', 'Novák', 'Yılmaz', 'Jensen'];
const companies = ['Contoso', 'Fabrikam', 'Tailspin Toys', 'Adventure Works', 'Litware', 'Proseware', 'Wingtip', 'Woodgrove'];
const forms = ['GmbH & Co. KG', 'Ltd', 'S.A.', 'Inc.', 'B.V.', '<Holding> AG'];
const streets = ['Main Street', 'Hauptstraße', 'Rue de la Paix', 'Via Roma', 'Calle Mayor', 'Kungsgatan'];
const towns = [['Berlin', 'Germany'], ['Paris', 'France'], ['København', 'Denmark'], ['Kraków', 'Poland'], ['London', 'United Kingdom'], ['Sevilla', 'Spain'], ['Thessaloniki', 'Greece'], ['Wien', 'Austria']];

export function contact(index) {
  let state = (index + 1) * 2654435761 >>> 0;
  const below = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * count);
  };
  const one = (list) => list[below(list.length)];
  const [City, Country] = one(towns);
  return {
    Title: one(['Mr', 'Ms', 'Dr']), FirstName: one(first), LastName: one(last), Company: `${one(companies)} ${one(forms)}`,
    Street: `${one(streets)} ${1 + below(250)}`, PostalCode: String(10000 + below(89999)), City, Country,
    CustomerNo: `C-${100000 + index}`, LetterDate: '23 November 2026', InvoiceNo: `INV-2026-${10000 + below(89999)}`, DueDate: `${1 + below(28)}/10/2026`,
    Amount: `${(below(900000) / 100 + 50).toFixed(2)} EUR`, Agent: `${one(first)} ${one(last)}`,
    Kind: one(['Business', 'Private']), Reminder: String(1 + below(3)), Terms: one(['net', 'instalments']), Department: below(2) ? 'Accounts payable' : '',
  };
}

export const contacts = (count) => Array.from({ length: count }, (_, index) => contact(index));
