// What the server tells of follow-up, in the words of its own description.
import type { components } from '../../kernel/api';

type Schemas = components['schemas'];
export type Round = Schemas['FollowUpRound'];
export type RoundView = Schemas['RoundView'];
export type SheetLine = Schemas['SheetLine'];
export type SheetState = SheetLine['state'];
export type SheetView = Schemas['SheetView'];
export type SheetRow = Schemas['SheetRow'];
export type PastAnswer = Schemas['PastAnswer'];
export type Answer = Schemas['FollowUpAnswer'];
export type Remark = Schemas['FollowUpRemark'];
export type SheetIndicator = Schemas['SheetIndicator'];
export type Sheet = Schemas['FollowUpSheet'];
export type Mark = NonNullable<Answer['mark']>;
export type RollUp = Schemas['RollUp'];
export type RollUpUnit = Schemas['RollUpUnit'];
export type RollUpPart = Schemas['RollUpPart'];
export type Standing = Schemas['Standing'];
export type StandingMark = Standing['mark'];
export type TrendPoint = Schemas['TrendPoint'];
export type Explanation = Schemas['RollUpExplanation'];
export type Reminded = Schemas['Reminded'];

export interface Page<T> {
  items: T[];
  total: number;
}

/** Which cells of a round are asked of; everything when nothing is said. */
export interface Chosen {
  unit?: string;
  goal?: string;
  focus_area?: string;
  sector?: string;
}
