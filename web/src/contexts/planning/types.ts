// What the server tells of plans, in the words of its own description.
import type { components } from '../../kernel/api';

type Schemas = components['schemas'];
export type PlanningCycle = Schemas['PlanningCycle'];
export type UnitGoal = Schemas['UnitGoal'];
export type Activity = Schemas['Activity'];
export type Indicator = Schemas['Indicator'];
export type IndicatorValue = Schemas['IndicatorValue'];
export type Instruction = Schemas['Instruction'];
export type PlanField = Instruction['plan_field'];
export type UnitPlan = Schemas['UnitPlan'];
export type UnitGoalView = Schemas['UnitGoalView'];
export type ActivityView = Schemas['ActivityView'];
export type IndicatorView = Schemas['IndicatorView'];
export type CommentView = Schemas['CommentView'];
export type CopyOffer = Schemas['CopyOffer'];
export type PlanCopied = Schemas['PlanCopied'];
export type PlanStanding = Schemas['PlanStanding'];
export type GoalBalanceReport = Schemas['GoalBalanceReport'];
export type Balance = Schemas['Balance'];
export type GoalChain = Schemas['GoalChain'];
export type GoalCarriers = Schemas['GoalCarriers'];
export type Standing = UnitGoal['standing'];

export interface Page<T> {
  items: T[];
  total: number;
}
