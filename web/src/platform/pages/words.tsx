// Accounts and roles in words.
import { t } from '../i18n';
import { StatusChip } from '../ui/Chip';
import { grantState, type Account } from './accounts';

/** Open or closed. */
export function AccountStatus({ account }: { account: Account }) {
  return account.status === 'active' ? (
    <StatusChip status="good">{t('web.access.open')}</StatusChip>
  ) : (
    <StatusChip status="none">{t('web.access.closed')}</StatusChip>
  );
}

interface Period {
  valid_from: string;
  valid_to?: string | null;
}

/** From the first day to the last, or until further notice. */
export function periodWord(period: Period): string {
  return `${period.valid_from} – ${period.valid_to ?? t('web.access.until_further')}`;
}

/** The same on the page, where no day is broken in two. */
export function PeriodText({ period }: { period: Period }) {
  return (
    <span className="figures">
      <span className="period-day">{period.valid_from} –</span>{' '}
      <span className="period-day">{period.valid_to ?? t('web.access.until_further')}</span>
    </span>
  );
}

/** Whether a period holds, is to come or is over. */
export function PeriodChip({ period, today }: { period: Period; today: string }) {
  switch (grantState(period, today)) {
    case 'now':
      return <StatusChip status="good">{t('web.access.now')}</StatusChip>;
    case 'later':
      return <StatusChip status="told">{t('web.access.later')}</StatusChip>;
    case 'ended':
      return <StatusChip status="none">{t('web.access.over')}</StatusChip>;
  }
}

/** What a role is for, in one sentence. */
export function roleHint(role: string): string {
  switch (role) {
    case 'administrator':
      return t('web.role.administrator');
    case 'strategist':
      return t('web.role.strategist');
    case 'coordinator':
      return t('web.role.coordinator');
    case 'head':
      return t('web.role.head');
    case 'auditor':
      return t('web.role.auditor');
    case 'reader':
      return t('web.role.reader');
    default:
      return '';
  }
}

/** The languages that Värn speaks, each in its own. */
export function languages() {
  return [
    { value: 'sv', title: 'Svenska' },
    { value: 'en', title: 'English' },
  ];
}
