import { evaluations, type InteractionLogEntry } from '../../contract/loggedSegment';
import { entryStates, type TableQuestion, type TableRow } from './wideTableMessages';

/** So much of a text fits into a row of the table and its hint. */
const longestText = 200;

/** What the wide table shows of an entry. A cancelled one is cancelled, whatever else came of it. */
export const tableRow = ({ entryNo, contactNo, contactName, companyName, date, correspondenceType, letterText, evaluation, campaignResponse, attemptFailed, canceled, cost }: InteractionLogEntry): TableRow => ({
  entryNo, contactNo, contactName, companyName, date, correspondenceType, evaluation, cost, answered: campaignResponse, state: canceled ? 'canceled' : attemptFailed ? 'failed' : '',
  letterText: letterText.length > longestText ? `${letterText.slice(0, longestText)}…` : letterText,
});

/** The rows with the filter's text in number, name, company or letter, in the order that is asked for; blanks are last in both directions. */
export function rowsInOrder(rows: readonly TableRow[], { sort: { by, descending }, filter }: TableQuestion, tag: string): TableRow[] {
  const sought = filter.trim().toLocaleLowerCase(tag);
  const found = sought === '' ? [...rows] : rows.filter(({ contactNo, contactName, companyName, letterText }) => [contactNo, contactName, companyName, letterText].some((text) => text.toLocaleLowerCase(tag).includes(sought)));
  const { compare } = new Intl.Collator(tag, { numeric: true });
  const way = descending ? -1 : 1;
  return found.sort((one, other) => {
    const [a, b] = [sortable(one, by), sortable(other, by)];
    if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
    return order * way || one.entryNo - other.entryNo;
  });
}

/** What a row is sorted by: evaluations from the best, those who answered and states that want attention before the rest. */
function sortable(row: TableRow, by: TableQuestion['sort']['by']): string | number {
  switch (by) {
    case 'evaluation': return row.evaluation && evaluations.indexOf(row.evaluation);
    case 'state': return row.state && entryStates.indexOf(row.state);
    case 'answered': return row.answered ? 0 : '';
    default: return row[by];
  }
}
