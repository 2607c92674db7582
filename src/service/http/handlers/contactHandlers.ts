import type { contactRoutes } from '../../../contract/routes/contactRoutes';
import type { HandlersOf } from '../asked';

export const contactHandlers: HandlersOf<typeof contactRoutes> = {
  contacts: ({ operations, query }) => operations.contacts(query),
  contactCard: ({ operations, params }) => operations.contactCard(params),
  contact: ({ operations, params }) => operations.contact(params),
  changeContact: ({ operations, params, body }) => operations.changeContact({ ...params, change: body }),
  removeContact: ({ operations, params }) => operations.removeContact(params),
  interactionLogEntries: ({ operations, query }) => operations.interactionLogEntries(query),
};
