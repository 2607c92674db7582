import { unzipSync, zipSync } from 'fflate';
import { nodeDom } from '../../../word-host/document/nodeDom';
import { openDocument, type OpenDocument } from '../../../word-host/document/openDocument';
import { everythingBody, field, flatOpc, letterOf, longField, paragraph, run, w } from './letters';

const open = (body: string): OpenDocument => openDocument(letterOf(body), nodeDom);
const texts = (document: OpenDocument): string[] => document.paragraphs().map((one) => document.text(one));
const at = (document: OpenDocument, number: number, offset: number) => ({ paragraph: document.paragraphs()[number]!, offset });

test('saving changes only the parts that were edited', () => {
  const bytes = letterOf(everythingBody);
  const document = openDocument(bytes, nodeDom);
  expect(unzipSync(document.save())).toEqual(unzipSync(bytes));
  document.insertText(at(document, 0, 0), 'x');
  const before = unzipSync(bytes);
  const after = unzipSync(document.save());
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.keys(after).filter((name) => !Buffer.from(after[name]!).equals(Buffer.from(before[name]!)))).toEqual(['word/document.xml']);
  expect(document.save()).toEqual(document.save());
});

test.each([
  ['no zip', new TextEncoder().encode('Dear Sir or Madam'), 'NOT_A_DOCX'],
  ['nothing', new Uint8Array(), 'NOT_A_DOCX'],
  ['a zip of something else', zipSync({ 'a.txt': new Uint8Array([1]) }), 'NOT_A_DOCX'],
  ['a cut file', letterOf(everythingBody).slice(0, 900), 'DAMAGED'],
  ['XML that is not well-formed', letterOf('<w:p><w:r></w:p>'), 'DAMAGED'],
  ['a body without a paragraph', letterOf(''), 'DAMAGED'],
])('%s is refused', (_, bytes, code) => {
  expect(() => openDocument(bytes, nodeDom)).toThrow(expect.objectContaining({ name: 'DocumentProblem', code }) as Error);
});

test('every place is found again through the XML', () => {
  const document = open(everythingBody);
  for (const { root } of document.stories()) {
    for (const one of document.paragraphs(root)) {
      for (let offset = 0; offset <= document.length(one); offset += 1) {
        const { node, offset: inside } = document.nodeAt({ paragraph: one, offset });
        const back = document.positionAt(node, inside);
        // Between the halves of an emoji there is no place.
        expect([offset, offset - 1]).toContain(back?.offset);
        expect(back?.paragraph).toBe(one);
      }
    }
  }
});

test('the caret walks through the whole document and back, over fields and emoji at one step each', () => {
  const document = open(everythingBody);
  const walk = (from: ReturnType<typeof at>, step: (place: typeof from) => typeof from | undefined): string[] => {
    const seen: string[] = [];
    for (let place: typeof from | undefined = from; place; place = step(place)) seen.push(`${document.paragraphs().indexOf(place.paragraph)}:${place.offset}`);
    return seen;
  };
  const there = walk(at(document, 0, 0), (place) => document.stepForward(place));
  const last = document.whole(document.body).end;
  expect(walk(last, (place) => document.stepBack(place)).reverse()).toEqual(there);
  expect(there).toContain('3:6');
  expect(there).not.toContain('3:7');
});

test('deleting across paragraphs joins them, and leaves tables and cells whole', () => {
  const document = open(everythingBody);
  document.deleteSpan({ start: at(document, 0, 5), end: at(document, 1, 4) });
  expect(texts(document).slice(0, 2)).toEqual(['Dear offer and «City»', 'left']);
  document.deleteSpan({ start: at(document, 1, 2), end: at(document, 2, 2) });
  expect(texts(document).slice(1, 4)).toEqual(['le', 'ght 😀', '']);
  document.deleteSpan({ start: at(document, 0, 5), end: at(document, 4, 3) });
  expect(texts(document)[0]).toBe('Dear Turku\ttoday\v');
  expect(document.body.getElementsByTagNameNS(w, 'tbl')).toHaveLength(0);
});

test('text typed after everything was deleted looks as before', () => {
  const document = open(paragraph(run('Hello', '<w:b/>')));
  document.insertText(document.deleteSpan(document.whole(document.body)), 'New');
  const [only] = document.body.getElementsByTagNameNS(w, 'r');
  expect(document.lookup.look(only!)).toMatchObject({ bold: true });
  expect(texts(document)).toEqual(['New']);
});

