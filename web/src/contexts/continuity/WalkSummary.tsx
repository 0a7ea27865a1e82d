import type { ReactNode } from 'react';
import { listText, t } from '../../platform/i18n';
import { StatusChip } from '../../platform/ui/Chip';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { Notice } from '../../platform/ui/States';
import { timesOf, worstAt } from './consequences';
import { Fact } from './ServiceFields';
import { timeText } from './times';
import { preparedness, type ServicePage } from './types';
import { isDone, steps, type Step } from './walk';
import { shortOf } from './walkWords';
import { groupWord, HoldsChip, levelWord, preparednessWord } from './words';

const stepBy = (id: string) => steps.find((one) => one.id === id)!;

/** All that was said, to be checked; what is missing, and the draft of the plan. */
export function WalkSummary({
  page,
  passed,
  onGo,
}: {
  page: ServicePage;
  passed: readonly string[];
  onGo: (to: Step) => void;
}) {
  const { service, consequences, needs, plan } = page;
  const missing = steps.filter((one) => one.about !== 'summary' && !isDone(one, page, passed));
  const time = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined ? '–' : timeText(minutes);
  return (
    <div className="stack">
      {missing.length > 0 ? (
        <Notice tone="part" title={t('web.continuity.still_missing', { count: missing.length })}>
          <ul className="plain con-missing">
            {missing.map((one) => (
              <li key={one.id}>
                <button type="button" className="con-link" onClick={() => onGo(one)}>
                  {shortOf(one)}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice tone="good" title={t('web.continuity.nothing_missing')} />
      )}
      <Said title={t('web.continuity.part.what')} to={stepBy('vad')} onGo={onGo}>
        <p className="reading con-words">{service.body ?? t('web.continuity.not_said')}</p>
      </Said>
      <Said title={t('web.continuity.part.away')} to={stepBy('tal')} onGo={onGo}>
        <dl className="con-facts">
          {timesOf(consequences).map((minutes) => (
            <Fact key={minutes} label={t('web.continuity.after', { time: timeText(minutes) })}>
              {consequences.length === 0
                ? t('web.continuity.not_said')
                : levelWord(worstAt(consequences, minutes))}
            </Fact>
          ))}
        </dl>
        <dl className="con-facts">
          <Fact label={t('web.continuity.tolerable')}>{time(service.tolerable_minutes)}</Fact>
          <Fact label={t('web.continuity.target')}>{time(service.target_minutes)}</Fact>
        </dl>
      </Said>
      <Said title={t('web.continuity.part.needs')} to={stepBy('personal')} onGo={onGo}>
        {needs.length === 0 ? (
          <p className="muted">{t('web.continuity.not_said')}</p>
        ) : (
          <ul className="plain con-summary-needs">
            {needs.map((need) => (
              <li key={need.id}>
                <strong>{need.what}</strong>: {groupWord(need)} (
                {listText(need.members.map((one) => one.name ?? ''))}).{' '}
                <span className="muted">
                  {need.buffer_minutes > 0
                    ? t('web.continuity.manages', { time: timeText(need.buffer_minutes) })
                    : t('web.continuity.manages_not')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Said>
      <Said title={t('web.continuity.part.instead')} to={stepBy('istallet')} onGo={onGo}>
        <p className="reading con-words">{plan?.plan.reserve_routines ?? t('web.continuity.not_said')}</p>
      </Said>
      <Said title={t('web.continuity.part.levels')} to={stepBy('fred')} onGo={onGo}>
        <dl className="con-facts">
          {preparedness.map((level) => (
            <Fact key={level} label={preparednessWord(level)}>
              <HoldsChip holds={plan?.plan[`${level}_holds`] ?? 'unanswered'} />
            </Fact>
          ))}
        </dl>
      </Said>
      {plan ? (
        <div className="con-proposal">
          <p>
            {plan.is_incomplete ? (
              <StatusChip status="part">{t('web.continuity.plan.incomplete')}</StatusChip>
            ) : (
              <StatusChip status="good">{t('web.continuity.draft_ready')}</StatusChip>
            )}{' '}
            {plan.is_incomplete ? t('web.continuity.draft_incomplete') : t('web.continuity.draft_next')}
          </p>
          <div>
            <Link to={`/kontinuitet/planer/${plan.plan.id}`} className="button button-plain">
              <Icon name="file" /> {t('web.continuity.open_draft')}
            </Link>
          </div>
        </div>
      ) : (
        <p className="muted">{t('web.continuity.no_draft_yet')}</p>
      )}
    </div>
  );
}

function Said({
  title,
  to,
  onGo,
  children,
}: {
  title: string;
  to: Step;
  onGo: (to: Step) => void;
  children: ReactNode;
}) {
  return (
    <section className="con-said" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <button type="button" className="con-link small only-screen" onClick={() => onGo(to)}>
          {t('web.continuity.change')}
          <span className="unseen"> {title}</span>
        </button>
      </header>
      {children}
    </section>
  );
}
