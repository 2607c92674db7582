import type { Handlers } from './asked';
import { contactHandlers } from './handlers/contactHandlers';
import { criteriaHandlers } from './handlers/criteriaHandlers';
import { letterHandlers } from './handlers/letterHandlers';
import { loggedHandlers } from './handlers/loggedHandlers';
import { mergeRunHandlers } from './handlers/mergeRunHandlers';
import { referenceHandlers } from './handlers/referenceHandlers';
import { segmentHandlers } from './handlers/segmentHandlers';

/** What each route does: one operation of the store, in most cases. */
export const handlers: Handlers = { ...referenceHandlers, ...criteriaHandlers, ...segmentHandlers, ...letterHandlers, ...mergeRunHandlers, ...loggedHandlers, ...contactHandlers };
