/**
 * `npm start`: installs what is missing, builds, and runs the whole house on this machine: the service with the pane and sample data,
 * and the stand-in for Word. Prints one address.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { whenAskedToStop } from './askedToStop.mjs';
import { buildWhatIsMissing, installWhatIsMissing, project, requireNode } from './install.mjs';

const inProject = (...parts) => path.join(project, ...parts);
function port(name, usual) {
  const number = Number(process.env[name] || usual);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) giveUp(`${name} is "${process.env[name]}"; it must be a port, a whole number from 1 to 65535.`);
  return number;
}

function giveUp(why) {
  console.error(why);
  process.exit(1);
}

/** Starts everything. With a certificate that this machine trusts it is for desktop Word, and there is no stand-in. */
export async function start({ trustedCertificate } = {}) {
  requireNode();
  const servicePort = port('SEGMENT_LETTERS_PORT', 3000), wordPort = port('WORD_HOST_PORT', 3001);
  if (servicePort === wordPort) giveUp(`The service and the stand-in for Word cannot both have port ${servicePort}: SEGMENT_LETTERS_PORT and WORD_HOST_PORT must differ.`);
  installWhatIsMissing();
  buildWhatIsMissing();
  await requireFree(servicePort, 'SEGMENT_LETTERS_PORT');
  await requireFree(wordPort, 'WORD_HOST_PORT');

  const dataFolder = path.resolve(process.env.SEGMENT_LETTERS_DATA || inProject('.data'));
  const { cert, key, certFile, keyFile } = trustedCertificate ?? await (await import('./certificate.mjs')).ensureCertificate(path.join(dataFolder, 'certificate'));
  const paneOrigin = `https://localhost:${servicePort}`;
  const service = spawn(process.execPath, [inProject('dist', 'service', 'main.mjs')], {
    cwd: project, stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env, SEGMENT_LETTERS_DATA: dataFolder, SEGMENT_LETTERS_PORT: String(servicePort), TLS_CERT: certFile, TLS_KEY: keyFile, LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
      OFFICE_JS: process.env.OFFICE_JS || (trustedCertificate ? 'cdn' : 'npm'), ...(trustedCertificate ? {} : { SEGMENT_LETTERS_DEVELOPMENT_SCRIPTS: inProject('dist', 'word-host', 'page') }),
    },
  });
  process.once('exit', () => service.kill()); // whatever ends this program ends the service with it
  await new Promise((resolve) => {
    service.stdout.once('data', resolve);
    service.once('exit', (code) => process.exit(code || 1)); // it has said why
  });
  service.stdout.resume();
  service.removeAllListeners('exit');
  service.once('exit', (code, signal) => giveUp(`The service has ended (${signal ?? code}). What was saved is kept; start again with npm start.`));

  let wordHost;
  if (!trustedCertificate) {
    const { serveWordHost } = await import(pathToFileURL(inProject('dist', 'word-host', 'server', 'serve.mjs')).href);
    wordHost = await serveWordHost({
      port: wordPort, paneOrigin, tokenFile: path.join(dataFolder, 'token'), cert, key, lettersFolder: inProject('assets', 'sample-letters'),
      pageFolder: inProject('dist', 'word-host', 'page'), manifestFile: inProject('manifest.xml'),
    });
  }
  const close = async () => {
    service.removeAllListeners('exit'); // Ctrl+C in a terminal reaches the service as well: that it ends is right
    await wordHost?.close();
    if (service.exitCode === null && service.signalCode === null) {
      const gone = new Promise((resolve) => service.once('exit', resolve));
      service.kill('SIGTERM');
      await gone;
    }
  };
  return { paneOrigin, wordOrigin: wordHost?.origin, dataFolder, close };
}

async function requireFree(number, variable) {
  const taken = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(true));
    probe.listen(number, 'localhost', () => probe.close(() => resolve(false)));
  });
  if (taken) giveUp(`Port ${number} is taken. Stop the program that has it (perhaps Segment Letters is running already), or choose another one with ${variable}.`);
}

const startedHere = process.argv[1] && existsSync(process.argv[1]) && path.resolve(process.argv[1]) === path.join(import.meta.dirname, 'start.mjs');
if (startedHere) {
  const { wordOrigin, dataFolder, close } = await start();
  console.log(`
Segment Letters is ready. Open this address in a browser:

    ${wordOrigin}

The certificate was made on this machine, so the browser warns once: choose "Advanced", then "Continue".
The data is kept in ${path.relative(process.cwd(), dataFolder) || dataFolder}. Ctrl+C stops everything.
`);
  whenAskedToStop(close);
}
