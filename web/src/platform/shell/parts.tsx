// What a later context shows on the page of an earlier one: handed over where all contexts are known, never imported
// upwards.
import { lazy, Suspense, type ComponentType } from 'react';
import type { Context } from './context';

let goalParts: readonly ComponentType<{ goal: string }>[] = [];

/** Called once, with every context of the house. */
export function takeParts(contexts: readonly Context[]): void {
  goalParts = contexts.flatMap((one) => (one.goalPart ? [lazy(one.goalPart)] : []));
}

/** What contexts know of a goal of the programme. */
export function GoalParts({ goal }: { goal: string }) {
  return (
    <Suspense fallback={null}>
      {goalParts.map((Part, place) => (
        <Part key={place} goal={goal} />
      ))}
    </Suspense>
  );
}
