import type { ReactNode } from 'react';
import { t } from '../i18n';
import { heldMoment } from '../../kernel/past';
import { problemOf, unreachable } from '../../kernel/problem';
import { Button } from './Button';
import { Icon, type IconName } from './icons';

export interface EmptyStateProps {
  icon?: IconName;
  title: string;
  /** What this is and why it matters, in one or two sentences. */
  children: ReactNode;
  action?: ReactNode;
  /** What it could look like when it is filled. */
  example?: ReactNode;
  /** Filled by the town over time: read as of an earlier moment, there may be nothing because nothing was known yet. */
  isKept?: boolean;
}

/** Nothing here yet: what it is, why it matters, the one button to start, an example. */
export function EmptyState(props: EmptyStateProps) {
  // In the past there is nothing to start: what is missing was not known then, and is not added afterwards.
  return props.isKept && heldMoment() ? (
    <Empty icon={props.icon} title={t('web.past.unknown')}>
      {t('web.past.unknown_why')}
    </Empty>
  ) : (
    <Empty {...props} />
  );
}

function Empty({ icon = 'info', title, children, action, example }: EmptyStateProps) {
  return (
    <section className="empty">
      <span className="empty-sign">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      <div className="reading muted">{children}</div>
      {action ? <div className="row">{action}</div> : null}
      {example ? (
        <figure className="empty-example">
          <figcaption className="small muted">{t('web.example')}</figcaption>
          {example}
        </figure>
      ) : null}
    </section>
  );
}

const forbidden = 403;

/**
 * Something failed: what, what one can do, and the number to give to those who keep the system. Who only lacks a right is
 * told so calmly: nothing is broken, and trying again changes nothing.
 */
export function ErrorState({ thrown, onRetry }: { thrown: unknown; onRetry?: () => void }) {
  const problem = problemOf(thrown);
  const isRefusal = problem.status === forbidden;
  const title = problem.status === unreachable ? t('web.error.unreachable') : problem.title;
  const detail = problem.status === unreachable ? t('web.error.unreachable_cure') : problem.detail;
  return (
    <section className={`notice notice-${isRefusal ? 'told' : 'bad'}`} role="alert">
      <Icon name={isRefusal ? 'lock' : 'octagon'} />
      <div className="stack-small">
        <h2>{title}</h2>
        {detail && detail !== title ? <p>{detail}</p> : null}
        {problem.reference ? (
          <p className="small">
            {t('web.error.reference')} <span className="fixed">{problem.reference}</span>
          </p>
        ) : null}
        {onRetry && !isRefusal ? (
          <div className="row">
            <Button onPress={onRetry}>{t('web.error.retry')}</Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}

export type NoticeTone = 'told' | 'good' | 'part' | 'bad';
const noticeSigns: Record<NoticeTone, IconName> = {
  told: 'info',
  good: 'check',
  part: 'warning',
  bad: 'octagon',
};

/** A calm box in the flow of the page. */
export function Notice({
  tone = 'told',
  title,
  children,
}: {
  tone?: NoticeTone;
  title?: string;
  children?: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`}>
      <Icon name={noticeSigns[tone]} />
      <div className="stack-small">
        {title ? <strong>{title}</strong> : null}
        {children ? <div>{children}</div> : null}
      </div>
    </div>
  );
}

/** The shape of what is coming, so that nothing jumps when it comes. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div role="status" className="skeleton">
      <span className="unseen">{t('web.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={`skeleton-line skeleton-${line % 4}`} aria-hidden="true" />
      ))}
    </div>
  );
}

/** How far something has come. Without a value: it works, and nobody knows for how long. */
export function Progress({ label, value, max = 100 }: { label: string; value?: number; max?: number }) {
  return (
    <label className="progress">
      <span className="progress-words">
        <span>{label}</span>
        {value === undefined ? null : (
          <span className="figures">{`${Math.round((value / max) * 100)} %`}</span>
        )}
      </span>
      <progress value={value} max={max} />
    </label>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** Shows a query: its skeleton, its failure, or what it brought. */
export function Shown<T>({
  query,
  lines,
  children,
}: {
  query: Asked<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) {
    return <>{children(query.data)}</>;
  }
  if (query.error) {
    return <ErrorState thrown={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Skeleton lines={lines} />;
}
