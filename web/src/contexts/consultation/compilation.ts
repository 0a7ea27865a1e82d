// All answers side by side: which views are chosen, how they are grouped, and the sentence that says it at once.
import { t } from '../../platform/i18n';
import type { Compilation, CompiledAnswer, CompiledPart, CompiledView, Position, Stance } from './types';
import { positions } from './words';

/** What asks for something stands before what praises. */
export const stanceOrder: readonly Stance[] = ['shortcoming', 'change_proposal', 'question', 'praise'];
export type StanceCounts = Record<Stance, number>;

/** A view with all that it is found by. */
export interface Row {
  view: CompiledView;
  answer: CompiledAnswer | undefined;
  partKey: string;
  /** What is searched, in small letters. */
  said: string;
  /** How many other views are much like it. */
  alike: number;
}
export interface PartHead {
  key: string;
  title: string;
  part: CompiledPart;
}
export interface Prepared {
  rows: Row[];
  parts: PartHead[];
}

/** The key of views that speak of no part. */
export const wholeKey = 'utan';
const keyOfPart = (part: string | null | undefined) => part ?? wholeKey;

/** Reads a compilation once, so that every choice afterwards is quick. */
export function prepared(told: Compilation): Prepared {
  const answers = new Map(told.answers.map((one) => [one.opinion_case, one]));
  const parts = told.parts.map((part) => ({
    key: keyOfPart(part.part),
    title: part.part ? part.title : t('web.consultation.part_whole'),
    part,
  }));
  const place = new Map(parts.map((one, at) => [one.key, at]));
  const titles = new Map(parts.map((one) => [one.key, one.title]));
  const sizes = new Map<number, number>();
  for (const view of told.views) {
    sizes.set(view.cluster, (sizes.get(view.cluster) ?? 0) + 1);
  }
  const rows = told.views.map((view): Row => {
    const answer = answers.get(view.opinion_case);
    const partKey = keyOfPart(view.part);
    const said = [view.body, view.text_proposal, answer?.name, titles.get(partKey), view.reply?.why]
      .filter(Boolean)
      .join(' ')
      .toLowerCase();
    return { view, answer, partKey, said, alike: view.cluster === 0 ? 0 : sizes.get(view.cluster)! - 1 };
  });
  const names = new Intl.Collator('sv');
  // Views that say much the same stand beside each other.
  rows.sort(
    (a, b) =>
      place.get(a.partKey)! - place.get(b.partKey)! ||
      stanceOrder.indexOf(a.view.stance) - stanceOrder.indexOf(b.view.stance) ||
      (a.view.cluster || Infinity) - (b.view.cluster || Infinity) ||
      names.compare(a.answer?.name ?? '', b.answer?.name ?? ''),
  );
  return { rows, parts };
}

export interface Choice {
  words: string;
  stance?: string;
  position?: string;
  part?: string;
  /** The case whose answer is read. */
  answer?: string;
  /** `ja` or `nej`. */
  replied?: string;
  cluster?: string;
}
export const isChosen = (choice: Choice) => Object.values(choice).some((one) => (one ?? '') !== '');

export function rowsChosen(rows: readonly Row[], choice: Choice): Row[] {
  const words = choice.words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    ({ view, answer, partKey, said }) =>
      (!choice.stance || view.stance === choice.stance) &&
      (!choice.position || answer?.position === choice.position) &&
      (!choice.part || partKey === choice.part) &&
      (!choice.answer || view.opinion_case === choice.answer) &&
      (!choice.replied || (choice.replied === 'ja') === Boolean(view.reply)) &&
      (!choice.cluster || String(view.cluster) === choice.cluster) &&
      words.every((word) => said.includes(word)),
  );
}

export interface Group {
  head: PartHead;
  rows: Row[];
  counts: StanceCounts;
}
/** The chosen views part by part, in the order that the parts were sent out in; parts without a view are left out. */
export function groupsOf(rows: readonly Row[], parts: readonly PartHead[]): Group[] {
  const of = new Map<string, Row[]>();
  for (const row of rows) {
    const those = of.get(row.partKey);
    if (those) {
      those.push(row);
    } else {
      of.set(row.partKey, [row]);
    }
  }
  return parts
    .filter((head) => of.has(head.key))
    .map((head) => ({ head, rows: of.get(head.key)!, counts: countsOf(of.get(head.key)!) }));
}

