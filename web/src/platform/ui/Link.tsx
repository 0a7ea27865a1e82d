import type { ReactNode } from 'react';
import { Link as RouterLink } from '@tanstack/react-router';

export interface LinkProps {
  to: string;
  /** Search words of the address; `undefined` takes one away. The date in force is kept by itself. */
  search?: Record<string, string | undefined>;
  className?: string;
  children: ReactNode;
  exact?: boolean;
  onPress?: () => void;
  'aria-label'?: string;
}

/** Keeps the date in force (`valid_on`) when its reader walks on. */
export function nextSearch(before: Record<string, unknown>, wanted: Record<string, string | undefined> = {}) {
  const kept = 'valid_on' in before ? { valid_on: before.valid_on as string } : {};
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
