import { decimalOf, numberOf, readDecimal, rounded } from './decimal';
import type { Writing } from './writing';

/** A text that a formula reads elsewhere, with its language where that is not the formula's. */
export interface ReadText { read: string; readIn?: Writing | undefined }

/** The number that such a text is, for a reader in this language; undefined where it is none. */
export function readNumber({ read, readIn }: ReadText, writing: Writing): number | undefined {
  const decimal = readDecimal(read, readIn ?? writing);
  return decimal && numberOf(decimal);
}

/** A piece of a formula: text as it is written, or the result of a field, which is an operand and never code. */
export type FormulaPiece = string | ReadText;

/** Why a formula has no result; Word prints such a sentence into the letter. */
export class FormulaError extends Error {}

/** What a formula may ask for that stands elsewhere in the letter. */
export interface FormulaNames {
  /** The text of a bookmark, undefined where there is none of this name. */
  bookmark(name: string): ReadText | undefined;
  /** The numbers in the cells of a reference (`A1`, `B2:C4`, `ABOVE`), undefined where the name is no reference. */
  cells(reference: string): number[] | undefined;
}

/** More than this is no formula that a person wrote: its numbers, names and signs, and how deep it – or the cells it adds up – lies in brackets and other formulas. */
export const formulaLimits = { formulaTokens: 2000, formulaDepth: 64 } as const;
export type FormulaLimits = { readonly [Name in keyof typeof formulaLimits]: number };

type Token = { kind: 'number'; number: number } | { kind: 'operand'; text: ReadText } | { kind: 'name'; name: string } | { kind: 'sign'; sign: string };

const precedence: Readonly<Record<string, number>> = { '=': 1, '<>': 1, '<': 1, '<=': 1, '>': 1, '>=': 1, '+': 2, '-': 2, '*': 3, '/': 3, '^': 4 };

/**
 * The number that a formula comes to. `%` binds strongest, then `^`, then `*` and `/`, then `+` and `-`, then comparisons, which give 1 or 0; equals go
 * from left to right. A blank operand counts as 0. Throws FormulaError. Source: ECMA-376 Part 1 §17.16.3.
 */
export function formulaResult(pieces: readonly FormulaPiece[], writing: Writing, names: FormulaNames, limits: FormulaLimits = formulaLimits): number {
  const tokens = tokensOf(pieces, writing, limits.formulaTokens);
  if (tokens.length > limits.formulaTokens) throw new FormulaError('!Formula Too Long');
  const parser = new FormulaParser(tokens, writing, names, limits.formulaDepth);
  return parser.whole();
}

function tokensOf(pieces: readonly FormulaPiece[], writing: Writing, most: number): Token[] {
  const tokens: Token[] = [];
  let brackets = 0;
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      tokens.push({ kind: 'operand', text: piece });
      continue;
    }
    for (let at = 0; at < piece.length;) {
      const rest = piece.slice(at);
      const blank = /^[\s"\u201c\u201d]+/.exec(rest);
      const number = /^\d{1,3}:\d/.test(rest) ? null : numberPattern(writing, brackets > 0).exec(rest);
      const name = /^(?:[Rr]\d{1,3}[Cc]\d{1,3}:[Rr]\d{1,3}[Cc]\d{1,3}|[A-Za-z]{1,2}\d{1,3}:[A-Za-z]{1,2}\d{1,3}|[A-Za-z]{1,2}:[A-Za-z]{1,2}(?![\p{L}\p{N}])|\d{1,3}:\d{1,3}(?!\d)|[\p{L}_][\p{L}\p{N}_]*)/u.exec(rest);
      const sign = /^(?:<>|<=|>=|[-+*/^%=<>(),;])/.exec(rest);
      const currency = /^\p{Sc}/u.exec(rest);
      const found = blank ?? number ?? name ?? sign ?? currency;
      if (!found) throw new FormulaError(`!Syntax Error, ${String.fromCodePoint(rest.codePointAt(0)!)}`);
      if (number) tokens.push({ kind: 'number', number: numberOf(readDecimal(number[0], writing)!) });
      else if (name) tokens.push({ kind: 'name', name: name[0].toUpperCase() });
      else if (sign) {
        tokens.push({ kind: 'sign', sign: sign[0] });
        brackets += sign[0] === '(' ? 1 : sign[0] === ')' ? -1 : 0;
      }
      at += found[0].length;
      if (tokens.length > most) return tokens;
    }
  }
  return tokens;
}

