import { parseArgs, type ParseArgsConfig } from 'node:util';
import { correspondenceTypes, type CorrespondenceType, type LanguageCode } from '../contract/interaction';
import { writtenLanguages } from '../merge';
import type { GivenAnswer } from './answers';
import { CommandProblem } from './commandProblem';

export interface MergeCommand {
  command: 'merge'; template: string;
  /** `-` = what is piped into the command. */
  data: string;
  /** Where letters go: a folder, a zip, one document; several of them, or none with `check`. */
  folder?: string; zip?: string; combined?: string;
  names?: string; accept: boolean; check: boolean; answers: GivenAnswer[];
  /** A record with an error: nothing is made, or it gets no letter. */
  onIssue: 'stop' | 'skip';
  /** The language that dates, numbers and words are written in, whatever the letter's text is marked with. */
  locale?: string;
  /** The column that says it for each record. */
  localeFrom?: string;
  /** Where the receipts of the letters go. */
  receipts?: string;
}
export interface VerifyReceiptsCommand { command: 'verify'; of: 'receipts'; receipts: string; template: string; data: string }
export interface VerifyRunCommand extends ServiceOptions {
  command: 'verify'; of: 'run';
  /** A run, or the newest one of a segment. */
  run?: string; segment?: string;
  /** Documents that the service may not keep. */
  templates: string[];
}
/** Which service, and how it is trusted. */
export interface ServiceOptions { service: string; tokenFile: string; ca?: string }
export interface LettersCommand extends ServiceOptions {
  command: 'letters'; segment: string;
  /** The letters that were named, each for a language, '' = for all others; none = those that the service keeps with the segment. */
  templates: { languageCode: LanguageCode; file: string }[];
  out?: string; combined?: string; names?: string;
  /** Missing = those on paper, or all where nobody gets paper. */
  types?: CorrespondenceType[];
  log: boolean; followUp: boolean;
  /** Letters take tracked changes as accepted and have no comments in the margin, whatever was chosen in the pane. */
  accept: boolean;
  /** Dates, numbers and words in each contact's language, whatever was chosen in the pane. */
  contactLanguage: boolean;
  /** They go before those that were given in the pane. */
  answers: GivenAnswer[];
}
export interface ImportCommand extends ServiceOptions {
  command: 'import'; file: string;
  /** `Column=field`, each. */
  map: string[]; mappingFile?: string; rejectedFile?: string; group?: string;
  emptyCells: 'keep' | 'clear'; kind: 'Company' | 'Person'; unblock: boolean; dryRun: boolean;
}
export interface InspectCommand { command: 'inspect'; file: string; json: boolean }
export interface ServeCommand { command: 'serve' }
export interface BackupCommand { command: 'backup'; data: string; out: string }
export interface MigrateCommand { command: 'migrate'; data: string }
/** What was asked for, checked. */
export type Command = MergeCommand | VerifyReceiptsCommand | VerifyRunCommand | LettersCommand | ImportCommand | InspectCommand | ServeCommand | BackupCommand | MigrateCommand | { command: 'help'; about: keyof typeof help } | { command: 'version' };

const serviceHelp = `  --service URL     default https://localhost:3000
  --token-file FILE default .data/token
  --ca FILE         certificate authority of the service, PEM; default .data/certificate/ca.crt where it is there`;

const outputs = `  --out DIR         where the letters go; made where it is missing
  --combined FILE   all letters in one document as well, each its own section
  --names PATTERN   names of the letters, for example "{Letter_No} {Contact_Name}"`;

