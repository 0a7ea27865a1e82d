import { numberText, t } from '../../platform/i18n';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { useMay, useOwnUnits, useShort, useSummary } from './data';
import type { PlanWord } from './question';
import { timeText } from './times';
import type { ServiceLine, Summary } from './types';
import { PlanChip } from './words';
import './continuity.css';

/** How far the town has come with what must go on whatever happens, and the ways into it. */
export default function StartPage() {
  const summary = useSummary();
  const mayWrite = useMay('continuity.write');
  return (
    <>
      <PageHeader
        title={t('web.continuity.page')}
        answer={summary.data ? <Answer told={summary.data} /> : undefined}
        actions={
          mayWrite ? (
            <Link to="/kontinuitet/tjanster/ny" className="button button-primary">
              <Icon name="plus" /> {t('web.continuity.add_service')}
            </Link>
          ) : undefined
        }
      />
      <Shown query={summary} lines={6}>
        {(told) => (told.services === 0 ? <Nothing mayWrite={mayWrite} /> : <Ways told={told} />)}
      </Shown>
    </>
  );
}

function Answer({ told }: { told: Summary }) {
  if (told.services === 0) {
    return t('web.continuity.answer_none');
  }
  return (
    <>
      <strong>
        {t('web.continuity.answer', {
          approved: numberText(told.approved),
          services: numberText(told.services),
        })}
      </strong>{' '}
      {told.not_at_highest > 0
        ? t('web.continuity.answer_highest', { count: told.not_at_highest })
        : t('web.continuity.answer_highest_none')}{' '}
      {told.oldest_test ? t('web.continuity.answer_oldest', { day: told.oldest_test }) : null}
    </>
  );
}

function Nothing({ mayWrite }: { mayWrite: boolean }) {
  return (
    <EmptyState
      isKept
      icon="overview"
      title={t('web.continuity.none')}
      action={
        mayWrite ? (
          <Link to="/kontinuitet/tjanster/ny" className="button button-primary">
            {t('web.continuity.add_service')}
          </Link>
        ) : undefined
      }
      example={<p>{t('web.continuity.none_example')}</p>}
    >
      <p>{t('web.continuity.none_why')}</p>
    </EmptyState>
  );
}

function Ways({ told }: { told: Summary }) {
  const mayAnalyse = useMay('continuity.analyse');
  const counts: { plan: PlanWord; count: number; words: string; why: string }[] = [
    {
      plan: 'godkand',
      count: told.approved,
      words: t('web.continuity.count.approved'),
      why: t('web.continuity.count.approved_why'),
    },
    {
      plan: 'haller-inte',
      count: told.not_at_highest,
      words: t('web.continuity.count.not_at_highest'),
      why: t('web.continuity.count.not_at_highest_why'),
    },
    {
      plan: 'ofullstandig',
      count: told.incomplete,
      words: t('web.continuity.count.incomplete'),
      why: t('web.continuity.count.incomplete_why'),
    },
    {
      plan: 'oprovad',
      count: told.untested,
      words: t('web.continuity.count.untested'),
      why: t('web.continuity.count.untested_why'),
    },
    {
      plan: 'saknas',
      count: told.without_plan,
      words: t('web.continuity.count.missing'),
      why: t('web.continuity.count.missing_why'),
    },
  ];
  return (
    <div className="stack con-start">
      <section aria-labelledby="plans">
        <h2 id="plans" className="unseen">
          {t('web.continuity.plans')}
        </h2>
        <ul className="plain con-counts">
          {counts.map((one) => (
            <li key={one.plan}>
              <Link to="/kontinuitet/tjanster" search={{ plan: one.plan }} className="con-count">
                <span className="con-count-number figures">{numberText(one.count)}</span>
                <span className="con-count-words">{one.words}</span>
                <span className="small muted">{one.why}</span>
              </Link>
            </li>
          ))}
        </ul>
        {told.oldest_tested ? (
          <p className="reading">
            {t('web.continuity.oldest', { day: told.oldest_test ?? '' })}{' '}
            <Link to={`/kontinuitet/tjanster/${told.oldest_tested}`}>{told.oldest_tested_name}</Link>
          </p>
        ) : null}
      </section>
      <Own />
      <section className="section" aria-labelledby="registers">
        <h2 id="registers">{t('web.continuity.registers')}</h2>
        <ul className="plain con-ways">
          <Way
            to="/kontinuitet/tjanster"
            title={t('web.continuity.services')}
            why={t('web.continuity.services_why', { count: told.services })}
          />
          <Way
            to="/kontinuitet/resurser"
            title={t('web.continuity.resources')}
            why={t('web.continuity.resources_why', { count: told.resources })}
          />
          {mayAnalyse ? (
            <>
              <Way
                to="/kontinuitet/karta"
                title={t('web.continuity.map')}
                why={t('web.continuity.map_why')}
              />
              <Way
                to="/kontinuitet/svagheter"
                title={t('web.continuity.weak')}
                why={t('web.continuity.weak_why')}
              />
            </>
          ) : null}
        </ul>
      </section>
    </div>
  );
}

function Way({ to, title, why }: { to: string; title: string; why: string }) {
  return (
    <li>
      <Link to={to} className="con-way">
        <strong>{title}</strong>
        <span className="small muted">{why}</span>
      </Link>
    </li>
  );
}

const shown = 8;

/** What the reader's own unit keeps, what bears the shortest outage first. */
function Own() {
  const unit = useOwnUnits()[0];
  const mayWrite = useMay('continuity.write');
  const isWanted = mayWrite && unit !== undefined;
  const own = useShort<ServiceLine>(
    `/critical-services?order=tolerable&limit=${shown}&unit=${unit?.id ?? ''}`,
    isWanted,
  );
  if (!isWanted || !own.data || own.data.total === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby="own">
      <header>
        <h2 id="own">{t('web.continuity.own', { unit: unit.name })}</h2>
        {own.data.total > shown ? (
          <Link to="/kontinuitet/tjanster" search={{ enhet: unit.id }}>
            {t('web.continuity.own_all', { count: own.data.total })}
          </Link>
        ) : null}
      </header>
      <ul className="plain con-lines">
        {own.data.items.map(({ service, plan }) => (
          <li key={service.id}>
            <Link to={`/kontinuitet/tjanster/${service.id}`}>{service.name}</Link>
            <span className="small muted">
              {service.tolerable_minutes === null || service.tolerable_minutes === undefined
                ? t('web.continuity.tolerable_unknown')
                : t('web.continuity.tolerable_at_most', { time: timeText(service.tolerable_minutes) })}
            </span>
            <PlanChip plan={plan} />
          </li>
        ))}
      </ul>
    </section>
  );
}
