import { comparable } from '../../contract/mergeFieldCatalogue';
import { codeWords, type CodeWord, type CodeWords } from '../field/codeWords';
import type { ScannedField } from '../field/fieldScanner';
import type { LetterLimits } from '../letterLimits';
import { ancestor, textOf } from '../package/xmlElements';
import type { Story } from '../story/story';
import { isOperator } from '../value/comparison';
import type { Writing } from '../value/writing';
import type { DocumentBookmarks } from './documentBookmarks';
import { holdsObject, objectMark, type CodeText, type Comparison, type FieldDoing, type FieldExpression } from './fieldExpression';
import { namesCells, TableCells } from './tableCells';

/** What becomes of a field: it is worked out in each letter, Word's own business, or left as it is with all that stands in it, and reported. */
export type Compiled = { kind: 'workedOut'; field: FieldExpression; words: CodeWords | undefined } | { kind: 'words'; /** What it shows was worked out before the letter was made. */ isOld?: true } | { kind: 'leftAlone' };

/** Fields that fetch something from outside the letter. */
export const fromOutside = new Set(['DATABASE', 'INCLUDETEXT', 'INCLUDEPICTURE', 'LINK', 'DDE', 'DDEAUTO']);
/** Fields that ask for the neighbours of a record: letters of contacts, of which each has one, know none. */
const ofLists = new Set(['NEXT', 'NEXTIF', 'MERGEREC', 'MERGESEQ']);
/** Fields of the merge language, which are always worked out. */
export const mergeLanguage = new Set(['MERGEFIELD', 'IF', 'COMPARE', 'SET', 'ASK', 'FILLIN', 'SKIPIF', 'ADDRESSBLOCK', 'GREETINGLINE', 'CREATEDATE', 'SAVEDATE', ...ofLists]);
/** Word's own business, until something of the merge stands in them, or they in it. */
const whenNeeded = new Set(['=', 'QUOTE', 'REF', 'DATE']);

/** What a compiler needs of the whole letter. */
export interface LetterNames {
  /** The number of the next field. */
  nextId(): number;
  /** The number of the use that a merge field with a written name is. */
  useOf(field: ScannedField): number;
  /** The key of a question. */
  questionKey(asked: { name: CodeText | undefined; prompt: CodeText }): string;
  /** Notes that a use is only compared with something. */
  compares(use: number): void;
  /** True for a name that a SET field of the letter gives a text; `comparable`. */
  isSet(name: string): boolean;
  bookmarks: DocumentBookmarks;
  /** True where the records are a list, so that a letter may take several of them. */
  isList: boolean;
  /** How the language of a field writes numbers and dates. */
  writingIn(field: ScannedField): Writing;
  limits: LetterLimits;
}

const words: Compiled = { kind: 'words' };
const oldWords: Compiled = { kind: 'words', isOld: true };
const alone: Compiled = { kind: 'leftAlone' };

/** Compiles the fields of one story. */
export class FieldCompiler {
  private readonly known = new Map<ScannedField, Compiled>();
  /** Fields in the code of others that refer to a bookmark of the document. */
  private readonly references = new Map<ScannedField, FieldExpression | undefined>();
  private readonly later: (() => void)[] = [];

  private readonly tables: TableCells;

  constructor(private readonly story: Story & { fields: readonly ScannedField[] }, private readonly letter: LetterNames) {
    this.tables = new TableCells(story.document, story.fields, letter.limits.formulaCells, (field) => this.expressionOf(field));
  }

  /** What becomes of a field. Fields around come first. */
  compiled(field: ScannedField): Compiled {
    const before = this.known.get(field);
    if (before) return before;
    const compiled = this.compile(field);
    this.known.set(field, compiled);
    return compiled;
  }

  /** True for a field that stands in one that is left alone, in the old result of one that is worked out, or in a tracked deletion. */
  isGone(field: ScannedField): boolean {
    if (field.deleted) return true;
    for (let inner = field; inner.around; inner = inner.around) {
      const around = this.compiled(inner.around);
      if (around.kind === 'leftAlone' || (around.kind === 'workedOut' && !inner.inCode)) return true;
    }
    return false;
  }

  /** Leaves a field as it is after all, with all that stands in it. */
  leaveAlone(field: ScannedField): void {
    this.known.set(field, alone);
  }

  /** Looks up what could not be before all fields were known: the cells that formulas refer to. */
  finish(): void {
    for (const look of this.later.splice(0)) look();
  }

