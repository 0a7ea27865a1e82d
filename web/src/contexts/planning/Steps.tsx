import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { DateField } from '../../platform/ui/DateField';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import type { Offered } from './fields';
import type { UnitPlan } from './types';
import { stepWord } from './words';

type StepView = UnitPlan['steps'][number];

/** Identify, plan, act, follow up: who answers for each step at the unit, and when it was last done. */
export function Steps({ plan, offered, mayWrite }: { plan: UnitPlan; offered: Offered; mayWrite: boolean }) {
  const [editing, setEditing] = useState<StepView['step']>();
  return (
    <section className="section" aria-labelledby="steps">
      <h2 id="steps">{t('planning.steps')}</h2>
      <p className="muted">{t('web.planning.steps_how')}</p>
      <ol className="plain plan-steps">
        {plan.steps.map((view) => (
          <li key={view.step} className="plan-row">
            <div className="plan-row-head">
              <strong>{stepWord(view.step)}</strong>
              {mayWrite && editing !== view.step ? (
                <Button isSmall tone="quiet" onPress={() => setEditing(view.step)}>
                  {t('web.planning.set_step')}
                  <span className="unseen"> {stepWord(view.step)}</span>
                </Button>
              ) : null}
            </div>
            {editing === view.step ? (
              <StepForm view={view} plan={plan} offered={offered} onClose={() => setEditing(undefined)} />
            ) : (
              <>
                <span>{view.responsible_name ?? t('web.planning.nobody')}</span>
                <span className="small muted figures">
                  {[
                    view.row?.done_on ?? (view.seen_on ? undefined : t('web.planning.never')),
                    view.seen_on ? t('web.planning.seen', { day: view.seen_on }) : undefined,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {view.row?.words ? <span>{view.row.words}</span> : null}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepForm({
  view,
  plan,
  offered,
  onClose,
}: {
  view: StepView;
  plan: UnitPlan;
  offered: Offered;
  onClose: () => void;
}) {
  const { today } = useValidOn();
  const [responsible, setResponsible] = useState<string>(view.row?.responsible ?? '');
  const [day, setDay] = useState<string>(view.row?.done_on ?? '');
  const [words, setWords] = useState<string>(view.row?.words ?? '');
  const deed = useDeed();
  const send = async () => {
    const body = {
      responsible: responsible || null,
      done_on: day || null,
      words: words.trim() || null,
    };
    try {
      await deed.mutateAsync(
        view.row
          ? { method: 'PATCH', path: `/work-steps/${view.row.id}`, body, version: view.row.version }
          : {
              method: 'POST',
              path: '/work-steps',
              body: {
                ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)),
                unit: plan.unit.id,
                cycle: plan.cycle.id,
                step: view.step,
              },
            },
      );
      toast(t('web.planning.saved'));
      onClose();
    } catch {
      // The form shows why.
    }
  };
  return (
    <Form
      names={['responsible', 'done_on', 'words']}
      thrown={deed.error}
      isBusy={deed.isPending}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <SelectField
        name="responsible"
        label={t('planning.responsible')}
        choices={[{ value: '', title: '–' }, ...offered.people]}
        value={responsible}
        onChange={setResponsible}
      />
      <DateField name="done_on" label={t('planning.done_on')} value={day} onChange={setDay} today={today} />
      <TextField name="words" label={t('planning.step_words')} rows={2} value={words} onChange={setWords} />
    </Form>
  );
}
