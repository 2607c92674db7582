import { useEffect, useRef, useState } from 'react';
import type { FromTable, TableQuestion, TableRow, ToTable } from './wideTableMessages';

/** The way from the dialog to the pane and back. `listen` is called once; the pane is told that the table is ready when it hears. */
export interface TableTalk { say(message: FromTable): void; listen(hear: (message: ToTable) => void): void }

interface Known { question: string; total: number; rows: ReadonlyMap<number, TableRow> }

/** Rows are asked for by the page, so that scrolling a little asks nothing. */
const page = 50;
const nothingKnown: Known = { question: '', total: 0, rows: new Map() };
const keyOf = ({ sort, filter }: TableQuestion): string => JSON.stringify([sort.by, sort.descending, filter]);

/** The rows of the wide table, asked of the pane as they come into sight. The answer to another question than the present one is passed over. */
export function useTableRows({ say, listen }: TableTalk, question: TableQuestion): { title: string | undefined; total: number | undefined; rowAt(place: number): TableRow | undefined; wantRows(first: number, last: number): void } {
  const [title, setTitle] = useState<string>();
  const [known, setKnown] = useState<Known>(nothingKnown);
  const key = keyOf(question);
  const present = useRef(key);
  present.current = key;
  const asked = useRef({ question: key, from: new Set<number>() });
  useEffect(() => listen((message) => {
    if (message.is === 'begin') {
      asked.current.from.clear();
      setTitle(message.title);
      setKnown((before) => ({ ...before, question: '' }));
      return;
    }
    const { wanted, total, rows } = message;
    const to = keyOf(wanted);
    if (to !== present.current) return;
    setKnown((before) => {
      const all = new Map(before.question === to ? before.rows : []);
      rows.forEach((row, nth) => all.set(wanted.from + nth, row));
      return { question: to, total, rows: all };
    });
  }), [listen]);
  return {
    title, total: known === nothingKnown ? undefined : known.total,
    rowAt: (place) => known.rows.get(place),
    wantRows(first, last) {
      if (title === undefined) return;
      if (asked.current.question !== key) asked.current = { question: key, from: new Set() };
      const end = known.question === key ? Math.min(last, known.total) : last;
      for (let from = Math.floor(first / page) * page; from < Math.max(end, 1); from += page) {
        if (asked.current.from.has(from)) continue;
        asked.current.from.add(from);
        say({ is: 'want', rows: { ...question, from, count: page } });
      }
    },
  };
}
