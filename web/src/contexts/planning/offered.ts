// What the forms of a plan offer: the programme's goals and focus areas, units and people.
import { useQueries, useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { useProgrammes } from '../programme/data';
import type { Offered } from './fields';
import type { ProgrammeGoal } from './Serves';
import type { Page, UnitPlan } from './types';

interface Part {
  id: string;
  key: string;
  title: string;
}
interface UnitNamed {
  id: string;
  name: string;
  parent?: string | null;
}
interface PersonNamed {
  id: string;
  name: string;
  unit: string;
}

const inOrder = (a: { title: string }, b: { title: string }) => a.title.localeCompare(b.title, 'sv');

/** Everything that somebody may choose among in a unit's plan. */
export function useOffered(plan: UnitPlan): { offered: Offered; goals: ProgrammeGoal[] } {
  const programmes = useProgrammes();
  const editions = (programmes.data?.items ?? [])
    .flatMap((one) => [one.in_force, one.newest])
    .flatMap((one) => (one ? [one.edition] : []))
    .filter((one, at, all) => all.findIndex((other) => other.id === one.id) === at)
    .filter((one) => !one.valid_to || one.valid_to >= plan.cycle.valid_from);
  const asked = (kind: 'goals' | 'focus-areas') =>
    editions.map((one) => ({
      queryKey: ['programme', 'register', `/editions/${one.id}/${kind}`],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await call<Page<Part>>(`/editions/${one.id}/${kind}?limit=500`, { signal })).items,
    }));
  const goals = useQueries({ queries: asked('goals') });
  const areas = useQueries({ queries: asked('focus-areas') });
  const day = plan.cycle.valid_to;
  const units = useQuery({
    queryKey: ['planning', 'units', day],
    queryFn: ({ signal }) => call<Page<UnitNamed>>(`/unit-tree?valid_on=${day}`, { signal }),
  });
  const people = useQuery({
    queryKey: ['planning', 'people'],
    queryFn: ({ signal }) => call<Page<PersonNamed>>('/people?limit=500', { signal }),
  });
  const all = units.data?.items ?? [];
  const below = new Set([plan.unit.id]);
  for (let grew = true; grew;) {
    grew = false;
    for (const unit of all) {
      if (unit.parent && below.has(unit.parent) && !below.has(unit.id)) {
        below.add(unit.id);
        grew = true;
      }
    }
  }
  const own = all.filter((one) => below.has(one.id)).map((one) => ({ value: one.id, title: one.name }));
  const focusAreas = areas
    .flatMap((one) => one.data ?? [])
    .map((one) => ({ value: one.key, title: one.title }))
    .filter((one, at, list) => list.findIndex((other) => other.value === one.value) === at);
  return {
    offered: {
      focusAreas,
      units: own.length > 0 ? own : [{ value: plan.unit.id, title: plan.unit.name }],
      people: (people.data?.items ?? [])
        .filter((one) => below.has(one.unit))
        .map((one) => ({ value: one.id, title: one.name }))
        .sort(inOrder),
    },
    goals: editions.flatMap((edition, at) =>
      (goals[at]?.data ?? []).map((one) => ({ id: one.id, title: one.title, edition: edition.title })),
    ),
  };
}
