import type { InteractionLogEntry } from '../../contract/loggedSegment';
import type { Page } from '../../contract/routes';
import type { StatisticsBy, StatisticsRow } from '../../contract/statistics';
import type { SyncClient } from '../../contract/syncClient';
import type { Language } from '../locales/language';
import { evaluationWord } from '../session/evaluationWords';

/** A column of a spreadsheet. A text is always written as a text, so that one that begins with `=` is no formula. */
export interface Column<Row> { header: string; width: number; value(row: Row): string | number | boolean | Date | undefined }

const day = (iso: string): Date | undefined => (iso === '' ? undefined : new Date(`${iso}T00:00:00.000Z`));

/** What stands of an entry of the log in a spreadsheet, in the person's language. */
export function entryColumns({ say }: Language): Column<InteractionLogEntry>[] {
  return [
    { header: say('statistics.column.contactNo'), width: 12, value: (entry) => entry.contactNo }, { header: say('statistics.column.contactName'), width: 28, value: (entry) => entry.contactName },
    { header: say('statistics.column.companyName'), width: 28, value: (entry) => entry.companyName }, { header: say('detail.date'), width: 12, value: (entry) => day(entry.date) },
    { header: say('detail.description'), width: 30, value: (entry) => entry.description }, { header: say('detail.interactionTemplateCode'), width: 14, value: (entry) => entry.interactionTemplateCode },
    { header: say('detail.campaignNo'), width: 12, value: (entry) => entry.campaignNo }, { header: say('detail.correspondenceType'), width: 14, value: (entry) => (entry.correspondenceType === '' ? '' : say(entry.correspondenceType === 'Email' ? 'detail.value.Email' : 'detail.value.HardCopy')) },
    { header: say('statistics.column.attemptFailed'), width: 12, value: (entry) => entry.attemptFailed }, { header: say('statistics.column.canceled'), width: 12, value: (entry) => entry.canceled },
    { header: say('statistics.column.responded'), width: 12, value: (entry) => entry.campaignResponse }, { header: say('statistics.column.evaluation'), width: 16, value: (entry) => (entry.evaluation === '' ? '' : evaluationWord(entry.evaluation, say)) },
    { header: say('statistics.column.cost'), width: 10, value: (entry) => entry.cost }, { header: say('statistics.column.durationMinutes'), width: 10, value: (entry) => entry.durationMinutes },
    { header: say('statistics.column.letterText'), width: 50, value: (entry) => entry.letterText }, { header: say('statistics.column.noteForLog'), width: 30, value: (entry) => entry.noteForLog },
    { header: say('afterLog.comments'), width: 40, value: (entry) => entry.comments.map(({ comment }) => comment).join('\n') },
    { header: say('statistics.column.loggedAt'), width: 18, value: (entry) => new Date(entry.loggedAt) }, { header: say('statistics.column.userId'), width: 14, value: (entry) => entry.userId },
    { header: say('passages.column'), width: 50, value: (entry) => entry.passages.map(({ id, title, text }) => `${title || id}: ${text || say('contact.choice.none')}`).join('\n') },
  ];
}

export function statisticsColumns({ say }: Language, by: StatisticsBy): Column<StatisticsRow>[] {
  return [
    { header: say(`statistics.by.${by}`), width: 30, value: (row) => row.description || row.code || say(`statistics.without.${by}`) }, { header: say('statistics.column.segments'), width: 12, value: (row) => row.segments },
    { header: say('statistics.column.interactions'), width: 14, value: (row) => row.interactions }, { header: say('statistics.column.attemptFailed'), width: 14, value: (row) => row.attemptFailed },
    { header: say('statistics.column.responded'), width: 12, value: (row) => row.responded }, { header: say('statistics.column.positive'), width: 12, value: (row) => row.positive },
    { header: say('statistics.column.negative'), width: 12, value: (row) => row.negative }, { header: say('statistics.column.cost'), width: 12, value: (row) => row.cost }, { header: say('statistics.column.durationMinutes'), width: 12, value: (row) => row.durationMinutes },
  ];
}

/** Every entry of a logged segment, page by page. */
export async function allEntries(sync: SyncClient, entryNo: number): Promise<InteractionLogEntry[]> {
  const entries: InteractionLogEntry[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const { items, next }: Page<InteractionLogEntry> = await sync.ask('loggedSegmentEntries', { params: { entryNo }, query: { limit: 500, ...(after && { after }) } });
    entries.push(...items);
    after = next;
  }
  return entries;
}

/** Writes an .xlsx file with one sheet: a bold row of headings, then a row for each. The library is loaded with the first use. */
export async function spreadsheet<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sheet: string): Promise<Blob> {
  const { default: writeXlsx } = await import('write-excel-file/universal');
  const cell = (value: string | number | boolean | Date | undefined) => {
    if (value === undefined || value === '') return null;
    if (value instanceof Date) return { value, type: Date, format: value.getUTCHours() + value.getUTCMinutes() + value.getUTCSeconds() === 0 ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' };
    return typeof value === 'number' ? { value, type: Number } : typeof value === 'boolean' ? { value, type: Boolean } : { value, type: String };
  };
  const data = [columns.map(({ header }) => (header === '' ? null : { value: header, type: String, fontWeight: 'bold' as const })), ...rows.map((row) => columns.map(({ value }) => cell(value(row))))];
  return writeXlsx(data, { sheet: sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 }).toBlob();
}
