/** Both streams of a long segment: CPU against a plain read of the same columns, first byte, memory. */
export async function streams({ no, folder, copyOf, rawSql, startRunning, times }) {
  const service = await startRunning(copyOf(folder));
  const rows = [];
  for (const [name, path, kind, bound] of [['lines', 'lines', 'rows', 0.6], ['merge data', 'merge-data', 'records', 1.8]]) {
    const raw = Math.min(...times(() => rawSql('read', folder, no, kind).cpu));
    const runs = [];
    for (let index = 0; index < times.count + 1; index += 1) runs.push(await service.measured(() => service.call('GET', `/segments/${no}/${path}`, { keep: false })));
    runs.shift(); // the first warms it up
    const least = Math.min(...runs.map(({ cpu }) => cpu));
    rows.push(
      { what: `${name}: CPU of the service / plain read into objects`, figure: least / raw, bound, detail: `${least.toFixed(0)} / ${raw.toFixed(0)} ms, ${(runs[0].answer.bytes / 1e6).toFixed(0)} MB` },
      { what: `${name}: first byte`, unit: 'ms', figure: Math.min(...runs.map(({ answer }) => answer.firstByte)), bound: 50 },
      { what: `${name}: memory grows by`, unit: 'MB', figure: Math.min(...runs.map(({ growth }) => growth)), bound: 50 },
      { what: `${name}: longest stall of the main thread`, unit: 'ms', figure: Math.min(...runs.map(({ stall }) => stall)), bound: 200, detail: `${Math.min(...runs.map(({ wall }) => wall)).toFixed(0)} ms in all` },
    );
  }
  await service.stop();
  return rows;
}
