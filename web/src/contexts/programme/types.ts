// What the server tells of programmes, in the words of its own description.
import type { components } from '../../kernel/api';
import type { Finding } from '../../platform/trace';

type Schemas = components['schemas'];
export type Programme = Schemas['Programme'];
export type ProgrammeView = Schemas['ProgrammeView'];
export type Edition = Schemas['Edition'];
export type EditionView = Schemas['EditionView'];
export type Section = Schemas['Section'];
export type Goal = Schemas['Goal'];
export type Threat = Schemas['Threat'];
export type ThreatStep = Schemas['ThreatStep'];
export type ThreatCategory = Schemas['ThreatCategory'];
export type Change = Schemas['Change'];
export type Link = Schemas['Link'];
export type NodeView = Schemas['NodeView'];
export type NodeKind = NodeView['kind'];
export type ResponsibilityView = Schemas['ResponsibilityView'];
export type CarrierView = Schemas['CarrierView'];
export type Document = Schemas['Document'];
export type DocumentSection = Schemas['DocumentSection'];
export type DocumentPart = Schemas['DocumentPart'];
export type Matrix = Schemas['Matrix'];
export type MatrixGoal = Schemas['MatrixGoal'];
export type Comparison = Schemas['Comparison'];
export type ComparedPart = Schemas['ComparedPart'];
export type DeclaredChange = Schemas['DeclaredChange'];
export type Segment = Schemas['TextSegment'];
export type RuleView = Schemas['RuleView'];
export type CoverageReport = Omit<Schemas['CoverageReport'], 'findings'> & { findings: Finding[] };
export type Catalogue = Schemas['Catalogue'];
export type Requirement = Schemas['Requirement'];
export type RequirementView = Schemas['RequirementView'];
export type Fulfilment = Schemas['Fulfilment'];
export type UnitView = Schemas['UnitView'];

export interface Page<T> {
  items: T[];
  total: number;
}
