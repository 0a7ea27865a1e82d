// How services, resources and plans are said: states as colour, word and shape.
import { named, t } from '../../platform/i18n';
import { StatusChip, Tag, type Status } from '../../platform/ui/Chip';
import type { Holds, Need, PlanStanding, Preparedness, ResourceClass, TestKind, TestResult } from './types';

/** The class in the words of the spreadsheets, as it stands by itself. */
export function classWord(kind: ResourceClass): string {
  const word = {
    power: t('continuity.resource_kind.power'),
    it: t('continuity.resource_kind.it'),
    telecom: t('continuity.resource_kind.telecom'),
    water: t('continuity.resource_kind.water'),
    heat: t('continuity.resource_kind.heat'),
    staff: t('continuity.resource_kind.staff'),
    premises: t('continuity.resource_kind.premises'),
    fuel: t('continuity.resource_kind.fuel'),
    supplier: t('continuity.resource_kind.supplier'),
    transport: t('continuity.resource_kind.transport'),
    payments: t('continuity.resource_kind.payments'),
    food: t('continuity.resource_kind.food'),
    medicine: t('continuity.resource_kind.medicine'),
    equipment: t('continuity.resource_kind.equipment'),
    area: t('continuity.resource_kind.area'),
    common_cause: t('continuity.resource_kind.common_cause'),
    other: named('continuity.resource_kind.other'),
  }[kind];
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);
}

/** How grave it is, 1 to 5; 0 is nothing to speak of. */
export function levelWord(level: number): string {
  return (
    [
      t('web.continuity.level.0'),
      t('web.continuity.level.1'),
      t('web.continuity.level.2'),
      t('web.continuity.level.3'),
      t('web.continuity.level.4'),
      t('web.continuity.level.5'),
    ][level] ?? String(level)
  );
}

export function preparednessWord(level: Preparedness): string {
  return {
    peace: t('web.continuity.peace'),
    heightened: t('web.continuity.heightened'),
    highest: t('web.continuity.highest'),
  }[level];
}
export function holdsWord(holds: Holds): string {
  return {
    yes: t('web.continuity.holds.yes'),
    no: t('web.continuity.holds.no'),
    unanswered: t('web.continuity.holds.unanswered'),
  }[holds];
}
const holdsStatus: Record<Holds, Status> = { yes: 'good', no: 'bad', unanswered: 'none' };
export function HoldsChip({ holds }: { holds: Holds }) {
  return <StatusChip status={holdsStatus[holds]}>{holdsWord(holds)}</StatusChip>;
}

/** The one word on a plan that a register has room for. */
export function PlanChip({ plan }: { plan: PlanStanding | null | undefined }) {
  if (!plan) {
    return <StatusChip status="none">{t('web.continuity.plan.missing')}</StatusChip>;
  }
  if (plan.is_incomplete) {
    return <StatusChip status="part">{t('web.continuity.plan.incomplete')}</StatusChip>;
  }
  return plan.state === 'approved' ? (
    <StatusChip status="good">{t('web.continuity.plan.approved')}</StatusChip>
  ) : (
    <StatusChip status="told">{t('web.continuity.plan.draft')}</StatusChip>
  );
}

export function testKindWord(kind: TestKind): string {
  return { test: t('web.continuity.test.test'), exercise: t('web.continuity.test.exercise') }[kind];
}
export function resultWord(result: TestResult): string {
  return {
    held: t('web.continuity.test.held'),
    held_partly: t('web.continuity.test.held_partly'),
    did_not_hold: t('web.continuity.test.did_not_hold'),
  }[result];
}
const resultStatus: Record<TestResult, Status> = { held: 'good', held_partly: 'part', did_not_hold: 'bad' };
export function ResultChip({ result }: { result: TestResult }) {
  return <StatusChip status={resultStatus[result]}>{resultWord(result)}</StatusChip>;
}

/** "minst 2 av 3"; the single member of a need is all there is. */
export function groupWord(need: Pick<Need, 'needed' | 'members'>): string {
  return need.members.length === need.needed
    ? t('web.continuity.all_of', { count: need.members.length })
    : t('web.continuity.some_of', { needed: need.needed, members: need.members.length });
}

/** Example data is said to be so. */
export function FictionalTag({ marker }: { marker: string }) {
  return marker === 'fictional' ? <Tag>{t('web.continuity.fictional')}</Tag> : null;
}
