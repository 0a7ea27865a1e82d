import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dateText, t } from '../i18n';
import { Button } from '../ui/Button';
import { Tag } from '../ui/Chip';
import { Link } from '../ui/Link';
import { PageHeader } from '../ui/PageHeader';
import { EmptyState, ErrorState, Shown } from '../ui/States';
import { inboxQuery, markRead, noticePlace, pageSize, useNoticesAnew, type Told } from './notices';
import './notices.css';

/** What I was told, the newest first. */
export default function InboxPage() {
  const [unreadAlone, setUnreadAlone] = useState(false);
  const [offset, setOffset] = useState(0);
  const page = useQuery(inboxQuery(unreadAlone, offset));
  const anew = useNoticesAnew();
  const mark = useMutation({ mutationFn: markRead, onSuccess: anew });
  return (
    <>
      <PageHeader
        title={t('web.page.inbox')}
        answer={t('web.inbox.answer')}
        actions={
          <Link to="/konto" className="button button-plain">
            {t('web.inbox.choose')}
          </Link>
        }
      />
      <div className="stack">
        <div className="row">
          <Button
            onPress={() => {
              setUnreadAlone(!unreadAlone);
              setOffset(0);
            }}
          >
            {unreadAlone ? t('web.inbox.show_all') : t('web.inbox.show_unread')}
          </Button>
          <Button
            isBusy={mark.isPending && mark.variables === undefined}
            onPress={() => mark.mutate(undefined)}
          >
            {t('web.inbox.read_all')}
          </Button>
        </div>
        {mark.error ? <ErrorState thrown={mark.error} /> : null}
        <Shown query={page} lines={6}>
          {(told) =>
            told.items.length === 0 ? (
              <EmptyState icon="bell" title={t('web.inbox.empty')}>
                {t('web.inbox.empty_why')}
              </EmptyState>
            ) : (
              <>
                <ul className="inbox" aria-label={t('web.page.inbox')}>
                  {told.items.map((notice) => (
                    <Line
                      key={notice.id}
                      notice={notice}
                      isBusy={mark.isPending && mark.variables === notice.id}
                      onRead={() => mark.mutate(notice.id)}
                    />
                  ))}
                </ul>
                <Pages offset={offset} total={told.total} onMove={setOffset} />
              </>
            )
          }
        </Shown>
      </div>
    </>
  );
}

function Line({ notice, isBusy, onRead }: { notice: Told; isBusy: boolean; onRead: () => void }) {
  const place = noticePlace(notice);
  return (
    <li className={`inbox-line ${notice.read ? '' : 'inbox-unread'}`}>
      <span className="figures muted">{dateText(notice.at)}</span>
      <span className="inbox-text">
        {place ? (
          <Link to={place.to} onPress={notice.read ? undefined : onRead}>
            {notice.text}
          </Link>
        ) : (
          notice.text
        )}
      </span>
      {notice.read ? (
        <span className="muted small">{t('notice.read')}</span>
      ) : (
        <>
          <Tag>{t('web.inbox.new')}</Tag>
          <Button
            isSmall
            isBusy={isBusy}
            onPress={onRead}
            aria-label={t('web.inbox.read_one_of', { what: notice.text })}
          >
            {t('web.inbox.read_one')}
          </Button>
        </>
      )}
    </li>
  );
}

function Pages({
  offset,
  total,
  onMove,
}: {
  offset: number;
  total: number;
  onMove: (offset: number) => void;
}) {
  return total > pageSize ? (
    <nav className="row" aria-label={t('web.inbox.pages')}>
      <Button isDisabled={offset === 0} onPress={() => onMove(Math.max(0, offset - pageSize))}>
        {t('web.inbox.newer')}
      </Button>
      <Button isDisabled={offset + pageSize >= total} onPress={() => onMove(offset + pageSize)}>
        {t('web.inbox.older')}
      </Button>
    </nav>
  ) : null;
}
