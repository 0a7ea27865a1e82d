// What can be written about each kind of part, and how it becomes a call.
import { t } from '../../platform/i18n';
import { abilityWord, changeKindWord, goalKindWord, levelWord } from './words';
import type { NodeKind, ThreatCategory, ThreatStep } from './types';

export type PartKind = Exclude<NodeKind, 'requirement' | 'topic' | 'unit'>;

export interface PartField {
  name: string;
  label: string;
  form: 'line' | 'text' | 'choice' | 'check';
  choices?: { value: string; title: string }[];
  isRequired?: boolean;
}

const collections: Record<PartKind, string> = {
  section: 'sections',
  focus_area: 'focus-areas',
  goal: 'goals',
  protection_value: 'protection-values',
  threat: 'threats',
  responsibility: 'responsibilities',
  driver: 'drivers',
  change: 'changes',
};

export const partKinds = Object.keys(collections) as PartKind[];

export function isPart(kind: string): kind is PartKind {
  return kind in collections;
}
/** `/goals` or `/goals/{id}`. */
export function partPath(kind: PartKind, id?: string): string {
  return id ? `/${collections[kind]}/${id}` : `/${collections[kind]}`;
}

const goalKinds = ['societal_disturbance', 'everyday_accident', 'antagonistic', 'personal_safety'] as const;
const abilities = ['foresee', 'prevent', 'withstand', 'handle', 'recover'] as const;
const changeKinds = ['added', 'changed', 'removed', 'moved_out', 'moved_in', 'merged'] as const;
export { abilities, goalKinds };

/** The fields of a kind, in the order they are written. */
export function fieldsOf(
  kind: PartKind,
  steps: readonly ThreatStep[],
  categories: readonly ThreatCategory[],
): PartField[] {
  const words = <T extends string>(values: readonly T[], word: (value: T) => string) =>
    values.map((value) => ({ value, title: word(value) }));
  const title: PartField = { name: 'title', label: t('common.title'), form: 'line', isRequired: true };
  const body: PartField = { name: 'body', label: t('common.body'), form: 'text' };
  const scale = (name: string, label: string): PartField => ({
    name,
    label,
    form: 'choice',
    choices: [{ value: '', title: '–' }, ...steps.map((step) => ({ value: step.id, title: step.title }))],
  });
  switch (kind) {
    case 'section':
      return [
        { name: 'number', label: t('programme.section_number'), form: 'line', isRequired: true },
        title,
        { ...body, isRequired: true },
      ];
    case 'goal':
      return [
        title,
        body,
        choice('kind', t('programme.goal_kind'), words(goalKinds, goalKindWord)),
        choice('ability', t('programme.ability'), words(abilities, abilityWord)),
        { name: 'civil_defence', label: t('programme.civil_defence'), form: 'check' },
      ];
    case 'threat':
      return [
        title,
        body,
        choice(
          'category',
          t('programme.threat_category'),
          categories.map((one) => ({ value: one.id, title: one.title })),
        ),
        scale('lowest_step', t('programme.lowest_step')),
        scale('highest_step', t('programme.highest_step')),
      ];
    case 'responsibility':
      return [title, body, choice('level', t('programme.level'), words(['central', 'local'], levelWord))];
    case 'change':
      return [title, body, choice('kind', t('programme.change_kind'), words(changeKinds, changeKindWord))];
    case 'focus_area':
    case 'protection_value':
    case 'driver':
      return [title, body];
  }
}

function choice(name: string, label: string, choices: PartField['choices']): PartField {
  return { name, label, form: 'choice', choices, isRequired: true };
}

export type Values = Record<string, string>;

/** What a stored row holds, as a form writes it. */
export function valuesOfRow(fields: readonly PartField[], row: Record<string, unknown>): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const value = row[field.name];
      return [
        field.name,
        value === true ? 'true' : value === undefined || value === false ? '' : String(value),
      ];
    }),
  );
}

/** The fields that differ, as a change: null empties what may be empty. */
export function changeOf(
  fields: readonly PartField[],
  before: Values,
  after: Values,
): Record<string, unknown> {
  const change: Record<string, unknown> = {};
  for (const field of fields) {
    const value = after[field.name] ?? '';
    if (value !== (before[field.name] ?? '')) {
      change[field.name] = onWire(field, value);
    }
  }
  return change;
}
function onWire(field: PartField, value: string): unknown {
  if (field.form === 'check') {
    return value === 'true';
  }
  return value === '' && !field.isRequired ? null : value;
}

/** A new part: what is empty is left out. */
export function newPart(fields: readonly PartField[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .map((field) => [field.name, onWire(field, values[field.name] ?? '')] as const)
      .filter(([, value]) => value !== null),
  );
}

/** `Färre fallolyckor` → `farre-fallolyckor`: a key that the server takes. */
export function keyOf(title: string): string {
  return (
    title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || 'del'
  );
}

/** The kinds that a link can lead to from a kind; the server says the last word. */
const pairs: Partial<Record<NodeKind, NodeKind[]>> = {
  focus_area: ['goal', 'threat', 'responsibility', 'requirement', 'change', 'topic'],
  goal: [
    'focus_area',
    'protection_value',
    'threat',
    'responsibility',
    'requirement',
    'driver',
    'change',
    'unit',
  ],
  protection_value: ['goal', 'threat', 'change'],
  threat: ['focus_area', 'goal', 'protection_value', 'driver', 'change'],
  responsibility: ['focus_area', 'goal', 'requirement', 'change'],
  driver: ['goal', 'threat', 'change'],
  change: ['focus_area', 'goal', 'protection_value', 'threat', 'responsibility', 'driver'],
  section: ['focus_area', 'goal', 'protection_value', 'threat', 'responsibility', 'driver', 'change'],
};
export function linkable(kind: string): readonly NodeKind[] {
  return pairs[kind as NodeKind] ?? [];
}