/** The texts of --help. */
export const help = {
  all: `Personal letters from a Word letter with merge fields.

  segment-letters merge     a letter and a file of records: no service needed
  segment-letters letters   the letters of a segment, from the service
  segment-letters import    contacts from a table (CSV), into the service
  segment-letters verify    makes letters once more and compares them, byte for byte, with what was promised
  segment-letters inspect   what stands in a letter: stories, fields, switches, what is broken
  segment-letters serve     runs the service; set up by environment variables
  segment-letters backup    a checked copy of the service's data, also while it runs
  segment-letters migrate   brings the service's data up to this version
  segment-letters COMMAND --help
  segment-letters --version

Exit code 0: done. 1: not done, one line on stderr says why. 2: the command was written wrong. 130: given up with Ctrl+C.`,
  merge: `segment-letters merge --template T.docx --data FILE --out PLACE [--format zip|folder|combined] [--combined FILE]
                      [--names PATTERN] [--locale TAG] [--locale-from COLUMN] [--on-issue stop|skip] [--accept-changes]
                      [--answer NAME=TEXT]... [--receipts FILE]
segment-letters merge --template T.docx --data FILE --check [--locale TAG] [--locale-from COLUMN] [--accept-changes]
                      [--answer NAME=TEXT]...

  --template FILE   the letter: a .docx with MERGEFIELDs
  --data FILE       .csv, .tsv: a table, its first row names the columns; .jsonl, .ndjson: a JSON record a line;
                    else a JSON array of records. A value is text, a number, a picture or a list of records; of a number
                    JSON keeps neither zeros at its end nor more than 15 digits: write such a one as text.
                    Names of fields without regard to case, blank and _ are the same.
                    - = what is piped in, read once: a table, JSON lines, or an array, as it begins
  --out PLACE       where the letters go: NAME.zip = one zip, NAME.docx = all letters in one document, else a folder;
                    made where it is missing
  --format WORD     zip, folder or combined: what --out is, whatever it is called
  --combined FILE   all letters in one document as well, each its own section
  --names PATTERN   names of the letters, for example "{Letter_No} {Contact_Name}"
                    default: 0001.docx, 0002.docx …
  --on-issue WORD   a record with an error, for example a formula without a result: stop (the default) makes nothing,
                    skip makes the other letters and says which got none; exit code 1
  --locale TAG      the language of dates, numbers and words, for example fi-FI, in all fields;
                    default: that of the text each field stands in
  --locale-from COL the column that says the language of each record's letter, as FIN or fi-FI: dates, numbers and words
                    are written in it. The letter and the data are read as without it; it goes before --locale
  --accept-changes  letters take tracked changes as accepted and have no comments in the margin; the file stays as it is
  --answer N=TEXT   the answer to a question of the letter (ASK, FILLIN), by its bookmark or its words; may be repeated.
                    segment-letters inspect lists them; default: what the letter suggests
  --receipts FILE   says of each letter what it was made of and what came out, for segment-letters verify
  --check           makes nothing: says what is wrong with the letter and the records; exit code 1 where one is an error;
                    other places than --template and --data are left alone`,
  letters: `segment-letters letters --segment NO --out DIR [--template letter.docx] [--template SVE=brev.docx] [--combined FILE]
                        [--names PATTERN] [--types LIST] [--accept-changes] [--contact-language] [--answer NAME=TEXT]...
                        [--log [--follow-up]] [--service URL] [--token-file FILE] [--ca FILE]

  --segment NO      the segment, for example SM00001
  --template FILE   the letter: a .docx with MERGEFIELDs; SVE=FILE for the contacts in one language, as often as is wanted
                    default: the letters that are linked with the segment, as the service keeps them
${outputs}
                    default: "{Letter_No} {Contact_Name}"
                    Letters of several documents: --combined makes one file of each, named after its language
  --types LIST      who gets a letter, by correspondence type: Hard Copy, Email, none, for example "Hard Copy,Email"
                    default: as in the pane, Hard Copy and none; all of them where nobody gets paper
  --accept-changes  letters take tracked changes as accepted and have no comments in the margin; the documents stay as they are
                    default: as it was chosen in the pane for the letters that are linked
  --contact-language
                    dates, numbers and numbers in words are in each contact's language; the text and what conditions
                    compare stay as they are. default: as it was chosen in the pane, else as each field's text is marked
  --answer N=TEXT   the answer to a question of the letters (ASK, FILLIN), by its bookmark or its words; may be repeated.
                    segment-letters inspect lists them; default: as in the pane, else what the letter suggests
  --log             logs the letters that were made; contacts without one stay in a new segment
  --follow-up       with --log: makes a follow-up segment of the logged contacts
${serviceHelp}`,
  verify: `segment-letters verify --receipts FILE --template T.docx --data FILE
segment-letters verify --run ID|--segment NO [--template T.docx]... [--service URL] [--token-file FILE] [--ca FILE]

  Makes letters once more and compares them with their receipts: the same letter, records and engine make the same
  bytes. Nothing is written. Exit code 1 where a letter is not the same; it says which, and why that may be.
  --receipts FILE   what segment-letters merge wrote with --receipts
  --template FILE   the letter that they were made from
  --data FILE       the records that they were made of
  --run ID          the letters of a run on the service, from the documents that it keeps; --template for others
  --segment NO      the letters of this segment that were made last and are not logged
${serviceHelp}`,
  import: `segment-letters import TABLE [--dry-run] [--map "Column=field"]... [--mapping FILE] [--rejected FILE] [--group CODE]
                       [--empty clear] [--kind person] [--unblock] [--service URL] [--token-file FILE] [--ca FILE]

  TABLE             CSV or tab-separated text in UTF-8, UTF-16 or Windows-1252; what stands between the cells is found out.
                    Headings are known in English, Finnish, Swedish and German, as Business Central has them.
                    A contact is found by its number, else by its email address, and changed; all others are new
  --dry-run         says what it would do, and changes nothing
  --map             what a column is used for: --map "Town=city"; none = not used; #3 = the third column. May be repeated
  --mapping FILE    the same as JSON: {"Town": "city", "Shoe size": "none"}; --map goes before it
  --rejected FILE   the rows that are not imported, as CSV, with what is wrong
  --group CODE      everybody in the table becomes a member of this mailing group
  --empty clear     an empty cell empties the field of a contact that is there; default: keep
  --kind person     what a new contact with a name alone is; default: company
  --unblock         takes away blocks, exclusions and the like where the table says so; without it they stay
${serviceHelp}
                    Exit code 1 where a row is not imported; the others are.`,
  inspect: `segment-letters inspect LETTER.docx [--json]

  Lists the stories of a letter with their fields and switches, names that nobody knows, fields that are not merged,
  broken ones, tracked changes and margin comments. No records and no service are needed.
  --json            the same for a program`,
  serve: `segment-letters serve

  Runs the sync service. Environment: SEGMENT_LETTERS_DATA, SEGMENT_LETTERS_PORT, TLS_CERT, TLS_KEY … (docs/manual/service.md).`,
  backup: `segment-letters backup --out FILE [--data DIR]

  --out FILE        the copy: one new file, readable by you only; it is there only when it is whole
  --data DIR        the service's data folder; default: SEGMENT_LETTERS_DATA, else .data
                    The service may be running. To restore: stop it, put the copy in place of segments.sqlite,
                    remove segments.sqlite-wal and segments.sqlite-shm.`,
  migrate: `segment-letters migrate [--data DIR]

  --data DIR        the service's data folder; default: SEGMENT_LETTERS_DATA, else .data
                    The service must be stopped; it does the same when it starts. The data is copied beside itself first.`,
} as const;

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const texts = { type: 'string', multiple: true } as const;
const serviceOptions = { service: text, 'token-file': text, ca: text } as const;
const outputOptions = { template: text, out: text, combined: text, names: text, help: yes } as const;

