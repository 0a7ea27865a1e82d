import { beforeEach, describe, expect, it } from 'vitest';
import { useTexts } from '../../platform/i18n';
import { textsOf } from '../../../tools/keys.mjs';
import type { Finding } from '../../platform/trace';
import { chosen, counts, coverageWords, grouped } from './coverage';
import type { Matrix, RuleView } from './types';

const finding = (rule: string, severity: string, text_sv: string, state = 'open') =>
  ({ rule, severity, text_sv, text_en: text_sv, because: [], state }) as unknown as Finding;
const findings = [
  finding('COV-001', 'warning', 'Inget mål leder till Olycksförebyggande arbete'),
  finding('COV-013', 'error', 'Farsta stadsdelsnämnd gjorde det senast 2019-09-26'),
  finding('COV-014', 'info', 'Åtta av tio mål', 'accepted'),
  finding('COV-006', 'warning', 'Ämnet ägs av ingen', 'changed_since_acceptance'),
];

describe('the answer', () => {
  beforeEach(() => useTexts('sv', textsOf('sv')));
  const area = (title: string, goals: number) => ({ node: { title }, goals, is_hole: goals === 0 });
  const matrix = (...areas: unknown[]) => ({ focus_areas: areas, goals: [] }) as unknown as Matrix;

  it('says how many focus areas have goals, and which has none', () => {
    expect(coverageWords(matrix(area('Beredskap', 8), area('Olycksförebyggande arbete', 0)))).toEqual({
      main: '1 av 2 fokusområden har mål.',
      rest: 'Olycksförebyggande arbete saknar mål.',
    });
    expect(coverageWords(matrix(area('A', 0), area('B', 0), area('C', 1))).rest).toBe('A och B saknar mål.');
    expect(coverageWords(matrix(area('A', 1))).rest).toBeUndefined();
  });
});

describe('findings', () => {
  it('are grouped with the gravest rule first', () => {
    const rules = [
      'COV-001 warning',
      'COV-006 warning',
      'COV-013 error',
      'COV-014 info',
      'COV-002 error',
    ].map((line) => ({ rule: line.split(' ')[0], severity: line.split(' ')[1] }) as RuleView);
    expect(grouped(findings, rules).map((group) => group.rule.rule)).toEqual([
      'COV-013',
      'COV-001',
      'COV-006',
      'COV-014',
    ]);
  });

  it('are chosen by severity, rule, state and words', () => {
    const rules = (filter: Parameters<typeof chosen>[1]) => chosen(findings, filter).map((one) => one.rule);
    expect(rules({})).toHaveLength(4);
    expect(rules({ severity: 'warning' })).toEqual(['COV-001', 'COV-006']);
    expect(rules({ state: 'accepted' })).toEqual(['COV-014']);
    expect(rules({ state: 'open' })).toEqual(['COV-001', 'COV-013', 'COV-006']);
    expect(rules({ q: 'farsta SENAST' })).toEqual(['COV-013']);
    expect(rules({ rule: 'COV-006', severity: 'error' })).toEqual([]);
  });

  it('that are accepted do not count, those whose facts changed do', () => {
    expect(counts(findings)).toEqual({ error: 1, warning: 2, info: 0 });
  });
});
