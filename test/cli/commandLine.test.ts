import util from 'node:util';
import { help, readCommandLine, type LettersCommand } from '../../src/cli/commandLine';
import { CommandProblem } from '../../src/cli/commandProblem';

const problemOf = (...args: string[]): CommandProblem => {
  try {
    readCommandLine(args);
  } catch (error) {
    if (error instanceof CommandProblem) return error;
    throw error;
  }
  throw new Error(`${args.join(' ')} was understood`);
};

it('reads a merge with all its options', () => {
  expect(readCommandLine(['merge', '--template', 'T.docx', '--data=r.json', '--out', 'letters', '--combined', 'all.docx', '--names', '{City}', '--accept-changes'])).toEqual({
    command: 'merge', template: 'T.docx', data: 'r.json', folder: 'letters', combined: 'all.docx', names: '{City}', accept: true, answers: [], check: false, onIssue: 'stop',
  });
});

it('reads a check that makes nothing: it needs no place for letters', () => {
  expect(readCommandLine(['merge', '--template', 'T.docx', '--data', 'r.csv', '--check'])).toEqual({ command: 'merge', template: 'T.docx', data: 'r.csv', accept: false, answers: [], check: true, onIssue: 'stop' });
});

it.each([
  [['--out', 'x'], { folder: 'x' }], [['--out', 'x.zip'], { zip: 'x.zip' }], [['--out', 'x.docx'], { combined: 'x.docx' }], [['--out', 'x.zip', '--format', 'folder'], { folder: 'x.zip' }],
  [['--out', 'x', '--format', 'zip', '--combined', 'y'], { zip: 'x', combined: 'y' }], [['--out', 'x', '--format', 'combined'], { combined: 'x' }],
])('reads where letters go from %j', (args, places) => {
  expect(readCommandLine(['merge', '--template', 'T.docx', '--data', '-', '--on-issue', 'skip', ...args])).toEqual({ command: 'merge', template: 'T.docx', data: '-', accept: false, check: false, answers: [], onIssue: 'skip', ...places });
});

it('reads what to verify', () => {
  expect(readCommandLine(['verify', '--receipts', 'r', '--template', 'T.docx', '--data', 'd.csv'])).toEqual({ command: 'verify', of: 'receipts', receipts: 'r', template: 'T.docx', data: 'd.csv' });
  expect(readCommandLine(['verify', '--segment', 'SM00001', '--template', 'T.docx', '--template', 'U.docx'])).toEqual({
    command: 'verify', of: 'run', segment: 'SM00001', templates: ['T.docx', 'U.docx'], service: 'https://localhost:3000', tokenFile: '.data/token',
  });
  expect(readCommandLine(['verify', '--run', 'x'])).toMatchObject({ of: 'run', run: 'x', templates: [] });
});

it('takes the service of npm start where no other is named', () => {
  expect(readCommandLine(['letters', '--segment', 'SM00001', '--template', 'T.docx', '--out', 'letters'])).toEqual({
    command: 'letters', segment: 'SM00001', templates: [{ languageCode: '', file: 'T.docx' }], out: 'letters', log: false, followUp: false, accept: false, contactLanguage: false, answers: [], service: 'https://localhost:3000', tokenFile: '.data/token',
  });
});

it.each([
  [[], []],
  [['T.docx'], [['', 'T.docx']]],
  [['T.docx', 'SVE=brev.docx', 'fin=kirje=2.docx'], [['', 'T.docx'], ['SVE', 'brev.docx'], ['FIN', 'kirje=2.docx']]],
  [['C:/letters/a=b.docx'], [['', 'C:/letters/a=b.docx']]],
])('reads the letters %j', (given, expected) => {
  const command = readCommandLine(['letters', '--segment', 'S', '--out', 'o', ...given.flatMap((one) => ['--template', one])]) as LettersCommand;
  expect(command.templates.map(({ languageCode, file }) => [languageCode, file])).toEqual(expected);
});

it.each([
  ['Hard Copy,Email', ['Hard Copy', 'Email']], ['Email', ['Email']], [' email , HARD  copy ', ['Hard Copy', 'Email']], ['none,none', ['']], ['none,Email,Hard Copy', ['Hard Copy', 'Email', '']],
])('reads --types "%s"', (list, types) => {
  expect(readCommandLine(['letters', '--segment', 'S', '--template', 'T.docx', '--out', 'o', '--types', list])).toMatchObject({ types });
});

it('is content with a combined document alone', () => {
  expect(readCommandLine(['merge', '--template', 'T.docx', '--data', 'r.json', '--combined', 'all.docx'])).toMatchObject({ combined: 'all.docx' });
});

