// What somebody typed, as the interface takes it.

/** Kronor as people type them ("2 500 000", "2,5 mkr", "2,5 milj") in öre; undefined for what is no sum. */
export function oreOf(typed: string): number | undefined {
  const match = /^(\d[\d \u00a0]*)(?:[.,](\d+))?(mkr|milj(?:oner)?|m|kr|tkr)?$/.exec(
    typed
      .trim()
      .toLowerCase()
      .replace(/\s+(mkr|milj(?:oner)?|m|kr|tkr)$/, '$1'),
  );
  if (!match) {
    return undefined;
  }
  const whole = match[1]!.replace(/[ \u00a0]/g, '');
  const sum = Number(`${whole}.${match[2] ?? '0'}`);
  const unit = match[3] ?? 'kr';
  const factor = unit === 'kr' ? 1 : unit === 'tkr' ? 1000 : 1_000_000;
  return Math.round(sum * factor * 100);
}

const units: Record<string, number> = { min: 1, h: 60, tim: 60, timmar: 60, d: 1440, dygn: 1440, v: 10080 };
/** A time as people type it ("90", "4 h", "2 d 12 h") in minutes; undefined for what is none. */
export function minutesOf(typed: string): number | undefined {
  const words = typed.trim().toLowerCase();
  if (/^\d+$/.test(words)) {
    return Number(words);
  }
  const parts = [...words.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-zåäö]+)/g)];
  if (parts.length === 0 || words.replace(/(\d+(?:[.,]\d+)?)\s*([a-zåäö]+)/g, '').trim() !== '') {
    return undefined;
  }
  let minutes = 0;
  for (const [, amount, unit] of parts) {
    const factor = units[unit!];
    if (factor === undefined) {
      return undefined;
    }
    minutes += Number(amount!.replace(',', '.')) * factor;
  }
  return Number.isInteger(minutes) ? minutes : undefined;
}
