import type { ValueOf } from '../letter/produceLetter';
import type { FieldUse } from '../letter/template';
import { isMissing } from '../value/listColumn';
import { grouped } from './grouped';
import type { Hit } from './hit';

/** One issue for each field that one of the records has no value for. One that is only compared may be missing: that is what is asked. */
export function missingValues<One>(uses: readonly FieldUse[], records: readonly One[], valuesIn: (record: One) => ValueOf, prints: (use: FieldUse, record: One) => boolean, fine: readonly string[] = []): Hit<One>[] {
  const silenced = new Set(fine);
  const valuesOf = records.map(valuesIn);
  const fields = grouped(uses.filter(({ key, place, isCompared, isOutOfPlace }) => key !== undefined && place && !isCompared && !isOutOfPlace), ({ key }) => key!);
  return [...fields].filter(([key, found]) => !silenced.has(key) && !found.some(({ written }) => silenced.has(written))).flatMap(([key, found]): Hit<One>[] => {
    const hit = records.filter((record, index) => isMissing(valuesOf[index]!, key) && found.some((use) => prints(use, record)));
    return hit.length ? [{ code: 'VALUE_MISSING', severity: 'warning', subject: found[0]!.written, places: found.map(({ place }) => place!), hit }] : [];
  });
}
