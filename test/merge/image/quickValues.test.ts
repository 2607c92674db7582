import fc from 'fast-check';
import { createLetterImages, openTemplate, plainColumns, plainValues, printedReader, recordColumns, recordPassages, recordValues, resolverFor, usualLayout } from '../../../src/merge';
import { printedIn } from '../../../src/merge/letter/produceLetter';
import type { Printed } from '../../../src/merge/letter/program';
import { numbersOfText } from '../../../src/merge/letter/writtenTexts';
import { linearCrc } from '../../../src/merge/package/crcShift';
import { unescapeXml } from '../../../src/merge/package/xmlText';
import { docx, fieldMarks, mergeField, p, r } from '../build/docx';
import { readText } from '../build/letterText';
import { languageOfLetters, randomContact, randomLetter } from './randomLetters';
import { longestOf, runsOf } from '../runs';

const common = { Company_Name: 'Pohjolan Mallisto Oy', Comment: 'for all' };

describe('what a letter prints', () => {
  let readQuickly = 0;
  it('is read as it is worked out, whatever the letter and the contact', () => {
    fc.assert(fc.property(randomLetter, fc.array(randomContact, { minLength: 1, maxLength: 10 }), languageOfLetters, (bytes, contacts, options) => {
      const template = openTemplate(bytes, options);
      const read = printedReader(template, recordColumns(common));
      for (const { values, passages } of contacts) {
        const passageOf = recordPassages({ passages: passages as Record<string, string> });
        const letter = read({ values }, passageOf);
        expect(letter).toEqual(expect.objectContaining(only(printedIn(template, recordValues(common, { values }), passageOf))));
        expect(writtenTexts(letter)).toEqual(letter.values);
        if (letter.written) readQuickly++;
      }
    }), runsOf(60));
    expect(readQuickly).toBeGreaterThan(20); // of some 200: without any the plain way would be compared with itself
  }, longestOf(120_000));
});

/** What each field prints, of the written texts where it is one of these. */
function writtenTexts({ values, written }: Printed): readonly string[] {
  return values.map((value, field) => {
    const text = written?.of[field];
    if (text === undefined) return value;
    const [start, length, crc, signs] = written!.numbers.subarray(written!.at + numbersOfText * text);
    expect(signs).toBe(value.length);
    if (length! < 0) return value;
    const bytes = written!.bytes.subarray(start, start! + length!);
    expect(crc).toBe(linearCrc(Uint8Array.of(62, ...bytes).map((byte) => byte ^ 32)));
    return unescapeXml(new TextDecoder().decode(bytes));
  });
}

const only = ({ values, branches, passages }: ReturnType<typeof printedIn>) => ({ values, branches, passages });

it('comes from the plain producer where a value is more than a text', () => {
  const template = openTemplate(docx({ body: p(r('a '), mergeField('Name')) }), { resolve: resolverFor([{ Name: '' }]) });
  const record = { Name: { text: 'seen', content: '', write: () => '<w:r><w:t>written</w:t></w:r>' } };
  const printed = printedReader(template, plainColumns)(record);
  expect(printed).toMatchObject(only(printedIn(template, plainValues(record))));
  const images = createLetterImages(template, usualLayout(template));
  expect(readText(images.letter(printed))).toBe('a written');
  expect(readText(images.letter(printedReader(template, plainColumns)({ Name: 'text' })))).toBe('a text');
  expect(images.madePlainly).toBe(1);
});

const valuesOf = <Row>(read: (row: Row, into: string[]) => boolean, row: Row): string[] | undefined => {
  const into: string[] = [];
  return read(row, into) ? into : undefined;
};

describe('columns', () => {
  const keys = fc.constantFrom('Contact_Name', 'contact name', 'CONTACT_NAME', 'City', 'constructor', '__proto__', 'toString', '7');
  const rows = fc.array(fc.array(fc.tuple(keys, fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))), { maxLength: 5 }).map((entries) => {
    const row = Object.create(null) as Record<string, unknown>;
    for (const [key, value] of entries) row[key] = value;
    return row;
  }), { maxLength: 6 });

  it('of plain records give the values one by one, whichever keys a record has', () => {
    fc.assert(fc.property(rows, fc.array(fc.oneof(keys, keys.map((key) => resolverFor([{ [key]: 1 }])(key)!)), { maxLength: 5 }), (some, asked) => {
      const read = plainColumns.reader(asked);
      for (const row of some) expect(valuesOf(read, row)).toEqual(asked.map(plainValues(row)));
    }), { numRuns: 500 });
  });

  it('of merge records give the values one by one', () => {
    fc.assert(fc.property(rows, rows, fc.array(keys, { maxLength: 5 }), (shared, some, asked) => {
      const read = recordColumns((shared[0] ?? {}) as object).reader(asked);
      for (const values of some) expect(valuesOf(read, { values: values as object })).toEqual(asked.map(recordValues((shared[0] ?? {}) as object, { values: values as object })));
    }), { numRuns: 500 });
  });
});

it('compares in the language of the letter, whatever the contact\'s is', () => {
  const { begin, separate, end, code } = fieldMarks;
  const condition = begin + code(' IF ') + mergeField('Comment', { switches: '\\@ "MMMM"' }) + code(' = "May" "') + mergeField('Comment', { switches: '\\@ "d. MMMM"' }) + code('" "no" ') + separate + r('old') + end;
  const template = openTemplate(docx({ body: p(condition) }), { localeFrom: 'Language_Code' });
  const read = printedReader(template, recordColumns({}));
  for (const [Language_Code, text] of [['FIN', '1. toukokuuta'], ['', '1. May'], ['SVE', '1. maj'], ['FIN', '1. toukokuuta']] as const) {
    const values = { Comment: '2026-05-01', Language_Code };
    expect(read({ values }).values).toContain(text);
    expect(read({ values })).toEqual(expect.objectContaining(only(printedIn(template, recordValues({}, { values })))));
  }
});
