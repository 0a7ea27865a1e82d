// What the server tells of the town's network and of what it is asked, in the words of its own description.
import type { components } from '../../kernel/api';

type Schemas = components['schemas'];
export type MapTold = Schemas['MapTold'];
export type MapNode = Schemas['MapNode'];
export type MapNeed = Schemas['MapNeed'];
export type ModelTold = Schemas['ModelTold'];
export type NodeNamed = Schemas['NodeNamed'];
export type Weakness = Schemas['Weakness'];
export type WeaknessesTold = Schemas['WeaknessesTold'];
export type ChainTold = Schemas['ChainTold'];
export type ChainLink = Schemas['ChainLink'];
export type LossAsk = Schemas['LossAsk'];
export type CourseTold = Schemas['CourseTold'];
export type ServiceFall = Schemas['ServiceFall'];
export type OutageTold = Schemas['OutageTold'];
export type RingTold = Schemas['RingTold'];
export type UpAt = Schemas['UpAt'];
export type CutSetsTold = Schemas['CutSetsTold'];
export type CutSetTold = Schemas['CutSetTold'];
export type ImportanceTold = Schemas['ImportanceTold'];
export type NodeWeight = Schemas['NodeWeight'];
export type Edit = Schemas['ModelEdit'];
export type ComparisonTold = Schemas['ComparisonTold'];
export type ResourceClass = Schemas['Resource']['kind'];

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
