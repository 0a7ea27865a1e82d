// The guided analysis: its questions in order, what each is about, and which are answered. What is answered is read from
// the registers themselves, so that the analysis can be left and taken up again anywhere.
import { rowAt, timesAsked } from './consequences';
import { kindOf } from './needs';
import type { Need, Preparedness, ResourceClass, ServicePage } from './types';

export const needGroups = ['personal', 'lokaler', 'it', 'el', 'vatten', 'leverantorer', 'annat'] as const;
export type NeedGroup = (typeof needGroups)[number];
/** The classes of each question about what is needed; the first is proposed for what is added there. */
export const classesOf: Record<NeedGroup, readonly ResourceClass[]> = {
  personal: ['staff'],
  lokaler: ['premises', 'area'],
  it: ['it', 'telecom', 'payments'],
  el: ['power', 'heat', 'fuel'],
  vatten: ['water', 'food', 'medicine'],
  leverantorer: ['supplier', 'transport', 'equipment'],
  annat: ['other', 'common_cause'],
};
/** Where a need is asked about; other services stand among the rest. */
export function groupOf(kind: ResourceClass | null | undefined): NeedGroup {
  return needGroups.find((group) => kind && classesOf[group].includes(kind)) ?? 'annat';
}
export const needsIn = (needs: readonly Need[], group: NeedGroup) =>
  needs.filter((need) => groupOf(kindOf(need)) === group);

export type Step =
  | { id: string; about: 'what' | 'tolerable' | 'buffers' | 'instead' | 'summary' }
  | { id: string; about: 'away'; minutes: number }
  | { id: string; about: 'needs'; group: NeedGroup }
  | { id: string; about: 'level'; level: Preparedness };

export const steps: readonly Step[] = [
  { id: 'vad', about: 'what' },
  ...timesAsked.map((minutes) => ({ id: `borta-${minutes}`, about: 'away' as const, minutes })),
  { id: 'tal', about: 'tolerable' },
  ...needGroups.map((group) => ({ id: group, about: 'needs' as const, group })),
  { id: 'utan', about: 'buffers' },
  { id: 'istallet', about: 'instead' },
  { id: 'fred', about: 'level', level: 'peace' },
  { id: 'hojd', about: 'level', level: 'heightened' },
  { id: 'hogsta', about: 'level', level: 'highest' },
  { id: 'klart', about: 'summary' },
];
/** The parts of the progress margin. */
export const parts = ['what', 'away', 'needs', 'instead', 'levels', 'summary'] as const;
export type Part = (typeof parts)[number];
export function partOf(step: Step): Part {
  switch (step.about) {
    case 'what':
      return 'what';
    case 'away':
    case 'tolerable':
      return 'away';
    case 'needs':
    case 'buffers':
      return 'needs';
    case 'instead':
      return 'instead';
    case 'level':
      return 'levels';
    case 'summary':
      return 'summary';
  }
}

/** Whether the registers say something on what a question asks. */
export function isAnswered(step: Step, page: ServicePage): boolean {
  const { service, consequences, needs, plan } = page;
  switch (step.about) {
    case 'what':
      return Boolean(service.body);
    case 'away':
      return consequences.some((one) => rowAt(consequences, one.protection_value, step.minutes));
    case 'tolerable':
      return service.tolerable_minutes !== null && service.tolerable_minutes !== undefined;
    case 'needs':
      return needsIn(needs, step.group).length > 0;
    case 'buffers':
      return needs.some((one) => one.buffer_minutes > 0);
    case 'instead':
      return Boolean(plan?.plan.reserve_routines);
    case 'level':
      return plan !== null && plan !== undefined && plan.plan[`${step.level}_holds`] !== 'unanswered';
    case 'summary':
      return false;
  }
}
/** Answered, or passed by on this machine because there was nothing to say. */
export const isDone = (step: Step, page: ServicePage, passed: readonly string[]) =>
  isAnswered(step, page) || (step.about !== 'summary' && passed.includes(step.id));
/** Where the analysis is taken up: at the first question that is neither answered nor passed. */
export function resumedAt(page: ServicePage, passed: readonly string[]): Step {
  return steps.find((step) => !isDone(step, page, passed)) ?? steps.at(-1)!;
}
/** Minutes that are left, at a minute and a half a question. */
export const minutesLeft = (page: ServicePage, passed: readonly string[]) =>
  Math.ceil(steps.slice(0, -1).filter((step) => !isDone(step, page, passed)).length * 1.5);

const nameOf = (service: string) => `varn.genomgang.${service}`;
/** The questions passed by. Without storage it is as if none were. */
export function readPassed(service: string): string[] {
  try {
    return JSON.parse(localStorage.getItem(nameOf(service)) ?? '[]') as string[];
  } catch {
    return [];
  }
}
export function keepPassed(service: string, passed: readonly string[]): void {
  try {
    localStorage.setItem(nameOf(service), JSON.stringify(passed));
  } catch {
    // The analysis is taken up from what the registers say.
  }
}
