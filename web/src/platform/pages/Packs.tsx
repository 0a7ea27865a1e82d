import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { named, t } from '../i18n';
import { Button } from '../ui/Button';
import { StatusChip, Tag } from '../ui/Chip';
import { DiffText } from '../ui/DiffText';
import { EmptyState, ErrorState, Notice, Shown, Skeleton } from '../ui/States';
import { toast } from '../ui/Toasts';
import { entityWord, fieldWord } from './audit';

interface Pack {
  key: string;
  title: string;
  version: string;
  description: string;
  demo: boolean;
}

export interface PlannedRow {
  kind: 'added' | 'changed';
  entity: string;
  name: string;
  fields: { field: string; before: string; after: string }[];
}

interface Plan {
  rows: PlannedRow[];
  unchanged: number;
}

/** The rows of a plan by what they are, in the order they first came. */
export function byEntity(rows: readonly PlannedRow[]): { entity: string; rows: PlannedRow[] }[] {
  const groups = new Map<string, PlannedRow[]>();
  for (const row of rows) {
    groups.set(row.entity, [...(groups.get(row.entity) ?? []), row]);
  }
  return [...groups].map(([entity, members]) => ({ entity, rows: members }));
}

/** The packs inside the product: what each would change, and taking it in. */
export function Packs() {
  const packs = useQuery({
    queryKey: ['packs'],
    queryFn: ({ signal }) => call<{ items: Pack[] }>('/packs', { signal }),
  });
  return (
    <Shown query={packs}>
      {(page) =>
        page.items.length === 0 ? (
          <EmptyState icon="import" title={t('web.pack.empty')}>
            {t('web.pack.empty_why')}
          </EmptyState>
        ) : (
          <div className="stack import">
            <p className="muted reading">{t('web.pack.why')}</p>
            {page.items.map((pack) => (
              <PackCard key={pack.key} pack={pack} />
            ))}
          </div>
        )
      }
    </Shown>
  );
}

function PackCard({ pack }: { pack: Pack }) {
  const client = useQueryClient();
  const send = (apply: boolean) => () =>
    call<Plan>('/pack-imports', { method: 'POST', body: { pack: pack.key, apply } });
  const look = useMutation({ mutationFn: send(false) });
  const take = useMutation({
    mutationFn: send(true),
    onSuccess: async (plan) => {
      toast(t('web.pack.done', { count: plan.rows.length }));
      look.reset();
      await client.invalidateQueries();
    },
  });
  return (
    <article className="card section">
      <header>
        <h2>{pack.title}</h2>
        <span className="row">
          <span className="muted">{t('web.version', { version: pack.version })}</span>
          {pack.demo ? <Tag>{t('app.pack_demo')}</Tag> : null}
        </span>
      </header>
      <p className="reading">{pack.description}</p>
      <div className="row">
        <Button
          isBusy={look.isPending}
          onPress={() => look.mutate()}
          aria-label={t('web.pack.look_at', { title: pack.title })}
        >
          {t('web.pack.look')}
        </Button>
      </div>
      <div aria-live="polite" className="stack">
        {look.isPending ? <Skeleton lines={2} /> : null}
        {look.error ? <ErrorState thrown={look.error} /> : null}
        {look.data ? (
          <PlanShown
            plan={look.data}
            isBusy={take.isPending}
            isDemo={pack.demo}
            onTake={() => take.mutate()}
          />
        ) : null}
        {take.error ? <ErrorState thrown={take.error} /> : null}
      </div>
    </article>
  );
}

function PlanShown({
  plan,
  isBusy,
  isDemo,
  onTake,
}: {
  plan: Plan;
  isBusy: boolean;
  isDemo: boolean;
  onTake: () => void;
}) {
  if (plan.rows.length === 0) {
    return (
      <Notice tone="good" title={t('web.pack.nothing')}>
        {t('web.pack.nothing_why', { count: plan.unchanged })}
      </Notice>
    );
  }
  const added = plan.rows.filter((row) => row.kind === 'added').length;
  return (
    <>
      <p className="answer">
        {t('web.pack.would', { added, changed: plan.rows.length - added, unchanged: plan.unchanged })}
      </p>
      {isDemo ? <Notice tone="part">{t('web.pack.demo_warning')}</Notice> : null}
      {byEntity(plan.rows).map((group) => (
        <details key={group.entity} className="names">
          <summary>
            {entityWord(group.entity)} <span className="tab-count figures">{group.rows.length}</span>
          </summary>
          <ul className="plain plan">
            {group.rows.map((row, at) => (
              <PlanRow key={at} row={row} />
            ))}
          </ul>
        </details>
      ))}
      <div className="row">
        <Button tone="primary" isBusy={isBusy} onPress={onTake}>
          {t('web.pack.take', { count: plan.rows.length })}
        </Button>
      </div>
    </>
  );
}

function PlanRow({ row }: { row: PlannedRow }) {
  return (
    <li>
      <span className="row">
        <StatusChip status={row.kind === 'added' ? 'good' : 'told'}>
          {row.kind === 'added' ? t('organisation.import_added') : t('organisation.import_changed')}
        </StatusChip>
        <strong>{named(row.name, row.name)}</strong>
      </span>
      {row.kind === 'changed' ? (
        <dl className="facts small">
          {row.fields.map((one) => (
            <div key={one.field} className="plan-field">
              <dt>{fieldWord(row.entity, one.field)}</dt>
              <dd>
                <DiffText before={one.before} after={one.after} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  );
}
