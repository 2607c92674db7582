import { useInfiniteQuery } from '@tanstack/react-query';
import type { Contact } from '../../contract/contact';
import type { LoggedSegment } from '../../contract/loggedSegment';
import type { Listing, Page } from '../../contract/routes';
import type { SegmentSummary } from '../../contract/segment';
import { usePane } from './pane';

/** The routes that page by key, and what they list. */
interface Listed { segments: SegmentSummary; loggedSegments: LoggedSegment; contacts: Contact }

/** A long list, page by page: `more` loads the next one, where there is one. */
export function useListing<Name extends keyof Listed>(name: Name, search: string): { items: Listed[Name][]; total: number | undefined; isPending: boolean; isLoadingMore: boolean; error: unknown; more: (() => void) | undefined; again: () => void } {
  const { services } = usePane();
  const query = useInfiniteQuery({
    queryKey: [name, { search }],
    queryFn: ({ pageParam, signal }) => services.sync.ask(name, { query: { ...(search && { search }), ...(pageParam && { after: pageParam }) } as Listing, signal }) as Promise<Page<Listed[Name]>>,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    total: query.data?.pages[0]?.total,
    isPending: query.isPending, isLoadingMore: query.isFetchingNextPage, error: query.error,
    more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined,
    again: () => void (query.data ? query.fetchNextPage() : query.refetch()),
  };
}