test('a content control in the line is not parted by a new paragraph, and the caret stays where its text is', () => {
  const document = open(everythingBody);
  document.setSelection({ anchor: at(document, 5, 6), focus: at(document, 5, 11) });
  document.splitParagraph(at(document, 5, 5));
  expect(texts(document).slice(5, 7)).toEqual(['In Turku', '\ttoday\v']);
  expect(document.selection).toEqual({ anchor: at(document, 5, 6), focus: at(document, 6, 3) });
});

test('the end of a section stays with the last half of a split paragraph, and a page of its own does not move', () => {
  const document = open(paragraph(run('one two'), '<w:jc w:val="center"/><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr>') + paragraph(run('three')));
  document.splitParagraph(at(document, 0, 3));
  const sections = document.paragraphs().map((one) => one.getElementsByTagNameNS(w, 'sectPr').length);
  expect(sections).toEqual([0, 1, 0]);
  expect(document.paragraphs().map((one) => one.getElementsByTagNameNS(w, 'jc').length)).toEqual([1, 1, 0]);
  document.joinWithPrevious(document.paragraphs()[1]!);
  expect(document.paragraphs().map((one) => one.getElementsByTagNameNS(w, 'sectPr').length)).toEqual([1, 0]);
  expect(texts(document)).toEqual(['one two', 'three']);
});

