import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureCertificate } from '../../scripts/certificate.mjs';
import { launchBrowser } from './browser.mjs';

const project = path.resolve(import.meta.dirname, '../..');

/**
 * What every journey needs and none changes, made once: a browser that comes packed is unpacked (and where none starts, that is said once), a certificate,
 * and a data folder with the sample data to copy from. The folder with both is in SEGMENT_LETTERS_JOURNEYS; it goes when the last journey has ended.
 */
export default async function prepareJourneys() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'segment-letters-journeys-'));
  await Promise.all([launchBrowser().then((browser) => browser.close()), ensureCertificate(path.join(folder, 'certificate')), seedSample(path.join(folder, 'sample'))]);
  process.env.SEGMENT_LETTERS_JOURNEYS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A service that starts over an empty folder fills it. */
async function seedSample(dataFolder) {
  const service = spawn(process.execPath, [path.join(project, 'dist/service/main.mjs')], {
    cwd: project, env: { ...process.env, SEGMENT_LETTERS_DATA: dataFolder, SEGMENT_LETTERS_PORT: '0', OFFICE_JS: 'npm' }, stdio: ['ignore', 'pipe', 'inherit'], timeout: 60_000,
  });
  const gone = once(service, 'exit');
  const said = once(service.stdout, 'data');
  await Promise.race([said, gone]);
  service.kill('SIGTERM');
  const [code] = await gone;
  if (code !== 0) throw new Error(`The service ended with ${code}.`);
}
