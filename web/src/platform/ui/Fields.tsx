import { createContext, useContext, type ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as Area } from 'react-aria-components/TextArea';
import { TextField as Field } from 'react-aria-components/TextField';
import { t } from '../i18n';
import { Icon } from './icons';

export interface FieldProps {
  /** The name on the wire: a problem about `/title` finds the field called `title`. */
  name: string;
  label: string;
  hint?: ReactNode;
  isRequired?: boolean;
  isReadOnly?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

/** What is wrong with a field: the browser's checks in our words, the server's in its own. */
export function FieldProblem() {
  return (
    <FieldError className="field-problem">
      {({ validationDetails: details, validationErrors }) => (
        <>
          <Icon name="warning" />
          <span>
            {details.customError || !details.valueMissing
              ? details.tooLong
                ? t('web.form.too_long')
                : details.tooShort
                  ? t('web.form.too_short')
                  : details.typeMismatch || details.patternMismatch
                    ? t('web.form.malformed')
                    : validationErrors.join(' ')
              : t('web.form.required')}
          </span>
        </>
      )}
    </FieldError>
  );
}

/** The label, and in words whether the field may be left empty: a star says nothing to a newcomer. */
export function FieldLabel({ label, isRequired }: { label: string; isRequired?: boolean }) {
  return (
    <Label className="field-label">
      {label}
      {isRequired ? null : <span className="field-optional"> ({t('web.form.optional')})</span>}
    </Label>
  );
}

export function FieldHint({ children }: { children?: ReactNode }) {
  return children ? (
    <Text slot="description" className="field-hint">
      {children}
    </Text>
  ) : null;
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'password' | 'tel' | 'url';
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal' | 'text';
  /** Rows of a longer text; one row is a line. */
  rows?: number;
  validate?: (value: string) => string | null;
}

/** A line or a box of text with label, hint and problem tied to it. */
export function TextField({ label, hint, rows, isRequired, ...rest }: TextFieldProps) {
  return (
    <Field {...rest} isRequired={isRequired} className="field">
      <FieldLabel label={label} isRequired={isRequired} />
      <FieldHint>{hint}</FieldHint>
      <FieldProblem />
      {rows && rows > 1 ? <Area className="input" rows={rows} /> : <Input className="input" />}
    </Field>
  );
}

/** What the server said about each field, by name. `Form` tells it to fields that are not React Aria's own. */
export const ServerWords = createContext<Readonly<Record<string, readonly string[]>>>({});

export interface Choice {
  value: string;
  title: string;
}

export interface SelectFieldProps extends FieldProps {
  choices: readonly Choice[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
}

/**
 * A choice among few. The browser's own list: it works with every thumb, key and reader there is. One that must be made
 * and is not yet begins with the word that asks for it.
 */
export function SelectField({
  name,
  label,
  hint,
  choices,
  isRequired,
  isDisabled,
  onChange,
  ...rest
}: SelectFieldProps) {
  const id = `field-${name}`;
  const problems = useContext(ServerWords)[name] ?? [];
  const wrong = problems.length > 0;
  const chosen = rest.value ?? rest.defaultValue ?? '';
  // Where an empty choice is offered it is an answer: "the whole town", "at the top".
  const mustChoose = isRequired && !choices.some(({ value }) => value === '');
  const isUnchosen = mustChoose && chosen === '';
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {isRequired ? null : <span className="field-optional"> ({t('web.form.optional')})</span>}
      </label>
      {hint ? (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {wrong ? (
        <span className="field-problem" id={`${id}-problem`}>
          <Icon name="warning" />
          <span>{problems.join(' ')}</span>
        </span>
      ) : null}
      <span className="select">
        <select
          id={id}
          name={name}
          required={mustChoose}
          disabled={isDisabled}
          value={rest.value}
          defaultValue={rest.defaultValue}
          aria-invalid={wrong || undefined}
          aria-describedby={
            [hint ? `${id}-hint` : '', wrong ? `${id}-problem` : ''].filter(Boolean).join(' ') || undefined
          }
          onChange={(event) => onChange?.(event.target.value)}
        >
          {isUnchosen ? <option value="">{t('web.choose')}</option> : null}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.title}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </div>
  );
}

export interface CheckFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  isSelected?: boolean;
  defaultSelected?: boolean;
  onChange?: (isSelected: boolean) => void;
}

/** Yes or no. */
export function CheckField({ label, hint, ...rest }: CheckFieldProps) {
  return (
    <Checkbox {...rest} value="true" className="check">
      {({ isSelected }) => (
        <>
          <span className="check-box" aria-hidden="true">
            {isSelected ? <Icon name="check" /> : null}
          </span>
          <span>
            <span className="check-label">{label}</span>
            {hint ? <span className="field-hint">{hint}</span> : null}
          </span>
        </>
      )}
    </Checkbox>
  );
}
