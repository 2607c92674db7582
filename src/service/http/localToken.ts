import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The token of the local sign-in, made at the first start and kept in a file that only its owner reads. */
export async function localToken(folder: string): Promise<string> {
  const file = path.join(folder, 'token');
  try {
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const token = (await readFile(file, 'utf8')).trim();
  if (token.length < 32) throw new Error(`The token in ${file} is too short: delete the file, and the next start makes a new one.`);
  return token;
}
