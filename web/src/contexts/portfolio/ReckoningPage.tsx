import { useNavigate, useParams } from '@tanstack/react-router';
import { dateText, named, t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { Button, Notice, PageHeader, Progress } from '../../platform/ui';
import { ChoiceShown } from './ChoiceShown';
import { isGoingOn, useDeed, useReckoning } from './data';
import type { Reckoning } from './types';
import { harmText, intervalText, kindWord, oreText, ReckoningChip } from './words';
import { YearsShown } from './YearsShown';
import './portfolio.css';

const crumbs = () => [{ title: t('web.portfolio.page'), to: '/simulering' }];

/** One reckoning: how far it has come, or what it answers. */
export default function ReckoningPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const reckoning = useReckoning(id);
  return (
    <Whole query={reckoning} title={t('portfolio.reckoning')} crumbs={crumbs()}>
      {(told) => <Told told={told} />}
    </Whole>
  );
}

function Told({ told }: { told: Reckoning }) {
  return (
    <>
      <PageHeader
        title={kindWord(told.kind)}
        crumbs={crumbs()}
        answer={<Answer told={told} />}
        facts={
          <>
            <ReckoningChip reckoning={told} />
            <span>
              {t('web.portfolio.asked_by', { name: told.asked_by, when: dateText(told.created_at) })}
            </span>
            <span>{t('web.portfolio.kept_until', { when: dateText(told.kept_until) })}</span>
          </>
        }
      />
      <div className="portfolio-parts">
        {told.is_stale ? <Stale told={told} /> : null}
        {isGoingOn(told) ? <GoingOn told={told} /> : null}
        {told.state === 'failed' ? (
          <Notice tone="bad" title={t('web.portfolio.failed')}>
            <p>{told.error ? named(told.error) : t('web.portfolio.failed_why')}</p>
            <AskAgain told={told} />
          </Notice>
        ) : null}
        {told.state === 'cancelled' ? (
          <Notice title={t('web.portfolio.cancelled')}>
            <AskAgain told={told} />
          </Notice>
        ) : null}
        {told.years ? <YearsShown told={told.years} assumptions={told.assumptions} /> : null}
        {told.portfolio ? (
          <ChoiceShown told={told.portfolio} assumptions={told.assumptions} reckoning={told} />
        ) : null}
      </div>
    </>
  );
}

/** The sentence its reader came for. */
function Answer({ told }: { told: Reckoning }) {
  if (told.years) {
    return (
      <strong>
        {t('web.portfolio.expected', {
          harm: harmText(told.years.expected.value),
          interval: intervalText(told.years.uncertain),
        })}
      </strong>
    );
  }
  if (told.portfolio) {
    const { chosen, harm } = told.portfolio;
    return (
      <strong>
        {chosen.measures.length === 0
          ? t('web.portfolio.chosen_none')
          : t('web.portfolio.chosen', {
              count: chosen.measures.length,
              cost: oreText(chosen.cost_ore),
              share: harm > 0 ? Math.round((chosen.saved / harm) * 100) : 0,
            })}
      </strong>
    );
  }
  return null;
}

function GoingOn({ told }: { told: Reckoning }) {
  const stop = useDeed<Reckoning>();
  return (
    <section className="card section stack" aria-live="polite">
      <Progress
        label={told.state === 'waiting' ? t('web.portfolio.waiting') : t('web.portfolio.running')}
        value={told.state === 'waiting' ? undefined : told.progress}
        max={1000}
      />
      {told.may_stop ? (
        <div>
          <Button
            tone="plain"
            icon="close"
            isBusy={stop.isPending}
            onPress={() =>
              stop.mutate({ method: 'POST', path: `/reckonings/${told.id}/cancellations`, body: {} })
            }
          >
            {t('web.portfolio.stop')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function Stale({ told }: { told: Reckoning }) {
  return (
    <Notice tone="part" title={t('web.portfolio.stale_title')}>
      <p>{t('web.portfolio.stale_why')}</p>
      <AskAgain told={told} />
    </Notice>
  );
}

/** Asks the same of the network as it is now. What cannot be told from the answer is asked for anew. */
function AskAgain({ told }: { told: Reckoning }) {
  const navigate = useNavigate();
  const deed = useDeed<Reckoning>();
  const isYears = told.kind === 'portfolio.years';
  const again = () => {
    const body = told.years
      ? { years: told.years.years, seed: told.years.seed }
      : told.portfolio
        ? {
            ...(told.portfolio.budget_ore === undefined || told.portfolio.budget_ore === null
              ? {}
              : { budget_ore: told.portfolio.budget_ore }),
            horizon_years: told.portfolio.horizon_years,
            discount_percent: told.portfolio.discount_percent,
            years: told.portfolio.simulated?.years ?? 0,
            seed: told.portfolio.seed,
          }
        : undefined;
    if (!body) {
      void navigate({ to: isYears ? '/simulering/ar' : '/simulering/val' });
      return;
    }
    deed.mutate(
      { method: 'POST', path: isYears ? '/continuity-years' : '/portfolios', body },
      { onSuccess: (made) => void navigate({ to: `/simulering/${made.id}` }) },
    );
  };
  return (
    <Button isBusy={deed.isPending} icon="history" onPress={again}>
      {t('web.portfolio.again')}
    </Button>
  );
}