export function countsOf(rows: readonly Row[]): StanceCounts {
  const counts: StanceCounts = { praise: 0, question: 0, change_proposal: 0, shortcoming: 0 };
  for (const { view } of rows) {
    counts[view.stance] += 1;
  }
  return counts;
}

export interface PositionRow {
  position: Position;
  answers: number;
  views: number;
  counts: StanceCounts;
}
/** How many took each position, and what their views are. */
export function positionRows(told: Compilation, rows: readonly Row[]): PositionRow[] {
  return positions
    .map((position) => {
      const those = rows.filter((row) => row.answer?.position === position);
      const answers = told.positions.find((one) => one.position === position)?.count ?? 0;
      return { position, answers, views: those.length, counts: countsOf(those) };
    })
    .filter((row) => row.answers > 0);
}

/** The part that most asks to be changed; nothing when no part stands out. */
export function mostContested(parts: readonly CompiledPart[]): { title: string; count: number } | undefined {
  const asks = (part: CompiledPart) => part.shortcomings + part.change_proposals;
  const [first, second] = parts.filter((one) => one.part).sort((a, b) => asks(b) - asks(a));
  return first && asks(first) > 1 && asks(first) > (second ? asks(second) : 0)
    ? { title: first.title, count: asks(first) }
    : undefined;
}

/** "14 av 16 svar tillstyrker." and what is left to do about the views. */
export function compilationAnswer(told: Compilation): { main: string; rest: string } {
  const count = (position: Position) => told.positions.find((one) => one.position === position)?.count ?? 0;
  const supports = count('supports') + count('supports_with_views');
  const opposes = count('opposes');
  const main = [
    t('web.consultation.supports_of', { count: supports, answers: told.answers.length }),
    opposes > 0 ? t('web.consultation.opposes', { count: opposes }) : '',
  ];
  const left = told.views.length - told.replied;
  const most = mostContested(told.parts);
  const rest = [
    t('web.consultation.views_count', { count: told.views.length }),
    told.views.length === 0
      ? ''
      : left > 0
        ? t('web.consultation.views_left', { count: left })
        : t('web.consultation.views_done'),
    most ? t('web.consultation.most_contested', { part: most.title, count: most.count }) : '',
  ];
  return { main: main.filter(Boolean).join(' '), rest: rest.filter(Boolean).join(' ') };
}

export interface Crossing {
  rows: { answer: CompiledAnswer; views: number }[];
  columns: { head: PartHead; views: number }[];
  /** Views by case and part. */
  cells: Map<string, Map<string, StanceCounts>>;
}
/** The chosen views as answers against parts; those without a view are left out. */
export function crossed(chosen: readonly Row[], told: Compilation, parts: readonly PartHead[]): Crossing {
  const cells: Crossing['cells'] = new Map();
  const perPart = new Map<string, number>();
  const perAnswer = new Map<string, number>();
  for (const { view, partKey } of chosen) {
    const row = cells.get(view.opinion_case) ?? new Map<string, StanceCounts>();
    const cell = row.get(partKey) ?? countsOf([]);
    cell[view.stance] += 1;
    row.set(partKey, cell);
    cells.set(view.opinion_case, row);
    perPart.set(partKey, (perPart.get(partKey) ?? 0) + 1);
    perAnswer.set(view.opinion_case, (perAnswer.get(view.opinion_case) ?? 0) + 1);
  }
  return {
    rows: told.answers
      .filter((one) => cells.has(one.opinion_case))
      .map((answer) => ({ answer, views: perAnswer.get(answer.opinion_case) ?? 0 })),
    columns: parts
      .filter((one) => perPart.has(one.key))
      .map((head) => ({ head, views: perPart.get(head.key) ?? 0 })),
    cells,
  };
}

const pieceLength = 12;
export interface Piece {
  key: string;
  rows: readonly Row[];
}
/** A group in pieces that are drawn when they come near. */
export function piecesOf(group: Group): Piece[] {
  return Array.from({ length: Math.ceil(group.rows.length / pieceLength) }, (_, at) => ({
    key: `${group.head.key}-${at}`,
    rows: group.rows.slice(at * pieceLength, (at + 1) * pieceLength),
  }));
}

/** A title for the change that a view asks for: its first sentence, not too long. */
export function titleOfChange(body: string): string {
  const sentence = /^[^.!?\n]*/.exec(body.trim())?.[0].trim() ?? '';
  const short = sentence || body.trim();
  return short.length <= 120 ? short : `${short.slice(0, 117).replace(/\s+\S*$/, '')} …`;
}
