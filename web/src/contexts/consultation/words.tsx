// How remisser, answers and views are said: states as colour, word and shape.
import { t } from '../../platform/i18n';
import { StatusChip, type Status } from '../../platform/ui/Chip';
import type {
  AnswerState,
  DecisionWay,
  MeetingChoice,
  Outcome,
  Position,
  ReferralState,
  ReplyWord,
  SignatureShown,
  Stance,
} from './types';

const answerStatus: Record<AnswerState, Status> = {
  not_sent: 'none',
  preparing: 'told',
  late: 'bad',
  submitted: 'good',
};
export const answerStateWord = (state: AnswerState): string => t(`consultation.answer_state.${state}`);
export function AnswerStateChip({ state }: { state: AnswerState }) {
  return <StatusChip status={answerStatus[state]}>{answerStateWord(state)}</StatusChip>;
}

const referralStatus: Record<ReferralState, Status> = { draft: 'none', sent: 'told', closed: 'good' };
export const referralStateWord = (state: ReferralState): string => t(`consultation.referral_state.${state}`);
export function ReferralStateChip({ state }: { state: ReferralState }) {
  return <StatusChip status={referralStatus[state]}>{referralStateWord(state)}</StatusChip>;
}

const positionStatus: Record<Position, Status> = {
  supports: 'good',
  supports_with_views: 'part',
  opposes: 'bad',
  abstains: 'none',
  no_views: 'none',
};
export const positions: readonly Position[] = [
  'supports',
  'supports_with_views',
  'opposes',
  'abstains',
  'no_views',
];
export const positionWord = (position: Position): string => t(`consultation.position.${position}`);
export function PositionChip({ position }: { position: Position }) {
  return <StatusChip status={positionStatus[position]}>{positionWord(position)}</StatusChip>;
}

const stanceStatus: Record<Stance, Status> = {
  praise: 'good',
  question: 'told',
  change_proposal: 'part',
  shortcoming: 'bad',
};
export const stances: readonly Stance[] = ['praise', 'question', 'change_proposal', 'shortcoming'];
export const stanceWord = (stance: Stance): string => t(`consultation.stance.${stance}`);
export function StanceChip({ stance }: { stance: Stance }) {
  return <StatusChip status={stanceStatus[stance]}>{stanceWord(stance)}</StatusChip>;
}

const replyStatus: Record<ReplyWord, Status> = { followed: 'good', partly: 'part', not_followed: 'none' };
export const replyWords: readonly ReplyWord[] = ['followed', 'partly', 'not_followed'];
export const replyWord = (reply: ReplyWord): string => t(`consultation.reply.${reply}`);
export function ReplyChip({ reply }: { reply: ReplyWord }) {
  return <StatusChip status={replyStatus[reply]}>{replyWord(reply)}</StatusChip>;
}

const signatureStatus: Record<SignatureShown['state'], Status> = {
  waiting: 'none',
  stands: 'good',
  is_void: 'bad',
};
export function SignatureChip({ state }: { state: SignatureShown['state'] }) {
  return (
    <StatusChip status={signatureStatus[state]}>{t(`consultation.signature_state.${state}`)}</StatusChip>
  );
}

const fitStatus: Record<MeetingChoice['fit'], Status> = {
  in_time: 'good',
  verified_at_once: 'part',
  papers_too_late: 'bad',
  after_due: 'bad',
};
export function FitChip({ fit }: { fit: MeetingChoice['fit'] }) {
  return <StatusChip status={fitStatus[fit]}>{t(`consultation.fit.${fit}`)}</StatusChip>;
}

export const outcomes: readonly Outcome[] = ['approved', 'amended', 'remitted_back', 'tabled'];
export const outcomeWord = (outcome: Outcome): string => t(`consultation.outcome.${outcome}`);
export const ways: readonly DecisionWay[] = ['board', 'chair', 'office'];
export const wayWord = (way: DecisionWay): string => t(`consultation.way.${way}`);
