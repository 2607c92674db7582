import type { MergeRecord } from './mergeData';
import { richFields } from './mergeFields';

/**
 * Text with a little markup, for fields that the catalogue calls rich: `**bold**`, `_italic_`, `[text](https://…)`, and lines that begin with `- ` or `1. `.
 * `\` before a sign takes it as it is; what is unknown or unfinished is text. Source: decision 21.
 */
export interface RichText {
  lines: RichLine[];
  /** Where links led that no letter may have, or what stood there for an address: such a link stays as it was typed. */
  refused: string[];
}

/** A line: text, or an item of a list – its number, or a bullet. */
export interface RichLine { item?: number | 'bullet'; runs: RichRun[] }

/** Text of one look. */
export interface RichRun { text: string; bold?: true; italic?: true; link?: string }

/** False for a record that surely has no text with markup, as most have none. */
export const mayHaveRichText = ({ values }: Pick<MergeRecord, 'values'>): boolean => richFields.some((name) => mayHaveMarkup(values[name] ?? ''));

/** False for a text that surely has no markup, as most have none. */
export const mayHaveMarkup = (text: string): boolean => /[*_[\\]|(?:^|[\r\n\v\f\u0085\u2028\u2029])(?:-|1\.)[ \t]/.test(text);
