import type { MergeRecord } from '../../contract/mergeData';
import type { Template } from '../letter/template';
import { isBlank } from '../value/fieldValue';
import { peopleIn } from './contactIssues';
import { grouped } from './grouped';
import type { MergeIssue } from './mergeIssue';

/** What is wrong with personal passages: own texts that have no place any more, or none where they could stand, or two. */
export function passageIssues({ passages }: Template, records: readonly MergeRecord[]): MergeIssue[] {
  const marks = grouped(passages, ({ id }) => id);
  const people = grouped(records.flatMap((record) => Object.entries(record.passages ?? {}).map(([id, text]) => ({ id, text, record }))), ({ id }) => id);
  const withText = (id: string): MergeRecord[] => (people.get(id) ?? []).filter(({ text }) => !isBlank(text)).map(({ record }) => record);
  return [
    ...[...people.keys()].filter((id) => !marks.has(id) && withText(id).length > 0).map((id): MergeIssue => ({ code: 'PASSAGE_GONE', severity: 'warning', subject: id, places: [], ...peopleIn(withText(id)) })),
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
