import type { letterRoutes } from '../../../contract/routes/letterRoutes';
import { by, type HandlersOf } from '../asked';

export const letterHandlers: HandlersOf<typeof letterRoutes> = {
  letters: ({ operations, params }) => operations.letters(params),
  linkLetter: (asked) => asked.operations.linkLetter({ ...asked.params, letter: asked.body, ...by(asked) }),
  unlinkLetter: (asked) => asked.operations.unlinkLetter({ ...asked.params, languageCode: asked.query.languageCode ?? '', ...by(asked) }),
};
