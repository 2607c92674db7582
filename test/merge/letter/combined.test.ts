import { unzipSync, strFromU8 } from 'fflate';
import { combinedLimits, createCombined, imagedBody, layoutOf, openTemplate, plainValues, type Combined, type CombinedLimits } from '../../../src/merge';
import { MergeError } from '../../../src/merge/issues/mergeError';
import { printedIn } from '../../../src/merge/letter/produceLetter';
import { readPackage, writePackage } from '../../../src/merge/package/docxPackage';
import { docx, field, mergeField, p, r, section } from '../build/docx';
import { fixture } from '../build/fixtures';
import { partText, readText } from '../build/letterText';
import { withoutPadding } from '../build/padding';
import { lintLetter } from '../lint/lintLetter';

const people = [{ Contact_Name: 'Maija', Contact_No: 'A', Company_Name: 'One' }, { Contact_Name: 'Åke', Contact_No: 'B', Company_Name: 'Two' }, { Contact_Name: 'Jim', Contact_No: 'C', Company_Name: 'One' }];
/** How the letters of a document are made. Those from an image hold blanks in their tags that are no content, and here not wanted. */
const producers: Record<string, (bytes: Uint8Array, limits?: CombinedLimits) => Uint8Array[]> = {
  plainly: (bytes, limits) => filled(createCombined(openTemplate(bytes), limits)),
  'from an image'(bytes, limits) {
    const template = openTemplate(bytes);
    const layout = layoutOf(template, people.map((person) => printedIn(template, plainValues(person))));
    const [first, ...more] = filled(createCombined(template, limits, imagedBody(layout)));
    expect(partText(first!).length).toBeGreaterThan(partText(producers.plainly!(bytes, limits)[0]!).length); // it holds such blanks: it is from an image
    return [first!, ...more].map(withoutPadding);
  },
};
const filled = (combined: Combined): Uint8Array[] => {
  for (const person of people) combined.add(plainValues(person));
  return combined.finish();
};
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!);

