import { SyncProblem } from '../../../src/contract/problem';
import { sampleSegment } from '../../../src/service/sample/sampleSegment';
import type { Operations } from '../../../src/service/store/operations';
import { startUnderTest, token } from '../serviceUnderTest';

const size = 3000;

describe('a stream of several pages', () => {
  it('holds every line once and ends with the end line', async () => {
    const service = await startUnderTest();
    const no = await sampleSegment(service.db, size);
    for (const path of ['lines', 'merge-data']) {
      const { body, headers } = await service.app.inject({ url: `/api/v1/segments/${no}/${path}`, headers: { authorization: `Bearer ${token}` } });
      const lines = body.split('\n');
      expect(headers['content-type']).toBe('application/x-ndjson');
      expect(lines.slice(-2)).toEqual(['{"end":true}', '']);
      expect(lines.slice(1, -2).map((line) => (JSON.parse(line) as { lineNo: number }).lineNo)).toEqual(Array.from({ length: size }, (_, index) => (index + 1) * 10000));
    }
  });

  it.each(['segmentLines', 'mergeData'] as const)('of %s is broken off where the segment changes after its first page', async (name) => {
    const service = await startUnderTest({ between: changedAfterFirstPage });
    const no = await sampleSegment(service.db, size);
    const { lines } = await service.sync.stream(name, { params: { no } });
    const read: unknown[] = [];
    await expect((async () => { for await (const line of lines) read.push(line); })()).rejects.toEqual(new SyncProblem('UNREACHABLE', 0));
    expect(read).toHaveLength(1000);
  });
});

/** A colleague changes a line while the second page is still to be read. */
function changedAfterFirstPage(operations: Operations): Operations {
  const change = async <Page>(no: string, after: number, page: Page): Promise<Page> => {
    if (after === 0) await operations.changeLine({ no, lineNo: 10000, change: { noteForLog: 'x' }, user: 'colleague' });
    return page;
  };
  return {
    ...operations,
    lineRowsPage: async (asked) => change(asked.no, asked.after, await operations.lineRowsPage(asked)),
    mergeRecordsPage: async (asked) => change(asked.no, asked.after, await operations.mergeRecordsPage(asked)),
  };
}
