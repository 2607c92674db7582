import { combinedLimits, createCombined, type Combined } from '../letter/combine/createCombined';
import type { Template } from '../letter/template';
import type { LetterFiles } from './letterFiles';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Letters of one document come in one file: two documents have styles, headers and lists of their own, which no file can hold together. */
export function inDocuments(templates: readonly Template[]): LetterFiles {
  const combined = templates.map(() => undefined as Combined | undefined);
  const letters = templates.map(() => 0);
  return {
    add({ place, printed, letters: { maker, body } }) {
      letters[place]! += 1;
      (combined[place] ??= createCombined(templates[place]!, combinedLimits, body)).addPrinted(printed);
      return maker.letter(printed);
    },
    finish: () => combined.flatMap((one, place) => {
      const files = one?.finish() ?? [];
      return files.map((bytes, index) => ({
        name: files.length === 1 ? 'letters.docx' : `letters ${index + 1}.docx`, blob: new Blob([bytes], { type: docxType }), ...(place > 0 && { document: place }), letters: letters[place]!,
      }));
    }),
  };
}
