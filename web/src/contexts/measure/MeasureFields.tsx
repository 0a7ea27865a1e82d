// The fields of a measure, the same when it is entered and when it is changed.
import { useState } from 'react';
import { t } from '../../platform/i18n';
import { DateField } from '../../platform/ui/DateField';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { usePeople } from './data';
import { oreOf, typedOf } from './question';
import { abilities, type Ability, type Measure, type UnitView } from './types';
import { abilityWord } from './words';

export interface Draft {
  title: string;
  body: string;
  owner: string;
  responsible: string;
  due: string;
  cost_ore: string;
  yearly_cost_ore: string;
  effect: string;
  ability: string;
}

export const fieldNames = [
  'title',
  'body',
  'owner',
  'responsible',
  'due',
  'cost_ore',
  'yearly_cost_ore',
  'effect',
  'ability',
] as const;

export function draftOf(measure: Partial<Measure>): Draft {
  return {
    title: measure.title ?? '',
    body: measure.body ?? '',
    owner: measure.owner ?? '',
    responsible: measure.responsible ?? '',
    due: measure.due ?? '',
    cost_ore: typedOf(measure.cost_ore),
    yearly_cost_ore: typedOf(measure.yearly_cost_ore),
    effect: measure.effect ?? '',
    ability: measure.ability ?? '',
  };
}

/** What is sent: texts as they stand, nothing for what is empty. */
export function bodyOf(draft: Draft): Record<string, unknown> {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    title: draft.title.trim(),
    body: orNull(draft.body),
    owner: draft.owner,
    responsible: draft.responsible || null,
    due: draft.due,
    cost_ore: oreOf(draft.cost_ore) ?? null,
    yearly_cost_ore: oreOf(draft.yearly_cost_ore) ?? null,
    effect: orNull(draft.effect),
    ability: (draft.ability || null) as Ability | null,
  };
}

export function useDraft(measure: Partial<Measure>) {
  const [draft, setDraft] = useState(() => draftOf(measure));
  const set = (name: keyof Draft) => (value: string) => setDraft((before) => ({ ...before, [name]: value }));
  return { draft, set };
}

const moneyProblem = (typed: string) => (oreOf(typed) === null ? t('measure.money_wrong') : null);

export function MeasureFields({
  draft,
  set,
  owners,
  today,
}: {
  draft: Draft;
  set: (name: keyof Draft) => (value: string) => void;
  owners: readonly UnitView[];
  today: string;
}) {
  const people = usePeople();
  const near = (people.data ?? []).filter((one) => one.unit === draft.owner);
  const far = (people.data ?? []).filter((one) => one.unit !== draft.owner);
  return (
    <>
      <TextField
        name="title"
        label={t('common.title')}
        hint={t('measure.title_hint')}
        value={draft.title}
        onChange={set('title')}
        isRequired
        maxLength={300}
      />
      <TextField
        name="body"
        label={t('measure.body')}
        value={draft.body}
        onChange={set('body')}
        rows={3}
        maxLength={20000}
      />
      <SelectField
        name="owner"
        label={t('measure.owner')}
        hint={t('measure.owner_hint')}
        value={draft.owner}
        onChange={set('owner')}
        isRequired
        choices={owners.map((one) => ({ value: one.id, title: one.name }))}
      />
      <SelectField
        name="responsible"
        label={t('measure.responsible')}
        value={draft.responsible}
        onChange={set('responsible')}
        choices={[
          { value: '', title: t('measure.nobody') },
          ...[...near, ...far].map((one) => ({ value: one.id, title: one.name })),
        ]}
      />
      <DateField
        name="due"
        label={t('measure.due')}
        value={draft.due}
        onChange={set('due')}
        today={today}
        isRequired
      />
      <div className="measure-pair">
        <TextField
          name="cost_ore"
          label={t('measure.cost_kronor')}
          value={draft.cost_ore}
          onChange={set('cost_ore')}
          inputMode="decimal"
          validate={moneyProblem}
        />
        <TextField
          name="yearly_cost_ore"
          label={t('measure.yearly_cost_kronor')}
          value={draft.yearly_cost_ore}
          onChange={set('yearly_cost_ore')}
          inputMode="decimal"
          validate={moneyProblem}
        />
      </div>
      <TextField
        name="effect"
        label={t('measure.effect')}
        hint={t('measure.effect_hint')}
        value={draft.effect}
        onChange={set('effect')}
        rows={2}
        maxLength={4000}
      />
      <SelectField
        name="ability"
        label={t('measure.ability')}
        value={draft.ability}
        onChange={set('ability')}
        choices={[
          { value: '', title: t('measure.no_ability') },
          ...abilities.map((one) => ({ value: one, title: abilityWord(one) })),
        ]}
      />
    </>
  );
}
