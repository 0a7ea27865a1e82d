// The fields of the rows of a plan, as forms show them and the server takes them.
import { t } from '../../platform/i18n';
import { abilityWord, goalKindWord } from '../programme/words';
import { activityStatusWord, directionWord } from './words';
import type { PlanField } from './types';

export type Values = Record<string, string>;
export type RowKind = 'unit-goals' | 'activities' | 'indicators';

export interface FieldSpec {
  name: string;
  label: string;
  form: 'line' | 'text' | 'choice' | 'date' | 'number' | 'money';
  isRequired?: boolean;
  choices?: { value: string; title: string }[];
  /** The instruction of the centre that stands beside it. */
  instruction?: PlanField;
}

export interface Offered {
  focusAreas: { value: string; title: string }[];
  units: { value: string; title: string }[];
  people: { value: string; title: string }[];
}

export const abilities = ['foresee', 'prevent', 'withstand', 'handle', 'recover'] as const;
export const goalKinds = [
  'societal_disturbance',
  'everyday_accident',
  'antagonistic',
  'personal_safety',
] as const;
const statuses = ['planned', 'under_way', 'done', 'not_done'] as const;
const none = { value: '', title: '–' };

function goalFields(offered: Offered): FieldSpec[] {
  return [
    { name: 'title', label: t('common.title'), form: 'line', isRequired: true, instruction: 'goal_title' },
    { name: 'body', label: t('common.body'), form: 'text', instruction: 'goal_body' },
    {
      name: 'kind',
      label: t('programme.goal_kind'),
      form: 'choice',
      isRequired: true,
      choices: goalKinds.map((one) => ({ value: one, title: goalKindWord(one) })),
      instruction: 'goal_kind',
    },
    {
      name: 'ability',
      label: t('programme.ability'),
      form: 'choice',
      isRequired: true,
      choices: abilities.map((one) => ({ value: one, title: abilityWord(one) })),
      instruction: 'goal_ability',
    },
    {
      name: 'focus_area_key',
      label: t('planning.focus_area'),
      form: 'choice',
      choices: [none, ...offered.focusAreas],
      instruction: 'goal_focus_area',
    },
    {
      name: 'unbound_why',
      label: t('planning.unbound_why'),
      form: 'text',
      instruction: 'goal_programme_goals',
    },
  ];
}

function activityFields(offered: Offered): FieldSpec[] {
  return [
    {
      name: 'title',
      label: t('common.title'),
      form: 'line',
      isRequired: true,
      instruction: 'activity_title',
    },
    { name: 'body', label: t('common.body'), form: 'text', instruction: 'activity_body' },
    {
      name: 'owner',
      label: t('planning.owner'),
      form: 'choice',
      isRequired: true,
      choices: offered.units,
      instruction: 'activity_owner',
    },
    {
      name: 'responsible',
      label: t('planning.responsible'),
      form: 'choice',
      choices: [none, ...offered.people],
      instruction: 'activity_responsible',
    },
    { name: 'starts_on', label: t('planning.starts_on'), form: 'date', instruction: 'activity_period' },
    { name: 'ends_on', label: t('planning.ends_on'), form: 'date' },
    { name: 'cost_ore', label: t('web.planning.cost'), form: 'money', instruction: 'activity_cost' },
    {
      name: 'status',
      label: t('planning.activity_status'),
      form: 'choice',
      isRequired: true,
      choices: statuses.map((one) => ({ value: one, title: activityStatusWord(one) })),
      instruction: 'activity_status',
    },
    { name: 'status_words', label: t('planning.status_words'), form: 'text' },
  ];
}

function indicatorFields(): FieldSpec[] {
  return [
    {
      name: 'title',
      label: t('common.title'),
      form: 'line',
      isRequired: true,
      instruction: 'indicator_title',
    },
    {
      name: 'unit_of_measure',
      label: t('planning.unit_of_measure'),
      form: 'line',
      isRequired: true,
      instruction: 'indicator_unit_of_measure',
    },
    {
      name: 'direction',
      label: t('planning.direction'),
      form: 'choice',
      isRequired: true,
      choices: ['higher', 'lower'].map((one) => ({ value: one, title: directionWord(one) })),
    },
    { name: 'start_value', label: t('planning.start_value'), form: 'number' },
    { name: 'target', label: t('planning.target'), form: 'number', instruction: 'indicator_target' },
  ];
}

export function fieldsOf(kind: RowKind, offered: Offered): FieldSpec[] {
  switch (kind) {
    case 'unit-goals':
      return goalFields(offered);
    case 'activities':
      return activityFields(offered);
    case 'indicators':
      return indicatorFields();
  }
}

/** A number as a person types it: a comma or a point, spaces between thousands. Nothing when it is no number. */
export function readNumber(typed: string): number | null {
  const plain = typed
    .replace(/[\s\u00a0]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
export function numberWords(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value).replace('.', ',');
}

/** The stored row as the texts of a form. */
export function valuesOf(fields: readonly FieldSpec[], row: Record<string, unknown>): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const value = row[field.name];
      const text =
        value === null || value === undefined
          ? ''
          : field.form === 'money'
            ? numberWords(Number(value) / 100)
            : field.form === 'number'
              ? numberWords(Number(value))
              : String(value);
      return [field.name, text];
    }),
  );
}

/** One text of a form as the server takes it: an empty one clears. */
export function wireValue(field: FieldSpec, text: string): unknown {
  const typed = text.trim();
  if (typed === '') {
    return null;
  }
  if (field.form === 'number') {
    return readNumber(typed) ?? typed;
  }
  if (field.form === 'money') {
    const kronor = readNumber(typed);
    return kronor === null ? typed : Math.round(kronor * 100);
  }
  return field.form === 'text' || field.form === 'line' ? text : typed;
}

/** What differs, as the body of a change. */
export function changeOf(fields: readonly FieldSpec[], before: Values, after: Values) {
  return Object.fromEntries(
    fields
      .filter((field) => (before[field.name] ?? '') !== (after[field.name] ?? ''))
      .map((field) => [field.name, wireValue(field, after[field.name] ?? '')]),
  );
}

/** What was filled in, as the body of something new. */
export function newOf(fields: readonly FieldSpec[], values: Values) {
  return Object.fromEntries(
    fields
      .map((field) => [field.name, wireValue(field, values[field.name] ?? '')] as const)
      .filter(([, value]) => value !== null),
  );
}

/** A key out of a title, unlike those there are: "Öva tunnlar" becomes "ova-tunnlar". */
export function keyOf(title: string, taken: readonly string[]): string {
  const plain =
    title
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-+$/, '') || 'rad';
  const base = /^[a-z]/.test(plain) ? plain : `m-${plain}`;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(key)) {
      return key;
    }
  }
}

/** The position of a row between its neighbours when it is moved a step, and what of the others must give way. */
export function moved<T extends { id: string; position: number; version: number }>(
  rows: readonly T[],
  id: string,
  step: -1 | 1,
): { row: T; position: number }[] {
  const order = [...rows];
  const at = order.findIndex((one) => one.id === id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= order.length) {
    return [];
  }
  [order[at], order[to]] = [order[to]!, order[at]!];
  return order
    .map((row, index) => ({ row, position: index + 1 }))
    .filter(({ row, position }) => row.position !== position);
}
