/** The name or, where a file is called so already, the name with a number before its ending. The ways of writing that a file system takes for one are one: case, and letters with their marks apart. */
export function untaken(name: string, taken: Set<string>): string {
  const written = (one: string): string => one.toLowerCase().normalize('NFC');
  let free = name;
  for (let copy = 2; taken.has(written(free)); copy += 1) free = name.replace(/(\.\w+)?$/, ` (${copy})$1`);
  taken.add(written(free));
  return free;
}
