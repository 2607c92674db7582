import type { Counted, ImportedContact, ImportRequest, ImportResult, RejectedRow } from '../../../contract/contactImport';
import { barrierOf } from '../../../contract/whoGetsALetter';
import type { Imported, Outcome } from './planRow';
import type { TableRow } from './readTable';

const shown = 10;
const nobody = (): Counted => ({ count: 0, examples: [] });
const named = ({ row, contact: { no, name, companyName, city } }: Imported): ImportedContact => ({ row, contactNo: no, contactName: name, companyName, city });

function count(counted: Counted, one: () => ImportedContact): void {
  counted.count += 1;
  if (counted.examples.length < shown) counted.examples.push(one());
}

/** Counts what becomes of the rows of a table. */
export function createTally({ dryRun = false }: Pick<ImportRequest, 'dryRun'>): { result: ImportResult; add(outcome: Outcome, row: TableRow): void; addLookAlike(outcome: Imported): void } {
  const result: ImportResult = { dryRun, rows: 0, added: nobody(), addedPersons: 0, changed: nobody(), unchanged: 0, rejected: [], barred: nobody(), unblocked: nobody(), lookAlikes: nobody(), joined: 0 };
  return {
    result,
    add(outcome, { cells }) {
      result.rows += 1;
      if (outcome.kind === 'rejected') { result.rejected.push({ row: outcome.row, cells, issues: outcome.issues } satisfies RejectedRow); return; }
      if (outcome.kind === 'unchanged') result.unchanged += 1;
      else count(result[outcome.kind], () => ({ ...named(outcome), ...(outcome.changes.length > 0 && { changes: outcome.changes }) }));
      if (outcome.kind === 'added' && outcome.contact.type === 'Person') result.addedPersons += 1;
      const barrier = barrierOf(outcome.contact);
      if (barrier) count(result.barred, () => ({ ...named(outcome), barrier }));
      if (outcome.unblocks) count(result.unblocked, () => named(outcome));
    },
    addLookAlike: (outcome) => count(result.lookAlikes, () => named(outcome)),
  };
}
