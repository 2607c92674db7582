import { contactChanges, contactReadings } from './operations/contactOperations';
import { criteriaChanges, criteriaReadings } from './operations/criteriaOperations';
import { letterChanges, letterReadings } from './operations/letterOperations';
import { loggedChanges, loggedReadings } from './operations/loggedOperations';
import { mergeRunChanges, mergeRunReadings } from './operations/mergeRunOperations';
import { referenceReadings } from './operations/referenceOperations';
import { segmentChanges, segmentReadings } from './operations/segmentOperations';
import type { Db } from './tables';

/** What only reads. Every operation takes one value and answers one, both structured-clonable, so that it can run in a worker thread. */
export const createReadings = (db: Db) => ({ ...referenceReadings(db), ...criteriaReadings(db), ...segmentReadings(db), ...letterReadings(db), ...mergeRunReadings(db), ...loggedReadings(db), ...contactReadings(db) });

/** What changes something, each in one transaction. */
export const createChanges = (db: Db, now: () => Date) => ({ ...segmentChanges(db, now), ...criteriaChanges(db, now), ...letterChanges(db, now), ...mergeRunChanges(db, now), ...loggedChanges(db, now), ...contactChanges(db, now) });

export type Readings = ReturnType<typeof createReadings>;
export type Changes = ReturnType<typeof createChanges>;
export type Operations = Readings & Changes;
