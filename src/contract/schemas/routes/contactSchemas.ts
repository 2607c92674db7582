import { z } from 'zod';
import { listing, no, numbered } from '../asked';
import { contactChange } from '../contactSchemas';

export const contactSchemas = {
  contacts: { query: listing },
  contactCard: { params: no },
  contact: { params: no },
  changeContact: { params: no, body: contactChange },
  removeContact: { params: no },
  interactionLogEntries: { query: numbered.extend({ contactNo: z.string().min(1).max(20) }) },
};
