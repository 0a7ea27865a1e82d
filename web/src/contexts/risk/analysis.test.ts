import { describe, expect, it } from 'vitest';
import { speak } from '../../platform/i18n';
import { analysisAnswer, areConditionsAnswered, partsOf, placeOfMissing } from './analysis';
import { roundAnswer } from './round';
import type { Analysis, AnalysisView } from './types';

await speak('sv');

const analysis = { id: 'a', round: 'r', state: 'draft', area_text: 'Gator', version: 1 } as Analysis;
const view = (more: Partial<AnalysisView>, of: Partial<Analysis> = {}) =>
  ({
    analysis: { ...analysis, ...of },
    capabilities: [],
    risks: 3,
    waiting: 0,
    ...more,
  }) as unknown as AnalysisView;

describe('how far an analysis has come', () => {
  it('says what is left before it can be handed in', () => {
    expect(analysisAnswer(view({ waiting: 2 }))).toBe(
      '1 av 7 rubriker är skrivna. Kvar: 2 kopierade risker väntar på svar, förmågan är inte bedömd och de särskilda förutsättningarna är inte besvarade.',
    );
    const ready = view({ capabilities: [{}] as never }, { conditions_considered: false });
    expect(analysisAnswer(ready)).toContain('kan lämnas');
  });
  it('wants to know how the conditions are considered, but not why they are not', () => {
    expect(areConditionsAnswered(analysis)).toBe(false);
    expect(areConditionsAnswered({ ...analysis, conditions_considered: false })).toBe(true);
    expect(areConditionsAnswered({ ...analysis, conditions_considered: true })).toBe(false);
    expect(
      areConditionsAnswered({ ...analysis, conditions_considered: true, conditions_words: 'Vägda' }),
    ).toBe(true);
  });
  it('holds the risks for done when none waits', () => {
    const done = (more: Partial<AnalysisView>) => partsOf(view(more), String).at(-1)!.isDone;
    expect(done({})).toBe(true);
    expect(done({ waiting: 1 })).toBe(false);
    expect(done({ risks: 0 })).toBe(false);
  });
});

describe('what is missing', () => {
  const at = (pointer: string) => placeOfMissing({ pointer, detail: 'x' }, analysis);
  it('leads to where it is put right', () => {
    expect(at('/risks/17').to).toBe('/risker/17');
    expect(at('/capabilities').hash).toBe('formaga');
    expect(at('/conditions_words').hash).toBe('forutsattningar');
    expect(at('/participation/9')).toEqual({
      detail: 'x',
      to: '/riskanalyser/r',
      search: { visa: 'deltagare' },
      hash: 'p-9',
    });
  });
});

describe('a round in one breath', () => {
  const round = (handed_in: number, unanswered: number) =>
    roundAnswer({ round: { state: 'open' }, analyses: 14, handed_in, unanswered });
  it('counts what is handed in and who is silent', () => {
    expect(round(7, 2)).toBe('7 av 14 analyser är lämnade; 2 deltagare har inte svarat.');
    expect(round(1, 0)).toBe('1 av 14 analyser är lämnad.');
  });
});
