import type { Span } from '../../document/liveDocument';
import { attached } from '../../document/stories';
import { HostError } from '../hostError';
import type { HostObject } from '../richApi';
import { remember, spanOf, textMembers, type Stretch } from './stretch';
import type { Word } from './word';

/** A range over a stretch. It follows the text it was made for. */
export function rangeObject(word: Word, of: Span): HostObject {
  const { document } = word;
  const span = document.follow(of);
  const range: Stretch = {
    type: 'Range',
    span() {
      for (const place of [span.start, span.end]) if (!attached(place.paragraph)) throw new HostError('ItemNotFound', 'The range is no longer there.', 'Range');
      return { start: span.start, end: span.end };
    },
    grew(inserted, where) {
      if (where === 'Replace') Object.assign(span, inserted);
      else if (where === 'Start') span.start = inserted.start;
      else if (where === 'End') span.end = inserted.end;
      else if (where === 'Before' && document.compare(span.start, inserted.start) === 0) span.start = inserted.end;
      if (document.compare(span.start, span.end) > 0) span.end = span.start;
    },
    insertAt: ['Replace', 'Start', 'End', 'Before', 'After'], paragraphAt: ['Before', 'After'],
  };
  const common = textMembers(word, range);
  const shared = (other: HostObject): Span | undefined => {
    const one = range.span();
    const two = spanOf(other);
    const start = document.compare(one.start, two.start) > 0 ? one.start : two.start;
    const end = document.compare(one.end, two.end) < 0 ? one.end : two.end;
    return document.compare(start, end) <= 0 ? { start, end } : undefined;
  };
  const expanded = (other: HostObject): HostObject => {
    const one = range.span();
    const two = spanOf(other);
    return rangeObject(word, { start: document.compare(one.start, two.start) < 0 ? one.start : two.start, end: document.compare(one.end, two.end) > 0 ? one.end : two.end });
  };
  const remove = (): void => word.write(() => { document.deleteSpan(range.span()); });
  return remember({
    type: 'Range', links: common.links,
    properties: { ...common.properties, IsEmpty: { get: () => document.compare(range.span().start, range.span().end) === 0 } },
    methods: {
      ...common.methods,
      Clear: remove,
      Delete: remove,
      ExpandTo: expanded,
      ExpandToOrNullObject: expanded,
      IntersectWith: (other: HostObject) => {
        const both = shared(other);
        if (!both) throw new HostError('ItemNotFound', 'The ranges have nothing in common.', 'Range.intersectWith');
        return rangeObject(word, both);
      },
      IntersectWithOrNullObject: (other: HostObject) => {
        const both = shared(other);
        return both ? rangeObject(word, both) : null;
      },
      CompareLocationWith: (other: HostObject) => relation(word, range.span(), spanOf(other)),
    },
  }, range);
}

/** How one range lies to another (Word.LocationRelation). */
function relation({ document }: Word, one: Span, other: Span): string {
  if (document.storyOf(one.start.paragraph)?.root !== document.storyOf(other.start.paragraph)?.root) return 'Unrelated';
  const startToStart = document.compare(one.start, other.start);
  const endToEnd = document.compare(one.end, other.end);
  if (startToStart === 0 && endToEnd === 0) return 'Equal';
  const endToStart = document.compare(one.end, other.start);
  const startToEnd = document.compare(one.start, other.end);
  if (endToStart < 0) return 'Before';
  if (endToStart === 0) return 'AdjacentBefore';
  if (startToEnd > 0) return 'After';
  if (startToEnd === 0) return 'AdjacentAfter';
  if (startToStart <= 0 && endToEnd >= 0) return startToStart === 0 ? 'ContainsStart' : endToEnd === 0 ? 'ContainsEnd' : 'Contains';
  if (startToStart >= 0 && endToEnd <= 0) return startToStart === 0 ? 'InsideStart' : endToEnd === 0 ? 'InsideEnd' : 'Inside';
  return startToStart < 0 ? 'OverlapsBefore' : 'OverlapsAfter';
}
