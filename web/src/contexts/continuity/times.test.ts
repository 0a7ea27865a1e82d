import { describe, expect, it } from 'vitest';
import { speak } from '../../platform/i18n';
import { minutesOf, numberIn, timeText, unitOf } from './times';

await speak('sv');

describe('times', () => {
  const said = (minutes: number) => timeText(minutes).replaceAll('\u00a0', ' ');
  it('are said as people say them, and exactly', () => {
    expect(said(0)).toBe('0 minuter');
    expect(said(60)).toBe('1 timme');
    expect(said(90)).toBe('1 timme 30 minuter');
    expect(said(1440)).toBe('1 dygn');
    expect(said(30 * 60 + 5)).toBe('1 dygn 6 timmar 5 minuter');
    expect(said(10080)).toBe('1 vecka');
    expect(said(10 * 1440)).toBe('10 dygn');
  });
  it('are typed in any unit, with a comma', () => {
    expect(minutesOf('4', 'hours')).toBe(240);
    expect(minutesOf('1,5', 'hours')).toBe(90);
    expect(minutesOf(' 3 ', 'days')).toBe(4320);
    expect(minutesOf('', 'days')).toBeNull();
    expect(minutesOf('snart', 'days')).toBeUndefined();
    expect(minutesOf('-1', 'days')).toBeUndefined();
  });
  it('are shown in the unit that makes them whole', () => {
    expect(unitOf(240)).toBe('hours');
    expect(unitOf(10080)).toBe('weeks');
    expect(unitOf(90)).toBe('minutes');
    expect(unitOf(0)).toBe('hours');
    expect(numberIn(90, 'hours')).toBe('1,5');
    expect(numberIn(null, 'hours')).toBe('');
  });
});
