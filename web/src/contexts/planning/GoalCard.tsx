import { useState } from 'react';
import { call } from '../../kernel/client';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { StatusChip, Tag } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { abilityWord, goalKindWord } from '../programme/words';
import { ActivityRows } from './ActivityRows';
import { Comments } from './Comments';
import { fieldsOf, keyOf, type Offered } from './fields';
import { IndicatorRows } from './IndicatorRows';
import { NewRow, RowEditor } from './RowEditor';
import { RowTools } from './RowTools';
import { Serves, type ProgrammeGoal } from './Serves';
import type { GoalChain, UnitGoal, UnitGoalView, UnitPlan } from './types';
import { gapWord, StandingChip } from './words';

export interface GoalCardProps {
  view: UnitGoalView;
  plan: UnitPlan;
  offered: Offered;
  goals: readonly ProgrammeGoal[];
  /** What the reader may do; nothing in the past. */
  rights: UnitPlan['rights'];
  onMove?: (step: -1 | 1) => void;
}

/** A unit goal with everything under it, written where it is read. */
export function GoalCard({ view, plan, offered, goals, rights, onMove }: GoalCardProps) {
  const { goal } = view;
  const [isEditing, setEditing] = useState(false);
  const [adding, setAdding] = useState<'activities' | 'indicators'>();
  const isRetired = goal.standing === 'retired';
  const mayWrite = rights.write && !isRetired;
  const area = offered.focusAreas.find((one) => one.value === goal.focus_area_key);
  return (
    <article className={`card plan-goal ${isRetired ? 'plan-retired' : ''}`} aria-labelledby={`m-${goal.id}`}>
      {isEditing ? (
        <RowEditor
          kind="unit-goals"
          fields={fieldsOf('unit-goals', offered)}
          instructions={plan.instructions}
          stored={goal}
          again={async () =>
            (await call<GoalChain>(`/unit-goals/${goal.id}`)).goal.goal as UnitGoal & Record<string, unknown>
          }
          also={goal.standing === 'to_confirm' ? { standing: 'current' } : undefined}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          <header className="plan-goal-head">
            <h2 id={`m-${goal.id}`}>
              <Link to={`/planer/mal/${goal.id}`}>{goal.title}</Link>
            </h2>
            {onMove ? (
              <span className="row only-screen">
                <Button isSmall tone="quiet" icon="up" iconOnly onPress={() => onMove(-1)}>
                  {t('web.planning.move_up', { title: goal.title })}
                </Button>
                <Button isSmall tone="quiet" icon="down" iconOnly onPress={() => onMove(1)}>
                  {t('web.planning.move_down', { title: goal.title })}
                </Button>
              </span>
            ) : null}
          </header>
          <div className="row">
            <StandingChip standing={goal.standing} />
            <Tag>{goalKindWord(goal.kind)}</Tag>
            <Tag>{abilityWord(goal.ability)}</Tag>
            {goal.focus_area_key ? <Tag>{area?.title ?? goal.focus_area_key}</Tag> : null}
          </div>
          {goal.body ? <p className="reading">{goal.body}</p> : null}
          {goal.retired_why ? <p className="small">{goal.retired_why}</p> : null}
          {view.gaps.length > 0 ? (
            <ul className="plain plan-gaps" aria-label={t('planning.gaps')}>
              {view.gaps.map((gap) => (
                <li key={gap}>
                  <StatusChip status={gap === 'no_value' ? 'none' : 'part'}>{gapWord(gap)}</StatusChip>
                </li>
              ))}
            </ul>
          ) : null}
          {rights.write ? (
            <div className="row only-screen">
              <RowTools kind="unit-goals" row={goal} onEdit={() => setEditing(true)} />
            </div>
          ) : null}
        </>
      )}
      <Serves view={view} goals={goals} instructions={plan.instructions} mayWrite={mayWrite} />
      <section className="plan-part">
        <h3>{t('planning.activities')}</h3>
        <ActivityRows
          views={view.activities}
          fields={fieldsOf('activities', offered)}
          instructions={plan.instructions}
          mayWrite={mayWrite}
        />
        {mayWrite && adding !== 'activities' ? (
          <Button isSmall icon="plus" onPress={() => setAdding('activities')}>
            {t('web.planning.add_activity')}
          </Button>
        ) : null}
        {adding === 'activities' ? (
          <NewRow
            fields={fieldsOf('activities', offered)}
            instructions={plan.instructions}
            path="/activities"
            first={{ owner: goal.unit, status: 'planned' }}
            body={(values) => ({
              unit_goal: goal.id,
              key: keyOf(
                values.title ?? '',
                view.activities.map((one) => one.activity.key),
              ),
              standing: 'current',
              position: view.activities.length + 1,
              marker: 'own',
            })}
            submitLabel={t('web.planning.add_activity')}
            onClose={() => setAdding(undefined)}
          />
        ) : null}
      </section>
      <section className="plan-part">
        <h3>{t('planning.indicators')}</h3>
        <IndicatorRows
          views={view.indicators}
          unit={goal.unit}
          fields={fieldsOf('indicators', offered)}
          instructions={plan.instructions}
          mayWrite={mayWrite}
          mayChange={mayWrite}
        />
        {mayWrite && adding !== 'indicators' ? (
          <Button isSmall icon="plus" onPress={() => setAdding('indicators')}>
            {t('web.planning.add_indicator')}
          </Button>
        ) : null}
        {adding === 'indicators' ? (
          <NewRow
            fields={fieldsOf('indicators', offered)}
            instructions={plan.instructions}
            path="/indicators"
            first={{ direction: 'higher' }}
            body={(values) => ({
              unit_goal: goal.id,
              cycle: plan.cycle.id,
              key: keyOf(
                values.title ?? '',
                view.indicators.map((one) => one.indicator.key),
              ),
              standing: 'current',
              position: view.indicators.length + 1,
              marker: 'own',
            })}
            submitLabel={t('web.planning.add_indicator')}
            onClose={() => setAdding(undefined)}
          />
        ) : null}
      </section>
      <Comments view={view} mayComment={rights.comment} />
    </article>
  );
}