/** A number as it is written; in brackets the comma of English parts a list and not thousands. */
function numberPattern({ decimal }: Writing, inBrackets: boolean): RegExp {
  if (decimal === ',') return /^(?:\d+(?:[.,]\d+)?|[.,]\d+)/;
  return inBrackets ? /^(?:\d+(?:\.\d+)?|\.\d+)/ : /^(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)/;
}

type Argument = { numbers: number[] } | { error: FormulaError };

class FormulaParser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[], private readonly writing: Writing, private readonly names: FormulaNames, private readonly deepest: number) {}

  whole(): number {
    if (this.tokens.length === 0) throw new FormulaError('!Unexpected End of Formula');
    const result = this.expression(1);
    const next = this.tokens[this.at];
    if (next) throw new FormulaError(`!Syntax Error, ${shownToken(next)}`);
    return finite(result);
  }

  private expression(least: number): number {
    if (++this.depth > this.deepest) throw new FormulaError('!Formula Too Deep');
    let left = this.operand();
    for (;;) {
      const next = this.tokens[this.at];
      const strength = next?.kind === 'sign' && Object.hasOwn(precedence, next.sign) ? precedence[next.sign]! : 0;
      if (next?.kind !== 'sign' || strength < least) break;
      this.at++;
      left = arithmetic(left, next.sign, this.expression(strength + 1));
    }
    this.depth--;
    return left;
  }

  private operand(): number {
    const token = this.tokens[this.at++];
    if (!token) throw new FormulaError('!Unexpected End of Formula');
    if (token.kind === 'sign') {
      if (token.sign === '-') return -this.expression(4);
      if (token.sign === '+') return this.expression(4);
      if (token.sign !== '(') throw new FormulaError(`!Syntax Error, ${token.sign}`);
      const inside = this.expression(1);
      this.expect(')');
      return this.percent(inside);
    }
    if (token.kind === 'number') return this.percent(token.number);
    if (token.kind === 'operand') return this.percent(this.numberIn(token.text));
    return this.percent(this.named(token.name));
  }

  private percent(number: number): number {
    while (this.isSign('%')) {
      this.at++;
      number /= 100;
    }
    return number;
  }

  private named(name: string): number {
    if (this.isSign('(') && Object.hasOwn(functions, name)) {
      this.at++;
      return finite(functions[name]!(this.list()));
    }
    if (name === 'TRUE') return 1;
    if (name === 'FALSE') return 0;
    const bookmark = this.names.bookmark(name);
    if (bookmark !== undefined) return this.numberIn(bookmark);
    const cells = this.names.cells(name);
    if (cells) return cells.reduce((sum, one) => sum + one, 0);
    throw new FormulaError(`!Undefined Bookmark, ${name}`);
  }

  /** The arguments of a function up to its closing bracket. A reference to cells is as many numbers as there are. */
  private list(): Argument[] {
    const list: Argument[] = [];
    if (this.isSign(')')) {
      this.at++;
      return list;
    }
    do list.push(this.argument()); while (this.isSign(',', ';') && this.at++ >= 0);
    this.expect(')');
    return list;
  }

  private argument(): Argument {
    const token = this.tokens[this.at];
    const after = this.tokens[this.at + 1];
    const cells = token?.kind === 'name' && after?.kind === 'sign' && [',', ';', ')'].includes(after.sign) && this.names.bookmark(token.name) === undefined ? this.names.cells(token.name) : undefined;
    if (cells) {
      this.at++;
      return { numbers: cells };
    }
    const depth = this.depth;
    try {
      return { numbers: [this.expression(1)] };
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.depth = depth;
      this.skipArgument();
      return { error };
    }
  }

  /** Past an argument that cannot be computed: DEFINED asks for nothing else. */
  private skipArgument(): void {
    for (let brackets = 0; this.at < this.tokens.length; this.at++) {
      const token = this.tokens[this.at]!;
      if (token.kind !== 'sign') continue;
      if (brackets === 0 && [',', ';', ')'].includes(token.sign)) return;
      brackets += token.sign === '(' ? 1 : token.sign === ')' ? -1 : 0;
    }
  }

  private numberIn({ read, readIn }: ReadText): number {
    const trimmed = read.trim();
    if (trimmed === '') return 0;
    const percent = trimmed.endsWith('%');
    const number = readNumber({ read: percent ? trimmed.slice(0, -1) : trimmed, readIn }, this.writing);
    if (number === undefined) throw new FormulaError(`!Syntax Error, ${[...trimmed].slice(0, 40).join('')}`);
    return number / (percent ? 100 : 1);
  }

  private isSign(...signs: string[]): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'sign' && signs.includes(token.sign);
  }

  private expect(sign: string): void {
    if (!this.isSign(sign)) throw new FormulaError(this.tokens[this.at] ? `!Syntax Error, ${shownToken(this.tokens[this.at]!)}` : '!Unexpected End of Formula');
    this.at++;
  }
}

