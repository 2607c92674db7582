import type { InteractionLogEntry } from '../../contract/loggedSegment';
import type { WordDocument } from '../../word/wordDocument';
import { messageText, readFromTable, type TableQuestion, type TableRow, type ToTable } from './wideTableMessages';
import { rowsInOrder, tableRow } from './wideTableRows';

interface WideTableOptions {
  word: Pick<WordDocument, 'openDialog' | 'isDark'>;
  title: string;
  entries: readonly InteractionLogEntry[];
  /** BCP 47: names are put in the order of the person's language. */
  tag: string;
  /** The person chose an entry; the dialog is closed, because it lies over the pane in Word on the web. */
  onOpen(entryNo: number): void;
  /** It is closed, by whomever. */
  onClosed(): void;
}

export interface WideTable {
  /** Shows the entries as they are now. */
  renew(entries: readonly InteractionLogEntry[]): void;
  close(): void;
}

/** Percent of the screen. */
const size = { width: 90, height: 80 };

/** Shows entries of the log as a wide table in a dialog of Word, and answers what it asks while it is open. Throws WordProblem where none opens. */
export async function openWideTable({ word, title, entries, tag, onOpen, onClosed }: WideTableOptions): Promise<WideTable> {
  let rows = entries.map(tableRow);
  /** The last question with its answer: scrolling asks the same one again and again. */
  let answered: { question: string; rows: TableRow[] } | undefined;
  const found = ({ sort, filter }: TableQuestion): TableRow[] => {
    const question = JSON.stringify([sort, filter]);
    if (answered?.question !== question) answered = { question, rows: rowsInOrder(rows, { sort, filter }, tag) };
    return answered.rows;
  };
  const say = (message: ToTable): void => dialog.say(messageText(message));
  const close = (): void => {
    dialog.close();
    onClosed();
  };
  const dialog = await word.openDialog({
    page: `wideTable.html?${new URLSearchParams({ theme: word.isDark() ? 'dark' : 'light' })}`, ...size, onClosed,
    onMessage(text) {
      const said = readFromTable(text);
      switch (said?.is) {
        case 'ready': return say({ is: 'begin', title });
        case 'want': {
          const { from, count } = said.rows;
          const all = found(said.rows);
          return say({ is: 'rows', wanted: said.rows, total: all.length, rows: all.slice(from, from + count) });
        }
        case 'open':
          if (!rows.some(({ entryNo }) => entryNo === said.entryNo)) return;
          close();
          return onOpen(said.entryNo);
        case 'close': return close();
        default:
      }
    },
  });
  return {
    renew(next) {
      rows = next.map(tableRow);
      answered = undefined;
      say({ is: 'begin', title });
    },
    close: () => dialog.close(),
  };
}
