// Reads what may just have been written.
import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query';

/** Asks now. An asking that is on its way may have begun before what was written: it gets the newer answer too. */
export function readAnew<Told, Kept = Told, Key extends QueryKey = QueryKey>(
  client: QueryClient,
  query: FetchQueryOptions<Told, Error, Kept, Key>,
): Promise<Kept> {
  void client.cancelQueries({ queryKey: query.queryKey, exact: true }, { silent: true, revert: false });
  return client.fetchQuery({ ...query, staleTime: 0 });
}
