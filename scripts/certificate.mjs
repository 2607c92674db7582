/** The certificate for https://localhost, made once into a folder, without a question and without trusting it anywhere. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import path from 'node:path';

const day = 24 * 60 * 60 * 1000;

/**
 * PEM texts of the certificate and its key; the files are `localhost.crt` and `localhost.key` in `folder`.
 * Made anew where they are missing, damaged or about to expire.
 */
export async function ensureCertificate(folder) {
  const certFile = path.join(folder, 'localhost.crt'), keyFile = path.join(folder, 'localhost.key');
  if (!stillGood(certFile) || !existsSync(keyFile)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { generateCertificates } = await quietly(() => import('office-addin-dev-certs'));
    const fresh = path.join(folder, 'fresh');
    rmSync(fresh, { recursive: true, force: true });
    await quietly(() => generateCertificates(path.join(fresh, 'ca.crt'), path.join(fresh, 'localhost.crt'), path.join(fresh, 'localhost.key'), 30, ['localhost', '127.0.0.1']));
    for (const file of ['ca.crt', 'localhost.key', 'localhost.crt']) renameSync(path.join(fresh, file), path.join(folder, file));
    rmSync(fresh, { recursive: true, force: true });
  }
  return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8'), certFile, keyFile };
}

function stillGood(certFile) {
  try {
    return new Date(new X509Certificate(readFileSync(certFile)).validTo).getTime() > Date.now() + day;
  } catch {
    return false;
  }
}

/** The package tells on the console what it writes where; that is ours to say. */
async function quietly(work) {
  const { log } = console;
  console.log = () => undefined;
  try {
    return await work();
  } finally {
    console.log = log;
  }
}
