// How follow-up is said: marks as colour, word and shape; unanswered is grey and hatched, never green.
import { t } from '../../platform/i18n';
import { StatusChip, Tag, type Status } from '../../platform/ui/Chip';
import type { RoundView, SheetState, StandingMark } from './types';

export function markWord(mark: StandingMark): string {
  switch (mark) {
    case 'fulfilled':
      return t('followup.mark.fulfilled');
    case 'partly':
      return t('followup.mark.partly');
    case 'not_fulfilled':
      return t('followup.mark.not_fulfilled');
    case 'unanswered':
      return t('followup.mark.unanswered');
  }
}
export const markStatus: Record<StandingMark, Status> = {
  fulfilled: 'good',
  partly: 'part',
  not_fulfilled: 'bad',
  unanswered: 'none',
};
export function MarkChip({ mark }: { mark: StandingMark | null | undefined }) {
  const said = mark ?? 'unanswered';
  return <StatusChip status={markStatus[said]}>{markWord(said)}</StatusChip>;
}

export function stateWord(state: SheetState): string {
  switch (state) {
    case 'not_begun':
      return t('followup.sheet_state.not_begun');
    case 'begun':
      return t('followup.sheet_state.begun');
    case 'handed_in':
      return t('followup.sheet_state.handed_in');
    case 'handed_back':
      return t('followup.sheet_state.handed_back');
    case 'accepted':
      return t('followup.sheet_state.accepted');
  }
}
const stateStatus: Record<SheetState, Status> = {
  not_begun: 'none',
  begun: 'told',
  handed_in: 'told',
  handed_back: 'bad',
  accepted: 'good',
};
export function StateChip({ state }: { state: SheetState }) {
  return <StatusChip status={stateStatus[state]}>{stateWord(state)}</StatusChip>;
}

export function kindWord(kind: RoundView['round']['kind']): string {
  switch (kind) {
    case 'first_tertial':
      return t('followup.round_kind.first_tertial');
    case 'second_tertial':
      return t('followup.round_kind.second_tertial');
    case 'annual_report':
      return t('followup.round_kind.annual_report');
    case 'own':
      return t('followup.round_kind.own');
  }
}
export function roundStateWord(state: RoundView['round']['state']): string {
  switch (state) {
    case 'draft':
      return t('followup.round_state.draft');
    case 'open':
      return t('followup.round_state.open');
    case 'closed':
      return t('followup.round_state.closed');
  }
}
export function RoundStateChip({ state }: { state: RoundView['round']['state'] }) {
  return state === 'open' ? (
    <StatusChip status="told">{roundStateWord(state)}</StatusChip>
  ) : (
    <Tag>{roundStateWord(state)}</Tag>
  );
}
export function ruleWord(rule: string): string {
  switch (rule) {
    case 'RUP-001':
      return t('rollup.rule.rup-001');
    case 'RUP-002':
      return t('rollup.rule.rup-002');
    case 'RUP-003':
      return t('rollup.rule.rup-003');
    case 'RUP-004':
      return t('rollup.rule.rup-004');
    default:
      return t('rollup.rule.rup-005');
  }
}
/** "3 dagar för sent", or the last day. */
export function dueWord(due: string, daysLate: number): string {
  return daysLate > 0 ? t('web.followup.late', { count: daysLate }) : t('web.followup.due', { day: due });
}
