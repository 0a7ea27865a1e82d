// What the server tells of measures, in the words of its own description.
import type { components } from '../../kernel/api';

type Schemas = components['schemas'];
export type Measure = Schemas['Measure'];
export type MeasureView = Schemas['MeasureView'];
export type MeasureTold = Schemas['MeasurePage'];
export type StatusView = Schemas['MeasureStatusView'];
export type DependencyView = Schemas['MeasureDependencyView'];
export type Sum = Schemas['MeasureSum'];
export type Sums = Schemas['MeasureSums'];
export type Rule = Schemas['MeasureRule'];
export type Status = Measure['status'];
export type SourceKind = Measure['source_kind'];
export type Ability = NonNullable<Measure['ability']>;
export type UnitView = Schemas['UnitView'];
export type Person = Schemas['Person'];

/** What a measure came out of. `id` is absent for a unit's own work. */
export interface Source {
  kind: SourceKind;
  id?: string;
}

export interface Page<T> {
  items: T[];
  total: number;
}

export const statuses: readonly Status[] = ['proposed', 'decided', 'under_way', 'done', 'cancelled'];
export const sourceKinds: readonly SourceKind[] = [
  'own',
  'goal',
  'unit_goal',
  'requirement',
  'finding',
  'risk',
  'continuity',
  'incident',
  'inspection',
  'exercise',
  'consultation',
];
export const abilities: readonly Ability[] = ['foresee', 'prevent', 'withstand', 'handle', 'recover'];
