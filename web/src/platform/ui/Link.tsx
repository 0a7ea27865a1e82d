import type { ReactNode } from 'react';
import { Link as RouterLink } from '@tanstack/react-router';

export interface LinkProps {
  to: string;
  /** Search words of the address; `undefined` takes one away. The date in force and the moment of knowing are kept by themselves. */
  search?: Record<string, string | undefined>;
  className?: string;
  children: ReactNode;
  exact?: boolean;
  onPress?: () => void;
  'aria-label'?: string;
}

/** Keeps the date in force (`valid_on`) and the moment of knowing (`as_of`) when their reader walks on. */
export function nextSearch(before: Record<string, unknown>, wanted: Record<string, string | undefined> = {}) {
  const times = ['valid_on', 'as_of'].filter((name) => name in before);
  const kept = Object.fromEntries(times.map((name) => [name, before[name] as string]));
  return { ...kept, ...wanted };
}

/** A link inside the product. */
export function Link({ to, search, className, children, exact, onPress, ...rest }: LinkProps) {
  return (
    <RouterLink
      to={to}
      search={((before: Record<string, unknown>) => nextSearch(before, search)) as never}
      className={className}
      activeOptions={{ exact: exact ?? false, includeSearch: false }}
      onClick={onPress}
      {...rest}
    >
      {children}
    </RouterLink>
  );
}
