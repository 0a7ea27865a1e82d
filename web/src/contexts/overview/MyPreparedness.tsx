// What preparedness asks of me: the risk analysis of my unit that is not handed in, and the plans that do not hold yet.
import { useQueries, useQuery } from '@tanstack/react-query';
import { whole } from '../../kernel/whole';
import type { components } from '../../kernel/api';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Link } from '../../platform/ui/Link';
import { dateText } from '../../platform/i18n/format';
import { analysesQuery, useRounds } from '../risk/data';
import { dueWord, StateChip } from '../risk/words';
import { PlanChip } from '../continuity/words';
import { plansToMend, type PlanLine } from './plans';

type Told = components['schemas'];
const plansAtOnce = 5;

/** The analyses of my units in open rounds that are not handed in, the ones that are late first. Nothing when none is. */
export function MyAnalyses({ units }: { units: readonly string[] }) {
  const rounds = (useRounds().data ?? []).filter(({ round }) => round.state === 'open');
  const lines = useQueries({
    queries: rounds.map(({ round }) => analysesQuery(round.id)),
    combine: (answers) =>
      answers.flatMap((answer, at) =>
        (answer.data?.items ?? [])
          .filter((line) => line.unit && units.includes(line.unit) && line.analysis && line.state === 'draft')
          .map((line) => ({ line, round: rounds[at]?.round.name ?? '' })),
      ),
  });
  if (lines.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby="my-analyses">
      <h2 id="my-analyses">{t('web.home.my_analyses')}</h2>
      <ul className="plain home-list">
        {[...lines]
          .sort((a, b) => b.line.days_late - a.line.days_late)
          .map(({ line, round }) => (
            <li key={line.analysis}>
              <span className="home-line">
                <Link to={`/analyser/${line.analysis}`}>{round}</Link>
                <span className="small muted">{line.unit_name}</span>
              </span>
              <span className="row">
                <span className={line.days_late > 0 ? 'late' : 'small muted'}>
                  {dueWord(line.due, line.days_late)}
                </span>
                <StateChip state={line.state} />
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** The services of one of my units whose plan is missing, not finished or not tested for a year, a few of them. */
export function MyPlans({ unit }: { unit: string }) {
  const { today } = useValidOn();
  const query = useQuery({
    queryKey: ['continuity', 'home', unit],
    queryFn: ({ signal }) => whole<Told['ServiceLine']>(`/critical-services?unit=${unit}`, signal),
  });
  const lines = plansToMend(query.data ?? [], today);
  if (lines.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby={`my-plans-${unit}`}>
      <h2 id={`my-plans-${unit}`}>{t('web.home.my_plans')}</h2>
      <ul className="plain home-list">
        {lines.slice(0, plansAtOnce).map((one) => (
          <li key={one.line.service.id}>
            <Link to={`/kontinuitet/tjanster/${one.line.service.id}`}>{one.line.service.name}</Link>
            <span className="row">
              <Why one={one} />
              <PlanChip plan={one.line.plan} />
            </span>
          </li>
        ))}
      </ul>
      <Link to="/kontinuitet/tjanster" search={{ enhet: unit }}>
        {t('web.home.all_plans', { count: lines.length })}
      </Link>
    </section>
  );
}

function Why({ one }: { one: PlanLine<Told['ServiceLine']> }) {
  if (one.why !== 'old_test') {
    return null;
  }
  const tested = one.line.plan?.last_tested_on;
  return (
    <span className="small muted">
      {tested ? t('web.home.tested_on', { day: dateText(tested) }) : t('web.home.never_tested')}
    </span>
  );
}
