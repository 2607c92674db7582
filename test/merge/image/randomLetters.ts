import fc from 'fast-check';
import { anyCharacter } from '../../contract/anyCharacter';
import { docx, fieldMarks, mergeField, p, passage, r, section, simpleField } from '../build/docx';

/** Letters that nobody would write, and what contacts may have in them. */
const { begin, separate, end, code } = fieldMarks;
const names = ['Contact_Name', 'Contact_City', 'Comment', 'Address_Block', 'Company_Name', 'First_Name'] as const;
const name = fc.constantFrom(...names);
const look = fc.constantFrom('', '', '<w:b/>', '<w:i/><w:color w:val="FF0000"/>');
const formats = fc.constantFrom('', '', '', '\\* Upper', '\\@ "d. MMMM yyyy"', '\\* CardText', '\\* MERGEFORMAT', '\\b "(" \\f ")"', '\\# "0.00"');
const mergeFields = fc.oneof(fc.tuple(name, formats, look).map(([one, switches, properties]) => mergeField(one, { switches, properties })), name.map(simpleField));
const text = fc.constantFrom('Dear ', ' and ', 'ä &amp; ö', ', ', '\u{1f600}');
const operators = fc.constantFrom('=', '&lt;&gt;', '&gt;', '&lt;=');
const operands = fc.constantFrom('"Turku"', '""', '10', '"*urk?"', '"10-2"', '"1. May 2026"', '1.5');
const condition = fc.tuple(name, formats, operators, operands, text, fc.option(mergeFields, { nil: '' }), look).map(([one, switches, operator, operand, yes, inner, properties]) => (
  begin + code(' IF ') + mergeField(one, { switches }) + code(` ${operator} ${operand} `) + code(`"${yes}`, properties) + inner + code('" "no ') + (inner && mergeField('First_Name')) + code('" ') + separate + r('old') + end));
