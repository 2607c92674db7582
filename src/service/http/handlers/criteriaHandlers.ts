import type { criteriaRoutes } from '../../../contract/routes/criteriaRoutes';
import { by, type HandlersOf } from '../asked';

export const criteriaHandlers: HandlersOf<typeof criteriaRoutes> = {
  criteria: ({ operations, params }) => operations.criteria(params),
  act: (asked) => {
    const { dryRun, ...action } = asked.body;
    return dryRun ? asked.operations.tryAction({ ...asked.params, action }) : asked.operations.act({ ...asked.params, action, ...by(asked) });
  },
  goBack: (asked) => asked.operations.goBack({ ...asked.params, ...by(asked) }),
  redo: (asked) => asked.operations.redo({ ...asked.params, ...by(asked) }),
  addByHand: (asked) => asked.operations.addByHand({ ...asked.params, request: asked.body, ...by(asked) }),
  removeLines: (asked) => asked.operations.removeLines({ ...asked.params, ...asked.body, ...by(asked) }),
  reuseLogged: (asked) => {
    const { dryRun, ...request } = asked.body;
    return dryRun ? asked.operations.tryReuseLogged({ ...asked.params, request }) : asked.operations.reuseLogged({ ...asked.params, request, ...by(asked) });
  },
  reuseCriteria: (asked) => asked.operations.reuseCriteria({ ...asked.params, request: asked.body, ...by(asked) }),
  saveCriteria: ({ operations, params, body }) => operations.saveSteps({ ...params, ...body }),
  savedCriteria: ({ operations }) => operations.savedCriteria({}),
  savedCriterion: ({ operations, params }) => operations.savedCriterion(params),
  changeSavedCriteria: ({ operations, params, body }) => operations.changeSavedCriteria({ ...params, change: body }),
  deleteSavedCriteria: ({ operations, params }) => operations.deleteSavedCriteria(params),
  criteriaValues: ({ operations, params, query }) => operations.criteriaValues({ ...params, ...query }),
  mailingGroups: ({ operations }) => operations.mailingGroups({}),
  applyMailingGroup: (asked) => asked.operations.applyMailingGroup({ ...asked.params, ...asked.body, ...by(asked) }),
};
