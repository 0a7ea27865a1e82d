// Reading a set of scales: what a level is called, and what it means.
import { t } from '../../platform/i18n';
import type { Scale, ScaleStep } from './types';

/** The steps of a scale from the lowest. With the key of a protection value: what each means for that value. */
export function stepsOf(steps: readonly ScaleStep[], scale: Scale, value?: string): ScaleStep[] {
  const named = steps
    .filter((step) => step.scale === scale && !step.protection_value_key)
    .sort((a, b) => a.level - b.level);
  if (value === undefined) {
    return named;
  }
  return named.map(
    (step) =>
      steps.find(
        (one) => one.scale === scale && one.level === step.level && one.protection_value_key === value,
      ) ?? step,
  );
}

/** "3 Allvarlig"; the number alone when the scale does not name it, and a dash for no level. */
export function levelText(
  steps: readonly ScaleStep[],
  scale: Scale,
  level: number | null | undefined,
): string {
  if (level === null || level === undefined) {
    return '–';
  }
  const step = steps.find((one) => one.scale === scale && one.level === level && !one.protection_value_key);
  return step ? `${level} ${step.name}` : String(level);
}

/** "3 Allvarlig: Flera skadas så att de behöver vård." */
export function stepText(step: ScaleStep): string {
  return `${step.level} ${step.name}${step.words ? `: ${step.words}` : ''}`;
}

/** "3 Allvarlig → 2 Begränsad", or the one level when nothing is said of afterwards. */
export function beforeAfter(
  steps: readonly ScaleStep[],
  scale: Scale,
  before: number | null | undefined,
  after: number | null | undefined,
): string {
  const now = levelText(steps, scale, before);
  return after === null || after === undefined || after === before
    ? now
    : t('web.risk.before_after', { before: now, after: levelText(steps, scale, after) });
}