const noise = fc.constantFrom('<w:proofErr w:type="spellStart"/>', '<w:r><w:tab/></w:r>', '\n  ', '<!-- a > comment -->', '<w:bookmarkStart w:id="?" w:name="n?"/><w:bookmarkEnd w:id="?"/>');
const inline = fc.oneof({ weight: 4, arbitrary: mergeFields }, { weight: 3, arbitrary: text.map((one) => r(one)) }, { weight: 2, arbitrary: condition }, noise);
const personal = (content: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.tuple(fc.constantFrom('one', 'two'), content).map(([id, inner]) => passage(id, inner));
const paragraph = fc.tuple(fc.constantFrom('', '<w:pPr><w:jc w:val="right"/></w:pPr>'), fc.array(inline, { maxLength: 5 })).map(([properties, content]) => p(properties, ...content));
const lineOfFields = fc.array(mergeFields, { minLength: 1, maxLength: 3 }).map((fields) => p(...fields));
const withPassage = fc.tuple(text, personal(fc.oneof(mergeFields, text.map((one) => r(one))))).map(([before, one]) => p(r(before), one));
const simple = fc.oneof(paragraph, lineOfFields, withPassage);
const table = fc.array(simple, { minLength: 1, maxLength: 3 }).map((cells) => `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr></w:tbl>`);
const box = simple.map((content) => p(`<w:r><w:pict><v:shape id="s?" style="width:9pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`));
const block = fc.oneof({ weight: 5, arbitrary: simple }, table, box, personal(fc.array(simple, { minLength: 1, maxLength: 2 }).map((some) => some.join(''))));
const story = fc.option(fc.array(simple, { minLength: 1, maxLength: 2 }).map((some) => some.join('')), { nil: undefined });

/**
 * As Word does it: nothing has another's number, a name stands for one bookmark, which is there where a link leads to it, and each bookmark that begins ends. In the pieces `?` stands for
 * the next number after `next`, in the end of a bookmark for that of the one that began last; an end of nothing is left out.
 */
function numbered(pieces: string, next: number): string {
  const open: number[] = [];
  const names = new Set<string>();
  const story = pieces.replace(/<(w:bookmarkStart|w:bookmarkEnd|v:shape|wp:docPr|w:id)\s[^>]*>/g, (mark, kind: string) => {
    const number = kind === 'w:bookmarkEnd' ? open.pop() : ++next;
    if (number === undefined) return '';
    const marked = mark.includes('?') ? mark.replaceAll('?', String(number)) : mark.replace(/w:val="\d+"/, `w:val="${number}"`);
    if (kind !== 'w:bookmarkStart') return marked;
    open.push(number);
    return marked.replace(/(?<=w:name=")[^"]*/, (name) => { const own = names.has(name) ? name.slice(0, 36) + number : name; names.add(own); return own; });
  });
  if (story.includes('w:anchor="Total"') && !names.has('Total')) return numbered(p('<w:bookmarkStart w:id="?" w:name="Total"/><w:bookmarkEnd w:id="?"/>') + pieces, next);
  return open.length > 0 ? story + p(...open.map((number) => `<w:bookmarkEnd w:id="${number}"/>`)) : story;
}

const letterOf = (blocks: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> => fc.tuple(fc.array(blocks, { minLength: 1, maxLength: 7 }), story, story).map(([some, header, footer]) => docx({
  body: numbered(some.join(''), 0) + p(r('end')),
  ...(header !== undefined && { headers: { header1: numbered(header, 100) } }), ...(footer !== undefined && { footers: { footer1: numbered(footer, 200) } }),
  section: section((header === undefined ? '' : '<w:headerReference w:type="default" r:id="header1"/>') + (footer === undefined ? '' : '<w:footerReference w:type="default" r:id="footer1"/>')),
}));

/** A letter with fields, conditions, passages and blank lines anywhere. */
export const randomLetter = letterOf(block);

/** What each of many letters has for itself, beside fields and in them. */
const own = fc.oneof(
  fc.constantFrom(
    '<w:bookmarkStart w:id="?" w:name="Total"/>', '<w:bookmarkStart\n w:id = \'?\' w:name="name_of_forty_signs_which_is_the_longest"/>', '<w:bookmarkEnd w:id="?"/>',
    '<w:hyperlink w:anchor="Total"><w:r><w:t>there</w:t></w:r></w:hyperlink>', begin + code(' PAGEREF Total \\h ') + separate + r('1') + end, begin + code(' HYPERLINK \\l "total" ') + separate + r('there') + end,
    '<w:fldSimple w:instr=" REF Total "><w:r><w:t>old</w:t></w:r></w:fldSimple>', begin + code(' NUMPAGES ') + separate + r('1') + end, begin + code(' SEQ Figure ') + separate + r('1') + end,
    '<w:sdt><w:sdtPr><w:id w:val="-55?"/></w:sdtPr><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>',
    '<w:r><w:pict><v:shape id="_x0000_s?" o:spid="_x0000_s?" style="width:9pt"/></w:pict></w:r>',
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="?" name="P"/><a:graphic><a:graphicData uri="urn:none"/></a:graphic></wp:inline></w:drawing></w:r>',
  ),
  mergeFields,
);
const withOwn = fc.tuple(own, own, inline).map((some) => p(...some));
export const randomLetterAmongOthers = letterOf(fc.oneof(block, withOwn));

const value = fc.oneof(
  fc.constantFrom('', '', ' ', 'Turku', 'Maija Meikäläinen', '9', '10.50', '1,234', '2026-05-01', '<&"\'>', 'a\nb', 'a\n\nb\n', '\ttab', 'a\tb', '\u0085x', 'x\u2028y', '\u{1f600} smile', '\ud800 half', '\uffff', '\u00a0', '\u0007', 'x'.repeat(100), 'ö'.repeat(300), 'w\n'.repeat(90)),
  fc.string({ unit: anyCharacter, maxLength: 30 }),
);
/** A contact's values with the language, and its own texts in the passages. */
export const randomContact = fc.record({
  values: fc.record({ ...Object.fromEntries(names.map((one) => [one, value])), Language_Code: fc.constantFrom('', 'FIN', 'ENU', 'DEU', 'sv', 'XXX') }, { requiredKeys: [] }),
  passages: fc.record({ one: value, two: value }, { requiredKeys: [] }),
});

/** All letters in one language, or each in its contact's. */
export const languageOfLetters = fc.constantFrom({}, { locale: 'fi-FI', localeFrom: 'Language_Code' }, { localeFrom: 'Language_Code' });
