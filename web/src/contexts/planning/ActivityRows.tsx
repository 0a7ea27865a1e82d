import { useState } from 'react';
import { call } from '../../kernel/client';
import { moneyText, t } from '../../platform/i18n';
import { StatusChip } from '../../platform/ui/Chip';
import type { FieldSpec } from './fields';
import { RowEditor } from './RowEditor';
import { RowTools } from './RowTools';
import type { Activity, ActivityView, GoalChain, Instruction } from './types';
import { ActivityChip, spanWords, StandingChip } from './words';

/** What is done for a goal, by whom and when, and how it went. */
export function ActivityRows({
  views,
  fields,
  instructions,
  mayWrite,
}: {
  views: readonly ActivityView[];
  fields: FieldSpec[];
  instructions: readonly Instruction[];
  mayWrite: boolean;
}) {
  return (
    <ul className="plain plan-rows">
      {views.map((view) => (
        <ActivityRow
          key={view.activity.id}
          view={view}
          fields={fields}
          instructions={instructions}
          mayWrite={mayWrite}
        />
      ))}
    </ul>
  );
}

/** The row as the server has it now: activities are told with their goal. */
async function storedAgain(activity: Activity) {
  const chain = await call<GoalChain>(`/unit-goals/${activity.unit_goal}`);
  const found = chain.goal.activities.find((one) => one.activity.id === activity.id);
  return (found?.activity ?? activity) as Activity & Record<string, unknown>;
}

function ActivityRow({
  view,
  fields,
  instructions,
  mayWrite,
}: {
  view: ActivityView;
  fields: FieldSpec[];
  instructions: readonly Instruction[];
  mayWrite: boolean;
}) {
  const { activity } = view;
  const [isEditing, setEditing] = useState(false);
  if (isEditing) {
    return (
      <li className="plan-row">
        <RowEditor
          kind="activities"
          fields={fields}
          instructions={instructions}
          stored={activity}
          again={() => storedAgain(activity)}
          also={activity.standing === 'to_confirm' ? { standing: 'current' } : undefined}
          onClose={() => setEditing(false)}
        />
      </li>
    );
  }
  return (
    <li className={`plan-row ${activity.standing === 'retired' ? 'plan-retired' : ''}`}>
      <div className="plan-row-head">
        <strong>{activity.title}</strong>
        <StandingChip standing={activity.standing} />
        <ActivityChip status={activity.status} />
        {view.late ? <StatusChip status="bad">{t('web.planning.late')}</StatusChip> : null}
      </div>
      {activity.body ? <p>{activity.body}</p> : null}
      <p className="small muted">
        {[
          view.owner_name,
          view.responsible_name,
          spanWords(activity.starts_on, activity.ends_on),
          activity.cost_ore === undefined || activity.cost_ore === null
            ? undefined
            : moneyText(activity.cost_ore / 100),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {activity.status_words ? <p>{activity.status_words}</p> : null}
      {activity.retired_why ? <p className="small">{activity.retired_why}</p> : null}
      {mayWrite ? (
        <div className="row only-screen">
          <RowTools kind="activities" row={activity} onEdit={() => setEditing(true)} />
        </div>
      ) : null}
    </li>
  );
}