describe('fields', () => {
  test('are read whole: nested, simple, over paragraphs, with the instruction in pieces', () => {
    const document = open(everythingBody
      + paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve"> MERGE</w:instrText></w:r><w:r><w:instrText xml:space="preserve">FIELD  "Last Name" \\* Upper </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>' + run('«Last ') + run('Name»', '<w:i/>') + '<w:r><w:fldChar w:fldCharType="end"/><w:t>!</w:t></w:r>'));
    expect(document.fields().map(({ code, result, complete, nested }) => ({ code, result, complete, nested: nested.map((one) => one.code) }))).toEqual([
      { code: 'MERGEFIELD Contact_Name', result: '«Contact_Name»', complete: true, nested: [] },
      { code: 'MERGEFIELD City', result: '«City»', complete: true, nested: [] },
      { code: 'IF { MERGEFIELD Sum } = 5 "first', result: 'firstsecond', complete: true, nested: ['MERGEFIELD Sum'] },
      { code: 'MERGEFIELD  "Last Name" \\* Upper', result: '«Last Name»', complete: true, nested: [] },
    ]);
    expect(texts(document).at(-1)).toBe('«Last Name»!');
  });
  test('without an end are told as such, and what is visible of them is ordinary text', () => {
    const begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MERGEFIELD A</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const document = open(paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + begun + run('text')) + paragraph(run('more')));
    expect(document.fields().map(({ code, complete }) => [code, complete])).toEqual([['MERGEFIELD A', false]]);
    expect(document.units(document.paragraphs()[0]!).map(({ kind, text }) => [kind, text])).toEqual([['text', 'text']]);
  });
  test('go as a whole, even where they share runs with text', () => {
    const document = open(paragraph('<w:r><w:t>a</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>MERGEFIELD A</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>«A»</w:t><w:fldChar w:fldCharType="end"/><w:t>b</w:t></w:r>'));
    document.deleteSpan({ start: at(document, 0, 1), end: at(document, 0, 2) });
    expect(texts(document)).toEqual(['ab']);
    expect(document.fields()).toEqual([]);
  });
  describe('over several paragraphs', () => {
    const [begun, ended] = longField('first', 'second');
    const body = paragraph(run('before ') + begun) + paragraph(run('middle')) + paragraph(ended + run(' after'));
    const codes = (document: OpenDocument): string[] => document.fields().map(({ code, complete }) => `${complete ? '' : 'half '}${code}`);
    const whole = 'IF { MERGEFIELD Sum } = 5 "first';

    test.each<[string, [number, number], [number, number], string[], string[]]>([
      ['all of it', [0, 7], [2, 6], ['before  after'], []],
      ['more than it', [0, 0], [2, 12], [''], []],
      ['its end', [0, 9], [2, 9], ['before fiter'], [whole]],
      ['its beginning', [0, 3], [1, 3], ['befdle', 'second after'], [whole]],
      ['its middle', [0, 9], [2, 3], ['before fiond after'], [whole]],
    ])('deleting %s', (_, [from, start], [to, end], expected, fields) => {
      const document = open(body);
      document.deleteSpan({ start: at(document, from, start), end: at(document, to, end) });
      expect(texts(document)).toEqual(expected);
      expect(codes(document)).toEqual(fields);
    });

    test('stay whole when what they show is deleted paragraph by paragraph, and what is pasted there is', () => {
      const document = open(paragraph(begun) + paragraph(ended));
      for (const one of document.paragraphs()) document.deleteSpan(document.whole(one));
      expect(texts(document)).toEqual(['', '']);
      document.insertOoxml(at(document, 0, 0), flatOpc(paragraph(run('one')) + paragraph(run('two'))));
      expect(texts(document)).toEqual(['one', 'two', '', '']);
      expect(codes(document)).toEqual([whole]);
    });

    test.each([['paragraph', paragraph(begun)], ['table', `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${paragraph(begun)}</w:tc></w:tr></w:tbl>`]])('that begin in a %s stay whole when a stretch over it is deleted', (_, around) => {
      const document = open(paragraph(run('x')) + around + paragraph(run('y')) + paragraph(ended));
      document.deleteSpan({ start: at(document, 0, 0), end: at(document, 2, 1) });
      expect(codes(document)).toEqual([whole]);
      document.deleteSpan(document.whole(document.body));
      expect(codes(document)).toEqual([]);
      expect(document.body.getElementsByTagNameNS(w, 'tbl')).toHaveLength(0);
    });

    test('become one thing to step over when their paragraphs are joined, and places move with that', () => {
      const document = open(paragraph(run('x') + begun) + paragraph(ended + run(' after')));
      const place = document.follow({ start: at(document, 0, 3), end: at(document, 1, 8) });
      document.setSelection({ anchor: at(document, 1, 12), focus: at(document, 1, 12) });
      expect(document.joinWithPrevious(document.paragraphs()[1]!)?.offset).toBe(1);
      expect(document.units(document.paragraphs()[0]!).map(({ text }) => text)).toEqual(['x', 'firstsecond', ' after']);
      expect([place.start.offset, place.end.offset, document.selection.focus.offset]).toEqual([1, 4, 8]);
      document.undo();
      expect(document.selection.focus).toEqual(at(document, 1, 12));
      expect(place.end).toEqual(at(document, 1, 8));
    });

    test('that begin behind the place where another is pasted stay outside of it', () => {
      const [shownLater, after] = longField('', 'second');
      const document = open(paragraph(run('Dear ') + shownLater) + paragraph(after));
      document.insertOoxml(at(document, 0, 5), flatOpc(longField('one', 'two').map((content) => paragraph(content)).join('')));
      expect(document.fields().map(({ result }) => result)).toEqual(['onetwo', 'second']);
      expect(texts(document)).toEqual(['Dear one', 'two', '', 'second']);
    });

    test('that end before a place stay outside of what is put there', () => {
      const document = open(paragraph(begun) + paragraph(ended + run(' after')));
      document.insertField(at(document, 1, 6), 'MERGEFIELD City', '«City»');
      expect(document.fields().map(({ result, nested }) => [result, nested.length])).toEqual([['firstsecond', 1], ['«City»', 0]]);
    });

    test('are copied whole, or as the text that is shown of them', () => {
      const copied = (from: [number, number], to: [number, number]): OpenDocument => {
        const document = open(body);
        const other = open(paragraph(''));
        other.insertOoxml(at(other, 0, 0), document.ooxmlOf({ start: at(document, ...from), end: at(document, ...to) }));
        return other;
      };
      for (const [from, to, shown, fields] of [[[0, 0], [2, 12], ['before first', 'middle', 'second after'], [whole]], [[0, 9], [1, 3], ['rst', 'mid'], []], [[1, 0], [2, 8], ['middle', 'second a'], []]] as const) {
        const other = copied([...from], [...to]);
        expect(texts(other)).toEqual(shown);
        expect(codes(other)).toEqual(fields);
        expect([...other.body.getElementsByTagNameNS(w, 'fldChar')]).toHaveLength(fields.length * 6);
      }
    });
  });
  test('that are inserted look like what stands before them', () => {
    const document = open(paragraph(run('bold', '<w:b/>') + run(' plain')));
    const after = document.insertField(at(document, 0, 2), 'MERGEFIELD City', '«City»');
    expect(after.offset).toBe(3);
    const [only] = document.fields();
    expect(only!.pieces.map((piece) => (piece.parentNode as Element).getElementsByTagNameNS(w, 'b').length)).toEqual([1, 1, 1, 1, 1]);
    expect(document.setFieldResult(only!, 'Turku') && document.setFieldCode(only!, 'MERGEFIELD Contact_City')).toBe(true);
    expect(document.fields().map(({ code, result }) => [code, result])).toEqual([['MERGEFIELD Contact_City', 'Turku']]);
    expect(texts(document)).toEqual(['boTurkuld plain']);
  });
  test('in deleted text are gone, in inserted text they are there', () => {
    const document = open(paragraph(`<w:ins w:id="1" w:author="a">${field('MERGEFIELD A', '«A»')}</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>gone</w:delText></w:r></w:del>`));
    expect(texts(document)).toEqual(['«A»']);
  });
});
