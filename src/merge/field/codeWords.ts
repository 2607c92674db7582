import { childrenBetween, textOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import type { ScannedField } from './fieldScanner';

/** A stretch of a word: text where it stands, a field in its place, or something that is no text (a picture, a note's number). */
export type WordPart = { kind: 'text'; text: string; piece: XmlElement | undefined } | { kind: 'field'; field: ScannedField } | { kind: 'object' };

/** A place in a code: a piece (`w:instrText`) and how many characters of its text stand before. */
export interface CodePoint { piece: XmlElement; offset: number }

/** A word of a code; quoted ones may hold blanks, fields, paragraphs. */
export interface CodeWord {
  quoted: boolean;
  parts: WordPart[];
  /** Where its text begins and ends, between the quotes; missing where it is not quoted, or the code stands in an attribute. */
  from?: CodePoint;
  to?: CodePoint;
}

/** A code in words, with the fields in it in their places: `IF { MERGEFIELD A } = "x" "yes" "no"`. */
export interface CodeWords {
  /** In capitals; `=` for every formula. */
  type: string;
  words: CodeWord[];
  /** The operator between the first two operands of a comparison, and how many words stand before it; 0 and '' for none. */
  operator: string;
  operatorAt: number;
  /** Switch (lower case, without `\`) → its texts. */
  switches: Map<string, CodeWord[]>;
}

/** What stands in a code, in order: characters of its pieces, fields, and things that are no text. */
type Atom = { kind: 'text'; text: string; piece: XmlElement | undefined } | { kind: 'field'; field: ScannedField } | { kind: 'mark'; text: string } | { kind: 'object' };

const comparing = new Set(['IF', 'COMPARE', 'SKIPIF', 'NEXTIF']);
/** Switches that stand alone. */
const lonelySwitches: Readonly<Record<string, string>> = { MERGEFIELD: 'mv', FILLIN: 'o', ASK: 'o', REF: 'hnprtw', DATE: 'hlsu', TIME: '', ADDRESSBLOCK: 'd' };
const objects = new Set(['w:drawing', 'w:pict', 'w:object', 'w:sym', 'w:footnoteReference', 'w:endnoteReference', 'w:commentReference', 'mc:AlternateContent']);
const marks: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '' };

/**
 * Takes the code of a field apart without forgetting where its words stand. The result of a field in the code is an operand, never code; a quoted text
 * goes to its closing quote, over runs and paragraphs. Never throws. Source: ECMA-376 Part 1 §17.16.2.
 */
export function codeWords(document: XmlDocument, field: ScannedField, container: XmlElement): CodeWords {
  const lexer = new WordLexer();
  for (const atom of field.simple ? [{ kind: 'text', text: field.codeText, piece: undefined } as const] : atomsOf(document, field, container)) lexer.take(atom);
  return lexer.finish();
}

function atomsOf(document: XmlDocument, field: ScannedField, container: XmlElement): Atom[] {
  const atoms: Atom[] = [];
  const [from, to] = [field.begin.end, (field.separate ?? field.end).start];
  const pieces = new Set(field.codePieces);
  const nested = new Map(field.nested.filter(({ inCode }) => inCode).map((inner) => [inner.begin, inner]));
  let past = from;
  const visit = (element: XmlElement): void => {
    if (element.end <= past || element.start >= to) return;
    const inner = nested.get(element);
    if (inner) {
      atoms.push({ kind: 'field', field: inner });
      past = inner.end.end;
    } else if (pieces.has(element)) atoms.push({ kind: 'text', text: textOf(document, element), piece: element });
    else if (objects.has(element.name)) atoms.push({ kind: 'object' });
    else if (Object.hasOwn(marks, element.name)) atoms.push({ kind: 'mark', text: marks[element.name]! });
    else if (element.name !== 'w:rPr' && element.name !== 'w:pPr') {
      if (element.name === 'w:p' && element.start > from) atoms.push({ kind: 'mark', text: '\n\n' });
      for (const child of childrenBetween(element, from, to)) visit(child);
    }
  };
  visit(container);
  return atoms;
}

