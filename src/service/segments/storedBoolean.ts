/** Turns SQLite's 0 and 1 back into booleans in the named columns. */
export function withBooleans<Row extends object, Name extends keyof Row>(row: Row, names: readonly Name[]): Omit<Row, Name> & Record<Name, boolean> {
  const made = { ...row } as Record<Name, boolean> & Row;
  for (const name of names) (made as Record<Name, boolean>)[name] = Number(row[name]) === 1;
  return made;
}
