import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { chromium } from '@playwright/test';

const switches = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Every browser this machine may have, in the order in which they are tried. Plain JavaScript, so that scripts can use it too. */
async function* candidates() {
  if (process.env.BROWSER_PATH) {
    yield { label: `BROWSER_PATH ${process.env.BROWSER_PATH}`, executablePath: process.env.BROWSER_PATH };
    return;
  }
  for (const channel of ['msedge', 'chrome']) yield { label: `channel ${channel}`, channel };
  for (const name of names) {
    const found = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
    if (found) yield { label: found, executablePath: found };
  }
  if (fs.existsSync(chromium.executablePath())) yield { label: "Playwright's own Chromium" };
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const packed = await import('@sparticuz/chromium').then((module) => module.default, () => undefined);
  if (!packed) return;
  const executablePath = await packed.executablePath();
  yield { label: '@sparticuz/chromium', executablePath };
  yield { label: '@sparticuz/chromium with its own libraries', executablePath, env: { ...process.env, LD_LIBRARY_PATH: packedLibraries() } };
}

/** The NSS libraries that come with the packed browser, for machines that have none. */
function packedLibraries() {
  const folder = path.join(os.tmpdir(), 'segment-letters-browser-libraries');
  if (!fs.existsSync(path.join(folder, 'lib'))) {
    fs.mkdirSync(folder, { recursive: true });
    const archive = path.join(folder, 'libraries.tar');
    const packed = path.join(path.dirname(fs.realpathSync(path.resolve('node_modules/@sparticuz/chromium/package.json'))), 'bin/al2023.tar.br');
    fs.writeFileSync(archive, zlib.brotliDecompressSync(fs.readFileSync(packed)));
    execFileSync('tar', ['xf', archive, '-C', folder]);
  }
  return path.join(folder, 'lib');
}

/**
 * Starts the first browser that works: BROWSER_PATH alone where it is set, else Edge or Chrome, a Chromium on PATH, Playwright's own,
 * the one packed in npm. Where none starts, the error lists every try.
 */
export async function launchBrowser(options = {}) {
  const tried = [];
  for await (const { label, ...candidate } of candidates()) {
    try {
      return await chromium.launch({ headless: true, ...candidate, ...options, args: [...switches, ...(options.args ?? [])] });
    } catch (error) {
      tried.push(`${label}: ${String(error.message).split('\n')[0].slice(0, 160)}`);
    }
  }
  throw new Error(`No browser could be started. Tried:\n- ${tried.join('\n- ') || 'nothing: no browser was found'}\nInstall Edge, Chrome or Chromium, or set BROWSER_PATH.`);
}
