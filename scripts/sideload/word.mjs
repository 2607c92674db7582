/**
 * `npm run word`: what `npm start` does, and then desktop Word with the add-in in it. The certificate is trusted on this machine first (the system
 * asks), because Word loads nothing it does not trust. Windows and Mac.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { whenAskedToStop } from '../askedToStop.mjs';
import { installWhatIsMissing, requireNode } from '../install.mjs';
import { developmentManifest, sideloadManifest } from '../manifest.mjs';
import { start } from '../start.mjs';

if (process.platform !== 'win32' && process.platform !== 'darwin') {
  console.error('There is no Word for the desktop on this system. `npm start` opens the stand-in for Word in a browser.');
  process.exit(1);
}

requireNode();
installWhatIsMissing(import.meta.dirname);
const { paneOrigin, dataFolder, close } = await start({ trustedCertificate: await certificateOfThisMachine() });

/* A copy of its own: it carries the token, so it lies beside the token and only its owner may read it. */
const manifestFile = path.join(dataFolder, 'manifest.xml');
mkdirSync(dataFolder, { recursive: true });
writeFileSync(manifestFile, sideloadManifest(developmentManifest(), paneOrigin, `token=${readFileSync(path.join(dataFolder, 'token'), 'utf8').trim()}`), { mode: 0o600 });
chmodSync(manifestFile, 0o600);

const debugging = await import('office-addin-debugging');
await debugging.startDebugging(manifestFile, { appType: 'desktop', app: 'word', enableDebugging: false });
console.log('Word is open with Segment Letters on the Mailings tab. Ctrl+C here takes the add-in out again and stops the service.');

whenAskedToStop(async () => {
  const closed = close();
  await debugging.stopDebugging(manifestFile).catch((error) => console.error(error.message));
  await closed;
});

/** The machine's own development certificate, which the system asks the person to trust; Word loads nothing else. */
async function certificateOfThisMachine() {
  const { ensureCertificatesAreInstalled } = await import('office-addin-dev-certs');
  await ensureCertificatesAreInstalled();
  const folder = path.join(homedir(), '.office-addin-dev-certs');
  const certFile = path.join(folder, 'localhost.crt'), keyFile = path.join(folder, 'localhost.key');
  return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8'), certFile, keyFile };
}
