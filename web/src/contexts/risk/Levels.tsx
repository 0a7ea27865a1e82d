import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import type { ScaleStep } from './types';

/** One step of a scale, by arrows or by a press: its number, its name and what it means. */
export function Levels({
  name,
  label,
  steps,
  value,
  onChange,
  onClear,
  problem,
  isRequired,
}: {
  name: string;
  label: string;
  steps: readonly ScaleStep[];
  value: number | null | undefined;
  onChange: (level: number) => void;
  /** Takes the level away again; without it the level stays once it is given. */
  onClear?: () => void;
  problem?: string;
  isRequired?: boolean;
}) {
  return (
    <fieldset className="risk-levels">
      <legend className="field-label">{label}</legend>
      {problem ? <p className="field-problem">{problem}</p> : null}
      {steps.map((step) => (
        <label key={step.level} className="risk-level">
          <input
            type="radio"
            name={name}
            value={step.level}
            required={isRequired}
            checked={value === step.level}
            onChange={() => onChange(step.level)}
          />
          <span className="risk-level-number figures" aria-hidden="true">
            {step.level}
          </span>
          <span>
            <span className="unseen">{step.level} </span>
            <strong>{step.name}</strong>
            {step.words ? <span className="small"> {step.words}</span> : null}
          </span>
        </label>
      ))}
      {onClear && value ? (
        <div>
          <Button isSmall tone="quiet" onPress={onClear}>
            {t('web.risk.no_level')}
            <span className="unseen"> {label}</span>
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
