/**
 * Our producers, each behind the same verbs: a letter by itself, one into a zip as runs make them (answers its bytes), and all in one document.
 * `madePlainly` says how many letters no image could express.
 */
import { combinedLimits, createCombined, createLetterImages, imagedBody, layoutOf, plainColumns, plainValues, printedReader, produceLetter } from '../../dist/merge-node/index.mjs';
import { contacts } from './contacts.mjs';

const combinedOf = (template, read, beginBody) => (records) => {
  const combined = createCombined(template, combinedLimits, beginBody);
  for (const record of records) combined.addPrinted(read(record));
  return combined.finish()[0];
};

/** As runs of many letters have it. @param samples the records whose values say how wide the places of the image are */
function image(template, samples = contacts(1000)) {
  const read = printedReader(template, plainColumns);
  const layout = layoutOf(template, samples.map((record) => read(record)));
  const images = createLetterImages(template, layout);
  return {
    letter: (record) => images.letter(read(record)),
    addTo: (zip, name, record) => images.addTo(zip, name, read(record)),
    madePlainly: () => images.madePlainly,
    combined: combinedOf(template, read, imagedBody(layout)),
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
    combined: combinedOf(template, printedReader(template, plainColumns)),
  };
}

export const producers = { image, plain };

/** The one that makes the letters of long runs. */
export const ours = 'image';