  private compile(field: ScannedField): Compiled {
    const type = field.code.type.startsWith('=') ? '=' : field.code.type;
    if (fromOutside.has(type) || (ofLists.has(type) && !this.letter.isList)) return alone;
    const isBookmark = !mergeLanguage.has(type) && !whenNeeded.has(type) && this.letter.isSet(comparable(type));
    if (!mergeLanguage.has(type) && !whenNeeded.has(type) && !isBookmark) return words;
    if (type === 'MERGEFIELD' && !field.nested.some(({ inCode }) => inCode)) return this.workedOut(field, { kind: 'value', use: this.letter.useOf(field) }, undefined);
    const code = codeWords(this.story.document, field, this.story.container);
    if (whenNeeded.has(type) && !this.isNeeded(field, code)) return type === 'REF' && this.isFilledIn(code) ? oldWords : words;
    const doing = isBookmark ? { kind: 'reference' as const, name: type } : this.doing(field, code);
    return doing === 'broken' ? alone : doing === 'words' ? words : doing === 'oldWords' ? oldWords : this.workedOut(field, doing, code);
  }

  private workedOut(field: ScannedField, doing: FieldDoing, code: CodeWords | undefined): Compiled {
    const switches = new Map<string, CodeText[]>();
    for (const [name, texts] of code?.switches ?? []) switches.set(name, texts.map((text) => this.shown(text)));
    if ([...switches.values()].flat().some(holdsObject)) return alone;
    return { kind: 'workedOut', words: code, field: { id: this.letter.nextId(), doing, writing: this.letter.writingIn(field), switches } };
  }

  private doing(field: ScannedField, code: CodeWords): FieldDoing | 'words' | 'oldWords' | 'broken' {
    const [first, second] = code.words;
    switch (code.type) {
      case 'MERGEFIELD': {
        const name = this.operands(code.words);
        return name ? { kind: 'namedValue', name } : 'words';
      }
      case 'NEXT': return { kind: 'next', comparison: undefined };
      case 'MERGEREC': case 'MERGESEQ': return { kind: 'recordNo' };
      case 'ADDRESSBLOCK': return { kind: 'address' };
      case 'GREETINGLINE': return { kind: 'greeting' };
      case 'DATE': case 'CREATEDATE': case 'SAVEDATE': return { kind: 'today', shownNow: shownNow(field, this.story) };
      case 'ASK': case 'FILLIN': {
        const isNamed = code.type === 'ASK';
        const name = isNamed ? first && this.operands([first]) : undefined;
        if (isNamed && !name) return 'broken';
        const word = isNamed ? second : first;
        const prompt = word ? this.shown(word) : [];
        return { kind: 'question', key: this.letter.questionKey({ name, prompt }), name, prompt };
      }
      case 'IF': case 'COMPARE': case 'SKIPIF': case 'NEXTIF': {
        const comparison = this.comparison(field, code);
        if (typeof comparison === 'string') return comparison;
        if (code.type === 'SKIPIF') return { kind: 'skip', comparison };
        if (code.type === 'NEXTIF') return { kind: 'next', comparison };
        if (code.type === 'COMPARE') return { kind: 'compare', comparison };
        const [yes, no] = code.words.slice(code.operatorAt + 1, code.operatorAt + 3).map((word) => this.shown(word));
        return { kind: 'if', comparison, branches: [yes ?? [], no ?? []] };
      }
      case '=': {
        const formula = this.operands(code.words);
        if (!formula) return 'words';
        const doing: FieldDoing = { kind: 'formula', formula, cells: new Map() };
        const written = writtenOf(code);
        if (namesCells(written)) this.later.push(() => { doing.cells = this.tables.of(field, written); });
        return doing;
      }
      case 'QUOTE': {
        const text = code.words.flatMap((word) => this.shown(word));
        if (!holdsObject(text)) return { kind: 'quote', text };
        return code.words.every((word) => this.isTextOrReference(word)) ? 'oldWords' : 'broken';
      }
      case 'SET': {
        const name = first && this.operands([first]);
        const text = second ? this.shown(second) : [];
        return name && !holdsObject(text) ? { kind: 'set', name, text } : 'broken';
      }
      case 'REF': {
        const name = first && plainText(first);
        return name ? { kind: 'reference', name } : 'words';
      }
      default: return 'words';
    }
  }

  private comparison(field: ScannedField, { words: all, operator, operatorAt }: CodeWords): Comparison | 'words' | 'broken' {
    const right = all[operatorAt];
    if (operatorAt === 0 || !right || !isOperator(operator)) return 'broken';
    const left = all.slice(0, operatorAt);
    const [leftText, rightText] = [this.side(field, left), this.side(field, [right])];
    for (const part of [...(leftText ?? []), ...(rightText ?? [])]) if (typeof part !== 'string' && part.doing.kind === 'value') this.letter.compares(part.doing.use);
    return leftText && rightText ? { left: leftText, leftQuoted: left.some(({ quoted }) => quoted), operator, right: rightText, rightQuoted: right.quoted } : 'words';
  }

