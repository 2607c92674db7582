/**
 * The worker of the bench in a browser: the product's own worker as it is built, and docxtemplater beside it on the same thread. What the product understands
 * is answered by it; `{ peer }` makes letters by docxtemplater, each handed over as a Blob.
 */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

globalThis.importScripts('/mergeWorker.js');
const ofProduct = globalThis.onmessage;
globalThis.onmessage = (event) => {
  if (event.data.peer) void answer(event.data.peer);
  else ofProduct(event);
};

async function answer({ template, records, seconds }) {
  const letters = [];
  const start = performance.now();
  do {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    document.render(records[letters.length % records.length]);
    letters.push(new Blob([document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' })]));
  } while (performance.now() - start < seconds * 1000);
  const blob = new Blob(letters);
  await blob.slice(-10).arrayBuffer(); // it can be read to its end
  globalThis.postMessage({ peer: { letters: letters.length, seconds: (performance.now() - start) / 1000, first: letters[0] } });
}
