/**
 * Our producers, each behind the same verbs: a letter by itself, one into a zip as runs make them (answers its bytes), and all in one document. The image producer is measured as
 * soon as the engine has one.
 */
import { createCombined, plainValues, produceLetter } from '../../dist/merge-node/index.mjs';

export const producers = {
  plain(template) {
    const letter = (record) => produceLetter(template, plainValues(record));
    return {
      letter,
      addTo(zip, name, record) {
        const bytes = letter(record);
        zip.add(name, bytes);
        return bytes;
      },
      combined(records) {
        const combined = createCombined(template);
        for (const record of records) combined.add(plainValues(record));
        return combined.finish()[0];
      },
    };
  },
};

/** The one that makes the letters of long runs. */
export const ours = Object.hasOwn(producers, 'image') ? 'image' : 'plain';
