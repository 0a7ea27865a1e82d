import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { Button, EmptyState, Link, PageHeader, Shown, Table, toast, type Column } from '../../platform/ui';
import { useDeed, useEffects, useMay } from './data';
import type { EffectView } from './types';
import { effectKindWord, effectText } from './words';
import './portfolio.css';

/** How the measures of the register change what the town stands on. */
export default function EffectsPage() {
  const effects = useEffects();
  const mayEnter = useMay('portfolio.effect');
  const add = mayEnter ? (
    <Link to="/simulering/verkan/ny" className="button button-primary">
      {t('web.portfolio.add_effect')}
    </Link>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={t('web.portfolio.effects')}
        crumbs={[{ title: t('web.portfolio.page'), to: '/simulering' }]}
        answer={
          effects.data
            ? t('web.portfolio.effects_told', {
                count: effects.data.items.length,
                measures: new Set(effects.data.items.map((one) => one.effect.measure)).size,
              })
            : undefined
        }
        actions={add}
      />
      <Shown query={effects} lines={8}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              isKept
              icon="chart"
              title={t('web.portfolio.no_effects')}
              action={add}
              example={<p>{t('web.portfolio.no_effects_example')}</p>}
            >
              <p>{t('web.portfolio.no_effects_why')}</p>
            </EmptyState>
          ) : (
            <Table
              caption={t('web.portfolio.effects')}
              columns={columns}
              rows={page.items}
              rowKey={(one) => one.effect.id}
            />
          )
        }
      </Shown>
    </>
  );
}

/** Taken away at once, and put back by a press: nothing else hangs on it. */
function Remove({ view }: { view: EffectView }) {
  const deed = useDeed<undefined>();
  const client = useQueryClient();
  const { id, version: _, ...effect } = view.effect;
  // The row is gone by then, and what hangs on it with it.
  const undo = () =>
    void call('/measure-effects', { method: 'POST', body: effect })
      .then(() => client.invalidateQueries({ queryKey: ['portfolio'] }))
      .catch((thrown: unknown) => toast(problemOf(thrown).detail ?? problemOf(thrown).title));
  return (
    <Button
      isSmall
      tone="quiet"
      isBusy={deed.isPending}
      aria-label={t('web.portfolio.remove_effect_of', { title: view.measure_title })}
      onPress={() =>
        deed.mutate(
          { method: 'DELETE', path: `/measure-effects/${id}` },
          { onSuccess: () => toast(t('web.portfolio.effect_removed'), { undo }) },
        )
      }
    >
      {t('web.portfolio.remove_effect')}
    </Button>
  );
}

const columns: Column<EffectView>[] = [
  {
    key: 'measure',
    title: t('measure.measure'),
    isName: true,
    cell: (one) => <Link to={`/atgarder/${one.effect.measure}`}>{one.measure_title}</Link>,
  },
  { key: 'kind', title: t('web.portfolio.what_it_does'), cell: (one) => effectKindWord(one.effect.kind) },
  {
    key: 'about',
    title: t('web.portfolio.about'),
    cell: (one) => (
      <>
        <Link
          to={
            one.about.kind === 'service'
              ? `/kontinuitet/tjanster/${one.about.id}`
              : `/kontinuitet/resurser/${one.about.id}`
          }
        >
          {one.about.name}
        </Link>
        {one.what ? <span className="muted"> · {one.what}</span> : null}
      </>
    ),
  },
  {
    key: 'change',
    title: t('web.portfolio.change'),
    cell: (one) => (
      <>
        {effectText(one)}
        {one.problem ? <span className="portfolio-problem">{one.problem}</span> : null}
      </>
    ),
  },
  {
    key: 'deeds',
    title: t('web.portfolio.deeds'),
    cell: (one) => (one.may_change ? <Remove view={one} /> : null),
  },
];
