import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { keyOf, textsOf } from '../../../tools/keys.mjs';
import {
  dateText,
  dayOf,
  instantOf,
  moneyText,
  named,
  readDate,
  readTime,
  shareText,
  t,
  useTexts,
  weekText,
  type TextKey,
} from '.';

const own = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`src/texts/${language}.json`, 'utf8'));

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory()
      ? sources(path)
      : /\.tsx?$/.test(name) && !/\.test\.|\.d\.ts$/.test(name)
        ? [path]
        : [];
  });
}

const code = sources('src')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const said = new Set(
  [...code.matchAll(/\bt\(\s*'([\w.]+)'/g), ...code.matchAll(/title_key: '([\w.]+)'/g)].map(
    (match) => match[1]!,
  ),
);

describe('the texts', () => {
  it('have every key that the web says, in both languages', () => {
    expect(said.size).toBeGreaterThan(80);
    for (const language of ['sv', 'en']) {
      const keys = new Set(Object.keys(textsOf(language)).map(keyOf));
      expect([...said].filter((key) => !keys.has(key))).toEqual([]);
    }
  });

  it('of the web are all used', () => {
    const unused = Object.keys(own('sv')).filter((key) => !code.includes(`'${keyOf(key)}'`));
    expect(unused).toEqual([]);
  });

  it('are the same keys with the same parameters in both languages, and none is empty', () => {
    const sv = own('sv');
    const en = own('en');
    expect(Object.keys(en)).toEqual(Object.keys(sv));
    const params = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();
    for (const key of Object.keys(sv)) {
      expect(sv[key]).not.toBe('');
      expect([key, params(en[key]!)]).toEqual([key, params(sv[key]!)]);
    }
  });
});

describe('a text', () => {
  beforeEach(() =>
    useTexts('sv', { 'a.rows.one': 'En rad', 'a.rows.other': '{count} rader', 'a.who': 'Hej {name}' }),
  );
  const key = (text: string) => text as TextKey;

  it('takes the form that its count asks for, with spaces in large numbers', () => {
    expect(t(key('a.rows'), { count: 1 })).toBe('En rad');
    expect(t(key('a.rows'), { count: 12500 }).replace(/\s/g, ' ')).toBe('12 500 rader');
    expect(t(key('a.rows'), { count: 0 })).toBe('0 rader');
  });

  it('keeps a parameter that was not given in sight', () => {
    expect(t(key('a.who'))).toBe('Hej {name}');
    expect(t(key('a.who'), { name: 'Anna $& Berg' })).toBe('Hej Anna $& Berg');
  });

  it('without words shows what stands in for it', () => {
    expect(t(key('a.none'))).toBe('a.none');
    expect(named('a.none', 'coordinator')).toBe('coordinator');
  });
});

describe('values', () => {
  it('are said as in Sweden', () => {
    useTexts('sv', { 'web.week': 'v. {week}' });
    expect(dateText('2024-03-01')).toBe('2024-03-01');
    expect(dateText('2024-03-01T23:30:00Z')).toBe('2024-03-02 00:30');
    expect(moneyText(12500).replace(/\s/g, ' ')).toBe('12 500 kr');
    expect(shareText(0.78).replace(/\s/g, ' ')).toBe('78 %');
    expect(weekText('2024-12-30')).toBe('v. 1');
    expect(weekText('2021-01-03')).toBe('v. 53');
  });

  it('of days are read however they were typed, and a day that is not there is refused', () => {
    for (const typed of ['2024-03-01', '20240301', '240301', '1/3 2024', ' 1.3.2024 ']) {
      expect([typed, readDate(typed, '2024-02-01')]).toEqual([typed, '2024-03-01']);
    }
    expect(readDate('idag', '2024-02-01')).toBe('2024-02-01');
    for (const typed of ['2024-02-30', '2023-02-29', '2024-13-01', 'snart', '']) {
      expect(readDate(typed, '2024-02-01')).toBeNull();
    }
  });
});

describe('a moment', () => {
  it('is what Swedish clocks show, in winter and in summer', () => {
    expect(instantOf('2024-02-01', '12:00')).toBe('2024-02-01T11:00:00Z');
    expect(instantOf('2024-07-01', '00:30')).toBe('2024-06-30T22:30:00Z');
    expect(dayOf('2024-06-30T22:30:00Z')).toBe('2024-07-01');
    expect(dateText(instantOf('2024-03-31', '01:30'))).toBe('2024-03-31 01:30');
    expect(dateText(instantOf('2024-03-31', '03:30'))).toBe('2024-03-31 03:30');
  });
  it('is typed as people do', () => {
    expect(['14:05', '14.05', '1405', '9', '24:00', '9:60', 'nu'].map(readTime)).toEqual([
      '14:05',
      '14:05',
      '14:05',
      '09:00',
      null,
      null,
      null,
    ]);
  });
});
