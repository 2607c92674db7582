/**
 * Makes the manifest for an organisation from the one for development:
 *   npm run manifest -- --origin https://letters.example.com --out segment-letters.xml
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const developmentOrigin = 'https://localhost:3000';
/** Both may be installed side by side, so they are two add-ins for Word. */
const productionId = '6172e15f-e4e0-483a-8ed4-650f315bfb4d';

/** The manifest for development, as text. */
export const developmentManifest = () => readFileSync(path.join(import.meta.dirname, '..', 'manifest.xml'), 'utf8');

/** The copy of a manifest for `origin`, which must be an https address of its own: another id, no "(development)" behind the name. */
export function productionManifest(manifest, origin) {
  return moved(manifest, checkedOrigin(origin))
    .replace(/^<!--.*-->\n/m, '')
    .replace(/<Id>[^<]*<\/Id>/, `<Id>${productionId}</Id>`)
    .replace(/(<DisplayName DefaultValue="[^"]*?) \([^"()]*\)"/, '$1"')
    .replace(/(<DisplayName[\s\S]*?<\/DisplayName>)/, (name) => name.replace(/ \([^"()]*\)"/g, '"'));
}

/** The copy that Word loads while developing: from `origin`, with what stands behind `#` in the address of the pane. */
export function sideloadManifest(manifest, origin, fragment) {
  const pane = `"${origin}/taskpane.html"`;
  return moved(manifest, origin).replaceAll(pane, `${pane.slice(0, -1)}#${encodeURI(fragment).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);
}

const moved = (manifest, origin) => manifest.replaceAll(developmentOrigin, origin);

function checkedOrigin(origin) {
  if (!origin) throw new Error('Say where the add-in is served: --origin https://letters.example.com');
  const address = URL.canParse(origin) ? new URL(origin) : undefined;
  if (address?.protocol !== 'https:') throw new Error(`Word loads add-ins over https only, not from ${origin}.`);
  if (['localhost', '127.0.0.1', '[::1]'].includes(address.hostname)) throw new Error('An organisation cannot load the add-in from this machine: give its address on the network.');
  if (address.href !== `${address.origin}/`) throw new Error(`The pane stands at the root of its address: use ${address.origin}`);
  return address.origin;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { values } = parseArgs({ options: { origin: { type: 'string' }, out: { type: 'string' } } });
    const manifest = productionManifest(developmentManifest(), values.origin);
    if (values.out) writeFileSync(values.out, manifest);
    else process.stdout.write(manifest);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
