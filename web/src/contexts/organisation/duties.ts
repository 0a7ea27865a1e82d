// Duties with their deputies, and who may keep them.
import { heldMoment } from '../../kernel/past';
import type { Session } from '../../platform/auth/session';
import type { Duty } from './types';

export interface DutyWithDeputies {
  duty: Duty;
  deputies: Duty[];
}

/** Each duty held in the first place, with those who stand in for it. A deputy whose duty is gone stands by itself. */
export function dutiesWithDeputies(duties: readonly Duty[]): DutyWithDeputies[] {
  const there = new Set(duties.map((duty) => duty.id));
  return duties
    .filter((duty) => !duty.deputy_for || !there.has(duty.deputy_for))
    .map((duty) => ({ duty, deputies: duties.filter((one) => one.deputy_for === duty.id) }));
}

export function withoutDeputy(duties: readonly DutyWithDeputies[]): DutyWithDeputies[] {
  return duties.filter((one) => one.deputies.length === 0);
}

/**
 * Whether a role of the session's, held for the whole town or for one of the units, is among those named. Of the past
 * nobody keeps anything: it is read.
 */
function holds(
  session: Session | null | undefined,
  roles: readonly string[],
  units: readonly string[],
): boolean {
  return (
    !heldMoment() &&
    (session?.roles ?? []).some(
      (held) => roles.includes(held.role) && (!held.unit || units.includes(held.unit)),
    )
  );
}

/** Whether the session keeps the whole organisation. Only for what to show: the server alone decides. */
export function keepsAll(session: Session | null | undefined): boolean {
  return holds(session, ['strategist'], []);
}

/** Whether the session keeps the people of a unit, given it and those above it: the strategist everywhere,
    coordinators and heads at theirs and below. */
export function keepsStaff(
  session: Session | null | undefined,
  unit: string,
  path: readonly { id: string }[],
): boolean {
  return holds(session, ['strategist', 'coordinator', 'head'], [unit, ...path.map((one) => one.id)]);
}
