import { useQuery } from '@tanstack/react-query';
import type { components } from '../../kernel/api';
import { call } from '../../kernel/client';
import { dateText, named, t } from '../../platform/i18n';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { ThingLink, thingWord } from '../../platform/trace';
import { DateField } from '../../platform/ui/DateField';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { plusDays } from '../programme/lineage';
import './city.css';

type Changes = components['schemas']['Changes'];
type Changed = components['schemas']['Changed'];

const weekInDays = 7;

/** What happened since a day that one chooses: which things, and for those who may read the log, by whom. */
export default function ChangedPage() {
  const { today } = useValidOn();
  const [wanted, setSince] = useSearchWord('sedan');
  const since = wanted ?? plusDays(today, -weekInDays);
  const query = useQuery({
    queryKey: ['overview', 'changes', since],
    queryFn: ({ signal }) => call<Changes>(`/changes?since=${since}`, { signal }),
  });
  return (
    <>
      <PageHeader
        title={t('web.changed.title')}
        answer={query.data ? t('web.changed.answer', { count: query.data.total, day: since }) : undefined}
      />
      <div className="row changed-since">
        <DateField
          name="since"
          label={t('overview.since')}
          value={since}
          today={today}
          onChange={(day) => setSince(day || undefined)}
        />
      </div>
      <Shown query={query}>
        {(told) =>
          told.items.length === 0 ? (
            <EmptyState isKept icon="history" title={t('web.changed.none')}>
              {t('web.changed.none_why')}
            </EmptyState>
          ) : (
            <Things told={told} />
          )
        }
      </Shown>
    </>
  );
}

function Things({ told }: { told: Changes }) {
  const tellsWho = told.items.some((one) => one.who);
  const columns: Column<Changed>[] = [
    {
      key: 'thing',
      title: t('overview.thing'),
      isName: true,
      cell: ({ thing }) => (
        <ThingLink thing={thing.title ? thing : { ...thing, title: thingWord(thing.kind) }} />
      ),
    },
    { key: 'kind', title: t('overview.kind'), cell: ({ thing }) => thingWord(thing.kind) },
    { key: 'at', title: t('web.changed.at'), cell: (one) => dateText(one.at) },
    { key: 'times', title: t('overview.times'), align: 'end', cell: (one) => one.times },
    ...(tellsWho
      ? [{ key: 'who', title: t('verification.actor_name'), cell: (one: Changed) => whoWord(one.who) }]
      : []),
  ];
  return (
    <>
      <Table
        caption={t('web.changed.title')}
        columns={columns}
        rows={told.items}
        rowKey={(one) => `${one.thing.kind}${one.thing.id}`}
      />
      {told.total > told.items.length ? (
        <p className="muted">{t('web.changed.more', { shown: told.items.length, count: told.total })}</p>
      ) : null}
    </>
  );
}

/** The operator and the product itself have no account. */
function whoWord(who: string | null | undefined): string {
  return who ? named(`overview.by.${who}`, who) : '–';
}
