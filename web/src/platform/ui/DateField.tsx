import { lazy, Suspense, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button as Press } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Popover } from 'react-aria-components/Popover';
import { TextField as Field } from 'react-aria-components/TextField';
import { readDate, t } from '../i18n';
import { FieldHint, FieldLabel, FieldProblem, type FieldProps } from './Fields';
import { Icon } from './icons';
import { Skeleton } from './States';

const Month = lazy(() => import('./Month'));

export interface DateFieldProps extends FieldProps {
  /** `2024-03-01`, or empty. */
  value: string;
  onChange: (value: string) => void;
  /** The town's today, which in a demonstration is not the browser's. */
  today: string;
}

/** A day, typed as one likes (240301, 1/3 2024, idag) or picked in a month. Always shown as 2024-03-01. */
export function DateField({ value, onChange, today, label, hint, isRequired, ...rest }: DateFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const settle = () => {
    const day = readDate(typed, today);
    if (typed.trim() === '') {
      onChange('');
    } else if (day) {
      setTyped(day);
      onChange(day);
    }
  };
  const wrong = (text: string) => (text.trim() === '' || readDate(text, today) ? null : t('web.date.wrong'));
  return (
    <Field
      {...rest}
      className="field field-date"
      isRequired={isRequired}
      value={typed}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={(event) => {
        // Ctrl Enter sends the form at once, so that what was typed must stand there as a day before.
        if (event.key === 'Enter') {
          flushSync(settle);
        }
        event.continuePropagation();
      }}
      validate={wrong}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <FieldHint>{hint ?? t('web.date.hint')}</FieldHint>
      <FieldProblem />
      <span className="date-row">
        <Input
          className="input figures"
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('web.date.shape')}
        />
        <DialogTrigger>
          <Press slot={null} className="button button-plain button-sign">
            <Icon name="calendar" />
            <span className="unseen">{t('web.date.pick', { label })}</span>
          </Press>
          <Popover className="popover">
            <Dialog className="popover-inside" aria-label={t('web.date.pick', { label })}>
              {({ close }) => (
                <Suspense fallback={<Skeleton lines={3} />}>
                  <Month
                    value={value || today}
                    onPick={(day) => {
                      onChange(day);
                      close();
                    }}
                  />
                </Suspense>
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
      </span>
    </Field>
  );
}