/** Reads the arguments behind the program's name. Throws CommandProblem. */
export function readCommandLine(args: readonly string[]): Command {
  const [name, ...rest] = args;
  switch (name) {
    case undefined: throw new CommandProblem('Say what to do: merge, letters, verify, import, inspect, serve, backup or migrate. segment-letters --help tells more.', 'usage');
    case '--help': case '-h': case 'help': return { command: 'help', about: 'all' };
    case '--version': case '-v': return { command: 'version' };
    case 'merge': return readMerge(rest);
    case 'letters': return readLetters(rest);
    case 'verify': return readVerify(rest);
    case 'import': return readImport(rest);
    case 'inspect': return readInspect(rest);
    case 'backup': return readBackup(rest);
    case 'migrate': return readMigrate(rest);
    case 'serve': return parsed(rest, { help: yes }).help ? { command: 'help', about: 'serve' } : { command: 'serve' };
    default: throw new CommandProblem(`There is no command "${name}": say merge, letters, verify, import, inspect, serve, backup or migrate.`, 'usage');
  }
}

function readMerge(args: string[]): Command {
  const { help: asked, template, data, 'accept-changes': accept = false, answer = [], check = false, 'on-issue': onIssue = 'stop', names, locale, 'locale-from': localeFrom, receipts, ...outputs } =
    parsed(args, { ...outputOptions, data: text, format: text, locale: text, 'locale-from': text, receipts: text, 'on-issue': text, 'accept-changes': yes, answer: texts, check: yes });
  if (asked) return { command: 'help', about: 'merge' };
  return {
    command: 'merge', template: needed('--template', template), data: needed('--data', data), accept, check, answers: answersOf(answer), ...(names !== undefined && { names }),
    ...(locale !== undefined && { locale: localeOf(locale) }), ...(localeFrom !== undefined && { localeFrom: needed('--locale-from', localeFrom) }), ...(receipts !== undefined && { receipts }), onIssue: oneOf('--on-issue', onIssue, ['stop', 'skip']), ...placesOf(check ? outputs : someOutput(outputs)),
  };
}

/** A tag is written as one; whether anything can be written in its language is another question. */
export const isLocaleTag = (tag: string): boolean => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag);

