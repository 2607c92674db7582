/** The certificate for https://localhost, made once into a folder, without a question and without trusting it anywhere. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import path from 'node:path';

const day = 24 * 60 * 60 * 1000;
/** For how long it is good. */
const days = 30;

/**
 * PEM texts of the certificate and its key; the files are `localhost.crt` and `localhost.key` in `folder`.
 * Made anew where they are missing, damaged or about to expire.
 */
export async function ensureCertificate(folder) {
  const certFile = path.join(folder, 'localhost.crt'), keyFile = path.join(folder, 'localhost.key');
  if (!stillGood(certFile) || !existsSync(keyFile)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { createCA, createCert } = await import('mkcert');
    // The key of the authority goes nowhere: nothing else is ever signed with it.
    const ca = await createCA({ organization: 'Segment Letters on this machine', countryCode: 'FI', state: 'Finland', locality: 'localhost', validity: days });
    const { cert, key } = await createCert({ ca, domains: ['localhost', '127.0.0.1'], validity: days });
    const fresh = path.join(folder, 'fresh');
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh);
    for (const [file, text] of [['ca.crt', ca.cert], ['localhost.key', key], ['localhost.crt', cert]]) {
      writeFileSync(path.join(fresh, file), text, { mode: 0o600 });
      renameSync(path.join(fresh, file), path.join(folder, file));
    }
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
