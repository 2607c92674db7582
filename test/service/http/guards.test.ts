import { mkdtempSync, rmSync, writeFileSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { configFrom, ConfigProblem } from '../../../src/service/config';
import { createService } from '../../../src/service/createService';
import { localToken } from '../../../src/service/http/localToken';
import { openStore } from '../../../src/service/store/openStore';
import { spring, startUnderTest, token } from '../serviceUnderTest';

const signedIn = { authorization: `Bearer ${token}` };
const segments = '/api/v1/segments';
let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'guards-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the local sign-in', () => {
  it.each([[{}], [{ authorization: 'Bearer wrong' }], [{ authorization: token }], [{ authorization: 'Bearer ' }]])('refuses %j', async (headers) => {
    const { app } = await startUnderTest();
    const answer = await app.inject({ url: segments, headers });
    expect([answer.statusCode, answer.headers['content-type'], answer.json()]).toEqual([401, expect.stringContaining('application/problem+json'), expect.objectContaining({ code: 'NOT_SIGNED_IN', status: 401 })]);
  });

  it.each(['evil.example', 'localhost.evil.example', '192.168.1.2:3000'])('refuses the host %j, on pages too', async (host) => {
    const { app } = await startUnderTest();
    for (const url of [segments, '/health']) expect((await app.inject({ url, headers: { ...signedIn, host } })).statusCode).toBe(403);
  });

  it('takes its own origin and refuses another one', async () => {
    const { app } = await startUnderTest();
    const from = async (origin: string) => (await app.inject({ url: segments, headers: { ...signedIn, host: 'localhost:3000', origin } })).statusCode;
    expect([await from('http://localhost:3000'), await from('http://localhost:3001'), await from('null'), await from('https://evil.example')]).toEqual([200, 403, 403, 403]);
  });

  it('asks no token for health and readiness', async () => {
    const { app } = await startUnderTest();
    expect((await app.inject('/health')).json()).toEqual({ status: 'up' });
    expect((await app.inject('/ready')).json()).toEqual({ status: 'ready' });
  });

  it('keeps its token in a file that only its owner reads', async () => {
    const made = await localToken(folder);
    expect(made).toHaveLength(43);
    expect(await localToken(folder)).toBe(made);
    expect(statSync(path.join(folder, 'token')).mode & 0o777).toBe(0o600);
    writeFileSync(path.join(folder, 'token'), 'short');
    await expect(localToken(folder)).rejects.toThrow('too short');
  });
});