const opening: Readonly<Record<string, string>> = { '"': '"\u201d', '\u201c': '"\u201d', '\u201d': '"\u201d', '\u201e': '"\u201c\u201d' };

class WordLexer {
  private type: string | undefined;
  private words: CodeWord[] = [];
  private switches = new Map<string, CodeWord[]>();
  private operator = '';
  private operatorAt = 0;
  private current: CodeWord | undefined;
  private closing = '';
  private openSwitch: string | undefined;
  private brackets = 0;

  take(atom: Atom): void {
    if (atom.kind === 'text') this.text(atom.text, atom.piece);
    else if (atom.kind === 'mark') {
      if (this.closing) this.add({ kind: 'text', text: atom.text, piece: undefined });
      else if (this.brackets === 0) this.flush();
    } else {
      if (this.type === undefined) this.flush();
      this.add(atom.kind === 'field' ? { kind: 'field', field: atom.field } : { kind: 'object' });
    }
  }

  finish(): CodeWords {
    this.flush();
    const { words, switches, operator, operatorAt } = this;
    return { type: this.type ?? '', words, switches, operator, operatorAt };
  }

  private text(text: string, piece: XmlElement | undefined): void {
    for (let at = 0; at < text.length; at++) {
      const character = text[at]!;
      const next = text[at + 1];
      if (this.closing) {
        if (character === '\\' && next !== undefined && (next === '\\' || this.closing.includes(next))) this.letter(text[++at]!, piece);
        else if (this.closing.includes(character)) {
          if (piece) this.current!.to = { piece, offset: at };
          this.flush();
        } else this.letter(character, piece);
      } else if (/\s/.test(character) && this.brackets === 0) this.flush();
      else if (Object.hasOwn(opening, character)) {
        this.flush();
        this.closing = opening[character]!;
        this.current = { quoted: true, parts: [], ...(piece && { from: { piece, offset: at + 1 } }) };
      } else if (character === '\\' && next !== undefined && !/\s/.test(next)) {
        const name = String.fromCodePoint(text.codePointAt(at + 1)!);
        this.beginSwitch(name);
        at += name.length;
      } else if (this.splits(character)) {
        this.flush();
        const longer = (character === '<' && (next === '=' || next === '>')) || (character === '>' && next === '=');
        this.operator = longer ? character + next! : character;
        this.operatorAt = this.words.length;
        if (longer) at++;
      } else if (this.type === undefined && character === '=' && !this.current) {
        this.type = '=';
      } else {
        if (character === '(') this.brackets++;
        if (character === ')' && this.brackets > 0) this.brackets--;
        this.letter(character, piece);
      }
    }
  }

  /** The first operator of a comparison ends its left operand, with or without blanks. */
  private splits(character: string): boolean {
    return /[=<>]/.test(character) && this.operator === '' && this.brackets === 0 && this.openSwitch === undefined && comparing.has(this.type ?? '');
  }

  private letter(character: string, piece: XmlElement | undefined): void {
    const last = this.current?.parts.at(-1);
    if (last?.kind === 'text' && last.piece === piece) last.text += character;
    else this.add({ kind: 'text', text: character, piece });
  }

  private add(part: WordPart): void {
    this.current ??= { quoted: false, parts: [] };
    this.current.parts.push(part);
  }

  private beginSwitch(name: string): void {
    this.flush();
    const switchName = name.toLowerCase();
    if (!this.switches.has(switchName)) this.switches.set(switchName, []);
    this.openSwitch = (lonelySwitches[this.type ?? ''] ?? '').includes(switchName) ? undefined : switchName;
  }

  private flush(): void {
    const word = this.current;
    this.current = undefined;
    this.closing = '';
    this.brackets = 0;
    if (!word) return;
    if (this.type === undefined) {
      this.type = word.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('').toUpperCase();
    } else if (this.openSwitch !== undefined) {
      this.switches.get(this.openSwitch)!.push(word);
      this.openSwitch = undefined;
    } else if (this.switches.size === 0 || comparing.has(this.type) || word.quoted) this.words.push(word);
  }
}
