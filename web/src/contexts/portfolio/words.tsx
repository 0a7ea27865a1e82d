// How reckonings, figures and effects are said.
import { moneyText, numberText, t } from '../../platform/i18n';
import { StatusChip, type Status } from '../../platform/ui/Chip';
import { rounded } from './curve';
import type { EffectKind, EffectView, Interval, Reckoning } from './types';

/** Three digits are all that anybody can use of a figure like these. */
export function harmText(value: number): string {
  return numberText(rounded(value));
}
export function intervalText(interval: Interval): string {
  return t('web.portfolio.interval', { low: harmText(interval.low), high: harmText(interval.high) });
}
export function oreText(ore: number | null | undefined): string {
  return ore === null || ore === undefined ? '–' : moneyText(ore / 100);
}
/** What is saved in a year for each million kronor, which is a figure that one can compare. */
export function perMillion(savedPerKrona: number): string {
  return harmText(savedPerKrona * 1_000_000);
}

export function kindWord(kind: Reckoning['kind']): string {
  return kind === 'portfolio.years' ? t('web.portfolio.years') : t('web.portfolio.choice');
}
const statuses: Record<Reckoning['state'], Status> = {
  waiting: 'told',
  running: 'told',
  done: 'good',
  failed: 'bad',
  cancelled: 'none',
};
export function stateWord(state: Reckoning['state']): string {
  return {
    waiting: t('web.portfolio.state.waiting'),
    running: t('web.portfolio.state.running'),
    done: t('web.portfolio.state.done'),
    failed: t('web.portfolio.state.failed'),
    cancelled: t('web.portfolio.state.cancelled'),
  }[state];
}
export function ReckoningChip({ reckoning }: { reckoning: Reckoning }) {
  return reckoning.is_stale ? (
    <StatusChip status="part">{t('web.portfolio.stale')}</StatusChip>
  ) : (
    <StatusChip status={statuses[reckoning.state]}>{stateWord(reckoning.state)}</StatusChip>
  );
}

export function effectKindWord(kind: EffectKind): string {
  return {
    add_member: t('web.portfolio.effect.add_member'),
    lower_needed: t('web.portfolio.effect.lower_needed'),
    lengthen_buffer: t('web.portfolio.effect.lengthen_buffer'),
    shorten_repair: t('web.portfolio.effect.shorten_repair'),
    shorten_restart: t('web.portfolio.effect.shorten_restart'),
    lower_losses: t('web.portfolio.effect.lower_losses'),
    black_start: t('web.portfolio.effect.black_start'),
  }[kind];
}

const hour = 60;
const day = 24 * hour;
/** "2 d 3 h", as people read a time. */
export function timeText(minutes: number): string {
  const parts: [number, string][] = [
    [Math.floor(minutes / day), t('web.portfolio.days')],
    [Math.floor((minutes % day) / hour), t('web.portfolio.hours')],
    [minutes % hour, t('web.portfolio.minutes')],
  ];
  const told = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return told.length > 0 ? told.join(' ') : `0 ${t('web.portfolio.minutes')}`;
}

/** From what to what an effect changes. */
export function effectText({ effect, before, member }: EffectView): string {
  const to = (after: string, from: string) => t('web.portfolio.from_to', { before: from, after });
  const times = () => to(timeText(effect.minutes ?? 0), timeText(before ?? 0));
  switch (effect.kind) {
    case 'add_member':
      return t('web.portfolio.with_member', { name: member ?? '' });
    case 'lower_needed':
      return to(String(effect.needed ?? ''), String(before ?? ''));
    case 'lower_losses':
      return to(numberText(effect.losses_per_year ?? 0), numberText(before ?? 0));
    case 'black_start':
      return '';
    default:
      return times();
  }
}
