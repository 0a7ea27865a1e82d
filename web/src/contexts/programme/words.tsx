// How the programme is said.
import { named, t, type TextKey } from '../../platform/i18n';
import { thingWord } from '../../platform/trace';
import { StatusChip, Tag, type Status } from '../../platform/ui/Chip';
import { kindCount } from '../organisation/words';
import type { CarrierView, Edition, EditionView } from './types';

type State = EditionView['state'];

const states: Partial<Record<State, Status>> = {
  consultation: 'told',
  not_yet_in_force: 'told',
  in_force: 'good',
  expired: 'bad',
};

/** "Gäller", "På remiss", "Har löpt ut". */
export function stateWord(state: State): string {
  switch (state) {
    case 'draft':
      return t('web.programme.state.draft');
    case 'consultation':
      return t('web.programme.state.consultation');
    case 'not_yet_in_force':
      return t('web.programme.state.not_yet');
    case 'in_force':
      return t('web.programme.state.in_force');
    case 'expired':
      return t('web.programme.state.expired');
    case 'replaced':
      return t('web.programme.state.replaced');
  }
}

/** How an edition stands. A draft or what was replaced is no matter of good or bad: a plain word. */
export function StateChip({ state }: { state: State }) {
  const status = states[state];
  return status ? <StatusChip status={status}>{stateWord(state)}</StatusChip> : <Tag>{stateWord(state)}</Tag>;
}

/** `2020-03-23 – 2023-12-31`, or that no day is decided. */
export function periodWords(edition: Pick<Edition, 'valid_from' | 'valid_to'>): string {
  if (!edition.valid_from) {
    return t('web.programme.no_dates');
  }
  return edition.valid_to
    ? `${edition.valid_from} – ${edition.valid_to}`
    : t('web.programme.from', { day: edition.valid_from });
}

/** The word of a choice, from the server's texts. */
export const goalKindWord = (kind: string) => named(`programme.goal_kind.${kind}`, kind);
export const abilityWord = (ability: string) => named(`programme.ability.${ability}`, ability);
export const changeKindWord = (kind: string) => named(`programme.change_kind.${kind}`, kind);
export const levelWord = (level: string) => named(`programme.level.${level}`, level);
export const catalogueKindWord = (kind: string) => named(`programme.catalogue_kind.${kind}`, kind);
export const unitKindWord = (kind: string) => named(`organisation.unit_kind.${kind}`, kind);

/** "Trafiknämnden", or "16 facknämnder". */
export function carrierWords(carrier: CarrierView): string {
  return carrier.unit_name ?? (carrier.unit_kind ? kindCount(carrier.unit_kind, carrier.count) : '–');
}

/** "vart fjärde år", "varje år", "var 18:e månad". */
export function intervalWords(months: number | undefined): string {
  if (!months) {
    return t('web.requirement.once');
  }
  if (months === 12) {
    return t('web.requirement.yearly');
  }
  return months % 12 === 0
    ? t('web.requirement.years', { count: months / 12 })
    : t('web.requirement.months', { count: months });
}

const facts: Record<string, TextKey> = {
  status: 'programme.edition_status',
  adopted_on: 'programme.adopted_on',
  valid_from: 'common.valid_from',
  valid_to: 'common.valid_to',
  mandate: 'web.fact.mandate',
  first_year_end: 'web.fact.first_year_end',
  deadline: 'web.fact.deadline',
  due: 'web.fact.due',
  last_done: 'web.fact.last_done',
  interval_months: 'programme.interval_months',
  goal_kind: 'programme.goal_kind',
  goals: 'web.fact.goals',
  goals_of_kind: 'web.fact.goals_of_kind',
  gap_from: 'web.fact.gap_from',
  gap_to: 'web.fact.gap_to',
  overlap_from: 'web.fact.overlap_from',
  overlap_to: 'web.fact.overlap_to',
  duty: 'web.fact.duty',
  more: 'web.fact.more',
};

/** What a fact of a witness is called: "Gjordes senast", or the kind of the thing it names. */
export function factWord(kind: string): string {
  const key = facts[kind];
  return key ? t(key) : thingWord(kind);
}
