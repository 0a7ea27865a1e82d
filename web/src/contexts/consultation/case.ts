// A case in one breath: how far its answer has come, what is missing, and where each thing is put right.
import { language, listText, t } from '../../platform/i18n';
import type { CaseGap, CaseView, DecisionShown, SectionShown, Signature } from './types';

/** The parts that the page has, as they stand in the address. */
export type CaseTab = 'arende' | 'utlatande' | 'sida' | 'beslut';
export const caseTabs: readonly CaseTab[] = ['arende', 'utlatande', 'sida', 'beslut'];

export type WayName = 'registered' | 'prepared' | 'written' | 'signed' | 'decided' | 'submitted';
export interface WayStep {
  name: WayName;
  state: 'done' | 'now' | 'later' | 'wrong';
  /** What is missing there, or how far it has come. */
  note: string;
  tab: CaseTab;
  part: string;
}

/** "trafiknämnden" in the middle of a Swedish sentence; other names keep their capital, and in English all do. */
export function inSentence(name: string): string {
  return language() === 'sv' && /(styrelsen|nämnden|nämnd)$/.test(name.split(' ')[0] ?? '')
    ? name.charAt(0).toLocaleLowerCase('sv') + name.slice(1)
    : name;
}

/** Who is to decide the answer, in the middle of a sentence. */
export function whoDecides(view: CaseView): string {
  switch (view.opinion_case.way) {
    case 'chair':
      return t('web.consultation.case.who.chair');
    case 'office':
      return t('web.consultation.case.who.office');
    default:
      return inSentence(view.unit_name);
  }
}

export function submits(decision: DecisionShown): boolean {
  return decision.decision.outcome === 'approved' || decision.decision.outcome === 'amended';
}
/** The decision that the answer was submitted by. */
export const submittingDecision = (view: CaseView): DecisionShown | undefined =>
  [...view.decisions].reverse().find(submits);

const lackWord = (gap: CaseGap): string => t(`web.consultation.case.lack.${gap}`);
const written: readonly CaseGap[] = ['no_position', 'no_proposal', 'no_views_text'];
const signed: readonly CaseGap[] = ['signatures_missing', 'signature_void'];

/** What is missing among some kinds; a void signature is not also a missing one. */
export function lacksOf(view: CaseView, kinds: readonly CaseGap[]): CaseGap[] {
  const isVoid = view.gaps.includes('signature_void');
  return view.gaps.filter((gap) => kinds.includes(gap) && !(gap === 'signatures_missing' && isVoid));
}

function registeredNote({ opinion_case: of }: CaseView): string {
  const lacks = [
    of.diary_number ? '' : t('web.consultation.case.lack.diary_number'),
    of.officer ? '' : t('web.consultation.case.lack.officer'),
  ].filter(Boolean);
  return lacks.length > 0
    ? t('web.consultation.case.way.lacks', { what: listText(lacks) })
    : t('web.consultation.case.way.received', { day: of.received_on });
}
function preparedNote({ steps }: CaseView): string {
  const done = steps.filter((one) => one.done_on).length;
  return steps.length === 0
    ? t('web.consultation.case.way.no_steps')
    : t('web.consultation.case.way.steps', { done, whole: steps.length });
}
function writtenNote(view: CaseView): string {
  const lacks = lacksOf(view, written).map(lackWord);
  return lacks.length > 0
    ? t('web.consultation.case.way.lacks', { what: listText(lacks) })
    : t('web.consultation.case.way.views', { count: view.views.length });
}
function signedNote(view: CaseView): string {
  const stands = view.signatures.filter((one) => one.state === 'stands').length;
  return view.gaps.includes('signature_void')
    ? t('web.consultation.case.way.void')
    : t('web.consultation.case.way.signed_count', {
        signed: stands,
        whole: Math.max(2, view.signatures.length),
      });
}
function decidedNote(view: CaseView): string {
  const last = view.decisions.at(-1)?.decision;
  if (last) {
    const words = t(`consultation.outcome.${last.outcome}`);
    return `${words} ${last.decided_on}`;
  }
  const { way, meeting } = view.opinion_case;
  if (way !== 'board') {
    return t(`consultation.way.${way}`);
  }
  const chosen = view.deadlines.meetings.find((one) => one.meeting.id === meeting);
  return chosen
    ? t('web.consultation.case.way.meeting', { day: chosen.meeting.held_on })
    : meeting
      ? t('web.consultation.case.way.meeting_chosen')
      : t('web.consultation.case.way.lacks', { what: lackWord('no_meeting') });
}

