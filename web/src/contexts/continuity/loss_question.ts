// What is lost, as the address says it and as the server is asked. Ids alone: who may not see a thing learns nothing
// from a link that was sent.
import { classes, type LossAsk, type ResourceClass } from './engine_types';

export const wordsOfLoss = ['bort', 'slag', 'leverantor', 'varar', 'horisont', 'minut', 'varfor'] as const;
export type WordOfLoss = (typeof wordsOfLoss)[number];
export type Wanted = Partial<Record<WordOfLoss, string | undefined>>;

const day = 24 * 60;
export const horizons = [3 * day, 7 * day, 30 * day, 90 * day, 365 * day] as const;
const horizonUsual = 30 * day;
export const lengths = [4 * 60, 12 * 60, day, 3 * day, 7 * day] as const;
/** Until each is repaired, in the time that the register says of it. */
export const repaired = 'lagas';

/** The nodes that the address names. */
export const lostOf = (wanted: Wanted): string[] => (wanted.bort ?? '').split(',').filter(Boolean);
const classOf = (wanted: Wanted): ResourceClass | undefined => classes.find((one) => one === wanted.slag);

const wholeNumber = (word: string | undefined): number | undefined =>
  word !== undefined && /^\d{1,7}$/.test(word) ? Number(word) : undefined;

export function horizonOf(wanted: Wanted): number {
  const asked = wholeNumber(wanted.horisont);
  return horizons.find((one) => one === asked) ?? horizonUsual;
}
/** The minute that is looked at; nothing when the address names none. */
export const minuteOf = (wanted: Wanted): number | undefined => wholeNumber(wanted.minut);

/** The question to the server; none while nothing is lost. */
export function askOf(wanted: Wanted): LossAsk | undefined {
  const lost = lostOf(wanted);
  const kind = classOf(wanted);
  if (lost.length === 0 && !kind && !wanted.leverantor) {
    return undefined;
  }
  const lasts = wholeNumber(wanted.varar);
  return {
    lost,
    ...(kind ? { kind } : {}),
    ...(wanted.leverantor ? { supplier: wanted.leverantor } : {}),
    is_repaired: wanted.varar === repaired,
    ...(lasts ? { lasts_minutes: lasts } : {}),
    horizon_minutes: horizonOf(wanted),
  };
}

/** The address with one more node lost, or one fewer. */
export const withLost = (wanted: Wanted, id: string): string =>
  [...new Set([...lostOf(wanted), id])].join(',');
export const withoutLost = (wanted: Wanted, id: string): string | undefined =>
  lostOf(wanted)
    .filter((one) => one !== id)
    .join(',') || undefined;
