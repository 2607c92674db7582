import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { combinedLimits, createCombined, imagedBody, openTemplate, plainValues, produceLetter, usualLayout } from '../../src/merge';
import { fixtureLetters } from '../fixtures/makeLetters';
import { docx, mergeField, p, section } from './build/docx';
import { fixture } from './build/fixtures';

const onPath = (name: string): boolean => (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));
const missing = ['soffice', 'pdftotext'].filter((name) => !onPath(name));
const people = ['Maija', 'Åke', 'Jim', 'Bo'].map((Contact_Name, index) => ({ Contact_Name, Contact_No: `CT${index}`, Contact_City: index % 2 ? 'Turku' : 'Oulu', Comment: ['See you', 'One\nTwo', 'x '.repeat(2000), ''][index]!, Company_Name: 'Northwind', Address_Block: 'A\nB' }));
const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(__dirname, '..', '..', 'assets', 'sample-letters', name)));

const templates: Record<string, Uint8Array> = {
  ...Object.fromEntries(Object.keys(fixtureLetters).filter((name) => !name.includes('broken')).map((name) => [name, fixture(name)])),
  'Spring letter.docx': sample('Spring letter.docx'), 'Kevätkirje.docx': sample('Kevätkirje.docx'),
  'ends with a text that may vanish.docx': docx({ body: p(mergeField('Contact_Name')) + p(mergeField('Job_Title')), section: section() }),
};

/** What LibreOffice shows in another way than Word, of a letter by itself or of many in one document, and what can be compared all the same. */
const shownOtherwise: { letters: RegExp; compared(pages: string[]): string[] }[] = [
  // It neither begins to count notes anew in a section (`w:numRestart`) nor puts endnotes at its end (`w:pos`).
  { letters: /notes|passages/, compared: (pages) => pages.join('').split('\n').map((line) => line.replace(/\f|(?<![A-Z\d])\d(?!\d)|(?<=and|^)[iv]+(?= |$)/g, '').trim()).filter(Boolean).sort() },
  // SECTIONPAGES, which NUMPAGES has become, keeps the number it was written with.
  { letters: /^(Spring|Kevät)/, compared: (pages) => pages.map((page) => page.replace(/\b((?:Page|Sivu) \d+ (?:of|\/)) \d+/, '$1 …')) },
  // A STYLEREF in a header finds nothing; in a document of many it has been worked out.
  { letters: /header that refers/, compared: (pages) => pages.map((page) => page.replace(/^For .*/, 'For …')) },
];

/** Another program lays the pages out: an eye for what no reading of the XML shows (SURFACE §4). */
(missing.length === 0 ? describe : describe.skip)(`laid out by LibreOffice${missing.length === 0 ? '' : ` – NOT CHECKED: there is no ${missing.join(' and no ')} on PATH`}, the pages of one document are those of the letters by themselves:`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
  const names = Object.keys(templates);
  const file = (name: number, which: string | number, kind: string): string => path.join(folder, `${name}-${which}.${kind}`);
  const records = people.map((person) => plainValues(person));
  beforeAll(() => {
    const made: string[] = [];
    const keep = (name: number, which: string | number, bytes: Uint8Array): void => { made.push(file(name, which, 'docx')); writeFileSync(made.at(-1)!, bytes); };
    for (const [name, bytes] of Object.values(templates).entries()) {
      const template = openTemplate(bytes);
      for (const [which, record] of records.entries()) keep(name, which, produceLetter(template, record));
      for (const [which, combined] of [['plain', createCombined(template)], ['image', createCombined(template, combinedLimits, imagedBody(usualLayout(template)))]] as const) {
        for (const record of records) combined.add(record);
        const [document, ...more] = combined.finish();
        expect(more).toEqual([]);
        keep(name, which, document!);
      }
    }
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...made], { stdio: 'ignore', timeout: 400_000 });
  }, 420_000);
  afterAll(() => rmSync(folder, { recursive: true }));
  /** The text of each page, where it stands. */
  const pages = (name: number, which: string | number): string[] => execFileSync('pdftotext', ['-layout', file(name, which, 'pdf'), '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);

  it.each(missing.length === 0 ? names : ['all of them'])('%s', (name) => {
    const place = names.indexOf(name);
    const { compared } = shownOtherwise.find(({ letters }) => letters.test(name)) ?? { compared: (all: string[]) => all };
    const alone = people.flatMap((_, which) => pages(place, which));
    expect(alone.length).toBeGreaterThanOrEqual(people.length);
    expect(alone.join('')).toMatch(/\w/);
    expect(compared(pages(place, 'plain'))).toEqual(compared(alone));
    expect(compared(pages(place, 'image'))).toEqual(compared(alone));
  });
});
