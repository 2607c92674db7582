/** What stands in a made document, held against the records it was made for: a fast letter without its values is none. */
import { unzipSync, strFromU8 } from 'fflate';
import { conditions, holds } from './letter.mjs';

/** Throws unless `document` holds each record's values as often as the letter prints them, its conditions' texts, and a line for the department only where there is one. */
export function mustHold(document, records, { withConditions = false, withHeader = false } = {}) {
  const parts = unzipSync(new Uint8Array(document));
  const body = paragraphs(parts['word/document.xml']).join('\n');
  const expect = (text, times, where = body) => {
    const found = where.split(text).length - 1;
    if (found !== times) throw new Error(`“${text}” stands ${found} times in the letter, ${times} are right:\n${where.slice(0, 1500)}`);
  };
  if (/«|MERGEFIELD|\{#?\w|\+\+\+|undefined/.test(body)) throw new Error(`A field was not merged:\n${body.slice(0, 1500)}`);
  if (records.length === 1) {
    const [record] = records;
    const lines = body.split('\n').filter((line) => line !== '');
    const expected = [`${record.Title} ${record.FirstName} ${record.LastName}`, record.Company, ...(withConditions && record.Department ? [record.Department] : []), record.Street, `${record.PostalCode} ${record.City}`, record.Country];
    expected.forEach((line, index) => { if (lines[index]?.toUpperCase() !== line.toUpperCase()) throw new Error(`Line ${index + 1} is “${lines[index]}”, “${line}” is right.`); });
    if (withConditions) for (const condition of conditions) {
      expect(condition.then, holds(condition, record) ? 1 : 0);
      expect(condition.otherwise, holds(condition, record) ? 0 : 1);
    }
    if (withHeader) {
      const edge = (name) => paragraphs(Object.entries(parts).find(([part]) => part.startsWith(`word/${name}`))[1]).join('\n');
      expect(`Customer ${record.CustomerNo}, invoice ${record.InvoiceNo}`, 1, edge('header'));
      expect(`written by ${record.Agent} for ${record.Company}`, 1, edge('footer'));
    }
  }
  expect('Dear ', records.length);
  for (const record of records) {
    expect(record.CustomerNo, 1);
    expect(record.Amount, timesOf(records, 'Amount', record) * 2);
  }
}

const timesOf = (records, name, { [name]: value }) => records.filter((record) => record[name] === value).length;

function paragraphs(part) {
  return strFromU8(part).split(/<\/w:p\s*>/).map((paragraph) => [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t\s*>/g)].map(([, text]) => text).join('')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', '\'').replaceAll('&amp;', '&'));
}
