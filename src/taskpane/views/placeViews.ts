import { lazy, type ComponentType } from 'react';
import type { PlaceAt, PlaceName } from '../session/places';
import { SegmentList } from './SegmentList';

/** A view that is loaded when a person goes there. */
const later = <Props, Name extends string>(load: () => Promise<Record<Name, ComponentType<Props>>>, name: Name) => lazy(async () => ({ default: (await load())[name] as ComponentType<object> })) as unknown as ComponentType<Props>;

/** Which view shows which place. Only the list of segments is in the first bundle. */
export const placeViews: { readonly [Name in PlaceName]: ComponentType<{ place: PlaceAt<Name> }> } = {
  segments: SegmentList,
  newSegment: later(() => import('./NewSegment'), 'NewSegment'),
  segment: later(() => import('./SegmentView'), 'SegmentView'),
  segmentDetails: later(() => import('./SegmentDetails'), 'SegmentDetails'),
  contact: later(() => import('./ContactView'), 'ContactView'),
  severalContacts: later(() => import('./TextForSeveral'), 'TextForSeveral'),
  chooseContacts: later(() => import('./ChooseContacts'), 'ChooseContacts'),
  findContacts: later(() => import('./FindContacts'), 'FindContacts'),
  chooseByCriteria: later(() => import('./ChooseByCriteria'), 'ChooseByCriteria'),
  savedCriteria: later(() => import('./SavedCriteriaList'), 'SavedCriteriaList'),
  savedCriterion: later(() => import('./SavedCriterionView'), 'SavedCriterionView'),
  reuseLogged: later(() => import('./ReuseLogged'), 'ReuseLogged'),
  mailingGroup: later(() => import('./ApplyMailingGroup'), 'ApplyMailingGroup'),
  fields: later(() => import('./FieldPalette'), 'FieldPalette'),
  check: later(() => import('./CheckView'), 'CheckView'),
  preview: later(() => import('./PreviewView'), 'PreviewView'),
  produce: later(() => import('./ProduceView'), 'ProduceView'),
  log: later(() => import('./LogView'), 'LogView'),
  logDone: later(() => import('./LogDone'), 'LogDone'),
  statistics: later(() => import('./StatisticsView'), 'StatisticsView'),
  contacts: later(() => import('./Contacts'), 'Contacts'),
  contactCard: later(() => import('./ContactCard'), 'ContactCard'),
  history: later(() => import('./SegmentHistory'), 'SegmentHistory'),
  logged: later(() => import('./LoggedList'), 'LoggedList'),
  takenBack: later(() => import('./LogTakenBack'), 'LogTakenBack'),
  loggedSegment: later(() => import('./LoggedSegmentView'), 'LoggedSegmentView'),
};
