import { expect, it } from 'vitest';
import { minutesOf, oreOf } from './ask';

it('reads kronor as people type them', () => {
  expect(oreOf('2 500 000')).toBe(250_000_000);
  expect(oreOf('2,5 mkr')).toBe(250_000_000);
  expect(oreOf('300 tkr')).toBe(30_000_000);
  expect(oreOf('99,50')).toBe(9950);
  expect(oreOf('mycket')).toBeUndefined();
  expect(oreOf('')).toBeUndefined();
});

it('reads times as people type them', () => {
  expect(minutesOf('90')).toBe(90);
  expect(minutesOf('4 h')).toBe(240);
  expect(minutesOf('2 d 12 h')).toBe(3600);
  expect(minutesOf('1,5 h')).toBe(90);
  expect(minutesOf('strax')).toBeUndefined();
  expect(minutesOf('4 h snart')).toBeUndefined();
});