/** The way of the answer from the diary to the sender, each step with what it lacks. */
export function wayOf(view: CaseView): WayStep[] {
  const { opinion_case: of } = view;
  const isSubmitted = of.state === 'submitted';
  const isPrepared = view.steps.length > 0 && view.steps.every((one) => one.done_on);
  const told: [WayName, boolean, string, CaseTab, string][] = [
    ['registered', Boolean(of.diary_number && of.officer), registeredNote(view), 'arende', 'uppgifter'],
    ['prepared', isPrepared, preparedNote(view), 'arende', 'beredning'],
    ['written', lacksOf(view, written).length === 0, writtenNote(view), 'utlatande', 'text'],
    ['signed', lacksOf(view, signed).length === 0, signedNote(view), 'beslut', 'underskrifter'],
    ['decided', submittingDecision(view) !== undefined, decidedNote(view), 'beslut', 'beslutet'],
    [
      'submitted',
      isSubmitted,
      of.submitted_on ?? t('web.consultation.case.way.by', { day: of.due_on }),
      'beslut',
      'handlingar',
    ],
  ];
  const firstLeft = told.findIndex(([, isDone]) => !isDone);
  return told.map(([name, isDone, note, tab, part], at) => {
    const isWrong = !isSubmitted && name === 'signed' && view.gaps.includes('signature_void');
    const state =
      isSubmitted || isDone ? 'done' : isWrong ? 'wrong' : at === firstLeft ? 'now' : ('later' as const);
    return { name, state, note, tab, part };
  });
}

/** The sentence that the page opens with. */
export function caseAnswer(view: CaseView): string {
  const { opinion_case: of } = view;
  if (of.state === 'submitted') {
    const decision = submittingDecision(view)?.decision;
    const words = decision?.paragraph ?? decision?.decided_by;
    const how = words ? `, ${words}` : '';
    const position = of.position ? ` ${t(`consultation.position.${of.position}`)}.` : '';
    return `${t('web.consultation.case.answer.submitted', { day: of.submitted_on ?? '–' })}${how}.${position}`;
  }
  const lacks = lacksOf(view, [...written, ...signed, 'no_meeting']).map(lackWord);
  const who = whoDecides(view);
  if (lacks.length > 0) {
    const what = listText(lacks);
    return lacks.length === 1
      ? t('web.consultation.case.answer.lacks_one', { who, what })
      : t('web.consultation.case.answer.lacks_more', { number: numberWord(lacks.length), who, what });
  }
  const meeting = view.deadlines.meetings.find((one) => one.meeting.id === of.meeting);
  return of.way === 'board' && meeting
    ? t('web.consultation.case.answer.ready_meeting', { who, day: meeting.meeting.held_on })
    : t('web.consultation.case.answer.ready', { who });
}
function numberWord(number: number): string {
  return number >= 2 && number <= 6
    ? t(`web.consultation.case.number.${number as 2 | 3 | 4 | 5 | 6}`)
    : String(number);
}

/** "29 dagar kvar", "i dag", "3 dagar försenat". */
export function daysWord(days: number): string {
  return days > 0
    ? t('web.consultation.case.days_left', { count: days })
    : days === 0
      ? t('web.consultation.case.due_today')
      : t('web.consultation.case.days_late', { count: -days });
}

export interface Placed {
  id: string;
  position: number;
}
/** A place after all others. */
export const lastPlace = (rows: readonly { position: number }[]): number =>
  rows.reduce((most, one) => Math.max(most, one.position), 0) + 1;

/** The rows whose place changes when one of them goes a step up or down, each with its new place. */
export function stepped<Row extends Placed>(
  rows: readonly Row[],
  id: string,
  by: -1 | 1,
): { row: Row; position: number }[] {
  const at = rows.findIndex((one) => one.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= rows.length) {
    return [];
  }
  const next = [...rows];
  next.splice(to, 0, ...next.splice(at, 1));
  return next
    .map((row, index) => ({ row, position: index + 1 }))
    .filter(({ row, position }) => row.position !== position);
}

/** The sections that were written after a signature was put: why it no longer holds good. */
export function writtenAfter(view: CaseView, signature: Signature): SectionShown[] {
  const { signed_at: at } = signature;
  return at ? view.sections.filter(({ section }) => (section.written_at ?? '') > at) : [];
}

export interface KeyDay {
  day: string;
  what: 'today' | 'internal' | 'ready' | 'sent' | 'meeting' | 'due';
}
/** The days that count, in their order: of the chosen meeting, else of the best one. */
export function keyDays(view: CaseView, today: string): KeyDay[] {
  const { opinion_case: of, deadlines } = view;
  const wanted = of.meeting ?? deadlines.best;
  const meeting =
    of.way === 'board' ? deadlines.meetings.find((one) => one.meeting.id === wanted) : undefined;
  const days: KeyDay[] = [{ day: today, what: 'today' }];
  if (of.internal_due_on) {
    days.push({ day: of.internal_due_on, what: 'internal' });
  }
  if (meeting) {
    days.push(
      { day: meeting.ready_on, what: 'ready' },
      { day: meeting.sent_on, what: 'sent' },
      { day: meeting.meeting.held_on, what: 'meeting' },
    );
  }
  days.push({ day: of.due_on, what: 'due' });
  return days.sort((a, b) => a.day.localeCompare(b.day));
}