describe.each(Object.entries(producers))('letters in one document, made %s,', (_, combine) => {
  const only = (bytes: Uint8Array): Uint8Array => {
    const files = combine(bytes);
    expect(files).toHaveLength(1);
    expect(lintLetter(files[0]!)).toEqual([]);
    return files[0]!;
  };

  it('come in their order, each in a section of its own with pages from 1', () => {
    const document = only(fixture('letter - plain.docx'));
    expect(readText(document).split('\n')).toEqual(['Dear Maija,', 'It is spring.', '', 'Dear Åke,', 'It is spring.', '', 'Dear Jim,', 'It is spring.']);
    const sections = all(partText(document), /(<w:sectPr.*?<\/w:sectPr>)/g);
    expect(sections).toHaveLength(3);
    for (const one of sections) expect(one).toMatch(/<w:type w:val="nextPage"\/><w:pgSz.*<w:pgNumType w:start="1"\/><w:cols/);
  });

  it('end in their last paragraph where that is a plain one', () => {
    const document = only(docx({ body: p(mergeField('Contact_Name')) + p(r('Regards')) }));
    expect(readText(document).split('\n')).toEqual(['Maija', 'Regards', 'Åke', 'Regards', 'Jim', 'Regards']);
  });

  it('have headers of their own where these hold a value, and share those that are the same', () => {
    const document = only(fixture('letter - fields in header and footer.docx'));
    const names = Object.keys(unzipSync(document)).filter((name) => /header|footer/.test(name));
    expect(names).toEqual(['word/footer1.xml', 'word/header1.xml', 'word/header1_2.xml']);
    const used = all(partText(document), /<w:headerReference w:type="default" r:id="(.*?)"/g);
    expect(used[0]).toBe(used[2]);
    expect(used[1]).not.toBe(used[0]);
    expect(readText(document, 'word/header1_2.xml')).toBe('To Two');
  });

  it('count the pages of the letter, not of the document', () => {
    const document = only(fixture('letter - fields in header and footer.docx'));
    expect(partText(document, 'word/footer1.xml')).toContain(' SECTIONPAGES ');
    expect(partText(document, 'word/footer1.xml')).toContain(' PAGE ');
  });

  it('do not inherit the header of the letter before', () => {
    const text = partText(only(fixture('letter - two sections.docx')));
    const sections = all(text, /(<w:sectPr.*?<\/w:sectPr>)/g);
    expect(sections).toHaveLength(6);
    expect(sections.map((one) => /header1/.test(one))).toEqual([false, true, false, true, false, true]);
    expect(sections.map((one) => /rIdEmptyHeader/.test(one))).toEqual([true, false, true, false, true, false]);
    expect(sections.map((one) => /start="1"/.test(one))).toEqual([true, false, true, false, true, false]);
  });

  it('have bookmarks of their own, and links that lead to them', () => {
    const text = partText(only(fixture('letter - bookmarks and references.docx')));
    const names = all(text, /<w:bookmarkStart w:id="\d+" w:name="(.*?)"/g);
    expect(names).toEqual(['_Ref100200300', '_Ref100200300_2', '_Ref100200300_3']);
    expect(all(text, /w:anchor="(.*?)"/g)).toEqual(names);
    expect(all(text, />\s*REF (\S+)/g)).toEqual(names);
    expect(all(text, /HYPERLINK \\l (?:"|&quot;)(.*?)(?:"|&quot;)/g)).toEqual(names);
    expect(all(text, /PAGEREF (\S+)/g).map((one) => one.replace(/<.*/, ''))).toEqual(names);
    expect(all(text, /(SEQ Figure[^<]*)/g)).toHaveLength(3);
    expect(all(text, /(SEQ Figure[^<]*?) *</g)).toEqual(Array(3).fill('SEQ Figure \\* ARABIC \\r 1'));
  });

  it('have names of bookmarks with signs that XML escapes as they are, in attributes and in codes', () => {
    const names = `w:name='A&amp;B "x" &apos;y&apos;'`;
    const text = partText(only(docx({ body: p(`<w:bookmarkStart w:id="1" ${names}/>`, mergeField('Contact_Name'), '<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="C&amp;D"/><w:bookmarkEnd w:id="2"/>', field(' PAGEREF c&amp;d \\h ', '1'), '<w:hyperlink w:anchor="C&amp;D"><w:r><w:t>there</w:t></w:r></w:hyperlink>') })));
    expect(all(text, /w:name='(.*?)'/g)).toEqual(['', '_2', '_3'].map((number) => `A&amp;B &quot;x&quot; &apos;y&apos;${number}`));
    const own = ['C&amp;D', 'C&amp;D_2', 'C&amp;D_3'];
    expect(all(text, /w:name="(.*?)"/g)).toEqual(own);
    expect(all(text, /w:anchor="(.*?)"/g)).toEqual(own);
    expect(all(text, /PAGEREF (\S+)/g)).toEqual(own);
  });

  it('number their captions from 1, in text boxes too', () => {
    const codes = all(partText(only(fixture('letter - numbered captions.docx'))), /(SEQ [^<]*?) *</g);
    const boxed = ['SEQ Figure \\* ARABIC \\r 1', 'SEQ Figure \\* ARABIC \\r 1']; // as a drawing, and for older readers
    const letter = [...boxed, 'SEQ Figure \\* ARABIC', 'SEQ Table \\r 1'];
    expect(codes).toEqual([...letter, ...letter, ...letter]);
  });

  it('have shapes of their own, and no marks of paragraphs that could stand twice', () => {
    const text = partText(only(fixture('letter - shapes and paragraph marks.docx')));
    expect(all(text, /<v:shape id="(.*?)"/g)).toEqual(['Stamp', 'Stamp_2', 'Stamp_3']);
    expect(all(text, /o:spid="(.*?)"/g)).toEqual(['_x0000_s1027', '_x0000_s1027_2', '_x0000_s1027_3']);
    expect(all(text, /<v:shapetype id="(.*?)"/g)).toEqual(['_x0000_t202', '_x0000_t202_2', '_x0000_t202_3']);
    expect(all(text, /type="#(.*?)"/g)).toEqual(['_x0000_t202', '_x0000_t202_2', '_x0000_t202_3']);
    expect(text).not.toMatch(/w14:(?:para|text)Id/);
  });

  it('have pictures and content controls of their own', () => {
    const pictures = all(partText(only(fixture('letter - picture in the header.docx'))), /<wp:docPr id="(\d+)"/g);
    expect(pictures).toHaveLength(3);
    expect(new Set(pictures).size).toBe(3);
    const controls = all(partText(only(fixture('letter - content controls.docx'))), /<w:id w:val="(-?\d+)"/g);
    expect(controls).toHaveLength(6);
    expect(new Set(controls).size).toBe(6);
  });

  it('keep another header for first, odd and even pages, each letter its own where it holds a value', () => {
    const document = only(fixture('letter - first, odd and even pages.docx'));
    const sections = all(partText(document), /(<w:sectPr.*?<\/w:sectPr>)/g);
    expect(sections).toHaveLength(3);
    for (const one of sections) expect(one).toMatch(/<w:pgNumType w:start="1"\/>.*<w:titlePg\/>/);
    const used = (kind: string): string[] => sections.map((one) => new RegExp(`<w:headerReference w:type="${kind}" r:id="(.*?)"`).exec(one)![1]!);
    expect([used('even'), used('default')]).toEqual([['even', 'even', 'even'], ['default', 'default', 'default']]);
    expect(used('first')).toEqual(['first', 'first_2', 'first']);
    expect([readText(document, 'word/first.xml'), readText(document, 'word/first_2.xml')]).toEqual(['One', 'Two']);
    expect(partText(document, 'word/default.xml')).toContain(' SECTIONPAGES ');
    expect(partText(document, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  });

  it('have a header of their own where it shows something of the letter, whatever capitals it names it with', () => {
    const document = only(fixture('letter - a header that refers to the letter.docx'));
    const sections = all(partText(document), /(<w:sectPr.*?<\/w:sectPr>)/g);
    const headers = sections.map((one) => /<w:headerReference w:type="default" r:id="(.*?)"/.exec(one)![1]!);
    expect(new Set(headers).size).toBe(3);
    expect(sections.map((one) => /<w:footerReference w:type="default" r:id="(.*?)"/.exec(one)![1]!)).toEqual(['footer1', 'footer1', 'footer1']);
    const names = all(partText(document), /<w:bookmarkStart w:id="\d+" w:name="(Reader.*?)"/g);
    expect(names).toEqual(['Reader', 'Reader_2', 'Reader_3']);
    expect(['header1', 'header1_2', 'header1_3'].map((one) => / REF (\S+)/.exec(partText(document, `word/${one}.xml`))![1])).toEqual(names);
  });

  describe('with a bookmark called Head in their header', () => {
    const head = '<w:bookmarkStart w:id="9" w:name="Head"/><w:r><w:t>H</w:t></w:r><w:bookmarkEnd w:id="9"/>';
    const naming = field('REF Head', 'H') + field('PAGEREF Head', '1') + '<w:hyperlink w:anchor="Head"><w:r><w:t>up</w:t></w:r></w:hyperlink>';
    const made = (body: string, ...headers: string[]): { headers: string[]; names: string[]; named: string[] } => {
      const ids = headers.map((__, index) => `header${index + 1}`);
      const document = only(docx({ body: p(mergeField('Contact_Name'), body), headers: Object.fromEntries(headers.map((one, index) => [ids[index]!, p(one)])), section: section(ids.map((id, index) => `<w:headerReference w:type="${['default', 'first'][index]}" r:id="${id}"/>`).join('')) }));
      const found = Object.keys(unzipSync(document)).filter((name) => /header\d/.test(name)).sort();
      return {
        headers: found, names: found.flatMap((name) => all(partText(document, name), /w:name="(.*?)"/g)),
        named: ['word/document.xml', ...found].flatMap((name) => all(partText(document, name), /(?:REF|w:anchor=")\s*(\w+)/g)),
      };
    };
    const three = ['Head', 'Head_2', 'Head_3'];
    const thrice = three.flatMap((name) => [name, name, name]);

    it('all lead to that where they share the header', () => {
      expect(made(naming, head)).toEqual({ headers: ['word/header1.xml'], names: ['Head'], named: Array(9).fill('Head') });
    });

    it('each lead to their own where the header prints something of theirs, also the same as in another letter', () => {
      const one = made(naming, head + mergeField('Company_Name'));
      expect(one).toEqual({ headers: ['word/header1.xml', 'word/header1_2.xml', 'word/header1_3.xml'], names: three, named: thrice });
    });

    it('share a header that leads to itself only, and those of which the text is the same', () => {
      expect(made('', head + naming)).toEqual({ headers: ['word/header1.xml'], names: ['Head'], named: ['Head', 'Head', 'Head'] });
      expect(made('', head + naming + mergeField('Company_Name'))).toEqual({ headers: ['word/header1.xml', 'word/header1_2.xml'], names: ['Head', 'Head_2'], named: ['Head', 'Head', 'Head', 'Head_2', 'Head_2', 'Head_2'] });
    });

    it('each have a header that leads into another one of theirs', () => {
      const { headers, names, named } = made('', head + mergeField('Company_Name'), naming);
      expect(headers).toHaveLength(6);
      expect([names, named]).toEqual([three, thrice]);
    });
  });

  it.each([
    ['link', '<w:hyperlink w:anchor="total"><w:r><w:t>there</w:t></w:r></w:hyperlink>'], ['field', field('HYPERLINK \\l "total"', 'there')], ['page', field('PAGEREF total', '1')],
  ])('each have a header of their own where that leads into the letter with a %s', (__, leading) => {
    const document = only(docx({ body: p('<w:bookmarkStart w:id="1" w:name="Total"/>', mergeField('Contact_Name'), '<w:bookmarkEnd w:id="1"/>'), headers: { header1: p(leading) }, section: section('<w:headerReference w:type="default" r:id="header1"/>') }));
    expect(['header1', 'header1_2', 'header1_3'].map((name) => /(?:w:anchor="|\\l (?:&quot;|")|PAGEREF )(\w+)/.exec(partText(document, `word/${name}.xml`))?.[1])).toEqual(['Total', 'Total_2', 'Total_3']);
  });

  it('end before the next one begins, also where a letter ends with a section or a table', () => {
    const sections = all(partText(only(fixture('letter - ends with a section.docx'))), /(<w:sectPr.*?<\/w:sectPr>)/g);
    expect(sections.map((one) => /<w:type w:val="(.*?)"/.exec(one)?.[1])).toEqual(['nextPage', 'continuous', 'nextPage', 'continuous', 'nextPage', 'continuous']);
    expect(sections.map((one) => /start="1"/.test(one))).toEqual([true, false, true, false, true, false]);
    const table = partText(only(fixture('letter - ends with a table.docx')));
    expect(all(table, /(<\/w:tbl><w:p>(?:<w:pPr>.*?<\/w:pPr>)?<\/w:p>)/g)).toHaveLength(3);
    expect(all(table, /(<w:type w:val="nextPage"\/>)/g)).toHaveLength(3);
    const bare = partText(fixture('letter - ends with a table.docx')).replace(/^[^]*?<w:body>|<\/w:tbl>[^]*$/g, '');
    expect(all(partText(only(docx({ body: `${bare}</w:tbl>` }))), /(<\/w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"\/><w:sectPr>)/g)).toHaveLength(2);
  });

  it('begin their lists again, but not their bullets', () => {
    const document = only(fixture('letter - lists.docx'));
    const used = all(partText(document), /<w:numId w:val="(\d+)"\/>/g);
    const [first, second, third] = [used.slice(0, 4), used.slice(4, 8), used.slice(8)];
    expect(first).toEqual(['1', '1', '2', '3']);
    expect(second[0]).toBe(second[1]);
    expect([second[2], third[2]]).toEqual(['2', '2']);
    expect(new Set([first[0], second[0], third[0]]).size).toBe(3);
    expect([second[3], third[3]]).toEqual(['3', '3']); // of the definition of list 1, so it goes on from there
    const numbering = partText(document, 'word/numbering.xml');
    expect(numbering).toContain(`<w:num w:numId="${second[0]}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>`);
  });

  it('begin a list again that begins again by itself', () => {
    const { parts } = readPackage(fixture('letter - lists.docx'));
    const numbering = new TextDecoder().decode(parts.get('word/numbering.xml')).replace('<w:num w:numId="3"><w:abstractNumId w:val="0"/>', '$&<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>');
    const document = only(writePackage(new Map(parts).set('word/numbering.xml', new TextEncoder().encode(numbering))));
    const used = all(partText(document), /<w:numId w:val="(\d+)"\/>/g);
    expect(new Set([used[3], used[7], used[11]]).size).toBe(3);
    expect(partText(document, 'word/numbering.xml')).toContain(`<w:num w:numId="${used[7]}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>`);
  });

  it('bring their notes and comments along', () => {
    const notes = only(fixture('letter - notes.docx'));
    expect(readText(notes, 'word/footnotes.xml')).toMatch(/A[^]*B[^]*C/);
    expect(all(partText(notes), /<w:footnoteReference w:id="(\d+)"/g)).toEqual(all(partText(notes, 'word/footnotes.xml'), /<w:footnote w:id="([1-9]\d*)"/g));
    expect(partText(notes, 'word/settings.xml')).toContain('<w:endnotePr><w:pos w:val="sectEnd"/>');
    expect(partText(notes)).toContain('<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>');
    expect(all(partText(only(fixture('letter - margin comments.docx')), 'word/comments.xml'), /<w:comment (w:id="\d+")/g)).toHaveLength(3);
  });

  it('say that a document of one letter is that letter', () => {
    const combined = createCombined(openTemplate(fixture('letter - plain.docx')));
    combined.add(plainValues(people[0]!));
    expect(readText(combined.finish()[0]!)).toBe('Dear Maija,\nIt is spring.');
    expect(createCombined(openTemplate(fixture('letter - plain.docx'))).finish()).toEqual([]);
  });

  it('come in several documents where one would be too large for Word', () => {
    const files = combine(fixture('letter - plain.docx'), { ...combinedLimits, textBytes: 100 });
    expect(files.map((one) => readText(one).replace(/\n/g, '|'))).toEqual(['Dear Maija,|It is spring.||Dear Åke,|It is spring.', 'Dear Jim,|It is spring.']);
    files.forEach((one) => expect(lintLetter(one)).toEqual([]));
  });

  it('are refused where one alone is too large', () => {
    expect(() => combine(fixture('letter - plain.docx'), { ...combinedLimits, textBytes: 20 })).toThrow(new MergeError('COMBINED_TOO_LARGE'));
  });

  it('have the same bytes each time', () => {
    for (const name of ['letter - notes.docx', 'letter - bookmarks and references.docx']) expect(Buffer.from(only(fixture(name))).equals(Buffer.from(only(fixture(name))))).toBe(true);
  });

  it('keep an odd page where the template wants one, and a first page number of its own', () => {
    const text = strFromU8(unzipSync(only(docx({ body: p(mergeField('Contact_Name')), section: section().replace('<w:pgSz', '<w:type w:val="oddPage"/><w:pgSz').replace('<w:cols', '<w:pgNumType w:start="5"/><w:cols') })))['word/document.xml']!);
    expect(all(text, /<w:type w:val="(.*?)"/g)).toEqual(['oddPage', 'oddPage', 'oddPage']);
    expect(all(text, /<w:pgNumType w:start="(.*?)"/g)).toEqual(['5', '5', '5']);
  });
});
