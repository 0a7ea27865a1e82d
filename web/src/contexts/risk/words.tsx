// How rounds, analyses and risks are said: states as colour, word and shape.
import { t } from '../../platform/i18n';
import { StatusChip, Tag, type Status } from '../../platform/ui/Chip';
import type {
  AnalysisState,
  AnalysisStep,
  CapabilityArea,
  CapabilityAspect,
  Participation,
  RiskChange,
  RoundState,
  Standing,
  Treatment,
} from './types';

export function roundStateWord(state: RoundState): string {
  return {
    draft: t('web.risk.round.draft'),
    open: t('web.risk.round.open'),
    closed: t('web.risk.round.closed'),
  }[state];
}
export function RoundStateChip({ state }: { state: RoundState }) {
  return state === 'open' ? (
    <StatusChip status="told">{roundStateWord(state)}</StatusChip>
  ) : (
    <Tag>{roundStateWord(state)}</Tag>
  );
}

export function stateWord(state: AnalysisState): string {
  return {
    draft: t('web.risk.state.draft'),
    handed_in: t('web.risk.state.handed_in'),
    approved: t('web.risk.state.approved'),
  }[state];
}
const stateStatus: Record<AnalysisState, Status> = { draft: 'none', handed_in: 'told', approved: 'good' };
export function StateChip({ state }: { state: AnalysisState }) {
  return <StatusChip status={stateStatus[state]}>{stateWord(state)}</StatusChip>;
}

export function participationWord(participation: Participation): string {
  return {
    asked: t('web.risk.participation.asked'),
    takes_part: t('web.risk.participation.takes_part'),
    not_in: t('web.risk.participation.not_in'),
  }[participation];
}
const participationStatus: Record<Participation, Status> = {
  asked: 'none',
  takes_part: 'good',
  not_in: 'part',
};
export function ParticipationChip({ participation }: { participation: Participation }) {
  return (
    <StatusChip status={participationStatus[participation]}>{participationWord(participation)}</StatusChip>
  );
}

export function standingWord(standing: Standing): string {
  return {
    to_confirm: t('risk.standing.to_confirm'),
    current: t('risk.standing.current'),
    retired: t('risk.standing.retired'),
  }[standing];
}
export function StandingChip({ standing }: { standing: Standing }) {
  return standing === 'to_confirm' ? (
    <StatusChip status="part">{standingWord(standing)}</StatusChip>
  ) : (
    <Tag>{standingWord(standing)}</Tag>
  );
}

export function treatmentWord(treatment: Treatment): string {
  return {
    accept: t('risk.treatment.accept'),
    avoid: t('risk.treatment.avoid'),
    transfer: t('risk.treatment.transfer'),
    reduce: t('risk.treatment.reduce'),
  }[treatment];
}

export function changeWord(change: RiskChange): string {
  return {
    added: t('web.risk.change.added'),
    confirmed: t('web.risk.change.confirmed'),
    changed: t('web.risk.change.changed'),
    retired: t('web.risk.change.retired'),
    not_answered: t('web.risk.change.not_answered'),
  }[change];
}
const changeStatus: Record<RiskChange, Status> = {
  added: 'told',
  confirmed: 'good',
  changed: 'part',
  retired: 'bad',
  not_answered: 'none',
};
export function ChangeChip({ change }: { change: RiskChange }) {
  // What was given up is no failure: a word without a colour.
  return change === 'retired' ? (
    <Tag>{changeWord(change)}</Tag>
  ) : (
    <StatusChip status={changeStatus[change]}>{changeWord(change)}</StatusChip>
  );
}

export function stepWord(kind: AnalysisStep['kind']): string {
  return {
    handed_in: t('web.risk.step.handed_in'),
    approved: t('web.risk.step.approved'),
    reopened: t('web.risk.step.reopened'),
    confirmed: t('web.risk.step.confirmed'),
  }[kind];
}

export function areaWord(area: CapabilityArea): string {
  return {
    crisis_management: t('web.risk.area.crisis_management'),
    essential_services: t('web.risk.area.essential_services'),
  }[area];
}
export function aspectWord(aspect: CapabilityAspect): string {
  return {
    leadership: t('web.risk.aspect.leadership'),
    cooperation: t('web.risk.aspect.cooperation'),
    communication: t('web.risk.aspect.communication'),
    competence: t('web.risk.aspect.competence'),
    resources: t('web.risk.aspect.resources'),
    information_security: t('web.risk.aspect.information_security'),
    endurance: t('web.risk.aspect.endurance'),
  }[aspect];
}

/** "3 dagar för sent", or the last day. */
export function dueWord(due: string, daysLate: number): string {
  return daysLate > 0 ? t('web.risk.late', { count: daysLate }) : t('web.risk.due_by', { day: due });
}
/** The name of a unit, or of the whole town when there is none. */
export function whoseWord(name: string): string {
  return name === '' ? t('web.risk.whole_town') : name;
}
