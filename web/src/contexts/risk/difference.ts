// What differs between a risk and the one it was copied from, in words that a reader knows.
import { t, type TextKey } from '../../platform/i18n';
import { levelText } from './scales';
import type { RiskView, Scale, ScaleStep, Treatment } from './types';
import { treatmentWord } from './words';

export interface Difference {
  field: string;
  before: string;
  after: string;
}

const labels: Record<string, TextKey> = {
  title: 'common.title',
  cause: 'risk.cause',
  event: 'risk.event',
  consequence: 'risk.consequence',
  kind: 'risk.kind',
  likelihood: 'risk.likelihood',
  intention: 'risk.intention',
  antagonist_capability: 'risk.antagonist_capability',
  opportunity: 'risk.opportunity',
  existing_protection: 'risk.existing_protection',
  vulnerability: 'risk.vulnerability',
  treatment: 'risk.treatment',
  treatment_words: 'risk.treatment_words',
  residual_likelihood: 'risk.residual_likelihood',
};
const scales: Record<string, Scale> = {
  likelihood: 'likelihood',
  residual_likelihood: 'likelihood',
  intention: 'intention',
  antagonist_capability: 'antagonist_capability',
  opportunity: 'opportunity',
};
const ofValue = 'consequences/';

/** "Sannolikhet", "Konsekvens för Individen": `consequences/` and the key of a protection value names that value. */
export function fieldWord(field: string, valueOf: (key: string) => string): string {
  if (field.startsWith(ofValue)) {
    return t('web.risk.consequence_for', { value: valueOf(field.slice(ofValue.length)) });
  }
  const key = labels[field];
  return key ? t(key) : field;
}

/** What a field holds, in the words of the scales; a dash for nothing. */
export function valueWord(field: string, value: string, steps: readonly ScaleStep[]): string {
  if (value === '') {
    return '–';
  }
  const scale = scales[field];
  if (scale) {
    return levelText(steps, scale, Number(value));
  }
  if (field.startsWith(ofValue)) {
    // "4 → 3": the level, and what is left after treatment.
    return value
      .split(' → ')
      .map((level) => levelText(steps, 'consequence', Number(level)))
      .join(' → ');
  }
  return field === 'treatment' ? treatmentWord(value as Treatment) : value;
}
/** Whether a field is running text, which is shown as one marked-up text. */
export function isText(field: string): boolean {
  return !(field in scales) && !field.startsWith(ofValue) && field !== 'treatment' && field !== 'kind';
}

/** What a copied risk has lost or gained against the one it was copied from. */
export function differences(
  before: RiskView,
  after: RiskView,
  keyOf: (value: string) => string,
): Difference[] {
  const told: Difference[] = [];
  const put = (field: string, was: unknown, is: unknown) => {
    const [a, b] = [String(was ?? ''), String(is ?? '')];
    if (a !== b) {
      told.push({ field, before: a, after: b });
    }
  };
  for (const field of Object.keys(labels)) {
    if (field === 'kind') {
      put(field, before.kind_title, after.kind_title);
    } else {
      put(
        field,
        before.risk[field as keyof typeof before.risk],
        after.risk[field as keyof typeof after.risk],
      );
    }
  }
  const levels = (view: RiskView) =>
    new Map(
      view.consequences.map((row) => [
        keyOf(row.protection_value),
        row.residual_level ? `${row.level} → ${row.residual_level}` : String(row.level),
      ]),
    );
  const [was, is] = [levels(before), levels(after)];
  for (const key of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    put(ofValue + key, was.get(key), is.get(key));
  }
  return told;
}
