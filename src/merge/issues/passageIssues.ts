import type { MergeRecord } from '../../contract/mergeData';
import type { Template } from '../letter/template';
import { peopleIn } from './contactIssues';
import { grouped } from './grouped';
import type { MergeIssue } from './mergeIssue';

/** What is wrong with personal passages: own texts that have no place any more, or none where they could stand, or two. */
export function passageIssues({ passages }: Template, records: readonly MergeRecord[]): MergeIssue[] {
  const marks = grouped(passages, ({ id }) => id);
  const people = grouped(records.flatMap((record) => Object.keys(record.passages ?? {}).map((id) => ({ id, record }))), ({ id }) => id);
  return [
    // Who was to get no text there gets what stands in the letter now: that is said as much as a text that is not printed.
    ...[...people].filter(([id]) => !marks.has(id)).map(([id, own]): MergeIssue => ({ code: 'PASSAGE_GONE', severity: 'warning', subject: id, places: [], ...peopleIn(own.map(({ record }) => record)) })),
    ...[...marks].flatMap(([id, found]): MergeIssue[] => {
      const places = (some: typeof found) => some.flatMap(({ place }) => (place ? [place] : []));
      const subject = found[0]!.title || id;
      const cut = found.filter(({ isCut }) => isCut);
      const visible = places(found);
      if (cut.length) return [{ code: 'PASSAGE_CUT', severity: people.has(id) ? 'error' : 'warning', subject, count: cut.length, places: places(cut), contacts: [] }];
      return visible.length > 1 && people.has(id) ? [{ code: 'PASSAGE_TWICE', severity: 'warning', subject, count: visible.length, places: visible, contacts: [] }] : [];
    }),
  ];
}
