import { Buffer } from 'node:buffer';
import type { letterRoutes } from '../../../contract/routes/letterRoutes';
import { ServiceProblem } from '../../problem';
import { by, type HandlersOf } from '../asked';

export const letterHandlers: HandlersOf<typeof letterRoutes> = {
  letters: ({ operations, params }) => operations.letters(params),
  async linkLetter(asked) {
    const { document, ...letter } = asked.body;
    return asked.operations.linkLetter({ ...asked.params, letter, ...(document !== undefined && { bytes: docxBytes(document) }), ...by(asked) });
  },
  unlinkLetter: (asked) => asked.operations.unlinkLetter({ ...asked.params, of: { languageCode: asked.query.languageCode ?? '', ...(asked.query.lineNo && { lineNo: asked.query.lineNo }) }, ...by(asked) }),
  letterVersions: ({ operations, params, query }) => operations.letterVersions({ ...params, ...query }),
  readPassages: ({ operations, params, body }) => operations.readPassages({ ...params, read: body }),
  segmentsOfLetter: ({ operations, query }) => operations.segmentsOfLetter(query),
  async letterDocument({ operations, params }) {
    const bytes = await operations.letterDocument(params);
    return { document: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') };
  },
};

/** A Word document is a zip; whether it can be merged is for those to say who read it. */
function docxBytes(document: string): Uint8Array {
  const bytes = Buffer.from(document, 'base64');
  if (bytes.length < 4 || bytes.readUInt32BE(0) !== 0x504b0304) throw new ServiceProblem('INVALID_REQUEST', 'The document is no Word document', { reasons: ['document: is no .docx in base64'] });
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
