import { useState } from 'react';
import { problemOf } from '../../kernel/problem';
import { numberText, t } from '../../platform/i18n';
import { Icon } from '../../platform/ui/icons';
import { useDeed } from './data';
import type { SheetIndicator, SheetRow, SheetView } from './types';

/** What is measured of a goal: the value of this round is kept in the plan of the unit. */
export function Indicators({ row, view }: { row: SheetRow; view: SheetView }) {
  return (
    <ul className="plain stack-small" aria-label={t('followup.indicators')}>
      {row.indicators.map((one) => (
        <li key={one.indicator}>
          {view.may_answer ? <Measured one={one} view={view} /> : <Told one={one} />}
        </li>
      ))}
    </ul>
  );
}

const said = (value: number | null | undefined) =>
  value === undefined || value === null ? '–' : numberText(value);

function Told({ one }: { one: SheetIndicator }) {
  return (
    <p className="small">
      {t('web.followup.value_of', { title: one.title, unit: one.unit_of_measure })}:{' '}
      <strong className="figures">{said(one.value)}</strong>{' '}
      <span className="muted">
        {t('web.followup.value_hint', { before: said(one.before), target: said(one.target) })}
      </span>
    </p>
  );
}

function Measured({ one, view }: { one: SheetIndicator; view: SheetView }) {
  const [typed, setTyped] = useState(
    one.value === undefined || one.value === null ? '' : numberText(one.value),
  );
  const deed = useDeed<SheetIndicator>();
  const save = () => {
    const value = Number(typed.replace(/[\s\u00a0]/g, '').replace(',', '.'));
    if (typed.trim() !== '' && Number.isFinite(value) && value !== one.value) {
      deed.mutate({
        method: 'POST',
        path: `/follow-up-sheets/${view.sheet.id}/indicator-values`,
        body: { indicator: one.indicator, value },
      });
    }
  };
  return (
    <label className="field">
      <span className="field-label">
        {t('web.followup.value_of', { title: one.title, unit: one.unit_of_measure })}
      </span>
      <span className="field-hint">
        {t('web.followup.value_hint', { before: said(one.before), target: said(one.target) })}
      </span>
      <input
        className="input figures"
        inputMode="decimal"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
      />
      <span className="small" role="status">
        {deed.isSuccess ? (
          <>
            <Icon name="check" /> {t('web.followup.value_kept')}
          </>
        ) : deed.error ? (
          <span className="late">{problemOf(deed.error).detail ?? problemOf(deed.error).title}</span>
        ) : null}
      </span>
    </label>
  );
}
