import { asked } from './asked';
import { asWordProblem } from './inWord';

/** Bytes a slice; Word allows up to 4 MB, the stand-in and the web are happiest well below. */
const sliceSize = 1 << 20;

/** Word keeps at most two read files in memory: our reads wait for one another. */
let lastRead: Promise<unknown> = Promise.resolve();

/**
 * The bytes of the open letter as .docx. A read that fails is tried once more, because Word sometimes refuses a first one (quirk 4); then it is
 * the WordProblem READ_FAILED.
 */
export function readBytes(): Promise<Uint8Array> {
  const read = lastRead.then(() => readOnce().catch(readOnce)).catch((error: unknown) => { throw asWordProblem(error, 'READ_FAILED'); });
  lastRead = read.catch(() => undefined);
  return read;
}

async function readOnce(): Promise<Uint8Array> {
  const file = await asked<Office.File>((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize }, done));
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      const slice = await asked<Office.Slice>((done) => file.getSliceAsync(index, done));
      const data = slice.data as ArrayLike<number>;
      if (at + data.length > bytes.length) throw new Error('More bytes came than the file has.');
      bytes.set(data, at);
      at += data.length;
    }
    if (at !== bytes.length) throw new Error(`Only ${at} of ${bytes.length} bytes came.`);
    return bytes;
  } finally {
    await asked((done) => file.closeAsync(done)).catch(() => undefined);
  }
}
