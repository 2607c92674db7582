/**
 * Our producers, each behind the same verbs: a letter by itself, one into a zip as runs make them (answers its bytes), and all in one document.
 * `madePlainly` says how many letters no image could express. The image producer is measured as soon as the engine has one.
 */
import * as engine from '../../dist/merge-node/index.mjs';
import { contacts } from './contacts.mjs';

const { createCombined, plainColumns, plainValues, produceLetter } = engine;

const combinedOf = (template) => (records) => {
  const combined = createCombined(template);
  for (const record of records) combined.add(plainValues(record));
  return combined.finish()[0];
};

/** @param samples the records whose values say how wide the places of the image are */
function image(template, samples = contacts(1000)) {
  const read = engine.printedReader(template, plainColumns);
  const images = engine.createLetterImages(template, engine.layoutOf(template, samples.map((record) => read(record))));
  return {
    letter: (record) => images.letter(read(record)),
    addTo: (zip, name, record) => images.addTo(zip, name, read(record)),
    madePlainly: () => images.madePlainly,
    combined: combinedOf(template),
  };
}

function plain(template) {
  const letter = (record) => produceLetter(template, plainValues(record));
  return {
    letter,
    addTo(zip, name, record) {
      const bytes = letter(record);
      zip.add(name, bytes);
      return bytes;
    },
    combined: combinedOf(template),
  };
}

export const producers = { ...('createLetterImages' in engine && { image }), plain };

/** The one that makes the letters of long runs. */
export const ours = producers.image ? 'image' : 'plain';
