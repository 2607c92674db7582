import { useKept, usePane } from '../session/pane';
import { newImport, type ImportDraft } from '../session/importDraft';
import { ImportColumnsStep } from './ImportColumnsStep';
import { ImportDone } from './ImportDone';
import { ImportSource } from './ImportSource';
import { ImportWould } from './ImportWould';

/** What a step of the import gets: the import so far, and the way to change it. What comes late is decided by the import as it is by then. */
export interface ImportStep { draft: ImportDraft; change(part: Partial<ImportDraft> | ((now: ImportDraft) => Partial<ImportDraft>)): void }

/** Contacts from a table: the cells, what the columns are, what would happen, what was done. */
export function ImportContacts() {
  const { kept } = usePane();
  const [draft, setDraft] = useKept('contact import', newImport);
  const change: ImportStep['change'] = (part) => {
    const now = (kept.get('contact import') as ImportDraft | undefined) ?? newImport;
    setDraft({ ...now, ...(typeof part === 'function' ? part(now) : part) });
  };
  const step: ImportStep = { draft, change };
  switch (draft.step) {
    case 'source': return <ImportSource {...step} />;
    case 'columns': return <ImportColumnsStep {...step} />;
    case 'would': return <ImportWould {...step} />;
    case 'done': return <ImportDone draft={draft} again={() => setDraft(newImport)} />;
  }
}
