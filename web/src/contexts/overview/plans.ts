// Which plans ask for work, the worst first.

interface Line {
  plan?: { state: string; is_incomplete: boolean; last_tested_on?: string | null } | null;
}
export interface PlanLine<L extends Line> {
  line: L;
  why: 'missing' | 'not_finished' | 'old_test';
}
const order = { missing: 0, not_finished: 1, old_test: 2 };

/** The same day a year earlier; the last of February when there is none. Days are `2024-02-29`. */
export function yearBefore(day: string): string {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return earlier.endsWith('-02-29') ? earlier.replace('-02-29', '-02-28') : earlier;
}

/** Services without a plan, with one that is not finished or approved, and with one not tested for a year. */
export function plansToMend<L extends Line>(lines: readonly L[], today: string): PlanLine<L>[] {
  const since = yearBefore(today);
  const mended = lines.flatMap((line): PlanLine<L>[] => {
    const plan = line.plan;
    if (!plan) {
      return [{ line, why: 'missing' }];
    }
    if (plan.is_incomplete || plan.state !== 'approved') {
      return [{ line, why: 'not_finished' }];
    }
    return (plan.last_tested_on ?? '') < since ? [{ line, why: 'old_test' }] : [];
  });
  return mended.sort((a, b) => order[a.why] - order[b.why]);
}
