// When a section was written: savings that follow on each other are one sitting.
import type { SectionMoment } from './types';

export interface Sitting {
  /** The last moment of it, at which its wording is read. */
  at: string;
  from: string;
  by?: string;
}

const apart = 10 * 60 * 1000;

/** Moments, the latest first, as sittings: by the same hand, and with no longer pause than some minutes. */
export function sittings(moments: readonly SectionMoment[]): Sitting[] {
  const out: Sitting[] = [];
  for (const one of moments) {
    const last = out.at(-1);
    if (last && last.by === one.by && Date.parse(last.from) - Date.parse(one.at) <= apart) {
      last.from = one.at;
    } else {
      out.push({ at: one.at, from: one.at, by: one.by });
    }
  }
  return out;
}
