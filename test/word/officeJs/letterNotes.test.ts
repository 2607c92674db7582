import { readNotes, writeNotes } from '../../../src/word/officeJs/letterNotes';
import { failed, pretendOffice, succeeded } from './pretendedOffice';

function letterWith(value: unknown, saved: object = succeeded(undefined)) {
  const values = new Map([['segmentLetters', value]]);
  pretendOffice({ document: { settings: { get: (name: string) => values.get(name) ?? null, set: (name: string, next: unknown) => values.set(name, next), saveAsync: (done: (result: object) => void) => done(saved) } } });
}
const empty = { fieldMapping: {}, fineFields: [] };

it('keeps what it is given', async () => {
  letterWith(undefined);
  const notes = { segmentNo: 'SM00012', fieldMapping: { Etunimi: 'First_Name' }, fineFields: ['Contact_Fax_No'], choices: { acceptChanges: true as const, contactLanguage: true as const, answers: { 'Which day?': 'Monday\nor so' } } };
  await writeNotes(notes);
  expect(await readNotes()).toEqual(notes);
  for (const letterFor of [{ languageCode: 'SVE' }, { languageCode: '', lineNo: 30000 }]) {
    await writeNotes({ ...notes, letterFor, keptAs: 'a'.repeat(64) });
    expect(await readNotes()).toEqual({ ...notes, letterFor, keptAs: 'a'.repeat(64) });
  }
  await writeNotes(empty);
  expect(await readNotes()).toEqual(empty);
});
it.each([
  ['nothing', undefined], ['null', null], ['something of another add-in', { a: 1 }], ['half a text', '{"segmentNo":'], ['a list', '[1]'], ['a number', '5'], ['null as JSON', 'null'],
  ['values of other kinds', '{"segmentNo":5,"fieldMapping":[],"fineFields":"x"}'], ['choices of another kind', '{"choices":{"acceptChanges":"yes","contactLanguage":"FIN","answers":{"Day":5}}}'], ['a letter for nobody', '{"letterFor":{"languageCode":5,"lineNo":"x"},"keptAs":"no hash"}'],
])('reads %s as a letter without notes', async (_, value) => {
  letterWith(value);
  expect(await readNotes()).toEqual(empty);
});
it('keeps what is whole of notes that are damaged', async () => {
  letterWith('{"segmentNo":"SM1","fieldMapping":{"a":"First_Name","b":1},"fineFields":["x",2]}');
  expect(await readNotes()).toEqual({ segmentNo: 'SM1', fieldMapping: { a: 'First_Name' }, fineFields: ['x'] });
});
it('reads no more answers, and no longer ones, than the service takes', async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`q${index}`, 'x']));
  letterWith(JSON.stringify({ choices: { answers: { ['k'.repeat(201)]: 'x', long: 'x'.repeat(2001), ...many } } }));
  const answers = Object.keys((await readNotes()).choices!.answers!);
  expect([answers.length, answers[0], answers.at(-1)]).toEqual([100, 'q0', 'q99']);
});
it('says SETTINGS_FAILED where Word does not keep them', async () => {
  letterWith(undefined, failed(5001, 'An internal error has occurred.'));
  await expect(writeNotes(empty)).rejects.toMatchObject({ code: 'SETTINGS_FAILED', detail: '5001 An internal error has occurred.' });
});
