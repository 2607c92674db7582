import { useQuery } from '@tanstack/react-query';
import type { MergeDataHeader, MergeRecord } from '../../contract/mergeData';
import { richFields, type MergeFieldName } from '../../contract/mergeFields';
import { withoutMarkup } from '../../contract/readMarkup';
import type { SyncClient } from '../../contract/syncClient';
import { usePane } from './pane';

export interface SampleRecord { contactName: string; valueOf(name: MergeFieldName): string }

/** What the fields print for one contact of a segment. */
export async function loadSample(sync: SyncClient, segmentNo: string, lineNo: number, signal?: AbortSignal): Promise<SampleRecord | undefined> {
  const { header, lines } = await sync.stream('mergeData', { params: { no: segmentNo }, query: { lines: String(lineNo) }, ...(signal && { signal }) });
  for await (const record of lines) return sampleOf(header, record);
  return undefined;
}

const sampleOf = ({ common }: MergeDataHeader, { values, contactName }: MergeRecord): SampleRecord => ({
  contactName,
  valueOf(name) {
    const written = values[name] ?? common[name] ?? '';
    return richFields.includes(name) ? withoutMarkup(written) : written;
  },
});

export function useSample(segmentNo: string, lineNo: number | undefined) {
  const { services } = usePane();
  return useQuery({
    queryKey: ['sample', segmentNo, lineNo], enabled: lineNo !== undefined, staleTime: 0, gcTime: 0,
    queryFn: async ({ signal }) => (await loadSample(services.sync, segmentNo, lineNo!, signal)) ?? null,
    placeholderData: (before) => before,
  });
}
