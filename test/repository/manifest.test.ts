import { DOMParser, type Element } from '@xmldom/xmldom';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const text = readFileSync(path.join(root, 'manifest.xml'), 'utf8');
const parse = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml').documentElement!;
const manifest = parse(text);
const all = (name: string, within: Element = manifest) => [...within.getElementsByTagNameNS('*', name)];
const children = (element: Element) => [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
const only = (name: string, within?: Element) => { const [one] = all(name, within); if (!one) throw new Error(`no ${name}`); return one; };
const type = (element: Element) => element.getAttributeNS('http://www.w3.org/2001/XMLSchema-instance', 'type');
const resources = new Map(['Image', 'Url', 'String'].flatMap((kind) => all(kind, only('Resources')).map((one) => [one.getAttribute('id')!, one] as const)));

/** Runs `npm run manifest -- …` as a person would, without npm. */
const run = (...args: string[]) => new Promise<{ code: number; out: string; error: string }>((resolve) => {
  execFile(process.execPath, [path.join(root, 'scripts/manifest.mjs'), ...args], (failed, out, error) => resolve({ code: failed ? Number(failed.code) : 0, out, error }));
});

/** Width, height and colour type of a PNG, from its header (ISO/IEC 15948 §11.2.2). */
function readPng(file: string) {
  const bytes = readFileSync(path.join(root, file));
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colourType: bytes[25] };
}

it('has its elements in the order that the schema asks for', () => {
  expect(children(manifest).map((one) => one.localName)).toEqual(['Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl',
    'HighResolutionIconUrl', 'SupportUrl', 'Hosts', 'Requirements', 'DefaultSettings', 'Permissions', 'VersionOverrides']);
  expect(children(only('DesktopFormFactor')).map((one) => one.localName)).toEqual(['GetStarted', 'FunctionFile', 'ExtensionPoint']);
  for (const control of all('Control')) expect(children(control).map((one) => one.localName)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
});
it('is a task pane for Word with WordApi 1.3, in the version of the package', () => {
  expect(type(manifest)).toBe('TaskPaneApp');
  expect(only('Id').textContent).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(only('Version').textContent).toBe(`${JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version}.0`);
  expect(only('Host').getAttribute('Name')).toBe('Document');
  expect([only('Set').getAttribute('Name'), only('Set').getAttribute('MinVersion')]).toEqual(['WordApi', '1.3']);
  expect(only('Permissions').textContent).toBe('ReadWriteDocument');
});
it('stands on Mailings with two buttons and on Home with one', () => {
  const tabs = all('OfficeTab').map((tab) => [tab.getAttribute('id'), ...all('Action', tab).map(type)]);
  expect(tabs).toEqual([['TabMailings', 'ShowTaskpane', 'ExecuteFunction'], ['TabHome', 'ShowTaskpane']]);
  const ids = [...all('Group'), ...all('Control')].map((one) => one.getAttribute('id'));
  expect(new Set(ids).size).toBe(ids.length);
});
it('names only functions that the commands page has', () => {
  const commands = readFileSync(path.join(root, 'src/commands/commands.ts'), 'utf8');
  for (const { textContent } of all('FunctionName')) expect(commands).toContain(`associate('${textContent}'`);
});
it('defines every resource it uses, uses every one it defines, and keeps to the lengths', () => {
  const used = new Set([...manifest.getElementsByTagName('*')].map((one) => one.getAttribute('resid')).filter((id) => id));
  expect([...used].sort()).toEqual([...resources.keys()].sort());
  for (const id of used) expect(id!.length).toBeLessThanOrEqual(32);
  for (const [kind, limit] of [['ShortStrings', 125], ['LongStrings', 250]] as const)
    for (const one of [...all('String', only(kind)), ...all('Override', only(kind))]) expect((one.getAttribute('DefaultValue') ?? one.getAttribute('Value')!).length).toBeLessThanOrEqual(limit);
});
it('says everything in every language of the pane', () => {
  const languages = readdirSync(path.join(root, 'src/taskpane/locales'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'en' && entry.name !== 'qps').map((entry) => entry.name);
  expect(languages).toContain('fi');
  for (const one of [only('DisplayName'), only('Description'), ...all('String')]) {
    const overrides = all('Override', one).map((override) => override.getAttribute('Locale')!);
    expect(overrides.map((locale) => locale.slice(0, 2)).sort()).toEqual([...languages].sort());
    for (const override of all('Override', one)) expect(override.getAttribute('Value')!.trim()).not.toBe('');
  }
  expect(only('DefaultLocale').textContent).toBe('en-US');
});
it('gives every icon in every size, drawn in that size on a transparent ground', () => {
  for (const icon of all('Icon')) expect(all('Image', icon).map((one) => Number(one.getAttribute('size')))).toEqual([16, 20, 24, 32, 40, 48, 64, 80, 96]);
  for (const image of all('Image').filter((one) => one.hasAttribute('resid'))) {
    const size = Number(image.getAttribute('size'));
    expect(readPng(new URL(resources.get(image.getAttribute('resid')!)!.getAttribute('DefaultValue')!).pathname.slice(1))).toEqual({ width: size, height: size, colourType: 6 });
  }
  expect([readPng('assets/icon-32.png').width, readPng('assets/icon-64.png').width]).toEqual([32, 64]);
});
it('leads only to pages and pictures that exist, over https', () => {
  const addresses = [...text.matchAll(/DefaultValue="(https?:[^"]*)"/g)].map(([, address]) => new URL(address!));
  expect(addresses.length).toBeGreaterThan(10);
  for (const { protocol, pathname } of addresses) {
    expect(protocol).toBe('https:');
    const places = [pathname, `/src/taskpane${pathname}`, `/src/commands${pathname}`].map((place) => path.join(root, place));
    expect([pathname, places.some(existsSync)]).toEqual([pathname, true]);
  }
});

describe('the copy for an organisation', () => {
  it('comes from its own address, with a name and an id of its own', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
    try {
      const out = path.join(folder, 'segment-letters.xml');
      expect(await run('--origin', 'https://letters.example.com', '--out', out)).toEqual({ code: 0, out: '', error: '' });
      const copy = readFileSync(out, 'utf8');
      expect(copy).not.toMatch(/localhost|development|kehitys/);
      expect(only('DisplayName', parse(copy)).getAttribute('DefaultValue')).toBe('Segment Letters');
      expect(only('Override', only('DisplayName', parse(copy))).getAttribute('Value')).toBe('Segmenttikirjeet');
      expect(only('SourceLocation', only('DefaultSettings', parse(copy))).getAttribute('DefaultValue')).toBe('https://letters.example.com/taskpane.html');
      expect(only('Id', parse(copy)).textContent).not.toBe(only('Id').textContent);
      expect(copy.split('\n').length).toBe(text.split('\n').length - 1);
    } finally { rmSync(folder, { recursive: true }); }
  });
  it('goes to the terminal where no file is named', async () => expect((await run('--origin', 'https://letters.example.com:8443/')).out).toContain('https://letters.example.com:8443/taskpane.html'));
  it.each([
    ['no address', [], 'Say where'], ['http', ['--origin', 'http://letters.example.com'], 'https only'], ['no address at all', ['--origin', 'letters'], 'https only'],
    ['this machine', ['--origin', 'https://localhost:3000'], 'this machine'], ['a folder', ['--origin', 'https://example.com/letters'], 'root'], ['an unknown option', ['--orign', 'x'], 'orign'],
  ])('is refused in one line for %s', async (_, args, words) => {
    const { code, out, error } = await run(...args);
    expect([code, out]).toEqual([1, '']);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(error).toContain(words);
  });
});
