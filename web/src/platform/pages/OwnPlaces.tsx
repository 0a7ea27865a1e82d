import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { dateText, t } from '../i18n';
import { Button } from '../ui/Button';
import { Tag } from '../ui/Chip';
import { Shown } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { toast } from '../ui/Toasts';

interface Place {
  id: string;
  created_at: string;
  last_seen_at: string;
  ends_at: string;
  here: boolean;
  browser: string;
  system: string;
  address: string;
}

const browsers = (): Record<string, string> => ({
  firefox: t('web.browser.firefox'),
  chrome: t('web.browser.chrome'),
  edge: t('web.browser.edge'),
  safari: t('web.browser.safari'),
});
const systems = (): Record<string, string> => ({
  windows: t('web.system.windows'),
  macos: t('web.system.macos'),
  linux_desktop: t('web.system.linux_desktop'),
  android: t('web.system.android'),
  ios: t('web.system.ios'),
});

/** What the session was opened with, as far as it is known. */
const device = (place: Place): string =>
  t('web.account.device', {
    browser: browsers()[place.browser] ?? t('web.browser.unknown'),
    system: systems()[place.system] ?? t('web.system.unknown'),
  });

/** Where I am signed in, to know each place again and to leave those I do not. */
export function OwnPlaces() {
  const client = useQueryClient();
  const places = useQuery({
    queryKey: ['own-sessions'],
    queryFn: ({ signal }) => call<{ items: Place[] }>('/sessions', { signal }),
  });
  const ended = async (done: string) => {
    toast(done);
    await client.invalidateQueries({ queryKey: ['own-sessions'] });
  };
  const revoke = useMutation({
    mutationFn: (id: string) => call(`/sessions/${id}`, { method: 'DELETE' }),
    onSuccess: () => ended(t('web.account.revoked')),
  });
  const revokeOthers = useMutation({
    mutationFn: () => call('/sessions', { method: 'DELETE' }),
    onSuccess: () => ended(t('web.account.others_revoked')),
  });
  const columns: Column<Place>[] = [
    { key: 'device', title: t('web.account.place'), cell: device },
    {
      key: 'address',
      title: t('auth.address'),
      cell: (place) => <span className="fixed">{place.address || '–'}</span>,
    },
    {
      key: 'created_at',
      title: t('auth.created_at'),
      cell: (place) => <span className="figures">{dateText(place.created_at)}</span>,
    },
    {
      key: 'last_seen_at',
      title: t('auth.last_seen_at'),
      cell: (place) => <span className="figures">{dateText(place.last_seen_at)}</span>,
    },
    {
      key: 'ends_at',
      title: t('auth.ends_at'),
      cell: (place) => <span className="figures">{dateText(place.ends_at)}</span>,
    },
    {
      key: 'deed',
      title: t('web.access.deed'),
      cell: (place) =>
        place.here ? (
          <Tag>{t('auth.here')}</Tag>
        ) : (
          <Button
            isSmall
            isBusy={revoke.isPending && revoke.variables === place.id}
            onPress={() => revoke.mutate(place.id)}
            aria-label={t('web.account.revoke_of', { at: dateText(place.created_at) })}
          >
            {t('web.account.revoke')}
          </Button>
        ),
    },
  ];
  return (
    <section className="section" aria-labelledby="own-places">
      <h2 id="own-places">{t('web.account.places')}</h2>
      <p className="muted reading">{t('web.account.places_why')}</p>
      <Shown query={places} lines={2}>
        {(page) => (
          <div className="stack">
            <Table
              caption={t('web.account.places')}
              columns={columns}
              rows={page.items}
              rowKey={(place) => place.id}
            />
            {page.items.length > 1 ? (
              <div className="row">
                <Button isBusy={revokeOthers.isPending} onPress={() => revokeOthers.mutate()}>
                  {t('web.account.revoke_others')}
                </Button>
              </div>
            ) : null}
          </div>
        )}
      </Shown>
    </section>
  );
}
