// How plans are said.
import { named, t } from '../../platform/i18n';
import { StatusChip, Tag, type Status } from '../../platform/ui/Chip';
import type { Activity, PlanField, PlanStanding, Standing, UnitGoalView } from './types';

export const standingWord = (standing: Standing) => named(`planning.standing.${standing}`, standing);
export const activityStatusWord = (status: Activity['status']) =>
  named(`planning.activity_status.${status}`, status);
export const gapWord = (gap: UnitGoalView['gaps'][number]) => named(`planning.gaps.${gap}`, gap);
export const planFieldWord = (field: PlanField) => named(`planning.plan_field.${field}`, field);
export const planStateWord = (state: PlanStanding['state']) => named(`planning.plan_state.${state}`, state);
export const stepWord = (step: string) => named(`planning.step.${step}`, step);
export const directionWord = (direction: string) => named(`planning.direction.${direction}`, direction);

/** What waits or was given up. What simply stands needs no word. */
export function StandingChip({ standing }: { standing: Standing }) {
  return standing === 'current' ? null : standing === 'to_confirm' ? (
    <StatusChip status="part">{standingWord(standing)}</StatusChip>
  ) : (
    <Tag>{standingWord(standing)}</Tag>
  );
}

const statuses: Record<Activity['status'], Status> = {
  planned: 'none',
  under_way: 'told',
  done: 'good',
  not_done: 'bad',
};
export function ActivityChip({ status }: { status: Activity['status'] }) {
  return <StatusChip status={statuses[status]}>{activityStatusWord(status)}</StatusChip>;
}

const states: Record<PlanStanding['state'], Status> = { none: 'none', begun: 'part', whole: 'good' };
export function PlanChip({ state }: { state: PlanStanding['state'] }) {
  return <StatusChip status={states[state]}>{planStateWord(state)}</StatusChip>;
}

/** "1 mars – 31 maj" as `2024-03-01 – 2024-05-31`; nothing when no day is set. */
export function spanWords(from?: string | null, to?: string | null): string {
  if (!from && !to) {
    return t('web.planning.no_period');
  }
  return `${from ?? ''} – ${to ?? ''}`.trim();
}
