import { useState } from 'react';
import { heldMoment } from '../../kernel/past';
import { mayDo, useSession } from '../../platform/auth/session';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Tag } from '../../platform/ui/Chip';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useDeed, useInstructions, useStandings, useYear } from './data';
import type { Instruction, PlanField, PlanningCycle } from './types';
import { planFieldWord } from './words';
import './planning.css';

const fields: PlanField[] = [
  'plan',
  'goal_title',
  'goal_body',
  'goal_kind',
  'goal_ability',
  'goal_focus_area',
  'goal_programme_goals',
  'activity_title',
  'activity_body',
  'activity_owner',
  'activity_responsible',
  'activity_period',
  'activity_cost',
  'activity_status',
  'indicator_title',
  'indicator_unit_of_measure',
  'indicator_target',
  'indicator_values',
];

/** What the centre says beside the fields of every plan. */
export default function InstructionsPage() {
  const year = useYear();
  const all = useInstructions(year.cycle?.id);
  const session = useSession();
  const maySteer =
    !heldMoment() &&
    year.cycle?.state === 'open' &&
    Boolean(session.data && mayDo(session.data, 'planning.steer'));
  return (
    <>
      <PageHeader
        title={t('planning.instructions')}
        crumbs={[{ title: t('web.planning.plans'), to: '/planer' }]}
        answer={t('web.planning.instructions_answer')}
      />
      {year.cycle ? (
        <Shown query={all}>
          {(page) => <Listed rows={page.items} cycle={year.cycle!} maySteer={maySteer} />}
        </Shown>
      ) : null}
    </>
  );
}

function Listed({
  rows,
  cycle,
  maySteer,
}: {
  rows: readonly Instruction[];
  cycle: PlanningCycle;
  maySteer: boolean;
}) {
  const standings = useStandings(cycle.id);
  const deed = useDeed();
  const units = standings.data?.items ?? [];
  const withdraw = (one: Instruction, withdrawn: boolean) =>
    deed
      .mutateAsync({
        method: 'PATCH',
        path: `/instructions/${one.id}`,
        body: { withdrawn },
        version: one.version,
      })
      .then(() => toast(withdrawn ? t('web.planning.withdrawn') : t('web.planning.undone')))
      .catch((thrown: Error) => toast(thrown.message, { tone: 'bad' }));
  return (
    <div className="stack">
      {maySteer ? <NewInstruction cycle={cycle} units={units} /> : null}
      {rows.length === 0 ? (
        <EmptyState isKept icon="file" title={t('web.planning.no_instructions')}>
          <p>{t('web.planning.no_instructions_why')}</p>
        </EmptyState>
      ) : (
        <ul className="plain plan-rows">
          {rows.map((one) => (
            <li key={one.id} className={`plan-row ${one.withdrawn ? 'plan-retired' : ''}`}>
              <div className="plan-row-head">
                <strong>{planFieldWord(one.plan_field)}</strong>
                <Tag>
                  {one.for_unit
                    ? (units.find((unit) => unit.unit === one.for_unit)?.name ?? t('organisation.unit'))
                    : t('web.planning.every_unit')}
                </Tag>
                {one.withdrawn ? <Tag>{t('planning.withdrawn')}</Tag> : null}
              </div>
              <p>{one.body}</p>
              {maySteer ? (
                <div className="row only-screen">
                  <Button isSmall tone="quiet" onPress={() => void withdraw(one, !one.withdrawn)}>
                    {one.withdrawn ? t('web.planning.take_up') : t('web.planning.withdraw')}
                    <span className="unseen"> {planFieldWord(one.plan_field)}</span>
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function NewInstruction({
  cycle,
  units,
}: {
  cycle: PlanningCycle;
  units: readonly { unit: string; name: string }[];
}) {
  const [field, setField] = useState<string>('plan');
  const [unit, setUnit] = useState('');
  const [body, setBody] = useState('');
  const deed = useDeed();
  const send = async () => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/instructions',
        body: {
          cycle: cycle.id,
          plan_field: field,
          body,
          withdrawn: false,
          ...(unit ? { for_unit: unit } : {}),
        },
      });
      setBody('');
      toast(t('web.planning.saved'));
    } catch {
      // The form shows why.
    }
  };
  return (
    <section className="card" aria-labelledby="new-instruction">
      <h2 id="new-instruction">{t('web.planning.add_instruction')}</h2>
      <Form
        names={['plan_field', 'for_unit', 'body']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('web.planning.add_instruction')}
        onSubmit={() => void send()}
      >
        <SelectField
          name="plan_field"
          label={t('planning.plan_field')}
          choices={fields.map((one) => ({ value: one, title: planFieldWord(one) }))}
          value={field}
          onChange={setField}
          isRequired
        />
        <SelectField
          name="for_unit"
          label={t('organisation.unit')}
          choices={[
            { value: '', title: t('web.planning.every_unit') },
            ...units.map((one) => ({ value: one.unit, title: one.name })),
          ]}
          value={unit}
          onChange={setUnit}
          isRequired
        />
        <TextField
          name="body"
          label={t('planning.instruction')}
          rows={3}
          value={body}
          onChange={setBody}
          isRequired
        />
      </Form>
    </section>
  );
}