/** A tag such as `fi-FI`, of a language whose months the engine knows. */
function localeOf(tag: string): string {
  if (!isLocaleTag(tag)) throw new CommandProblem(`--locale "${tag}" is no language: say one like fi-FI or sv.`, 'usage');
  if (!writtenLanguages.includes(tag.split('-')[0]!.toLowerCase())) throw new CommandProblem(`--locale "${tag}": dates and numbers can be written in ${writtenLanguages.join(', ')}.`, 'usage');
  return tag;
}

function readVerify(args: string[]): Command {
  const { help: asked, receipts, data, run, segment, template = [], service, 'token-file': tokenFile, ca } =
    parsed(args, { ...serviceOptions, receipts: text, data: text, run: text, segment: text, template: texts, help: yes });
  if (asked) return { command: 'help', about: 'verify' };
  if ([receipts, run, segment].filter((one) => one !== undefined).length !== 1) throw new CommandProblem('Say what to verify, one of these: --receipts FILE, --run ID or --segment NO.', 'usage');
  if (receipts !== undefined) {
    if (template.length > 1) throw new CommandProblem('--template: letters of one file of receipts are made from one letter.', 'usage');
    return { command: 'verify', of: 'receipts', receipts: needed('--receipts', receipts), template: needed('--template', template[0]), data: needed('--data', data) };
  }
  if (data !== undefined) throw new CommandProblem('--data belongs to --receipts: the records of a run are those of the service.', 'usage');
  return { command: 'verify', of: 'run', ...(run !== undefined && { run: needed('--run', run) }), ...(segment !== undefined && { segment: needed('--segment', segment) }), templates: template, ...whichService(service, tokenFile, ca) };
}

/** What `--out` is: as `--format` says, else by its name. */
function placesOf({ out, format, combined }: { out?: string; format?: string; combined?: string }): Pick<MergeCommand, 'folder' | 'zip' | 'combined'> {
  const said = format === undefined ? undefined : oneOf('--format', format, ['zip', 'folder', 'combined']);
  const beside = combined === undefined ? {} : { combined };
  if (!out) {
    if (said !== undefined) throw new CommandProblem('--format says what --out is, and --out is missing.', 'usage');
    return beside;
  }
  const kind = said ?? (/\.zip$/i.test(out) ? 'zip' : /\.docx$/i.test(out) ? 'combined' : 'folder');
  if (kind === 'combined' && combined !== undefined) throw new CommandProblem('--out and --combined both name one document of all letters: leave one out.', 'usage');
  return { ...beside, [kind]: out };
}

function oneOf<const Word extends string>(option: string, given: string, words: readonly Word[]): Word {
  const word = words.find((one) => one === given);
  if (word === undefined) throw new CommandProblem(`${option} "${given}": say ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`, 'usage');
  return word;
}

function readLetters(args: string[]): Command {
  const { help: asked, segment, template = [], types, log = false, 'follow-up': followUp = false, 'accept-changes': accept = false, 'contact-language': contactLanguage = false, answer = [], service, 'token-file': tokenFile, ca, ...outputs } =
    parsed(args, { ...outputOptions, ...serviceOptions, template: texts, segment: text, types: text, log: yes, 'follow-up': yes, 'accept-changes': yes, 'contact-language': yes, answer: texts });
  if (asked) return { command: 'help', about: 'letters' };
  if (followUp && !log) throw new CommandProblem('--follow-up belongs to --log: a follow-up segment is made of logged contacts.', 'usage');
  return {
    command: 'letters', segment: needed('--segment', segment), templates: templatesOf(template), log, followUp, accept, contactLanguage, answers: answersOf(answer),
    ...(types === undefined ? {} : { types: typesOf(types) }), ...whichService(service, tokenFile, ca), ...someOutput(outputs),
  };
}

function readImport(args: string[]): Command {
  const { values, positionals: [file, ...more] } = understood(args, { ...serviceOptions, map: { type: 'string', multiple: true }, mapping: text, rejected: text, group: text, empty: text, kind: text, unblock: yes, 'dry-run': yes, help: yes }, true);
  const { help: asked, map = [], mapping, rejected, group, empty = 'keep', kind = 'company', unblock = false, 'dry-run': dryRun = false, service, 'token-file': tokenFile, ca } = values;
  if (asked) return { command: 'help', about: 'import' };
  if (file === undefined) throw new CommandProblem('Say which table: segment-letters import contacts.csv', 'usage');
  if (more.length > 0) throw new CommandProblem(`One table at a time: "${more[0]}" is one too many.`, 'usage');
  if (empty !== 'keep' && empty !== 'clear') throw new CommandProblem(`--empty "${empty}": say keep or clear.`, 'usage');
  if (kind !== 'company' && kind !== 'person') throw new CommandProblem(`--kind "${kind}": say company or person.`, 'usage');
  return {
    command: 'import', file, map, emptyCells: empty, kind: kind === 'company' ? 'Company' : 'Person', unblock, dryRun,
    ...(mapping !== undefined && { mappingFile: mapping }), ...(rejected !== undefined && { rejectedFile: rejected }), ...(group !== undefined && { group }), ...whichService(service, tokenFile, ca),
  };
}

