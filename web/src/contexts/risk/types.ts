// What the server tells of rounds, analyses and risks, in the words of its own description.
import type { components } from '../../kernel/api';

type Schemas = components['schemas'];
export type ScaleSet = Schemas['ScaleSet'];
export type ScaleSetView = Schemas['ScaleSetView'];
export type ScaleStep = Schemas['ScaleStep'];
export type Scale = ScaleStep['scale'];
export type RiskKind = Schemas['RiskKind'];
export type Round = Schemas['AnalysisRound'];
export type RoundView = Schemas['AnalysisRoundView'];
export type RoundState = Round['state'];
export type Participant = Schemas['AnalysisParticipant'];
export type Participation = Participant['participation'];
export type Analysis = Schemas['RiskAnalysis'];
export type AnalysisState = Analysis['state'];
export type AnalysisView = Schemas['AnalysisView'];
export type AnalysisLine = Schemas['AnalysisLine'];
export type AnalysisStep = Schemas['AnalysisStep'];
export type Guidance = Schemas['HeadingGuidance'];
export type Capability = Schemas['CapabilityAssessment'];
export type CapabilityArea = Capability['area'];
export type CapabilityAspect = Capability['aspect'];
export type Reminded = Schemas['AnalysesReminded'];
export type Risk = Schemas['Risk'];
export type RiskView = Schemas['RiskView'];
export type RiskConsequence = Schemas['RiskConsequence'];
export type Standing = Risk['standing'];
export type Treatment = NonNullable<Risk['treatment']>;
export type Comparison = Schemas['AnalysisComparison'];
export type ComparedRisk = Schemas['ComparedRisk'];
export type RiskChange = ComparedRisk['change'];
export type CopiedRisks = Schemas['CopiedRisks'];
export type RiskMatrix = Schemas['RiskMatrix'];
export type MatrixRisk = Schemas['MatrixRisk'];
export type RiskHeat = Schemas['RiskHeat'];
export type RoundFindings = Schemas['RoundFindings'];
export type ProtectionValue = Schemas['ProtectionValue'];
export type ExternalActor = Schemas['ExternalActor'];
export type UnitView = Schemas['UnitView'];

export interface Page<T> {
  items: T[];
  total: number;
}

export const treatments: readonly Treatment[] = ['accept', 'avoid', 'transfer', 'reduce'];
export const standings: readonly Standing[] = ['to_confirm', 'current', 'retired'];
export const participations: readonly Participation[] = ['asked', 'takes_part', 'not_in'];
export const analysisStates: readonly AnalysisState[] = ['draft', 'handed_in', 'approved'];
export const areas: readonly CapabilityArea[] = ['crisis_management', 'essential_services'];
export const aspects: readonly CapabilityAspect[] = [
  'leadership',
  'cooperation',
  'communication',
  'competence',
  'resources',
  'information_security',
  'endurance',
];
