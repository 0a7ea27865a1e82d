import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { Link } from '../ui/Link';
import { useUnread } from './notices';
import './notices.css';

const most = 99;

/** The way to the inbox, with how much in it is unread. */
export function Bell() {
  const unread = useUnread() ?? 0;
  return (
    <Link
      to="/inkorg"
      className="bell"
      aria-label={unread > 0 ? t('web.inbox.open_unread', { count: unread }) : t('web.inbox.open')}
    >
      <Icon name="bell" />
      {unread > 0 ? (
        <span className="bell-count figures" aria-hidden="true">
          {unread > most ? `${most}+` : unread}
        </span>
      ) : null}
    </Link>
  );
}
