import type { ComponentType } from 'react';
import type { PlaceAt, PlaceName } from '../session/places';
import { SegmentList } from './SegmentList';

/** Which view shows which place. Only the first is in the first bundle; the others are loaded when a person goes there. */
export const placeViews: { readonly [Name in PlaceName]?: ComponentType<{ place: PlaceAt<Name> }> } = {
  segments: SegmentList,
};
