import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { thingWord } from '../../platform/trace';
import { StatusChip, Tag } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { useChain } from './data';
import { IndicatorChart } from './IndicatorChart';
import type { GoalChain } from './types';
import { ActivityChip, gapWord, spanWords, StandingChip } from './words';
import './planning.css';

/** One goal up to the law that asked for it and down to what is measured, and along the years. */
export default function ChainPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const chain = useChain(id);
  return (
    <Whole
      query={chain}
      title={t('web.planning.chain')}
      crumbs={[{ title: t('web.planning.plans'), to: '/planer' }]}
    >
      {(told) => <Filled told={told} />}
    </Whole>
  );
}

function Filled({ told }: { told: GoalChain }) {
  const { goal } = told;
  const year = String(told.cycle.year);
  const laws = told.up.flatMap((one) => one.reasons).filter((one) => one.law);
  return (
    <>
      <PageHeader
        title={goal.goal.title}
        crumbs={[
          { title: t('web.planning.plans'), to: '/planer' },
          { title: `${goal.unit_name} ${year}`, to: `/planer/enhet/${goal.goal.unit}?ar=${year}` },
        ]}
        facts={<StandingChip standing={goal.goal.standing} />}
        answer={
          <strong>
            {told.up.length === 0
              ? t('web.planning.chain_broken')
              : t('web.planning.chain_answer', {
                  laws: String(laws.length),
                  count: told.up.length,
                  activities: String(goal.activities.length),
                })}
          </strong>
        }
      />
      <ol className="plain plan-chain">
        <li>
          <h2>{t('web.planning.chain_why')}</h2>
          {told.up.length === 0 ? (
            <p>{goal.goal.unbound_why ?? t('web.planning.serves_nothing')}</p>
          ) : (
            told.up.map((one) => (
              <section key={one.goal.goal} className="plan-part">
                <ul className="plain plan-reasons">
                  {one.reasons.map((reason) => (
                    <li key={reason.node.id}>
                      <Tag>{thingWord(reason.node.kind)}</Tag>{' '}
                      {reason.node.kind === 'requirement' ? (
                        <Link to={`/krav/${reason.node.id}`}>{reason.node.title}</Link>
                      ) : (
                        reason.node.title
                      )}
                      {reason.law ? <span className="small muted"> {reason.law}</span> : null}
                    </li>
                  ))}
                  {one.reasons.length === 0 ? (
                    <li className="small muted">{t('web.planning.no_reason')}</li>
                  ) : null}
                </ul>
                <p className="plan-link">
                  <Tag>{t('planning.programme_goal')}</Tag>{' '}
                  <Link to={`/planer/programmal/${one.goal.goal}`}>{one.goal.title}</Link>{' '}
                  <span className="small muted">{one.goal.edition_title}</span>{' '}
                  {one.goal.holds ? null : (
                    <StatusChip status="bad">{t('web.planning.goal_expired')}</StatusChip>
                  )}
                </p>
              </section>
            ))
          )}
        </li>
        <li>
          <h2>{t('planning.unit_goal')}</h2>
          <p className="plan-link">
            <strong>{goal.goal.title}</strong> <span className="small muted">{goal.unit_name}</span>
          </p>
          {goal.goal.body ? <p className="reading">{goal.goal.body}</p> : null}
          {goal.gaps.length > 0 ? (
            <ul className="plain plan-gaps">
              {goal.gaps.map((gap) => (
                <li key={gap}>
                  <StatusChip status={gap === 'no_value' ? 'none' : 'part'}>{gapWord(gap)}</StatusChip>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
        <li>
          <h2>{t('planning.activities')}</h2>
          {goal.activities.length === 0 ? <p className="muted">{gapWord('no_activity')}</p> : null}
          <ul className="plain plan-rows">
            {goal.activities.map((one) => (
              <li key={one.activity.id} className="plan-row">
                <div className="plan-row-head">
                  <strong>{one.activity.title}</strong>
                  <StandingChip standing={one.activity.standing} />
                  <ActivityChip status={one.activity.status} />
                </div>
                <p className="small muted">
                  {[
                    one.owner_name,
                    one.responsible_name,
                    spanWords(one.activity.starts_on, one.activity.ends_on),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <h2>{t('planning.indicators')}</h2>
          {goal.indicators.length === 0 ? <p className="muted">{gapWord('no_indicator')}</p> : null}
          <ul className="plain plan-rows">
            {goal.indicators.map((one) => (
              <li key={one.indicator.id} className="plan-row">
                <strong>{one.indicator.title}</strong>
                <IndicatorChart view={one} />
              </li>
            ))}
          </ul>
        </li>
      </ol>
      {told.years.length > 1 ? (
        <section className="section" aria-labelledby="years">
          <h2 id="years">{t('planning.years')}</h2>
          <ol className="plain plan-rows">
            {told.years.map((one) => (
              <li key={one.goal}>
                <span className="figures">{one.year}</span>{' '}
                {one.goal === goal.goal.id ? (
                  <strong>{one.title}</strong>
                ) : (
                  <Link to={`/planer/mal/${one.goal}`}>{one.title}</Link>
                )}{' '}
                <span className="small muted">{one.unit_name}</span> <StandingChip standing={one.standing} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}
