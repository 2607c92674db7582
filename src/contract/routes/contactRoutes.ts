import type { Contact, ContactCard } from '../contact';
import type { InteractionLogEntry } from '../loggedSegment';
import { route, type Listing, type No, type None, type Page } from '../route';

/** Contacts and what they got. */
export const contactRoutes = {
  contacts: route<None, Listing, undefined, Page<Contact>>('GET', '/contacts'),
  contactCard: route<No, None, undefined, ContactCard>('GET', '/contacts/:no/card'),
  contact: route<No, None, undefined, Contact>('GET', '/contacts/:no'),
  /** The part of a contact that a colleague may set while the mirror of Business Central is not connected. */
  changeContact: route<No, None, Partial<Omit<Contact, 'no'>>, Contact>('PATCH', '/contacts/:no'),
  removeContact: route<No, None, undefined, { removed: true }>('DELETE', '/contacts/:no'),
  interactionLogEntries: route<None, { contactNo: string } & Listing, undefined, Page<InteractionLogEntry>>('GET', '/interaction-log-entries'),
} as const;