const whichService = (service = 'https://localhost:3000', tokenFile = '.data/token', ca?: string): ServiceOptions => ({ service: originOf(service), tokenFile, ...(ca !== undefined && { ca }) });

function readInspect(args: string[]): Command {
  const { values: { help: asked, json = false }, positionals: [file, ...more] } = understood(args, { json: yes, help: yes }, true);
  if (asked) return { command: 'help', about: 'inspect' };
  if (file === undefined) throw new CommandProblem('Say which letter: segment-letters inspect letter.docx', 'usage');
  if (more.length > 0) throw new CommandProblem(`One letter at a time: "${more[0]}" is one too many.`, 'usage');
  return { command: 'inspect', file, json };
}

const dataFolder = (given: string | undefined): string => given || process.env.SEGMENT_LETTERS_DATA || '.data';

function readBackup(args: string[]): Command {
  const { help: asked, out, data } = parsed(args, { out: text, data: text, help: yes });
  return asked ? { command: 'help', about: 'backup' } : { command: 'backup', out: needed('--out', out), data: dataFolder(data) };
}

function readMigrate(args: string[]): Command {
  const { help: asked, data } = parsed(args, { data: text, help: yes });
  return asked ? { command: 'help', about: 'migrate' } : { command: 'migrate', data: dataFolder(data) };
}

const parsed = <const Options extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: Options) => understood(args, options, false).values;

function understood<const Options extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: Options, allowPositionals: boolean) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals });
  } catch (error) {
    throw new CommandProblem((error as Error).message.split('\n')[0]!.replace(/ To specify a positional argument.*$/, ''), 'usage');
  }
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new CommandProblem(`${name} is missing.`, 'usage');
  return value;
}

function someOutput<Outputs extends { out?: string | undefined; combined?: string | undefined }>(outputs: Outputs): Outputs {
  if (!outputs.out && !outputs.combined) throw new CommandProblem('--out is missing: say where the letters go.', 'usage');
  return outputs;
}

function answersOf(given: readonly string[]): GivenAnswer[] {
  const wrong = given.find((one) => one.indexOf('=') < 1);
  if (wrong !== undefined) throw new CommandProblem(`--answer "${wrong}": say which question, then = and the answer, as "Day=Monday".`, 'usage');
  return [...given];
}

/** `letter.docx`, or `SVE=brev.docx` for the contacts in one language. */
function templatesOf(given: readonly string[]): LettersCommand['templates'] {
  const templates = given.map((text) => {
    const [, languageCode = '', file = text] = /^([A-Za-z]{3})=(.*)$/s.exec(text) ?? [];
    return { languageCode: languageCode.toUpperCase(), file: needed('--template', file) };
  });
  const twice = templates.find(({ languageCode }, index) => templates.findIndex((one) => one.languageCode === languageCode) !== index);
  if (twice) throw new CommandProblem(`--template names two letters for ${twice.languageCode || 'all others'}: say which language each is for, as SVE=brev.docx.`, 'usage');
  return templates;
}

/** What the types are called on the command line, where an empty word is none. */
const typeWords = new Map(correspondenceTypes.map((type) => [(type || 'none').toLowerCase(), type]));

function typesOf(list: string): CorrespondenceType[] {
  const chosen = list.split(',').map((word) => {
    const type = typeWords.get(word.trim().replace(/\s+/g, ' ').toLowerCase());
    if (type === undefined) throw new CommandProblem(`--types "${list}": "${word.trim()}" is no correspondence type. Say Hard Copy, Email or none, with commas between them.`, 'usage');
    return type;
  });
  return correspondenceTypes.filter((type) => chosen.includes(type));
}

/** `https://host:port`. Plain http only to this machine: the token must not travel in clear. */
function originOf(service: string): string {
  const url = URL.canParse(service) ? new URL(service) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) throw new CommandProblem(`--service "${service}" is no address like https://localhost:3000.`, 'usage');
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) throw new CommandProblem('--service must be https: the token would travel in clear.', 'usage');
  return url.origin;
}
