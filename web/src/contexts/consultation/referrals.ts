// What is said of remisser and of the cases they are answered in: sentences, order, choice.
import { listText, t } from '../../platform/i18n';
import type {
  AnswerState,
  CaseLine,
  RecipientLine,
  ReferralLine,
  ReferralReminded,
  ReferralView,
} from './types';

/** How the answers to a remiss stand, in numbers. */
export interface Standing {
  asked: number;
  submitted: number;
  late: number;
  waiting: number;
}

export function standingOf(view: Pick<ReferralView, 'counts'>): Standing {
  const of = (state: AnswerState) => view.counts.find((one) => one.state === state)?.count ?? 0;
  return {
    asked: view.counts.reduce((sum, one) => sum + one.count, 0),
    submitted: of('submitted'),
    late: of('late'),
    waiting: of('preparing') + of('late'),
  };
}

/** "16 av 52 har svarat, 3 är försenade." */
export function standingSentence({ asked, submitted, late }: Standing): string {
  if (asked > 0 && submitted === asked) {
    return t('web.consultation.all_answered', { count: asked });
  }
  const answered = t('web.consultation.answered_of', { count: submitted, asked });
  return late > 0 ? `${answered} ${t('web.consultation.late_count', { count: late })}` : answered;
}

/** The cases that wait for the reader's own unit, the nearest last day first. */
export function waitingCases(lines: readonly CaseLine[]): CaseLine[] {
  return lines
    .filter((one) => one.opinion_case.state === 'preparing')
    .sort((a, b) => a.opinion_case.due_on.localeCompare(b.opinion_case.due_on));
}

/** What waits first, by its last day; then what is submitted, the latest first. */
export function casesInOrder(lines: readonly CaseLine[]): CaseLine[] {
  const submitted = lines
    .filter((one) => one.opinion_case.state === 'submitted')
    .sort((a, b) => (b.opinion_case.submitted_on ?? '').localeCompare(a.opinion_case.submitted_on ?? ''));
  return [...waitingCases(lines), ...submitted];
}

export interface CaseChoice {
  words: string;
  /** `vantar`, `avgivna` or `alla`. */
  state?: string;
}
export function casesChosen(lines: readonly CaseLine[], { words, state }: CaseChoice): CaseLine[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return casesInOrder(lines).filter(({ opinion_case: of, unit_name }) => {
    const said = [unit_name, of.title, of.diary_number, of.sender, of.sender_diary_number, of.officer]
      .filter(Boolean)
      .join(' ')
      .toLowerCase();
    return (
      (state === undefined || state === 'alla' || (state === 'vantar') === (of.state === 'preparing')) &&
      wanted.every((word) => said.includes(word))
    );
  });
}

/** The sentence that the first page opens with: what the reader's own unit must answer, then what is out. */
export function firstAnswer(
  referrals: readonly ReferralLine[],
  cases: readonly CaseLine[],
): { mine?: string; out: string } {
  const waiting = waitingCases(cases);
  const late = waiting.filter((one) => one.days_left < 0).length;
  const first = waiting.find((one) => one.days_left >= 0);
  const mine =
    waiting.length === 0
      ? undefined
      : [
          first
            ? t('web.consultation.mine_next', { count: waiting.length, day: first.opinion_case.due_on })
            : t('web.consultation.mine', { count: waiting.length }),
          late > 0 ? t('web.consultation.mine_late', { count: late }) : '',
        ]
          .filter(Boolean)
          .join(' ');
  const out = referrals.filter((one) => one.referral.state === 'sent');
  if (out.length === 0) {
    return { mine, out: t('web.consultation.none_out') };
  }
  const asked = out.reduce((sum, one) => sum + one.asked, 0);
  const submitted = out.reduce((sum, one) => sum + one.submitted, 0);
  return {
    mine,
    out: `${t('web.consultation.out', { count: out.length })} ${t('web.consultation.answered_of', { count: submitted, asked })}`,
  };
}

/** "9 dagar kvar", "i dag", "3 dagar sen". */
export function daysLeftWord(days: number): string {
  if (days === 0) {
    return t('web.consultation.due_today');
  }
  return days > 0
    ? t('web.consultation.days_left', { count: days })
    : t('web.consultation.days_late', { count: -days });
}

export type RecipientChoice = 'alla' | 'vantar' | 'sena' | 'begar' | 'avgivna';
export const recipientChoices: readonly RecipientChoice[] = ['alla', 'vantar', 'sena', 'begar', 'avgivna'];
export function recipientsChosen(
  lines: readonly RecipientLine[],
  choice: RecipientChoice,
  words = '',
): RecipientLine[] {
  const wanted = words.trim().toLowerCase();
  return lines.filter((line) => {
    const isIn =
      choice === 'alla' ||
      (choice === 'vantar' && isWaiting(line)) ||
      (choice === 'sena' && line.state === 'late') ||
      (choice === 'begar' && line.recipient.extension_asked_to !== undefined) ||
      (choice === 'avgivna' && line.state === 'submitted');
    const said = `${line.recipient.name} ${line.diary_number ?? ''}`.toLowerCase();
    return isIn && said.includes(wanted);
  });
}
export const isWaiting = (line: Pick<RecipientLine, 'state'>) =>
  line.state === 'preparing' || line.state === 'late';

const namedMost = 3;
/** Whom a reminder went to, and who had one earlier the same day and got no other. */
export function remindedSentence({ names, names_before: before }: ReferralReminded): string {
  const named = (all: readonly string[]) => ({ count: all.length, names: listText(all.slice(0, namedMost)) });
  const now = names.length > 0 ? t('web.consultation.reminded', named(names)) : '';
  const earlier = before.length > 0 ? t('web.consultation.reminded_before', named(before)) : '';
  return now && earlier ? `${now}. ${earlier}` : now || earlier || t('web.consultation.reminded_none');
}

/** `Säkerhetsprogram 2024` → `sakerhetsprogram-2024`, as the server takes a key; one that is taken gets a number. */
export function keyFor(title: string, taken: ReadonlySet<string>): string {
  const plain =
    title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 70)
      .replace(/^-+|-+$/g, '') || 'remiss';
  for (let at = 1; ; at++) {
    const key = at === 1 ? plain : `${plain}-${at}`;
    if (!taken.has(key)) {
      return key;
    }
  }
}

const weeks = 12;
/** Twelve weeks on: time for two meetings of a board. */
export function dueFrom(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + weeks * 7);
  return day.toISOString().slice(0, 10);
}

const dayLength = 86_400_000;
/** Days from one day to another; less than none when it has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}
/** How near the last day is, as a sentence; nothing once it has passed, for then those who are late are told. */
export function daysLeftSentence(days: number): string {
  return days > 0
    ? t('web.consultation.time_left', { count: days })
    : days === 0
      ? t('web.consultation.time_left_today')
      : '';
}