const shownToken = (token: Token): string => (token.kind === 'sign' ? token.sign : token.kind === 'name' ? token.name : token.kind === 'number' ? String(token.number) : token.text.read.slice(0, 40));

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new FormulaError('!Number Too Large');
  return number;
}

function arithmetic(left: number, sign: string, right: number): number {
  switch (sign) {
    case '+': return finite(left + right);
    case '-': return finite(left - right);
    case '*': return finite(left * right);
    case '/':
      if (right === 0) throw new FormulaError('!Zero Divide');
      return finite(left / right);
    case '^': return finite(left ** right);
    default: return Number(holdsOfNumbers(left, sign, right));
  }
}

/** Whether a comparison of two numbers holds; the noise of binary fractions does not count. */
export function holdsOfNumbers(left: number, operator: string, right: number): boolean {
  const difference = clean(left) - clean(right);
  switch (operator) {
    case '=': return difference === 0;
    case '<>': return difference !== 0;
    case '<': return difference < 0;
    case '<=': return difference <= 0;
    case '>': return difference > 0;
    default: return difference >= 0;
  }
}

const clean = (number: number): number => {
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return number;
  const decimal = decimalOf(number);
  return decimal ? numberOf(decimal) : number;
};

const numbersIn = (list: readonly Argument[]): number[] => list.flatMap((argument) => {
  if ('error' in argument) throw argument.error;
  return argument.numbers;
});
function exactly(list: readonly Argument[], count: number): number[] {
  const numbers = numbersIn(list);
  if (list.length !== count || numbers.length < count) throw new FormulaError('!Syntax Error');
  return numbers;
}
function some(list: readonly Argument[]): number[] {
  const numbers = numbersIn(list);
  if (numbers.length === 0) throw new FormulaError('!Syntax Error');
  return numbers;
}
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => clean(total + one), 0);

/** The functions of a formula. Source: ECMA-376 Part 1 §17.16.3.4. */
const functions: Readonly<Record<string, (list: readonly Argument[]) => number>> = {
  ABS: (list) => Math.abs(exactly(list, 1)[0]!),
  AND: (list) => Number(exactly(list, 2).every((one) => one !== 0)),
  AVERAGE: (list) => sum(some(list)) / numbersIn(list).length,
  COUNT: (list) => numbersIn(list).length,
  DEFINED: (list) => Number(list.length === 1 && !('error' in list[0]!)),
  IF: (list) => {
    const [condition, yes, no] = exactly(list, 3) as [number, number, number];
    return condition !== 0 ? yes : no;
  },
  INT: (list) => Math.trunc(exactly(list, 1)[0]!),
  MAX: (list) => Math.max(...some(list)),
  MIN: (list) => Math.min(...some(list)),
  MOD: (list) => {
    const [number, divisor] = exactly(list, 2) as [number, number];
    if (divisor === 0) throw new FormulaError('!Zero Divide');
    return clean(number % divisor);
  },
  NOT: (list) => Number(exactly(list, 1)[0] === 0),
  OR: (list) => Number(exactly(list, 2).some((one) => one !== 0)),
  PRODUCT: (list) => some(list).reduce((total, one) => clean(total * one), 1),
  ROUND: (list) => {
    const [number, places] = exactly(list, 2) as [number, number];
    const to = Math.max(-15, Math.min(15, Math.trunc(places)));
    return to >= 0 ? roundedTo(number, to) : roundedTo(number / 10 ** -to, 0) * 10 ** -to;
  },
  SIGN: (list) => Math.sign(exactly(list, 1)[0]!),
  SUM: (list) => sum(numbersIn(list)),
};

const roundedTo = (number: number, places: number): number => {
  const decimal = decimalOf(number);
  return decimal ? numberOf(rounded(decimal, places)) : number;
};
