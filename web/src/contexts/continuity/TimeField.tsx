import { useEffect, useId, useState } from 'react';
import { t } from '../../platform/i18n';
import { Icon } from '../../platform/ui/icons';
import { minutesOf, numberIn, unitOf, units, unitWord, type TimeUnit } from './times';

/** A time as people say it: a number, and whether it is minutes, hours, days or weeks. Told as minutes. */
export function TimeField({
  label,
  hint,
  value,
  onChange,
  isRequired,
}: {
  label: string;
  hint?: string;
  value: number | null;
  onChange: (minutes: number | null) => void;
  isRequired?: boolean;
}) {
  const id = useId();
  const [unit, setUnit] = useState<TimeUnit>(() => unitOf(value));
  const [typed, setTyped] = useState(() => numberIn(value, unitOf(value)));
  const isWrong = minutesOf(typed, unit) === undefined;
  useEffect(() => {
    const told = minutesOf(typed, unit);
    if (told !== undefined && told !== value) {
      const next = unitOf(value);
      setUnit(next);
      setTyped(numberIn(value, next));
    }
    // What is being typed stands until another time comes from elsewhere.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [value]);
  const tell = (text: string, inUnit: TimeUnit) => {
    setTyped(text);
    setUnit(inUnit);
    const minutes = minutesOf(text, inUnit);
    if (minutes !== undefined) {
      onChange(minutes);
    }
  };
  const about = [hint ? `${id}-hint` : '', isWrong ? `${id}-wrong` : ''].filter(Boolean).join(' ');
  return (
    <div className="field con-time" role="group" aria-labelledby={`${id}-label`}>
      <span className="field-label" id={`${id}-label`}>
        {label}
        {isRequired ? null : <span className="field-optional"> ({t('web.form.optional')})</span>}
      </span>
      {hint ? (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {isWrong ? (
        <span className="field-problem" id={`${id}-wrong`}>
          <Icon name="warning" />
          <span>{t('web.continuity.time_wrong')}</span>
        </span>
      ) : null}
      <span className="con-time-row">
        <input
          className="input figures"
          inputMode="decimal"
          autoComplete="off"
          aria-label={label}
          aria-invalid={isWrong || undefined}
          aria-describedby={about || undefined}
          required={isRequired}
          value={typed}
          onChange={(event) => tell(event.target.value, unit)}
        />
        <span className="select">
          <select
            aria-label={t('web.continuity.unit_of', { label })}
            value={unit}
            onChange={(event) => tell(typed, event.target.value as TimeUnit)}
          >
            {units.map((one) => (
              <option key={one} value={one}>
                {unitWord(one)}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      </span>
    </div>
  );
}
