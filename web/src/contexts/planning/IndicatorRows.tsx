import { useState } from 'react';
import { call } from '../../kernel/client';
import { numberText, t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { StatusChip } from '../../platform/ui/Chip';
import { DateField } from '../../platform/ui/DateField';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { readNumber, type FieldSpec } from './fields';
import { IndicatorChart } from './IndicatorChart';
import { InstructionBeside } from './Instructions';
import { RowEditor } from './RowEditor';
import { RowTools } from './RowTools';
import type { Indicator, IndicatorView, Instruction } from './types';
import { directionWord, StandingChip } from './words';

/** The indicators of a goal: a line, its target, what was measured, and a place to write the next value. */
export function IndicatorRows({
  views,
  unit,
  fields,
  instructions,
  mayWrite,
  mayChange,
}: {
  views: readonly IndicatorView[];
  unit: string;
  fields: FieldSpec[];
  instructions: readonly Instruction[];
  /** May say what was measured. */
  mayWrite: boolean;
  /** May change the indicator itself. */
  mayChange: boolean;
}) {
  return (
    <ul className="plain plan-rows">
      {views.map((view) => (
        <IndicatorRow
          key={view.indicator.id}
          view={view}
          unit={unit}
          fields={fields}
          instructions={instructions}
          mayWrite={mayWrite}
          mayChange={mayChange}
        />
      ))}
    </ul>
  );
}

function IndicatorRow({
  view,
  unit,
  fields,
  instructions,
  mayWrite,
  mayChange,
}: {
  view: IndicatorView;
  unit: string;
  fields: FieldSpec[];
  instructions: readonly Instruction[];
  mayWrite: boolean;
  mayChange: boolean;
}) {
  const { indicator } = view;
  const [isEditing, setEditing] = useState(false);
  const [isMeasuring, setMeasuring] = useState(false);
  if (isEditing) {
    return (
      <li className="plan-row">
        <RowEditor
          kind="indicators"
          fields={fields}
          instructions={instructions}
          stored={indicator}
          again={async () =>
            (await call<IndicatorView>(`/indicators/${indicator.id}`)).indicator as Indicator &
              Record<string, unknown>
          }
          also={indicator.standing === 'to_confirm' ? { standing: 'current' } : undefined}
          onClose={() => setEditing(false)}
        />
      </li>
    );
  }
  const isRetired = indicator.standing === 'retired';
  return (
    <li className={`plan-row ${isRetired ? 'plan-retired' : ''}`}>
      <div className="plan-row-head">
        <strong>{indicator.title}</strong>
        <StandingChip standing={indicator.standing} />
        {view.on_target === undefined || view.on_target === null ? null : (
          <StatusChip status={view.on_target ? 'good' : 'part'}>
            {view.on_target ? t('web.planning.on_target') : t('web.planning.off_target')}
          </StatusChip>
        )}
      </div>
      <p className="small muted">
        {t('web.planning.indicator_facts', {
          measure: indicator.unit_of_measure,
          direction: directionWord(indicator.direction),
          target:
            indicator.target === undefined || indicator.target === null ? '–' : numberText(indicator.target),
        })}
      </p>
      {indicator.retired_why ? <p className="small">{indicator.retired_why}</p> : null}
      <IndicatorChart view={view} />
      {view.series.length > 0 ? <Series view={view} /> : null}
      <div className="row only-screen">
        {mayWrite && !isRetired ? (
          <Button isSmall icon="plus" onPress={() => setMeasuring(!isMeasuring)}>
            {t('web.planning.measure')}
          </Button>
        ) : null}
        {mayChange ? <RowTools kind="indicators" row={indicator} onEdit={() => setEditing(true)} /> : null}
      </div>
      {isMeasuring ? (
        <NewValue view={view} unit={unit} instructions={instructions} onClose={() => setMeasuring(false)} />
      ) : null}
    </li>
  );
}

function Series({ view }: { view: IndicatorView }) {
  return (
    <details>
      <summary>{t('web.planning.values', { count: view.series.length })}</summary>
      <table className="table plan-values">
        <caption className="unseen">{view.indicator.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('planning.period_on')}</th>
            <th scope="col" data-align="end">
              {view.indicator.unit_of_measure}
            </th>
            <th scope="col">{t('planning.value_comment')}</th>
          </tr>
        </thead>
        <tbody>
          {view.series.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="figures">
                {one.period_on}
              </th>
              <td className="figures" data-align="end">
                {numberText(one.value)}
              </td>
              <td>{one.comment ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** A value of a day. Said again of the same day, it stands in place of the one before. */
function NewValue({
  view,
  unit,
  instructions,
  onClose,
}: {
  view: IndicatorView;
  unit: string;
  instructions: readonly Instruction[];
  onClose: () => void;
}) {
  const { today } = useValidOn();
  const [day, setDay] = useState(today);
  const [value, setValue] = useState('');
  const [comment, setComment] = useState('');
  const deed = useDeed();
  const known = view.series.find((one) => one.period_on === day && one.unit === unit);
  const send = async () => {
    const body = { value: readNumber(value) ?? value, comment: comment.trim() || undefined };
    try {
      await deed.mutateAsync(
        known
          ? { method: 'PATCH', path: `/indicator-values/${known.id}`, body, version: known.version }
          : {
              method: 'POST',
              path: '/indicator-values',
              body: { ...body, unit, indicator: view.indicator.id, period_on: day },
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
      names={['period_on', 'value', 'comment']}
      thrown={deed.error}
      isBusy={deed.isPending}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <p className="small">
        <InstructionBeside field="indicator_values" instructions={instructions} />
      </p>
      <DateField
        name="period_on"
        label={t('planning.period_on')}
        value={day}
        onChange={setDay}
        today={today}
        isRequired
      />
      <TextField
        name="value"
        label={`${t('planning.value')} (${view.indicator.unit_of_measure})`}
        value={value}
        onChange={setValue}
        inputMode="decimal"
        isRequired
        autoFocus
        validate={(typed) =>
          typed === '' || readNumber(typed) !== null ? null : t('web.planning.no_number')
        }
      />
      <TextField
        name="comment"
        label={t('planning.value_comment')}
        value={comment}
        onChange={setComment}
        rows={2}
      />
    </Form>
  );
}
