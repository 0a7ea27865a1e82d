// What of a comparison is told, and how.
import { named, t } from '../../platform/i18n';
import type { ComparedPart } from './types';
import { abilityWord, changeKindWord, goalKindWord, levelWord } from './words';

/** Likeness in hundredths under which a text counts as written anew. */
const rewrittenUnder = 40;

const order: ComparedPart['fate'][] = [
  'merged',
  'moved_out',
  'moved_in',
  'removed',
  'changed',
  'added',
  'same',
];

/** The parts of a kind in the order a reader asks: what moved or went first, then what changed, then what is new. */
export function toldParts(
  parts: readonly ComparedPart[],
  filter: { kind?: string; isWhole: boolean },
): ComparedPart[] {
  return parts
    .filter((part) => (!filter.kind || part.kind === filter.kind) && (filter.isWhole || part.fate !== 'same'))
    .map((part, at) => ({ part, at }))
    .sort((a, b) => order.indexOf(a.part.fate) - order.indexOf(b.part.fate) || a.at - b.at)
    .map(({ part }) => part);
}

/** Whether a part was written anew rather than changed; then words are not compared one by one. */
export function isRewritten(part: Pick<ComparedPart, 'likeness' | 'before' | 'after' | 'body'>): boolean {
  return (
    part.before.length > 0 &&
    part.after !== undefined &&
    part.likeness < rewrittenUnder &&
    part.body.some((one) => one.kind === 'added') &&
    part.body.some((one) => one.kind === 'removed')
  );
}

/** The label of a field that is no text. */
export function fieldWord(field: string): string {
  switch (field) {
    case 'kind':
      return t('programme.node_kind');
    case 'level':
      return t('programme.level');
    case 'ability':
      return t('programme.ability');
    default:
      return named(`programme.${field}`, field);
  }
}

/** A choice in words. */
export function valueWord(field: string, value: string): string {
  switch (field) {
    case 'ability':
      return abilityWord(value);
    case 'level':
      return levelWord(value);
    case 'kind': {
      const goal = goalKindWord(value);
      return goal === value ? changeKindWord(value) : goal;
    }
    default:
      return value === 'true' ? t('web.yes') : value === 'false' ? t('web.no') : value;
  }
}
