import { useText } from '../locales/language';
import type { ImportDraft } from '../session/importDraft';

/** The columns of the table that are not used, by their headings: what stands in them does not come along. A column without a heading and without values is none. */
export function ImportColumnsUnused({ draft: { read, uses } }: { draft: ImportDraft }) {
  const say = useText();
  const unused = read!.columns.flatMap(({ heading, examples }, index) => (uses[index] || heading + examples.join('') === '' ? [] : [heading || say('contactImport.columns.noHeading', { place: index + 1 })]));
  return unused.length > 0 && <span>{say('contactImport.unused', { count: unused.length, columns: unused.join(', ') })}</span>;
}
