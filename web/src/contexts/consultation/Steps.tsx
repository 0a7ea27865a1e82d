import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { StatusChip } from '../../platform/ui/Chip';
import { DateField } from '../../platform/ui/DateField';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { lastPlace } from './case';
import { isPresent, useWrite } from './case_data';
import { useDeed } from './data';
import type { CaseView, PreparationStep } from './types';

/** How the answer is prepared within the house: who is asked, until when, and what it gave. */
export function Steps({ view }: { view: CaseView }) {
  const [isAdding, add] = useState(false);
  const [changing, change] = useState<string>();
  const mayWrite = view.rights.write && isPresent() && view.opinion_case.state === 'preparing';
  return (
    <section id="beredning" tabIndex={-1} className="card case-part" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('consultation.steps')}</h2>
      {view.steps.length === 0 ? (
        <p className="muted reading">{t('web.consultation.case.steps_why')}</p>
      ) : (
        <ol className="plain case-steps">
          {view.steps.map((step) => (
            <li key={step.id} className="case-step">
              {changing === step.id ? (
                <StepForm view={view} step={step} onDone={() => change(undefined)} />
              ) : (
                <StepTold step={step} mayWrite={mayWrite} onChange={() => change(step.id)} />
              )}
            </li>
          ))}
        </ol>
      )}
      {isAdding ? (
        <StepForm view={view} onDone={() => add(false)} />
      ) : mayWrite ? (
        <div className="only-screen">
          <Button icon="plus" onPress={() => add(true)}>
            {t('web.consultation.case.add_step')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function StepTold({
  step,
  mayWrite,
  onChange,
}: {
  step: PreparationStep;
  mayWrite: boolean;
  onChange: () => void;
}) {
  const { today } = useValidOn();
  const write = useWrite();
  const path = `/preparation-steps/${step.id}`;
  const isLate = !step.done_on && step.due_on && step.due_on < today;
  const done = (day: string | null, word: string) =>
    write([{ method: 'PATCH', path, body: { done_on: day }, version: step.version }], word);
  const remove = async () => {
    if (await write([{ method: 'DELETE', path }])) {
      const { id: _id, version: _version, unit: _unit, ...kept } = step;
      toast(t('web.consultation.case.step_removed'), {
        undo: () => void write([{ method: 'POST', path: '/preparation-steps', body: kept }]),
      });
    }
  };
  return (
    <>
      <div className="stack-small">
        <strong>{step.title}</strong>
        {step.participants ? <span className="muted">{step.participants}</span> : null}
        {step.words ? <span className="case-words">{step.words}</span> : null}
      </div>
      <div className="row">
        {step.done_on ? (
          <StatusChip status="good">{t('web.consultation.case.step_done', { day: step.done_on })}</StatusChip>
        ) : step.due_on ? (
          <StatusChip status={isLate ? 'bad' : 'told'}>
            {isLate
              ? t('web.consultation.case.step_late', { day: step.due_on })
              : t('web.consultation.case.step_due', { day: step.due_on })}
          </StatusChip>
        ) : (
          <StatusChip status="none">{t('web.consultation.case.step_open')}</StatusChip>
        )}
        {mayWrite ? (
          <>
            {step.done_on ? null : (
              <Button
                isSmall
                icon="check"
                aria-label={t('web.consultation.case.step_is_done', { title: step.title })}
                onPress={() => void done(today, t('web.consultation.case.step_done_now'))}
              >
                {t('web.consultation.case.done')}
              </Button>
            )}
            <Button isSmall tone="quiet" onPress={onChange}>
              {t('web.consultation.case.change')}
              <span className="unseen"> {step.title}</span>
            </Button>
            <Button isSmall tone="quiet" onPress={() => void remove()}>
              {t('web.consultation.remove')}
              <span className="unseen"> {step.title}</span>
            </Button>
          </>
        ) : null}
      </div>
    </>
  );
}

function StepForm({ view, step, onDone }: { view: CaseView; step?: PreparationStep; onDone: () => void }) {
  const { today } = useValidOn();
  const deed = useDeed();
  const [due, setDue] = useState(step?.due_on ?? '');
  const [done, setDone] = useState(step?.done_on ?? '');
  const send = async (values: Record<string, string>) => {
    const words = (name: string) => values[name]?.trim() || undefined;
    const said = {
      title: values.title?.trim(),
      participants: words('participants'),
      due_on: due || undefined,
      done_on: done || undefined,
      words: words('words'),
    };
    const emptied = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value ?? null]));
    try {
      await deed.mutateAsync(
        step
          ? {
              method: 'PATCH',
              path: `/preparation-steps/${step.id}`,
              body: emptied,
              version: step.version,
            }
          : {
              method: 'POST',
              path: '/preparation-steps',
              body: { ...said, opinion_case: view.opinion_case.id, position: lastPlace(view.steps) },
            },
      );
      toast(t('web.saved'));
      onDone();
    } catch {
      // The form says why.
    }
  };
  return (
    <Form
      names={['title', 'participants', 'due_on', 'done_on', 'words']}
      thrown={deed.error}
      isBusy={deed.isPending}
      onSubmit={(values) => void send(values)}
      onCancel={onDone}
    >
      <TextField
        name="title"
        label={t('consultation.step_title')}
        defaultValue={step?.title}
        maxLength={300}
        isRequired
        autoFocus
      />
      <TextField
        name="participants"
        label={t('consultation.participants')}
        hint={t('web.consultation.case.participants_hint')}
        defaultValue={step?.participants}
        maxLength={2000}
      />
      <div className="case-fields">
        <DateField
          name="due_on"
          label={t('consultation.step_due_on')}
          value={due}
          onChange={setDue}
          today={today}
        />
        <DateField
          name="done_on"
          label={t('consultation.step_done_on')}
          value={done}
          onChange={setDone}
          today={today}
        />
      </div>
      <TextField
        name="words"
        label={t('consultation.step_words')}
        defaultValue={step?.words}
        rows={3}
        maxLength={4000}
      />
    </Form>
  );
}
