import { readMaterial } from '../../src/cli/letterRun';
import type { CorrespondenceType } from '../../src/contract/interaction';
import { SyncProblem } from '../../src/contract/problem';
import type { SyncClient } from '../../src/contract/syncClient';

const signal = new AbortController().signal;

/** A segment of contacts of these types; the first `cuts` readings end after one line. */
function segmentOf(types: readonly CorrespondenceType[], cuts = 0): Pick<SyncClient, 'stream'> {
  let readings = 0;
  return { stream: (async () => {
    readings += 1;
    const cut = readings <= cuts;
    return { header: { revision: readings }, lines: (async function* () {
      for (const [index, correspondenceType] of types.entries()) {
        if (cut && index === 1) throw new SyncProblem('UNREACHABLE', 0);
        yield { lineNo: (index + 1) * 10000, correspondenceType, includeExcluded: false, ...(index === 3 && { barrier: 'minor' }) };
      }
    })() };
  }) as never };
}
const read = (types: readonly CorrespondenceType[], chosen?: CorrespondenceType[], cuts?: number) => readMaterial(segmentOf(types, cuts) as SyncClient, 'SM00001', chosen, signal);

it('writes to those who get paper until types are named, as the pane does', async () => {
  const skipped = [{ lineNo: 20000, reason: 'correspondenceType' }, { lineNo: 40000, reason: 'minor' }];
  expect(await read(['Hard Copy', 'Email', '', 'Hard Copy'])).toMatchObject({ correspondenceTypes: ['Hard Copy', ''], lineNos: [10000, 30000], skipped });
  expect(await read(['Email', 'Email'])).toMatchObject({ correspondenceTypes: ['Hard Copy', 'Email', ''], lineNos: [10000, 20000], skipped: [] });
});

it('writes to the types that were named, but never past a barrier', async () => {
  expect(await read(['Hard Copy', 'Email', '', 'Email'], ['Email'])).toMatchObject({
    correspondenceTypes: ['Email'], lineNos: [20000], skipped: [{ lineNo: 10000, reason: 'correspondenceType' }, { lineNo: 30000, reason: 'correspondenceType' }, { lineNo: 40000, reason: 'minor' }],
  });
  expect(await read(['Hard Copy'], ['Email'])).toMatchObject({ lineNos: [], skipped: [{ lineNo: 10000, reason: 'correspondenceType' }] });
});

it('reads a list that was cut again from its beginning', async () => {
  expect(await read(['Hard Copy', 'Hard Copy'], undefined, 1)).toMatchObject({ header: { revision: 2 }, lineNos: [10000, 20000], skipped: [] });
});
