import type { contactRoutes } from '../../../contract/routes/contactRoutes';
import { ServiceProblem } from '../../problem';
import { importColumns } from '../../segments/contactImport/importColumns';
import { by, WrittenJson, type HandlersOf } from '../asked';

export const contactHandlers: HandlersOf<typeof contactRoutes> = {
  contacts: ({ operations, query }) => operations.contacts(query),
  contactCard: ({ operations, params }) => operations.contactCard(params),
  contact: ({ operations, params }) => operations.contact(params),
  changeContact: ({ operations, params, body }) => operations.changeContact({ ...params, change: body }),
  importColumns: async ({ body }) => importColumns(body),
  importContacts: async ({ operations, body, me, idempotencyKey: key }) => {
    if (body.dryRun) return new WrittenJson(await operations.tryImport(body));
    if (!key) throw new ServiceProblem('IDEMPOTENCY_KEY_MISSING', 'An import needs an Idempotency-Key');
    return new WrittenJson(await operations.importContacts({ request: body, user: me.id, key }));
  },
  contactImports: ({ operations, query }) => operations.contactImports(query),
  removeContact: (asked) => asked.operations.removeContact({ ...asked.params, ...by(asked) }),
  removeKeptLetters: (asked) => asked.operations.removeKeptLetters({ ...asked.params, ...by(asked) }),
  keptLetter: ({ operations, params }) => operations.keptLetter(params),
  interactionLogEntries: ({ operations, query }) => operations.interactionLogEntries(query),
};
