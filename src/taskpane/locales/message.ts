/** One sentence of the pane: `{name}` stands for a value. A plural is chosen by `count`. */
export interface Plural { readonly one: string; readonly other: string }
export type Message = string | Plural;

/** What every other language must have: the same keys, a plural where English has one. */
export type TranslationOf<Area> = { readonly [Key in keyof Area]: Area[Key] extends string ? string : Plural };

type NamesIn<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** The values that a message wants: `'{done} of {total}'` → `'done' | 'total'`. */
export type NamesOf<One> = One extends string ? NamesIn<One> : One extends Plural ? 'count' | NamesIn<One['one']> | NamesIn<One['other']> : never;

export type MessageValues = Readonly<Record<string, string | number>>;

/** Fills a message in. Numbers are written as the language writes them; a value that is missing stays visible as `{name}`. */
export function fillIn(message: Message, values: MessageValues, tag: string): string {
  const sentence = typeof message === 'string' ? message : new Intl.PluralRules(tag).select(Number(values.count)) === 'one' ? message.one : message.other;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? new Intl.NumberFormat(tag).format(value) : value;
  });
}
