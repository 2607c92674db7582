/** @jest-environment node */
import { downloadName } from '../../../src/taskpane/session/downloadName';

const header = { segmentNo: 'SM00005', today: '2026-11-23', common: { Segment_Description: 'Spring: letter/2' } };

it.each([
  ['letters.zip', undefined, 'SM00005 Spring- letter-2 2026-11-23.zip'],
  ['letters 2.docx', undefined, 'SM00005 Spring- letter-2 2026-11-23 2.docx'],
  ['letters.docx', [7], 'SM00005 Spring- letter-2 2026-11-23 7.docx'],
  ['letters.zip', [3, 5, 9], 'SM00005 Spring- letter-2 2026-11-23 3-9.zip'],
])('%s of letters %s is called %s', (engineName, only, name) => expect(downloadName(engineName, header, only)).toBe(name));

it('takes a description that is a pattern of replacement or of a letter as it is', () => {
  expect(downloadName('letters.zip', { ...header, common: { Segment_Description: '$& {Contact_Name} $1' } })).toBe('SM00005 $& {Contact_Name} $1 2026-11-23.zip');
});
