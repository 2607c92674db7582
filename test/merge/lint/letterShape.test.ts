import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { validateLetters } from '../../../scripts/letterValidator.mjs';
import { docx, mergeField, p, r } from '../build/docx';
import { letterShape } from './letterShape';

describe('the shape of a letter', () => {
  const shapeOf = (body: string): string => letterShape(docx({ body }));
  const shape = shapeOf(p(r('Dear'), mergeField('Name')));

  it('is the same for other texts, codes of fields and blanks in tags', () => {
    expect(shapeOf(p(r('Hyvä'), mergeField('Town', { switches: '\\* Upper' })))).toBe(shape);
    expect(shapeOf(p(r('Dear'), mergeField('Name')).replaceAll('<w:t xml:space="preserve">', '<w:t  xml:space="preserve"   >').replaceAll('<w:p>', '<w:p  >'))).toBe(shape);
  });
  it('is another one for anything else', () => {
    const others = [p(r('Dear', '<w:b/>'), mergeField('Name')), p(r('Dear'), mergeField('Name'), r('')), p(r('Dear')) + p(mergeField('Name')), p('<w:pPr><w:spacing w:after="1"/></w:pPr>', r('Dear'), mergeField('Name')),
      p('<w:pPr><w:spacing w:after="2"/></w:pPr>', r('Dear'), mergeField('Name'))].map(shapeOf);
    expect(new Set([shape, ...others]).size).toBe(6);
    expect(letterShape(docx({ body: p(r('Dear'), mergeField('Name')), headers: { header1: p() } }))).not.toBe(shape);
    expect(letterShape(docx({ body: p(r('Dear'), mergeField('Name')), media: { 'one.png': Uint8Array.of(1) } }))).not.toBe(letterShape(docx({ body: p(r('Dear'), mergeField('Name')), media: { 'one.png': Uint8Array.of(2) } })));
  });
});

it('what the validator or our lint says of a letter is its fault', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'letters-'));
  try {
    const files = { 'good.docx': p(r('x')), 'faulty.docx': p('<w:r><w:t>x</w:t><w:rPr/></w:r>') };
    for (const [name, body] of Object.entries(files)) writeFileSync(path.join(folder, name), docx({ body }));
    const kept = (letter: string) => ({ shape: letter, letter, test: '', lint: [] as string[], isRandom: false });
    const { sound, faulty } = await validateLetters(folder, [kept('good.docx'), kept('faulty.docx'), kept(''), { ...kept(''), lint: ['a field without an end'] }]);
    expect([sound, faulty].map((some) => some.map(({ letter }) => letter))).toEqual([['good.docx'], ['', 'faulty.docx']]);
    expect(faulty[1]!.faults).toEqual([expect.stringMatching(/^Sch_\w+: The element has unexpected child element .*rPr/)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
