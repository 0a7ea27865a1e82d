import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { call } from '../../kernel/client';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { Tag } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { useCarriers, useYear } from './data';
import type { GoalCarriers } from './types';
import { ActivityChip, spanWords, StandingChip } from './words';
import './planning.css';

/** Who carries a goal of the programme in the plans of a year, who answers for it, and who has nothing. */
export default function CarriersPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const year = useYear();
  const carriers = useCarriers(id, year.cycle?.id);
  const goal = useQuery({
    queryKey: ['programme', 'row', 'goal', id],
    queryFn: ({ signal }) => call<{ title: string }>(`/goals/${id}`, { signal }),
  });
  return (
    <Whole
      query={carriers}
      title={t('web.planning.carriers')}
      crumbs={[{ title: t('web.planning.plans'), to: '/planer' }]}
    >
      {(told) => <Filled told={told} title={goal.data?.title ?? t('planning.programme_goal')} />}
    </Whole>
  );
}

function Filled({ told, title }: { told: GoalCarriers; title: string }) {
  const year = String(told.cycle.year);
  const units = new Set(told.carriers.map((one) => one.unit)).size;
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ title: t('web.planning.plans'), to: '/planer' }]}
        answer={
          <strong>
            {t('web.planning.carriers_answer', {
              count: units,
              total: String(units + told.without.length),
              year,
            })}
          </strong>
        }
      />
      <section className="section" aria-labelledby="carried">
        <h2 id="carried">{t('planning.carriers')}</h2>
        <ul className="plain plan-rows">
          {told.carriers.map((one) => (
            <li key={one.goal} className="plan-row">
              <div className="plan-row-head">
                <Link to={`/planer/enhet/${one.unit}`} search={{ ar: year }}>
                  {one.unit_name}
                </Link>
                <StandingChip standing={one.standing} />
              </div>
              <p>
                <Link to={`/planer/mal/${one.goal}`}>{one.title}</Link>
              </p>
              <ul className="plan-list">
                {one.activities.map((row) => (
                  <li key={row.activity.id}>
                    {row.activity.title}{' '}
                    <span className="small muted">
                      {[
                        row.owner_name,
                        row.responsible_name,
                        spanWords(row.activity.starts_on, row.activity.ends_on),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>{' '}
                    <ActivityChip status={row.activity.status} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
          {told.carriers.length === 0 ? (
            <li className="hatched plan-unmeasured">{t('web.planning.carried_by_none')}</li>
          ) : null}
        </ul>
      </section>
      <section className="section" aria-labelledby="without">
        <h2 id="without">{t('planning.without')}</h2>
        {told.without.length === 0 ? <p>{t('web.planning.without_none')}</p> : null}
        <ul className="plain plan-columns">
          {told.without.map((one) => (
            <li key={one.unit}>
              <Link to={`/planer/enhet/${one.unit}`} search={{ ar: year }}>
                {one.name}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {told.indicators.length > 0 ? (
        <section className="section">
          <h2>{t('planning.from_centre')}</h2>
          <ul className="plain">
            {told.indicators.map((one) => (
              <li key={one.indicator.id}>
                {one.indicator.title} <Tag>{one.indicator.unit_of_measure}</Tag>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
