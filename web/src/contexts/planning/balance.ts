// The bars of a balance: how long each is against the longest, and its part of the whole.

export interface Bar {
  name: string;
  goals: number;
  /** Of the longest bar, 0 to 1. */
  share: number;
  /** Of all goals, whole percents. */
  percent: number;
}

export function shares(counts: readonly { name: string; goals: number }[]): Bar[] {
  const most = Math.max(1, ...counts.map((one) => one.goals));
  const total = counts.reduce((sum, one) => sum + one.goals, 0);
  return counts.map((one) => ({
    ...one,
    share: one.goals / most,
    percent: total === 0 ? 0 : Math.round((one.goals / total) * 100),
  }));
}
