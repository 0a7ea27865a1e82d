// What the server tells of services, resources, needs and plans, in the words of its own description.
import type { components } from '../../kernel/api';

type Schemas = components['schemas'];
export type Service = Schemas['CriticalService'];
export type ServiceLine = Schemas['ServiceLine'];
export type ServicePage = Schemas['ServicePage'];
export type Consequence = Schemas['ServiceConsequence'];
export type Resource = Schemas['Resource'];
export type ResourceLine = Schemas['ResourceLine'];
export type ResourcePage = Schemas['ResourcePage'];
export type ResourceClass = Resource['kind'];
export type Need = Schemas['NeedInFull'];
export type Member = Schemas['Member'];
export type NeededBy = Schemas['NeededBy'];
export type Plan = Schemas['ContinuityPlan'];
export type PlanView = Schemas['ContinuityPlanView'];
export type PlanStanding = Schemas['ContinuityPlanStanding'];
export type PlanTest = Schemas['PlanTest'];
export type TestKind = PlanTest['kind'];
export type TestResult = PlanTest['result'];
export type Holds = Plan['peace_holds'];
export type Rights = Schemas['ContinuityRights'];
export type Summary = Schemas['ContinuitySummary'];
export type SimilarNeeds = Schemas['SimilarNeeds'];
export type SuggestedNeed = Schemas['SuggestedNeed'];
export type SuggestedMember = Schemas['SuggestedMember'];
export type ProtectionValue = Schemas['ProtectionValue'];
export type EditionView = Schemas['EditionView'];
export type ProgrammeView = Schemas['ProgrammeView'];
export type Sector = Schemas['Sector'];
export type UnitView = Schemas['UnitView'];
export type ExternalActor = Schemas['ExternalActor'];

export interface Page<T> {
  items: T[];
  total: number;
}

export const classes: readonly ResourceClass[] = [
  'power',
  'it',
  'telecom',
  'water',
  'heat',
  'staff',
  'premises',
  'fuel',
  'supplier',
  'transport',
  'payments',
  'food',
  'medicine',
  'equipment',
  'area',
  'common_cause',
  'other',
];
export const testKinds: readonly TestKind[] = ['test', 'exercise'];
export const testResults: readonly TestResult[] = ['held', 'held_partly', 'did_not_hold'];
/** The levels of preparedness, as the fields of a plan begin. */
export const preparedness = ['peace', 'heightened', 'highest'] as const;
export type Preparedness = (typeof preparedness)[number];
