import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCombined, openTemplate, plainValues } from '../../src/merge';
import { docx, mergeField, p, section } from './build/docx';
import { fixture } from './build/fixtures';

const onPath = (name: string): boolean => (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));
const hasWriter = onPath('soffice');
const people = ['Maija', 'Åke', 'Jim', 'Bo'].map((Contact_Name) => ({ Contact_Name, Comment: 'See you', Company_Name: 'Northwind' }));
const sample = (): Uint8Array => new Uint8Array(readFileSync(path.join(__dirname, '..', '..', 'assets', 'sample-letters', 'Spring letter.docx')));

/** Another program lays the pages out: an eye for what no reading of the XML shows (SURFACE §4). */
(hasWriter ? describe : describe.skip)(`four letters in one document, laid out by LibreOffice${hasWriter ? '' : ' – NOT CHECKED: there is no soffice on PATH'},`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const pages = (bytes: Uint8Array): number => {
    const combined = createCombined(openTemplate(bytes));
    for (const person of people) combined.add(plainValues(person));
    writeFileSync(path.join(folder, 'letters.docx'), combined.finish()[0]!);
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, path.join(folder, 'letters.docx')], { stdio: 'ignore', timeout: 100_000 });
    return readFileSync(path.join(folder, 'letters.pdf'), 'latin1').match(/\/Type\s*\/Page\b/g)!.length;
  };
  it.each<[string, number, () => Uint8Array]>([
    ['of one page fill four pages', 4, sample],
    ['of two sections fill eight', 8, () => fixture('letter - two sections.docx')],
    ['that end with a table fill four', 4, () => fixture('letter - ends with a table.docx')],
    ['that end with a text that may vanish fill four', 4, () => docx({ body: p(mergeField('Contact_Name')) + p(mergeField('Job_Title')), section: section() })],
  ])('%s', (_, expected, make) => {
    expect(pages(make())).toBe(expected);
  }, 120_000);
});
