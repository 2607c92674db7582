import { route, type None, type Page } from '../route';
import type { SavedCriteria } from '../savedCriteria';

/** Choosing contacts (DOMAIN §5–§8). */
export const criteriaRoutes = {
  savedCriteria: route<None, None, undefined, Page<SavedCriteria>>('GET', '/saved-criteria'),
} as const;
