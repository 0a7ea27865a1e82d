// One's own notices: what is read, how one is told, and the live count.
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, base, read } from '../../kernel/client';
import type { components } from '../../kernel/api';
import type { Place } from '../trace/things';

export type Told = components['schemas']['NoticeTold'];
export type Settings = components['schemas']['NoticeSettingsTold'];
export type NewSettings = components['schemas']['NewNoticeSettings'];
export type Delivery = Settings['choices'][number]['delivery'];

export const deliveries: readonly Delivery[] = ['at_once', 'daily', 'weekly', 'inbox', 'off'];
export const pageSize = 25;

const key = 'notices';

export const countQuery = queryOptions({
  queryKey: [key, 'count'],
  queryFn: ({ signal }) => read(api.GET('/notice-count', { signal })),
});
export const inboxQuery = (unread: boolean, offset: number) =>
  queryOptions({
    queryKey: [key, 'inbox', unread, offset],
    queryFn: ({ signal }) =>
      read(
        api.GET('/notices', {
          params: { query: { ...(unread ? { unread: true } : {}), limit: pageSize, offset } },
          signal,
        }),
      ),
  });
export const settingsQuery = (account: string) =>
  queryOptions({
    queryKey: ['notice-settings', account],
    queryFn: ({ signal }) =>
      read(api.GET('/accounts/{id}/notice-settings', { params: { path: { id: account } }, signal })),
  });

/** Marks one notice, or all of them, as read. */
export const markRead = (notice?: string) =>
  read(api.POST('/notice-readings', { body: notice ? { notice } : {} }));

/** How many are unread, and asked again as soon as the server says that something came. */
export function useUnread(): number | undefined {
  const client = useQueryClient();
  useEffect(() => {
    // A page that nobody looks at holds no stream: browsers allow few, and it asks anew when it is looked at.
    let stream: EventSource | null = null;
    const follow = () => {
      if (document.visibilityState === 'visible' && !stream) {
        stream = new EventSource(`${base}/events`);
        const ask = () => void client.invalidateQueries({ queryKey: [key] });
        stream.addEventListener('notice', ask);
        // What was told while the stream was away is asked for: the server ends it when rights change.
        stream.addEventListener('open', ask);
      } else if (document.visibilityState === 'hidden') {
        stream?.close();
        stream = null;
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      stream?.close();
    };
  }, [client]);
  return useQuery(countQuery).data?.unread;
}

export const useNoticesAnew = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [key] });
};

/** Where one goes to see what a notice is about. */
export function noticePlace(notice: Pick<Told, 'entity' | 'subject' | 'kind'>): Place | undefined {
  switch (notice.entity) {
    case 'edition':
      return { to: `/utgavor/${notice.subject}` };
    case 'finding_acceptance':
      return { to: '/tackning' };
    case 'risk_analysis':
      return { to: `/analyser/${notice.subject}` };
    case 'account':
      return { to: '/konto' };
    default:
      return undefined;
  }
}