  /** True where a field of Word's own depends on the merge. */
  private isNeeded(field: ScannedField, code: CodeWords): boolean {
    /* A bookmark that no SET gives a text is one of the document's, and its text Word's own. */
    if (code.type === 'REF') return this.letter.isSet(comparable(code.words[0] ? plainText(code.words[0]) : ''));
    /* A field around that is not known yet is being compiled: this one is an operand of it. */
    if ((field.inCode && !this.known.has(field.around!)) || field.nested.some((inner) => inner.inCode && this.compiled(inner).kind === 'workedOut')) return true;
    const written = writtenOf(code);
    if ((written.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).some((name) => this.letter.isSet(comparable(name)))) return true;
    const table = code.type === '=' && namesCells(written) ? ancestor(field.begin, 'w:tbl') : undefined;
    return table !== undefined && this.story.fields.some(({ code: { type }, begin }) => mergeLanguage.has(type) && begin.start > table.start && begin.end < table.end);
  }

  /** A side of a comparison. A single word that is no text in quotation marks may name a bookmark of the document. */
  private side(field: ScannedField, some: readonly CodeWord[]): CodeText | undefined {
    const text = this.operands(some);
    const [name] = text ?? [];
    if (text?.length !== 1 || typeof name !== 'string' || some.some(({ quoted }) => quoted) || this.letter.bookmarks.text(comparable(name)) === undefined) return text;
    return [{ id: this.letter.nextId(), doing: { kind: 'reference', name }, writing: this.letter.writingIn(field), switches: new Map() }];
  }

  /** True for a reference to the text of a bookmark in which fields are filled in. */
  private isFilledIn({ words: [name], switches }: CodeWords): boolean {
    return name !== undefined && this.letter.bookmarks.isFilledIn(comparable(plainText(name))) && asksForText(switches);
  }

  /** Words as operands: undefined where a field stands in them that only Word can work out, for example the number of the page. */
  private operands(some: readonly CodeWord[]): CodeText | undefined {
    const parts: (string | FieldExpression)[] = [];
    for (const [index, word] of some.entries()) {
      if (index > 0) parts.push(' ');
      for (const part of word.parts) {
        if (part.kind === 'object') return undefined;
        const expression = part.kind === 'field' ? this.textIn(part.field) : part.text;
        if (expression === undefined || (typeof expression !== 'string' && holdsObject([expression]))) return undefined;
        parts.push(expression);
      }
    }
    return joined(parts);
  }

  /** A word that is shown: a field that Word works out stands in it as something that prints. */
  private shown({ parts }: CodeWord): CodeText {
    return joined(parts.map((part) => (part.kind === 'text' ? part.text : (part.kind === 'field' ? this.textIn(part.field) : undefined) ?? objectMark)));
  }

  /** True for a word with nothing in it that is no text but fields that refer to the document. */
  private isTextOrReference({ parts }: CodeWord): boolean {
    return parts.every((part) => {
      if (part.kind !== 'field') return part.kind === 'text';
      const expression = this.textIn(part.field);
      return expression ? !holdsObject([expression]) : part.field.code.type === 'REF';
    });
  }

  /** What a field in the code of another prints there: what is worked out, or a text of the document that is the same in all letters. */
  private textIn(field: ScannedField): FieldExpression | undefined {
    return this.expressionOf(field) ?? this.referenceIn(field);
  }

  private referenceIn(field: ScannedField): FieldExpression | undefined {
    if (field.deleted || field.code.type !== 'REF') return undefined;
    if (!this.references.has(field)) this.references.set(field, this.reference(field));
    return this.references.get(field);
  }

  private reference(field: ScannedField): FieldExpression | undefined {
    const code = codeWords(this.story.document, field, this.story.container);
    const name = code.words[0] && plainText(code.words[0]);
    if (!name || this.letter.bookmarks.text(comparable(name)) === undefined || !asksForText(code.switches)) return undefined;
    const compiled = this.workedOut(field, { kind: 'reference', name }, code);
    return compiled.kind === 'workedOut' ? compiled.field : undefined;
  }

  private expressionOf(field: ScannedField): FieldExpression | undefined {
    const compiled = field.deleted ? words : this.compiled(field);
    return compiled.kind === 'workedOut' ? compiled.field : undefined;
  }
}

const joined = (parts: readonly (string | FieldExpression)[]): CodeText => parts.reduce<(string | FieldExpression)[]>((all, part) => {
  const last = all.at(-1);
  if (typeof part === 'string' && typeof last === 'string') all[all.length - 1] = last + part;
  else all.push(part);
  return all;
}, []);

/** Other switches of REF ask for a number, or a place. Source: ECMA-376 Part 1 §17.16.5.51. */
const asksForText = (switches: ReadonlyMap<string, unknown>): boolean => [...switches.keys()].every((name) => 'h*#@'.includes(name));
const plainText = ({ parts }: CodeWord): string => parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
const writtenOf = ({ words: all }: CodeWords): string => all.map(plainText).join(' ');

/** What a field shows now. */
const shownNow = (field: ScannedField, { document }: Story): string => field.runs.slice(Math.max(field.firstResult, 0)).flatMap(({ children }) => children)
  .filter(({ name, start }) => name === 'w:t' && field.separate !== undefined && start > field.separate.start).map((text) => textOf(document, text)).join('');
