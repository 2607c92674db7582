import { createElement, type ComponentType } from 'react';
import { late } from '../parts/late';
import { Loading } from '../parts/Loading';
import { NotLoaded } from '../parts/NotLoaded';
import type { PlaceAt, PlaceName } from '../session/places';
import { SegmentList } from './SegmentList';

/** A view that is loaded when a person goes there. */
const later = <Views, Name extends keyof Views>(load: () => Promise<Views>, name: Name): Views[Name] => late(async () => (await load())[name] as ComponentType<object>, {
  waiting: createElement(Loading), failed: (error, again) => createElement(NotLoaded, { error, again }),
}) as unknown as Views[Name];

const choosing = () => import('./choosing');

/** Which view shows which place. Only the list of segments is in the first bundle. */
export const placeViews: { readonly [Name in PlaceName]: ComponentType<{ place: PlaceAt<Name> }> } = {
  segments: SegmentList,
  newSegment: later(() => import('./NewSegment'), 'NewSegment'),
  segment: later(() => import('./SegmentView'), 'SegmentView'),
  segmentDetails: later(() => import('./SegmentDetails'), 'SegmentDetails'),
  segmentLetters: later(() => import('./SegmentLetters'), 'SegmentLetters'),
  contact: later(() => import('./ContactView'), 'ContactView'),
  severalContacts: later(() => import('./TextForSeveral'), 'TextForSeveral'),
  chooseContacts: later(choosing, 'ChooseContacts'),
  findContacts: later(choosing, 'FindContacts'),
  chooseByCriteria: later(choosing, 'ChooseByCriteria'),
  savedCriteria: later(choosing, 'SavedCriteriaList'),
  savedCriterion: later(choosing, 'SavedCriterionView'),
  reuseLogged: later(choosing, 'ReuseLogged'),
  mailingGroup: later(choosing, 'ApplyMailingGroup'),
  fields: later(() => import('./FieldPalette'), 'FieldPalette'),
  check: later(() => import('./CheckView'), 'CheckView'),
  preview: later(() => import('./PreviewView'), 'PreviewView'),
  produce: later(() => import('./ProduceView'), 'ProduceView'),
  log: later(() => import('./LogView'), 'LogView'),
  logDone: later(() => import('./LogDone'), 'LogDone'),
  statistics: later(() => import('./StatisticsView'), 'StatisticsView'),
  contacts: later(() => import('./Contacts'), 'Contacts'),
  importContacts: later(() => import('./ImportContacts'), 'ImportContacts'),
  contactCard: later(() => import('./ContactCard'), 'ContactCard'),
  history: later(() => import('./SegmentHistory'), 'SegmentHistory'),
  logged: later(() => import('./LoggedList'), 'LoggedList'),
  takenBack: later(() => import('./LogTakenBack'), 'LogTakenBack'),
  loggedSegment: later(() => import('./LoggedSegmentView'), 'LoggedSegmentView'),
  loggedLetters: later(() => import('./LoggedLetters'), 'LoggedLetters'),
};
