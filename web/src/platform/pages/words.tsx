// Accounts and roles in words.
import { t } from '../i18n';
import { StatusChip } from '../ui/Chip';
import type { Account } from './accounts';

/** Open or closed. */
export function AccountStatus({ account }: { account: Account }) {
  return account.status === 'active' ? (
    <StatusChip status="good">{t('web.access.open')}</StatusChip>
  ) : (
    <StatusChip status="none">{t('web.access.closed')}</StatusChip>
  );
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
