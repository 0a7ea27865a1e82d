import { listText, t } from '../../platform/i18n';
import { roleWord, useSession } from '../../platform/auth/session';
import { PageHeader } from '../../platform/ui/PageHeader';

/** Where everybody lands: who I am here and what I may. */
export default function HomePage() {
  const session = useSession();
  const name = session.data?.name ?? '';
  const roles = [...new Set((session.data?.roles ?? []).map((held) => roleWord(held.role)))];
  return (
    <PageHeader
      title={t('web.home.title')}
      answer={
        roles.length > 0
          ? t('web.home.answer', { name, roles: listText(roles) })
          : t('web.home.no_role', { name })
      }
    />
  );
}
