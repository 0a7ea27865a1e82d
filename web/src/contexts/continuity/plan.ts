// A plan as it is written: what is not there yet comes to be with its first words.
import { useQueryClient } from '@tanstack/react-query';
import { readAnew } from '../../kernel/anew';
import { problemOf } from '../../kernel/problem';
import { useAutosave, type Values } from '../../platform/draft';
import { planQuery, send, serviceQuery, soonOld } from './data';
import type { Plan, PlanView, Preparedness } from './types';
import { preparedness } from './types';

const isThere = 409;

export const planNames = [
  'reserve_routines',
  'body',
  'back_registration',
  'contacts',
  'peace_adds',
  'peace_holds',
  'heightened_adds',
  'heightened_holds',
  'highest_adds',
  'highest_holds',
] as const;
export type PlanName = (typeof planNames)[number];

/** The plan of a service that has none: nothing said, nothing answered. Its version 0 tells that it is not kept. */
export const unwritten = (service: string, unit: string): Plan => ({
  id: '',
  unit,
  service,
  peace_holds: 'unanswered',
  heightened_holds: 'unanswered',
  highest_holds: 'unanswered',
  state: 'draft',
  marker: 'own',
  version: 0,
});

/** The levels that wait for an answer. */
export const unansweredOf = (plan: Plan): Preparedness[] =>
  preparedness.filter((level) => plan[`${level}_holds`] === 'unanswered');

/** A view of a plan that was just kept; its tests are those known. */
function viewOf(plan: Plan, before: PlanView | null | undefined): PlanView {
  const unanswered = unansweredOf(plan);
  return {
    plan,
    unanswered,
    is_incomplete: unanswered.length > 0,
    tests: before?.tests ?? [],
    version: plan.version,
  };
}

/** Saves a plan as it is written, on its own page and on that of its service. */
export function usePlanDraft(plan: Plan) {
  const client = useQueryClient();
  const ofService = serviceQuery(plan.service);
  const stored = async (): Promise<Plan> => (await readAnew(client, ofService)).plan?.plan ?? plan;
  const kept = (row: Plan) => {
    client.setQueryData(planQuery(row.id).queryKey, (before) => viewOf(row, before));
    client.setQueryData(ofService.queryKey, (before) =>
      before ? { ...before, plan: viewOf(row, before.plan) } : before,
    );
    void soonOld(client);
  };
  const begin = (body: Values) =>
    send<Plan>({
      method: 'POST',
      path: '/continuity-plans',
      body: {
        service: plan.service,
        peace_holds: 'unanswered',
        heightened_holds: 'unanswered',
        highest_holds: 'unanswered',
        marker: 'own',
        ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)),
      },
    });
  // Somebody, or one's own last answer that is still on its way, may have begun the plan: then it is gone on with.
  const create = async (body: Values) => {
    try {
      return await begin(body);
    } catch (thrown) {
      const begun = problemOf(thrown).status === isThere ? await stored() : plan;
      if (begun.version === 0) {
        throw thrown;
      }
      const path = `/continuity-plans/${begun.id}`;
      return send<Plan>({ method: 'PATCH', path, body, version: begun.version });
    }
  };
  return useAutosave<Plan>({
    path: `/continuity-plans/${plan.id}`,
    names: planNames,
    stored: plan,
    again: stored,
    kept,
    create: { of: plan.service, send: create, path: (row) => `/continuity-plans/${row.id}` },
  });
}
export type PlanDraft = ReturnType<typeof usePlanDraft>;
