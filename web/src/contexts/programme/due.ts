// When a unit should have done what a requirement asks, and how that stands.
import { plusMonths } from './lineage';
import type { Fulfilment, Requirement, RequirementView, UnitView } from './types';

export type DueState = 'done' | 'soon' | 'late' | 'never' | 'ongoing';

export interface UnitDue {
  unit: UnitView;
  newest?: Fulfilment;
  due?: string;
  state: DueState;
}

/** A duty falls due soon when this many months or fewer are left. */
const soonMonths = 3;

/** The units of a day that a requirement binds: those named, and those of a named kind. */
export function boundUnits(carriers: RequirementView['carriers'], units: readonly UnitView[]): UnitView[] {
  return units.filter((unit) =>
    carriers.some(
      (carrier) => carrier.unit === unit.id || (!carrier.unit && carrier.unit_kind === unit.kind),
    ),
  );
}

/** How each bound unit stands on a day; the latest first, then those who never did it. */
export function duesOf(
  requirement: Pick<Requirement, 'interval_months' | 'mandate_deadline_months' | 'is_document'>,
  units: readonly UnitView[],
  fulfilments: readonly Fulfilment[],
  day: string,
): UnitDue[] {
  const returns = requirement.interval_months;
  const order: DueState[] = ['late', 'never', 'soon', 'done', 'ongoing'];
  return units
    .map<UnitDue>((unit) => {
      const newest = fulfilments
        .filter((one) => one.unit === unit.id && one.done_on <= day)
        .reduce<Fulfilment | undefined>(
          (best, one) => (!best || one.done_on > best.done_on ? one : best),
          undefined,
        );
      if (!newest) {
        const isAsked = returns || requirement.mandate_deadline_months || requirement.is_document;
        return { unit, state: isAsked ? 'never' : 'ongoing' };
      }
      if (!returns) {
        return { unit, newest, state: 'done' };
      }
      const due = plusMonths(newest.done_on, returns);
      const state = due < day ? 'late' : due <= plusMonths(day, soonMonths) ? 'soon' : 'done';
      return { unit, newest, due, state };
    })
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        (a.due ?? '').localeCompare(b.due ?? '') ||
        a.unit.name.localeCompare(b.unit.name, 'sv'),
    );
}

export function countOf(dues: readonly UnitDue[], state: DueState): number {
  return dues.filter((one) => one.state === state).length;
}

/** Whether something with first and last days holds on a day; both days count. */
export function holdsOn(one: { valid_from?: string; valid_to?: string }, day: string): boolean {
  return (!one.valid_from || one.valid_from <= day) && (!one.valid_to || day <= one.valid_to);
}