it.each([
  [[], 'Say what to do'],
  [['print'], 'no command "print"'],
  [['merge', '--data', 'r.json', '--out', 'o'], '--template is missing'],
  [['merge', '--template', 'T.docx', '--out', 'o'], '--data is missing'],
  [['merge', '--template', 'T.docx', '--data', 'r.json'], '--out is missing'],
  [['merge', '--template', 'T.docx', '--data', 'r.json', '--out'], "'--out <value>' argument missing"],
  [['merge', '--tempalte', 'T.docx'], "Unknown option '--tempalte'"],
  [['merge', 'T.docx'], "Unexpected argument 'T.docx'"],
  [['merge', '--template', 'T.docx', '--data', 'r.json', '--out', 'o', '--format', 'rar'], '--format "rar": say zip, folder or combined.'],
  [['merge', '--template', 'T.docx', '--data', 'r.json', '--combined', 'a.docx', '--format', 'zip'], '--format says what --out is, and --out is missing.'],
  [['merge', '--template', 'T.docx', '--data', 'r.json', '--combined', 'a.docx', '--out', 'b.docx'], 'both name one document of all letters'],
  [['merge', '--template', 'T.docx', '--data', 'r.json', '--out', 'o', '--answer', 'Monday'], '--answer "Monday": say which question, then = and the answer'],
  [['merge', '--template', 'T.docx', '--data', 'r.json', '--out', 'o', '--on-issue', 'ask'], '--on-issue "ask": say stop or skip.'],
  [['merge', '--template', 'T.docx', '--data', 'r.json', '--out', 'o', '--locale', 'Suomi!'], '--locale "Suomi!" is no language: say one like fi-FI or sv.'],
  [['merge', '--template', 'T.docx', '--data', 'r.json', '--out', 'o', '--locale', 'tlh-XX'], 'dates and numbers can be written in en, fi, sv,'],
  [['merge', '--template', 'T.docx', '--data', 'r.json', '--out', 'o', '--locale-from', ''], '--locale-from is missing.'],
  [['verify'], 'Say what to verify, one of these'],
  [['verify', '--run', 'x', '--segment', 'S'], 'Say what to verify, one of these'],
  [['verify', '--receipts', 'r', '--data', 'd'], '--template is missing'],
  [['verify', '--receipts', 'r', '--template', 'T.docx'], '--data is missing'],
  [['verify', '--receipts', 'r', '--template', 'T.docx', '--template', 'U.docx', '--data', 'd'], 'are made from one letter'],
  [['verify', '--segment', 'S', '--data', 'd'], '--data belongs to --receipts'],
  [['verify', '--run', ''], '--run is missing'],
  [['backup'], '--out is missing'],
  [['migrate', '--out', 'o'], "Unknown option '--out'"],
  [['letters', '--template', 'T.docx', '--out', 'o'], '--segment is missing'],
  [['letters', '--segment', 'S', '--template', 'T.docx', '--template', 'U.docx', '--out', 'o'], 'two letters for all others'],
  [['letters', '--segment', 'S', '--template', 'SVE=T.docx', '--template', 'sve=U.docx', '--out', 'o'], 'two letters for SVE'],
  [['letters', '--segment', 'S', '--template', 'SVE=', '--out', 'o'], '--template'],
  [['letters', '--segment', 'S', '--template', 'T.docx', '--out', 'o', '--follow-up'], '--follow-up belongs to --log'],
  [['letters', '--segment', 'S', '--template', 'T.docx', '--out', 'o', '--types', 'Hard Copy,Fax'], '"Fax" is no correspondence type. Say Hard Copy, Email or none, with commas between them.'],
  [['letters', '--segment', 'S', '--template', 'T.docx', '--out', 'o', '--types', ''], '"" is no correspondence type'],
  [['letters', '--segment', 'S', '--template', 'T.docx', '--out', 'o', '--service', 'localhost'], 'no address'],
  [['letters', '--segment', 'S', '--template', 'T.docx', '--out', 'o', '--service', 'http://letters.example.com'], 'must be https'],
])('says in one line what is wrong with %j', (args, message) => {
  const problem = problemOf(...args);
  expect(problem.message).toContain(message);
  expect(problem.message).not.toContain('\n');
  expect(problem.kind).toBe('usage');
});

const commands = (Object.keys(help) as (keyof typeof help)[]).filter((name) => name !== 'all');

it.each(commands)('helps with %s, naming every option and no other', (name) => {
  const read = jest.spyOn(util, 'parseArgs');
  expect(readCommandLine([name, '--help'])).toEqual({ command: 'help', about: name });
  const options = Object.keys(read.mock.calls[0]![0]!.options!).filter((option) => option !== 'help');
  read.mockRestore();
  expect([...new Set(help[name].match(/--[a-z-]+/g))].sort()).toEqual(options.map((option) => `--${option}`).sort());
  expect(help[name]).toContain(`segment-letters ${name}`);
  expect(help.all).toContain(`segment-letters ${name} `);
});
