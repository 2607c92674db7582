/** A data folder with the sample and one segment of many lines: a tenth of them with an own text, a tenth with an own subject, one in twenty with a note. */
import { databasePath, openSqlite, openStore, sampleSegment, seedSample } from '../../dist/bench/store.mjs';

export async function prepare(folder, lines) {
  const database = await openSqlite(databasePath(folder));
  const store = await openStore({ folder, database });
  await seedSample(store.db);
  const no = await sampleSegment(store.db, lines);
  const change = (set, every) => database.exec(`update segment_line set ${set} where segment_no = '${no}' and line_no / 10000 % ${every} = 0`);
  change(`text_choice = 'own', own_text = 'Kiitos tapaamisesta messuilla, osasto ' || line_no || '. Lupaamani näytteet lähtevät erillisessä paketissa, ja tarkistan vielä hinnat.'`, 10);
  change(`override_subject = 'Oma aihe ' || line_no`, 7);
  change(`note_for_log = 'Soita viikolla ' || line_no % 52`, 20);
  await store.close();
  return no;
}
