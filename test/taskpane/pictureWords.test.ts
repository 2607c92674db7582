import './browserGaps';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderLetter } from '../../src/taskpane/preview/renderLetter';

const sample = unzipSync(new Uint8Array(readFileSync(path.join(__dirname, '../../assets/sample-letters/Spring letter.docx'))));
const described = (text: string | undefined, id: string): string => `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="648000" cy="648000"/><wp:docPr id="9" name="P"${text === undefined ? '' : ` descr="${text}"`}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr><a:xfrm><a:ext cx="648000" cy="648000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
const text = (name: string): string => new TextDecoder().decode(sample[name]);
const headerName = Object.keys(sample).find((name) => /header\d*\.xml$/.test(name))!;

async function alts(parts: Record<string, string>): Promise<(string | null)[]> {
  const letter = zipSync({ ...sample, ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])) });
  const shadow = document.createElement('div').attachShadow({ mode: 'open' });
  await renderLetter(letter, shadow, undefined, 320);
  return [...shadow.querySelectorAll('img')].map((image) => image.getAttribute('alt'));
}

describe('the pictures of a previewed letter', () => {
  it('keep the words that describe them', async () => {
    expect(await alts({})).toEqual(['A leaf that is a letter']);
  });
  it('each its own, also where the same picture stands twice; one without words says nothing', async () => {
    const rels = text(headerName.replace('word/', 'word/_rels/') + '.rels');
    const [, id] = /Id="(\w+)"[^>]*Type="[^"]*\/image"|/.exec(rels)!;
    const header = text(headerName);
    const more = header.replace(/<w:p>(?!.*<w:p>)/s, `${described('The same, larger', id ?? 'rId1')}${described(undefined, id ?? 'rId1')}<w:p>`);
    expect(more).not.toBe(header);
    expect(await alts({ [headerName]: more })).toEqual(['A leaf that is a letter', 'The same, larger', '']);
  });
});
