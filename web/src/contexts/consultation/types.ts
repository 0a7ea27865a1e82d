// What the server tells of remisser, cases and opinions, in the words of its own description.
import type { components } from '../../kernel/api';

type Schemas = components['schemas'];
export type Referral = Schemas['Referral'];
export type ReferralLine = Schemas['ReferralLine'];
export type ReferralView = Schemas['ReferralView'];
export type ReferralQuestion = Schemas['ReferralQuestion'];
export type Recipient = Schemas['ReferralRecipient'];
export type RecipientLine = Schemas['ReferralRecipientLine'];
export type ReferralReminded = Schemas['ReferralReminded'];
export type AnswerLine = Schemas['ReferralAnswerLine'];
export type AnswerState = RecipientLine['state'];
export type ReferralState = Referral['state'];
export type OpinionCase = Schemas['OpinionCase'];
export type CaseLine = Schemas['OpinionCaseLine'];
export type CaseView = Schemas['OpinionCaseView'];
export type CaseGap = CaseView['gaps'][number];
export type Position = NonNullable<OpinionCase['position']>;
export type DecisionWay = OpinionCase['way'];
export type OpinionSection = Schemas['OpinionSection'];
export type SectionShown = Schemas['OpinionSectionShown'];
export type SectionMoment = Schemas['SectionMoment'];
export type OpinionView = Schemas['OpinionView'];
export type ViewShown = Schemas['OpinionViewShown'];
export type Stance = OpinionView['stance'];
export type PartKind = NonNullable<OpinionView['part_kind']>;
export type OpinionComment = Schemas['OpinionComment'];
export type CommentShown = Schemas['OpinionCommentShown'];
export type PreparationStep = Schemas['PreparationStep'];
export type Signature = Schemas['OpinionSignature'];
export type SignatureShown = Schemas['OpinionSignatureShown'];
export type FileShown = Schemas['CaseFileShown'];
export type BoardMeeting = Schemas['BoardMeeting'];
export type DeadlinePlan = Schemas['DeadlinePlan'];
export type MeetingChoice = Schemas['MeetingChoice'];
export type BoardDecision = Schemas['BoardDecision'];
export type DecisionShown = Schemas['BoardDecisionShown'];
export type Outcome = BoardDecision['outcome'];
export type Dissent = Schemas['DecisionDissent'];
export type ViewReply = Schemas['ViewReply'];
export type ReplyWord = ViewReply['reply'];
export type Compilation = Schemas['ReferralCompilation'];
export type CompiledAnswer = Schemas['CompiledAnswer'];
export type CompiledView = Schemas['CompiledView'];
export type CompiledPart = Schemas['CompiledPart'];
export type CausedChange = Schemas['CausedChange'];
export type UnitView = Schemas['UnitView'];
export type ExternalActor = Schemas['ExternalActor'];

export interface Page<T> {
  items: T[];
  total: number;
}
