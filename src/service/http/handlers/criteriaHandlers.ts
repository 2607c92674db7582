import type { criteriaRoutes } from '../../../contract/routes/criteriaRoutes';
import type { HandlersOf } from '../asked';

export const criteriaHandlers: HandlersOf<typeof criteriaRoutes> = {
  savedCriteria: ({ operations }) => operations.savedCriteria({}),
};
