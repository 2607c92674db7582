import type { AddByHand, ReuseLoggedSegment } from '../../../contract/criteria';
import type { Listing } from '../../../contract/routes';
import type { Criteria, CriteriaAction } from '../../../contract/savedCriteria';
import { act, addByHand, removeLines, reuseLogged, tryAction, tryReuseLogged } from '../../segments/criteria/act';
import { criteriaValues } from '../../segments/criteria/criteriaValues';
import { goBack, redo } from '../../segments/criteria/goBack';
import { applyMailingGroup, mailingGroups } from '../../segments/criteria/mailingGroups';
import { changeSavedCriteria, deleteSavedCriteria, reuseCriteria, savedCriteria, savedCriterion, saveSteps } from '../../segments/criteria/savedCriteria';
import { segmentCriteria } from '../../segments/criteria/steps';
import type { Db } from '../tables';
import type { By, No } from './asked';

type Code = { code: string };

/** What an action would do is a reading: it keeps nobody waiting who writes. */
export const criteriaReadings = (db: Db) => ({
  criteria: ({ no }: No) => segmentCriteria(db, no),
  tryAction: ({ no, action }: No & { action: CriteriaAction }) => tryAction(db, no, action),
  tryReuseLogged: ({ no, request }: No & { request: ReuseLoggedSegment }) => tryReuseLogged(db, no, request),
  savedCriteria: (_: object) => savedCriteria(db),
  savedCriterion: ({ code }: Code) => savedCriterion(db, code),
  criteriaValues: (asked: { source: string; field: string } & Listing) => criteriaValues(db, asked),
  mailingGroups: (_: object) => mailingGroups(db),
});

export const criteriaChanges = (db: Db, now: () => Date) => ({
  act: ({ no, action, ...by }: No & { action: CriteriaAction } & By) => act(db, no, action, { origin: 'criteria' }, { ...by, now: now() }),
  goBack: ({ no, ...by }: No & By) => goBack(db, no, { ...by, now: now() }),
  redo: ({ no, ...by }: No & By) => redo(db, no, { ...by, now: now() }),
  addByHand: ({ no, request, ...by }: No & { request: AddByHand } & By) => addByHand(db, no, request, { ...by, now: now() }),
  removeLines: ({ no, lineNos, ...by }: No & { lineNos: number[] } & By) => removeLines(db, no, lineNos, { ...by, now: now() }),
  reuseLogged: ({ no, request, ...by }: No & { request: ReuseLoggedSegment } & By) => reuseLogged(db, no, request, { ...by, now: now() }),
  /** A dry run of several actions is done and rolled back, so it belongs to the thread that writes. */
  reuseCriteria: ({ no, request, ...by }: No & { request: Code & { dryRun?: boolean } } & By) => reuseCriteria(db, no, request, { ...by, now: now() }),
  saveSteps: ({ no, ...saved }: No & Code & { description: string; replace?: boolean }) => saveSteps(db, no, saved),
  changeSavedCriteria: ({ code, change }: Code & { change: { description?: string; criteria?: Criteria; code?: string } }) => changeSavedCriteria(db, code, change),
  deleteSavedCriteria: ({ code }: Code) => deleteSavedCriteria(db, code),
  applyMailingGroup: ({ no, user, ...request }: No & Code & { deleteOld?: boolean } & By) => applyMailingGroup(db, no, request, { user, now: now() }),
});
