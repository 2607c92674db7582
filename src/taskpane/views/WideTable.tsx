import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLanguage, type Language, type TextKey } from '../locales/language';
import { useRowWindow } from '../parts/useRowWindow';
import { evaluationWord } from '../session/evaluationWords';
import { useSettled } from '../session/useSettled';
import { useTableRows, type TableTalk } from '../session/useTableRows';
import { tableColumns, type TableColumn, type TableQuestion, type TableRow } from '../session/wideTableMessages';

/** Pixels, as the page's style says. */
const rowHeight = 36;
const headings: Readonly<Record<TableColumn, TextKey>> = {
  contactNo: 'statistics.column.contactNo', contactName: 'statistics.column.contactName', companyName: 'statistics.column.companyName', date: 'detail.date', correspondenceType: 'detail.correspondenceType',
  letterText: 'statistics.column.letterText', evaluation: 'statistics.column.evaluation', answered: 'statistics.column.responded', state: 'loggedLife.state', cost: 'statistics.column.cost',
};
const looks: Partial<Record<TableColumn, string>> = { contactName: 'name', cost: 'number', state: 'warn' };

/** The page in the dialog: what was logged for whom, in columns, sorted and filtered by the pane behind it. The rows are one stop of the keyboard, each heading is another. */
export function WideTable(talk: TableTalk) {
  const language = useLanguage();
  const say = language.say as (key: TextKey, values?: Record<string, string | number>) => string;
  const [sort, setSort] = useState<TableQuestion['sort']>({ by: 'entryNo', descending: false });
  const [filter, setFilter] = useState('');
  const [active, setActive] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const settled = useSettled(filter);
  const { title, total, rowAt, wantRows } = useTableRows(talk, { sort, filter: settled });
  const { first, last, page, reveal } = useRowWindow({ count: total ?? 0, rowHeight, scroller, list, pinned: head });
  useEffect(() => wantRows(first, Math.max(last, 1)));
  useEffect(() => { if (title !== undefined) document.title = title; }, [title]);
  // A new order begins at its beginning.
  useEffect(() => {
    setActive(0);
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [sort, settled]);

  const open = (row: TableRow | undefined): void => { if (row) talk.say({ is: 'open', entryNo: row.entryNo }); };
  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || !total) return;
    if (event.key === 'Enter') return open(rowAt(active));
    const to = placeFor(event.key, { active, last: total - 1, page: page() });
    if (to === undefined) return;
    event.preventDefault();
    setActive(to);
    reveal(to);
  }
  if (title === undefined) return null;
  return (
    <main onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) talk.say({ is: 'close' }); }}>
      <header>
        <h1>{title}</h1>
        <input type="search" autoFocus aria-label={say('loggedLife.wideTableFind')} placeholder={say('loggedLife.wideTableFind')} value={filter} spellCheck={false} autoComplete="off" onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Escape' && filter !== '') { event.preventDefault(); setFilter(''); } }} />
        <span role="status">{total !== undefined && say('loggedLife.wideTableCount', { count: total })}</span>
        <button type="button" onClick={() => talk.say({ is: 'close' })}>{say('shell.close')}</button>
      </header>
      <div className="scroll" ref={scroller}>
        <div role="grid" aria-label={title} aria-description={say('loggedLife.wideTableHelp')} aria-rowcount={(total ?? 0) + 1} aria-colcount={tableColumns.length} tabIndex={0} aria-activedescendant={rowAt(active) && `row-${active}`}
          onKeyDown={onKeyDown} onFocus={(event) => { if (event.target.matches(':focus-visible') && event.target === event.currentTarget) reveal(active); }}>
          <div role="rowgroup" ref={head} className="head">
            <div role="row" aria-rowindex={1}>
              {tableColumns.map((column) => {
                const way = sort.by !== column ? undefined : sort.descending ? 'descending' : 'ascending';
                return (
                  <div key={column} role="columnheader" className={column === 'state' ? undefined : looks[column]} aria-sort={way ?? 'none'}>
                    <button type="button" title={say('loggedLife.wideTableSort', { column: say(headings[column]) })} onClick={() => setSort({ by: column, descending: way === 'ascending' })}>
                      {say(headings[column])}{way && <span aria-hidden="true">{way === 'ascending' ? ' ↑' : ' ↓'}</span>}
                    </button>
                  </div>
                );
              })}
            </div>
          </div>
          <div role="rowgroup" ref={list} className="rows" style={{ height: (total ?? 0) * rowHeight }}>
            {Array.from({ length: Math.max(0, last - first) }, (_, nth) => first + nth).map((place) => {
              const row = rowAt(place);
              return row && (
                <div key={place} id={`row-${place}`} role="row" aria-rowindex={place + 2} data-active={place === active ? '' : undefined} style={{ transform: `translateY(${place * rowHeight}px)` }}
                  onClick={() => open(row)}>
                  {tableColumns.map((column) => { const text = cellText(row, column, language); return <div key={column} role="gridcell" className={looks[column]} title={text}>{text}</div>; })}
                </div>
              );
            })}
          </div>
        </div>
        {total === 0 && <p className="nobody">{say('loggedLife.nobody')}</p>}
      </div>
    </main>
  );
}

/** Where a key leads in a list of rows. */
function placeFor(key: string, { active, last, page }: { active: number; last: number; page: number }): number | undefined {
  switch (key) {
    case 'ArrowDown': return Math.min(last, active + 1);
    case 'ArrowUp': return Math.max(0, active - 1);
    case 'PageDown': return Math.min(last, active + page);
    case 'PageUp': return Math.max(0, active - page);
    case 'Home': return 0;
    case 'End': return last;
    default: return undefined;
  }
}

function cellText(row: TableRow, column: TableColumn, { say, date, amount }: Language): string {
  switch (column) {
    case 'date': return date(row.date);
    case 'cost': return amount(row.cost);
    case 'correspondenceType': return row.correspondenceType && say(row.correspondenceType === 'Email' ? 'detail.value.Email' : 'detail.value.HardCopy');
    case 'evaluation': return row.evaluation && evaluationWord(row.evaluation, say);
    case 'answered': return row.answered ? say('loggedLife.answered') : '';
    case 'state': return row.state === 'canceled' ? say('logged.canceled') : row.state === 'failed' ? say('logged.failedAttempt') : '';
    default: return row[column];
  }
}
