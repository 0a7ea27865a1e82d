import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Tag } from '../../platform/ui/Chip';
import { TextField } from '../../platform/ui/Fields';
import { Progress } from '../../platform/ui/States';
import type { RowKind } from './fields';
import { useStanding, type StandingRow } from './RowTools';
import type { UnitPlan } from './types';

interface Step {
  kind: RowKind;
  row: StandingRow;
  /** The goal it stands under. */
  under?: string;
}

/** Every row that waits, goal by goal. */
export function stepsOf(plan: Pick<UnitPlan, 'goals'>): Step[] {
  return plan.goals.flatMap((view) => {
    const under = view.goal.title;
    return [
      { kind: 'unit-goals' as const, row: view.goal },
      ...view.activities.map((one) => ({ kind: 'activities' as const, row: one.activity, under })),
      ...view.indicators.map((one) => ({ kind: 'indicators' as const, row: one.indicator, under })),
    ].filter((step) => step.row.standing === 'to_confirm');
  });
}

/** The walk through what was copied: one row at a time, confirm, change or give up. Nothing is skipped unseen. */
export function Walk({ plan }: { plan: UnitPlan }) {
  const steps = stepsOf(plan);
  const [passed, setPassed] = useState(0);
  const [why, setWhy] = useState('');
  const { set, isBusy } = useStanding(steps[0]?.kind ?? 'unit-goals');
  const step = steps[0];
  if (!step) {
    return null;
  }
  const total = passed + steps.length;
  const done = (ok: boolean) => {
    if (ok) {
      setPassed(passed + 1);
      setWhy('');
    }
  };
  return (
    <section className="card plan-walk" aria-labelledby="walk">
      <h2 id="walk">{t('web.planning.walk', { count: steps.length })}</h2>
      <p>{t('web.planning.walk_how')}</p>
      <Progress label={t('web.planning.walked', { done: passed, total })} value={passed} max={total} />
      <div aria-live="polite" className="stack-small">
        <p>
          <Tag>
            {step.kind === 'unit-goals'
              ? t('planning.unit_goal')
              : step.kind === 'activities'
                ? t('planning.activity')
                : t('planning.indicator')}
          </Tag>{' '}
          <strong>{step.row.title}</strong>
          {step.under ? <span className="muted small"> {step.under}</span> : null}
        </p>
      </div>
      <div className="row">
        <Button
          tone="primary"
          icon="check"
          isBusy={isBusy}
          onPress={() => void set(step.row, { standing: 'current' }, t('web.planning.confirmed')).then(done)}
        >
          {t('web.planning.confirm')}
        </Button>
        <a className="button button-plain" href={`#m-${goalOf(plan, step)}`}>
          {t('web.planning.see_row')}
        </a>
      </div>
      <details>
        <summary>{t('web.planning.retire')}</summary>
        <div className="stack-small">
          <TextField
            name="retired_why"
            label={t('planning.retired_why')}
            rows={2}
            value={why}
            onChange={setWhy}
            isRequired
          />
          <Button
            isDisabled={why.trim() === ''}
            isBusy={isBusy}
            onPress={() =>
              void set(
                step.row,
                { standing: 'retired', retired_why: why.trim() },
                t('web.planning.retired'),
              ).then(done)
            }
          >
            {t('web.planning.retire')}
          </Button>
        </div>
      </details>
    </section>
  );
}

function goalOf(plan: UnitPlan, step: Step): string {
  const found = plan.goals.find(
    (view) =>
      view.goal.id === step.row.id ||
      view.activities.some((one) => one.activity.id === step.row.id) ||
      view.indicators.some((one) => one.indicator.id === step.row.id),
  );
  return found?.goal.id ?? '';
}
