import { asWordProblem } from '../../../src/word/officeJs/inWord';
import { WordProblem, type WordProblemCode } from '../../../src/word/wordDocument';

it.each<[string | number, WordProblemCode, WordProblemCode]>([
  ['AccessDenied', 'WRITE_REFUSED', 'DOCUMENT_READ_ONLY'], ['NotAllowed', 'WRITE_REFUSED', 'DOCUMENT_READ_ONLY'], [7000, 'WRITE_REFUSED', 'DOCUMENT_READ_ONLY'],
  ['InvalidArgument', 'WRITE_REFUSED', 'SELECTION_REFUSED'], ['GeneralException', 'WRITE_REFUSED', 'WRITE_REFUSED'],
  ['AccessDenied', 'OPEN_FAILED', 'OPEN_FAILED'], ['ItemNotFound', 'READ_FAILED', 'READ_FAILED'],
  ['ApiNotFound', 'OPEN_FAILED', 'NOT_SUPPORTED'], ['InvalidOrTimedOutSession', 'READ_FAILED', 'HOST_GONE'], [5012, 'SETTINGS_FAILED', 'HOST_GONE'],
])('reads %s of %s as %s', (code, otherwise, ours) => {
  const problem = asWordProblem({ code, message: 'why' }, otherwise);
  expect([problem.code, problem.detail]).toEqual([ours, `${code} why`]);
});
it('keeps the words of an error without a code, and a problem of ours as it is', () => {
  expect(asWordProblem(new TypeError('x is undefined'), 'READ_FAILED').detail).toBe('x is undefined');
  expect(asWordProblem(undefined, 'READ_FAILED').code).toBe('READ_FAILED');
  const ours = new WordProblem('NOT_SUPPORTED');
  expect(asWordProblem(ours, 'READ_FAILED')).toBe(ours);
});
