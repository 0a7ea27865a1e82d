// Days reckoned back from a meeting, when its board has not said others; the server reckons the same.
export const readyDays = 17;
export const papersDays = 8;

/** The day so many days before another. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
