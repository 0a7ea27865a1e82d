import type { ReactNode } from 'react';
import { t } from '../i18n';
import { Icon, type IconName } from './icons';

export type Status = 'good' | 'part' | 'bad' | 'told' | 'none';

const shapes: Record<Status, IconName> = {
  good: 'check',
  part: 'half',
  bad: 'cross',
  told: 'info',
  none: 'question',
};

/** A state as colour, word and shape. `none` is grey and hatched: not reported is never green. */
export function StatusChip({ status, children }: { status: Status; children?: ReactNode }) {
  return (
    <span className={`chip chip-${status} ${status === 'none' ? 'hatched' : ''}`}>
      <Icon name={shapes[status]} />
      <span>{children ?? statusWord(status)}</span>
    </span>
  );
}

function statusWord(status: Status): string {
  switch (status) {
    case 'good':
      return t('web.status.good');
    case 'part':
      return t('web.status.part');
    case 'bad':
      return t('web.status.bad');
    case 'told':
      return t('web.status.told');
    case 'none':
      return t('web.status.none');
  }
}

export type Severity = 'error' | 'warning' | 'info';

/** How much a finding matters: brist, varning, upplysning. */
export function SeverityChip({ severity }: { severity: Severity }) {
  const word = {
    error: t('web.severity.error'),
    warning: t('web.severity.warning'),
    info: t('web.severity.info'),
  };
  const shape: Record<Severity, IconName> = { error: 'octagon', warning: 'warning', info: 'info' };
  return (
    <span className={`chip chip-severity-${severity}`}>
      <Icon name={shape[severity]} />
      <span>{word[severity]}</span>
    </span>
  );
}

/** A small plain label: a kind, an example mark, a focus area. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
