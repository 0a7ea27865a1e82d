// What the interface tells, by the names that the pages use.
import type { components } from '../../kernel/api';

type Told = components['schemas'];
export type Reckoning = Told['ReckoningTold'];
export type Years = Told['YearsTold'];
export type Choice = Told['PortfolioTold'];
export type Candidate = Told['Candidate'];
export type FrontPoint = Told['FrontPoint'];
export type MeasureReason = Told['MeasureReason'];
export type CurvePoint = Told['CurvePoint'];
export type Interval = Told['Interval'];
export type EffectView = Told['EffectView'];
export type EffectKind = EffectView['effect']['kind'];
export type ProposalLine = Told['ProposalLine'];
export type Proposal = Told['ProposalPage'];
export type Measure = Told['MeasureView'];
export interface Page<T> {
  items: T[];
  total: number;
}
