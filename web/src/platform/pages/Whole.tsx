// A page that stands or falls with one answer: while it is missing the page still says what it is.
import type { ReactNode } from 'react';
import { PageHeader, type Crumb } from '../ui/PageHeader';
import { Shown } from '../ui/States';

export interface WholeProps<T> {
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  /** What the page would be about, for when it cannot be shown. */
  title: string;
  crumbs?: readonly Crumb[];
  children: (data: T) => ReactNode;
}

/** Shows a query that is the whole page, with a head of its own when it fails. */
export function Whole<T>({ query, title, crumbs, children }: WholeProps<T>) {
  return (
    <>
      {query.data === undefined && query.error ? <PageHeader title={title} crumbs={crumbs} /> : null}
      <Shown query={query} lines={8}>
        {children}
      </Shown>
    </>
  );
}
