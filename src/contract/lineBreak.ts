/** What people and programs end a line with: CR LF, LF, CR, Word's vertical tab, form feed, NEL, and Unicode's two separators. */
export const lineBreak = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/;
