// Where in a round somebody looks: words of the address name a unit, a goal, a focus area, a sector, or the whole.
import type { Chosen, RollUp } from './types';

/** The words of the address, each an id; `varfor` is there when the whole town is asked of. */
export const placeWords = ['enhet', 'mal', 'omrade', 'sektor', 'varfor'] as const;
export type PlaceWord = (typeof placeWords)[number];
export type PlaceInAddress = Partial<Record<PlaceWord, string | undefined>>;

const whole = 'alla';

/** The address of some cells of a round; each word is there, so that those not meant are taken away. */
export function addressOf(chosen: Chosen | undefined): Record<PlaceWord, string | undefined> {
  const isWhole = chosen !== undefined && Object.values(chosen).every((one) => !one);
  return {
    enhet: chosen?.unit,
    mal: chosen?.goal,
    omrade: chosen?.focus_area,
    sektor: chosen?.sector,
    varfor: isWhole ? whole : undefined,
  };
}

export interface Place {
  title: string;
  chosen: Chosen;
}

/** What an address names of a round, and what that is called. What is not in the round is passed over; nothing when
 *  nothing is left. */
export function placeIn(told: RollUp, at: PlaceInAddress, town: string): Place | undefined {
  const unit = told.units.find((one) => one.unit === at.enhet);
  const goal = told.goals.find((one) => one.goal === at.mal);
  const area = told.focus_areas.parts.find((one) => one.id === at.omrade);
  const sector = told.sectors.parts.find((one) => one.id === at.sektor);
  const names = [unit?.name, area?.title, sector?.title, goal?.title].filter(Boolean);
  if (names.length === 0) {
    return at.varfor === whole ? { title: town, chosen: {} } : undefined;
  }
  return {
    title: names.join(': '),
    chosen: {
      ...(unit ? { unit: unit.unit } : {}),
      ...(goal ? { goal: goal.goal } : {}),
      ...(area ? { focus_area: area.id } : {}),
      ...(sector ? { sector: sector.id } : {}),
    },
  };
}