describe('what cannot be read', () => {
  const post = async (payload: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => {
    const { app } = await startUnderTest();
    return app.inject({ method: 'PATCH', url: `${segments}/${spring}`, headers: { ...signedIn, ...headers }, payload });
  };

  it.each([['{"details":', {}], ['x', { 'content-type': 'text/plain' }], ['[]', {}], ['{"details":{"subject":1}}', {}], ['', {}], ['{}', { 'if-match': 'five' }]])('%j answers INVALID_REQUEST with a reason', async (payload, headers) => {
    const answer = await post(payload, { 'content-type': 'application/json', ...headers });
    expect([answer.statusCode, answer.json()]).toEqual([422, expect.objectContaining({ code: 'INVALID_REQUEST', reasons: [expect.any(String)] })]);
  });

  it('is too large beyond the limit of its route', async () => {
    expect((await post(JSON.stringify({ x: 'x'.repeat(1024 * 1024) }))).json()).toMatchObject({ code: 'TOO_LARGE', status: 413 });
  });

  it('is nowhere', async () => {
    const { app } = await startUnderTest();
    expect((await app.inject({ url: '/api/v1/nothing', headers: signedIn })).json()).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the pane', () => {
  async function withPane(officeJs: 'cdn' | { folder: string }, developmentScripts?: string) {
    for (const sub of ['pane/assets', 'merge', 'office/agaveerrorux', 'development']) mkdirSync(path.join(folder, sub), { recursive: true });
    writeFileSync(path.join(folder, 'pane', 'taskpane.html'), '<script src="{{officeJs}}"></script>{{developmentScripts}}<style nonce="{{nonce}}"></style>');
    writeFileSync(path.join(folder, 'pane', 'taskpane.js'), 'pane');
    writeFileSync(path.join(folder, 'pane', 'assets', 'icon.png'), 'png');
    writeFileSync(path.join(folder, 'merge', 'mergeWorker.js'), 'worker');
    writeFileSync(path.join(folder, 'office', 'agaveerrorux', 'index.html'), 'agave');
    writeFileSync(path.join(folder, 'development', 'wordApiShim.js'), 'shim');
    const store = await openStore({ folder: ':memory:' });
    const app = await createService({ store, config: { me: { id: 't', name: 'T', signIn: 'development' }, token, pages: { pane: path.join(folder, 'pane'), merge: path.join(folder, 'merge'), officeJs, ...(developmentScripts && { developmentScripts }) } } });
    return { app, close: async () => { await app.close(); await store.close(); } };
  }

  it('is served with a fresh nonce, its own office.js and nothing that forbids framing', async () => {
    const { app, close } = await withPane({ folder: path.join(folder, 'office') }, path.join(folder, 'development'));
    const [one, other] = [await app.inject('/taskpane.html'), await app.inject('/taskpane.html')];
    const nonce = /<style nonce="([^"]+)">/.exec(one.body)![1]!;
    expect(one.body).toContain('<script src="/office-js/office.js"></script><script src="/development/wordApiShim.js"></script>');
    expect(one.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(one.headers['content-security-policy']).not.toMatch(/unsafe|frame-ancestors/);
    expect(one.headers['x-frame-options']).toBeUndefined();
    expect(other.body).not.toBe(one.body);
    for (const [url, body] of [['/taskpane.js', 'pane'], ['/assets/icon.png', 'png'], ['/merge/mergeWorker.js', 'worker'], ['/development/wordApiShim.js', 'shim'], ['/office-js/AgaveErrorUX/Index.html', 'agave']]) {
      expect([url, (await app.inject(url!)).body]).toEqual([url, body]);
    }
    const asset = await app.inject('/taskpane.js');
    expect((await app.inject({ url: '/taskpane.js', headers: { 'if-none-match': asset.headers.etag as string } })).statusCode).toBe(304);
    for (const url of ['/office-js/../../package.json', '/office-js/nothing.js', '/../package.json', '/commands.html']) expect([url, (await app.inject(url)).statusCode]).toEqual([url, 404]);
    await close();
  });

  it("names Microsoft's address and allows it", async () => {
    const { app, close } = await withPane('cdn');
    const answer = await app.inject('/taskpane.html');
    expect(answer.body).toContain('src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"');
    expect(answer.headers['content-security-policy']).toContain(' https://appsforoffice.microsoft.com;');
    expect(answer.body).not.toContain('{{');
    await close();
  });
});

it('writes no token, no search and no contact into the log', async () => {
  const written: string[] = [];
  const log = pino({ redact: ['req.headers.authorization'] }, new Writable({ write(chunk, _, done) { written.push(String(chunk)); done(); } }));
  const { app, db } = await startUnderTest();
  void app;
  const { createReadings, createChanges } = await import('../../../src/service/store/operations');
  const logged = await createService({ store: { operations: { ...createReadings(db), ...createChanges(db, () => new Date()) } }, log, config: { me: { id: 't', name: 'T', signIn: 'development' }, token } });
  await logged.inject({ url: '/api/v1/contacts?search=Salainen', headers: signedIn });
  await logged.inject({ method: 'PATCH', url: '/api/v1/contacts/CT000001', headers: signedIn, payload: { name: 'Salainen' } });
  await logged.close();
  expect(written.filter((entry) => entry.includes('answered'))).toHaveLength(2);
  expect(written.join('')).not.toMatch(new RegExp(`Salainen|${token}|CT000001`));
});

describe('the configuration', () => {
  it('has defaults, and resolves paths', () => {
    expect(configFrom({})).toMatchObject({ data: path.resolve('.data'), port: 3000, officeJs: 'npm', sample: true });
    expect(configFrom({ SEGMENT_LETTERS_PORT: '4000', OFFICE_JS: 'cdn', TLS_CERT: 'a.pem', TLS_KEY: 'b.pem', SEGMENT_LETTERS_DATA: '' })).toMatchObject({ port: 4000, officeJs: 'cdn', tls: { cert: path.resolve('a.pem'), key: path.resolve('b.pem') } });
  });

  it.each([{ SEGMENT_LETTERS_PORT: 'many' }, { SEGMENT_LETTERS_PORT: '70000' }, { OFFICE_JS: 'mine' }, { TLS_CERT: 'a.pem' }])('says what is wrong with %j', (variables) => {
    expect(() => configFrom(variables)).toThrow(ConfigProblem);
    expect(() => configFrom(variables)).toThrow(Object.keys(variables)[0]);
  });
});

