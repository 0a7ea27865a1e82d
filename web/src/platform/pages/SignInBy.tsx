import { useQuery } from '@tanstack/react-query';
import { waysQuery } from '../auth/ways';
import { listText, t } from '../i18n';
import { linksQuery } from './providers';

/** By which of the city's sign-in services an account is reached; nothing when by none. */
export function SignInBy({ account }: { account: string }) {
  const links = useQuery(linksQuery(account)).data?.items ?? [];
  const ways = useQuery(waysQuery).data?.items ?? [];
  const by = new Set(links.filter((link) => link.status === 'active').map((link) => link.provider));
  const names = ways.filter((way) => by.has(way.id)).map((way) => way.name);
  return names.length === 0 ? null : (
    <p className="reading">{t('web.account.signs_in_by', { names: listText(names) })}</p>
  );
}
