import type { Template } from '../letter/template';
import { textOf, withDescendants } from '../package/xmlElements';
import { languageIn, usualLanguage } from '../story/language';

/**
 * The language most of the letter's own text is marked with, as `fi`, `sv`, `en` …: that of the run, else the usual one of the letter. Undefined where
 * no text says it. What stands in fields is not the letter's own text.
 */
export function letterLanguage({ parts, stories }: Template): string | undefined {
  const usual = usualLanguage(parts);
  const letters = new Map<string, number>();
  for (const { document, container, fields } of stories.filter(({ kind }) => kind === 'body')) {
    const inFields = new Set(fields.flatMap(({ runs }) => runs));
    for (const run of withDescendants(container)) {
      if (run.name !== 'w:r' || inFields.has(run)) continue;
      const language = (languageIn(document, run) ?? usual)?.toLowerCase().replace(/-.*/, '');
      const length = run.children.reduce((sum, child) => sum + (child.name === 'w:t' ? textOf(document, child).trim().length : 0), 0);
      if (language !== undefined && length > 0) letters.set(language, (letters.get(language) ?? 0) + length);
    }
  }
  return [...letters].sort(([, one], [, other]) => other - one)[0]?.[0];
}
