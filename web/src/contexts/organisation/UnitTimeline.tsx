import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui';
import { useTree } from './data';
import { dayBeside } from './tree';
import type { UnitPageTold, UnitStep } from './types';
import { periodText } from './words';

interface Moment {
  day: string;
  /** The period that begins then, when one does. */
  period?: UnitPageTold['periods'][number];
  before?: UnitPageTold['periods'][number];
  from: UnitStep[];
  to: UnitStep[];
  ends?: boolean;
}

/** What happened to a unit, oldest first: what it was formed from, its names and places, who took over. */
export function momentsOf(told: UnitPageTold): Moment[] {
  const moments = new Map<string, Moment>();
  const at = (day: string) => {
    const known = moments.get(day) ?? { day, from: [], to: [] };
    moments.set(day, known);
    return known;
  };
  const periods = [...told.periods].sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1));
  periods.forEach((period, index) => {
    const moment = at(period.valid_from);
    moment.period = period;
    moment.before = periods[index - 1];
  });
  told.predecessors.forEach((step) => at(step.taken_over_on).from.push(step));
  told.successors.forEach((step) => at(step.taken_over_on).to.push(step));
  if (told.unit.valid_to && told.successors.length === 0) {
    at(told.unit.valid_to).ends = true;
  }
  return [...moments.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Names and places over time; the one in force on the day is filled. */
export function UnitTimeline({ told, day }: { told: UnitPageTold; day: string }) {
  const tree = useTree(day);
  const names = new Map((tree.data?.items ?? []).map((unit) => [unit.id, unit.name]));
  const holds = (moment: Moment) =>
    moment.period !== undefined &&
    moment.period.valid_from <= day &&
    (!moment.period.valid_to || moment.period.valid_to >= day);
  return (
    <section className="section" aria-labelledby="unit-timeline">
      <h2 id="unit-timeline">{t('organisation.periods')}</h2>
      <ol className="timeline">
        {momentsOf(told).map((moment) => (
          <li key={moment.day} aria-current={holds(moment) ? 'date' : undefined}>
            <time className="figures muted" dateTime={moment.day}>
              {moment.day}
            </time>
            <div className="stack-small">
              {moment.from.length > 0 ? (
                <p>
                  {t('organisation.predecessors')} <Steps steps={moment.from} day={moment.day} />
                </p>
              ) : null}
              {moment.period ? (
                <PeriodWords moment={moment} parent={names.get(moment.period.parent ?? '')} />
              ) : null}
              {moment.to.length > 0 ? (
                <p>
                  {t('organisation.successors')} <Steps steps={moment.to} />
                </p>
              ) : null}
              {moment.ends ? <p>{t('web.organisation.last_day')}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function PeriodWords({ moment, parent }: { moment: Moment; parent?: string }) {
  const period = moment.period!;
  return (
    <div>
      <strong>{period.name}</strong>
      {moment.before && moment.before.name !== period.name ? (
        <p className="small">{t('web.organisation.was_called', { name: moment.before.name })}</p>
      ) : null}
      <p className="small muted">
        {[period.administration, parent ? t('web.organisation.under', { name: parent }) : '']
          .filter(Boolean)
          .join(', ')}
      </p>
      <p className="small muted figures">{periodText(period.valid_from, period.valid_to)}</p>
    </div>
  );
}

/** Units as links; predecessors are shown as they were the day before. */
function Steps({ steps, day }: { steps: readonly UnitStep[]; day?: string }) {
  return (
    <>
      {steps.map((step, at) => (
        <span key={step.unit}>
          {at > 0 ? (at === steps.length - 1 ? ` ${t('web.and')} ` : ', ') : ''}
          <Link to={`/organisation/${step.unit}`} search={day ? { valid_on: dayBeside(day, -1) } : {}}>
            {step.name}
          </Link>
        </span>
      ))}
    </>
  );
}
