import { fixturePath } from '../merge/build/fixtures';
import { atTerminal } from './atTerminal';

const inspect = (name: string, ...more: string[]) => atTerminal('inspect', fixturePath(name), ...more);

it('lists stories and fields, what becomes of them, and names that nobody knows', async () => {
  expect(await inspect('letter - fields in header and footer.docx')).toEqual({ code: 0, error: [], out: [
    'body (word/document.xml): 1 paragraph, 1 field', '  { MERGEFIELD Contact_Name } = Contact_Name',
    'header (word/header1.xml): 1 paragraph, 1 field', '  { MERGEFIELD Company_Name } = Company_Name',
    'footer (word/footer1.xml): 1 paragraph, 2 fields', '  { PAGE } – left to Word', '  { NUMPAGES } – left to Word',
  ] });
  expect((await inspect('letter - unknown field.docx')).out).toContain('Names that nobody knows: Contact_Nmae');
});

it('shows fields in fields, those that are not merged, and breakages', async () => {
  const { out } = await inspect('letter - IF and NEXT.docx');
  expect(out.filter((line) => line.startsWith('    {'))).toHaveLength(1);
  expect(out).toContain('  { NEXT } – NOT MERGED');
  expect(out.at(-1)).toBe('Not merged: NEXT');
  expect((await inspect('letter - broken field.docx')).out.at(-1)).toMatch(/^Marks of fields without their partner: [1-9]/);
  expect((await inspect('letter - tracked changes.docx')).out).toContain('Tracked changes of Reviewer One: 2');
  expect((await inspect('letter - margin comments.docx')).out).toContain('Comments in the margin of Reviewer One: 1');
});

it('says the same to a program', async () => {
  const { out } = await inspect('letter - plain.docx', '--json');
  const letter = JSON.parse(out.join('\n')) as { stories: { story: string; fields: unknown[] }[]; unknownNames: string[] };
  expect(letter.unknownNames).toEqual([]);
  expect(letter.stories[0]!.fields[1]).toEqual({ type: 'MERGEFIELD', code: 'MERGEFIELD Comment \\b "P.S. "', switches: { b: ['P.S. '] }, depth: 0, meaning: 'Comment', state: 'workedOut' });
});

it.each([
  ['no letter', [], 2], ['two letters', ['a.docx', 'b.docx'], 2], ['a letter that is not there', ['nowhere.docx'], 1], ['no letter at all', [__filename], 1],
])('says in one line what is wrong with %s', async (_, args, code) => {
  const said = await atTerminal('inspect', ...args);
  expect([said.code, said.out, said.error.length]).toEqual([code, [], 1]);
});
