import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { useEditions, editionsToChange } from './editions';
import type { CausedChange, Compilation, Page } from './types';

export interface EditionChanges {
  edition: string;
  title: string;
  changes: CausedChange[];
}

/** What views led to, in the edition that was sent out and those that take over from it. */
export function useChangesCaused(told: Compilation) {
  const editions = useEditions();
  const sent = told.referral.edition;
  const all = editions.data;
  const asked = all
    ? [
        ...all.filter((one) => one.edition.id === sent),
        ...editionsToChange(all, sent).filter((one) => one.edition.id !== sent),
        ...all.filter((one) => sent !== undefined && one.edition.replaces === sent),
      ]
    : [];
  const unique = [...new Map(asked.map((one) => [one.edition.id, one])).values()];
  return useQuery({
    queryKey: ['consultation', 'caused', ...unique.map((one) => one.edition.id)],
    queryFn: async ({ signal }): Promise<EditionChanges[]> => {
      const lists = await Promise.all(
        unique.map(({ edition }) =>
          call<Page<CausedChange>>(`/editions/${edition.id}/caused-changes`, { signal }),
        ),
      );
      return lists
        .map((list, at) => ({
          edition: unique[at]!.edition.id,
          title: unique[at]!.edition.title,
          changes: list.items,
        }))
        .filter((one) => one.changes.length > 0);
    },
    enabled: all !== undefined,
  });
}

/** The change that a view led to, in the edition where it stands. */
export function ChangeLink({ change, told }: { change: string; told: Compilation }) {
  const caused = useChangesCaused(told);
  const found = (caused.data ?? [])
    .flatMap((one) => one.changes.map((each) => ({ ...each, edition: one.edition })))
    .find((one) => one.change === change);
  return found ? (
    <p className="small">
      {t('web.consultation.led_to')}{' '}
      <Link to={`/utgavor/${found.edition}`} search={{ del: change }}>
        {found.title}
      </Link>
    </p>
  ) : null;
}
