import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { StatusChip } from '../../platform/ui/Chip';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { InstructionBeside } from './Instructions';
import type { Instruction, UnitGoalView } from './types';

export interface ProgrammeGoal {
  id: string;
  title: string;
  edition: string;
}

/** Which of the programme's goals a unit goal serves; bound and unbound in place, and taken back. */
export function Serves({
  view,
  goals,
  instructions,
  mayWrite,
}: {
  view: UnitGoalView;
  goals: readonly ProgrammeGoal[];
  instructions: readonly Instruction[];
  mayWrite: boolean;
}) {
  const [chosen, setChosen] = useState('');
  const deed = useDeed();
  const bound = new Set(view.serves.map((one) => one.goal));
  const bind = (goal: string) =>
    deed
      .mutateAsync({ method: 'POST', path: '/goal-bindings', body: { unit_goal: view.goal.id, goal } })
      .then(() => setChosen(''))
      .catch((thrown: Error) => toast(thrown.message, { tone: 'bad' }));
  const unbind = (binding: string, goal: string) =>
    deed
      .mutateAsync({ method: 'DELETE', path: `/goal-bindings/${binding}` })
      .then(() => toast(t('web.planning.unbound'), { undo: () => void bind(goal) }))
      .catch((thrown: Error) => toast(thrown.message, { tone: 'bad' }));
  const free = goals.filter((one) => !bound.has(one.id));
  return (
    <div className="plan-part">
      <h3>{t('planning.serves')}</h3>
      <InstructionBeside field="goal_programme_goals" instructions={instructions} />
      {view.serves.length === 0 ? (
        <p className="small">
          {view.goal.unbound_why ?? <StatusChip status="part">{t('web.planning.serves_nothing')}</StatusChip>}
        </p>
      ) : (
        <ul className="plain plan-serves">
          {view.serves.map((one) => (
            <li key={one.binding}>
              <Link to={`/planer/programmal/${one.goal}`}>{one.title}</Link>
              <span className="small muted">{one.edition_title}</span>
              {one.holds ? null : <StatusChip status="bad">{t('web.planning.goal_expired')}</StatusChip>}
              {mayWrite ? (
                <Button
                  isSmall
                  tone="quiet"
                  icon="cross"
                  iconOnly
                  onPress={() => void unbind(one.binding, one.goal)}
                >
                  {t('web.planning.unbind', { title: one.title })}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && free.length > 0 ? (
        <div className="row plan-bind only-screen">
          <span className="select">
            <select
              aria-label={t('web.planning.bind_choose')}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            >
              <option value="">{t('web.planning.bind_choose')}</option>
              {free.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
          <Button
            isSmall
            icon="link"
            isDisabled={chosen === ''}
            isBusy={deed.isPending}
            onPress={() => void bind(chosen)}
          >
            {t('web.planning.bind')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
