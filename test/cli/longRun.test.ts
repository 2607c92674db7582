import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { docx, mergeField, p, r } from '../merge/build/docx';
import { spring, startUnderTest, token } from '../service/serviceUnderTest';
import { atTerminal } from './atTerminal';

/* Every run of more than three letters is a long one. */
jest.mock('../../src/merge/image/longRun', () => ({ ...jest.requireActual<object>('../../src/merge/image/longRun'), isLongRun: (letters: number) => letters > 3 }));

it('makes the letters of a long run of a segment from an image, one document of them with the same hashes, and verifies them so', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'long-'));
  const inFolder = (name: string): string => path.join(folder, name);
  try {
    const service = await startUnderTest();
    writeFileSync(inFolder('token'), token);
    const where = ['--service', await service.app.listen({ port: 0, host: '127.0.0.1' }), '--token-file', inFolder('token')];
    const template = ['--template', inFolder('T.docx')];
    writeFileSync(inFolder('T.docx'), docx({ body: p(r('Dear '), mergeField('Contact_Name')) + p(mergeField('Comment')) }));
    expect(await atTerminal('letters', '--segment', spring, '--out', inFolder('out'), '--combined', inFolder('all.docx'), ...template, ...where)).toMatchObject({ code: 0, error: [] });
    const made = readdirSync(inFolder('out')).map((name) => readFileSync(path.join(inFolder('out'), name)).length);
    expect(made.length).toBeGreaterThan(3);
    expect(new Set(made).size).toBeLessThan(3); // all as long as the image, or as that for longer values
    expect(await atTerminal('verify', '--segment', spring, ...template, ...where)).toEqual({ code: 0, out: [`${made.length} of ${made.length} letters are the same to the last byte.`], error: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
