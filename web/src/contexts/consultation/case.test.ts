import { readFileSync } from 'node:fs';
import { expect, describe, it } from 'vitest';
import { useTexts } from '../../platform/i18n/texts';
import { textsOf } from '../../../tools/keys.mjs';
import {
  caseAnswer,
  daysWord,
  inSentence,
  keyDays,
  lacksOf,
  lastPlace,
  stepped,
  wayOf,
  writtenAfter,
} from './case';
import type { CaseView } from './types';

useTexts('sv', textsOf('sv'));

function viewOf(more: Record<string, unknown> = {}, of: Record<string, unknown> = {}): CaseView {
  return {
    opinion_case: {
      id: 'c',
      unit: 'u',
      way: 'board',
      state: 'preparing',
      received_on: '2023-12-04',
      due_on: '2024-03-01',
      ...of,
    },
    unit_name: 'Utbildningsnämnden',
    sections: [],
    views: [],
    steps: [],
    signatures: [],
    decisions: [],
    gaps: [],
    deadlines: { due_on: '2024-03-01', days_left: 29, meetings: [], chosen_fits: false, ways_out: [] },
    ...more,
  } as unknown as CaseView;
}

describe('the sentence that a case opens with', () => {
  it('says what is missing before somebody can decide', () => {
    expect(caseAnswer(viewOf({ gaps: ['no_position', 'no_proposal', 'no_meeting'] }))).toBe(
      'Tre saker saknas innan utbildningsnämnden kan besluta: ställningstagande, förslag till beslut och sammanträde.',
    );
    expect(caseAnswer(viewOf({ gaps: ['no_position'] }, { way: 'chair' }))).toBe(
      'En sak saknas innan ordföranden kan besluta: ställningstagande.',
    );
  });
  it('says a void signature once, and not as a missing one too', () => {
    expect(
      lacksOf(viewOf({ gaps: ['signature_void', 'signatures_missing'] }), [
        'signatures_missing',
        'signature_void',
      ]),
    ).toEqual(['signature_void']);
  });
  it('says that all is ready, and when it is decided', () => {
    const meeting = { meeting: { id: 'm', held_on: '2024-02-15' } };
    expect(
      caseAnswer(viewOf({ deadlines: { ...viewOf().deadlines, meetings: [meeting] } }, { meeting: 'm' })),
    ).toBe('Allt är klart: utbildningsnämnden kan besluta vid sammanträdet 2024-02-15.');
  });
  it('says what was submitted, by which paragraph', () => {
    const decisions = [
      { decision: { outcome: 'approved', paragraph: '§ 14', decided_on: '2024-01-25' }, dissents: [] },
    ];
    expect(
      caseAnswer(
        viewOf(
          { decisions },
          { state: 'submitted', submitted_on: '2024-01-25', position: 'supports_with_views' },
        ),
      ),
    ).toBe('Avgivet 2024-01-25, § 14. Tillstyrker med synpunkter.');
  });
  it('keeps the capital of what is no board', () => {
    expect(inSentence('Trafiknämnden')).toBe('trafiknämnden');
    expect(inSentence('Farsta stadsdelsnämnd')).toBe('Farsta stadsdelsnämnd');
    expect(inSentence('Stockholm Vatten AB')).toBe('Stockholm Vatten AB');
    useTexts('en', textsOf('en'));
    expect(inSentence('Trafiknämnden')).toBe('Trafiknämnden');
    useTexts('sv', textsOf('sv'));
  });
  it('counts the days', () => {
    expect([29, 1, 0, -3].map(daysWord)).toEqual([
      '29 dagar kvar',
      '1 dag kvar',
      'sista dagen är i dag',
      '3 dagar försenat',
    ]);
  });
});

describe('the way of a case', () => {
  const states = (view: CaseView) => wayOf(view).map((step) => step.state);
  it('shows one step in turn, and what it lacks', () => {
    const view = viewOf({
      gaps: ['no_position', 'signatures_missing', 'no_meeting'],
      steps: [{ done_on: '2024-01-01' }, {}],
    });
    expect(states(view)).toEqual(['now', 'later', 'later', 'later', 'later', 'later']);
    expect(wayOf(view).map((step) => step.note)).toEqual([
      'Saknar diarienummer och handläggare',
      '1 av 2 steg klara',
      'Saknar ställningstagande',
      '0 av 2',
      'Saknar sammanträde',
      'Senast 2024-03-01',
    ]);
  });
  it('is done to its end when the answer is submitted, also where nobody wrote down every step', () => {
    expect(states(viewOf({}, { state: 'submitted', submitted_on: '2024-01-25' }))).toEqual(
      Array(6).fill('done'),
    );
  });
  it('says loudly that a signature no longer holds', () => {
    expect(states(viewOf({ gaps: ['signature_void'] }))[3]).toBe('wrong');
  });
  it('tells which sections were written after a signature', () => {
    const section = (id: string, at: string) => ({ section: { id, written_at: at } });
    const view = viewOf({
      sections: [section('a', '2024-02-01T10:00:00.000Z'), section('b', '2024-02-02T10:00:00.000Z')],
    });
    const signature = { signed_at: '2024-02-01T12:00:00.000Z' } as never;
    expect(writtenAfter(view, signature).map((one) => one.section.id)).toEqual(['b']);
  });
  it('tells the days that count in their order', () => {
    const meetings = [
      { meeting: { id: 'm', held_on: '2024-02-15' }, ready_on: '2024-01-29', sent_on: '2024-02-07' },
    ];
    const view = viewOf(
      { deadlines: { ...viewOf().deadlines, best: 'm', meetings } },
      { internal_due_on: '2024-01-26' },
    );
    expect(keyDays(view, '2024-02-01').map((one) => one.what)).toEqual([
      'internal',
      'ready',
      'today',
      'sent',
      'meeting',
      'due',
    ]);
  });
});

describe('places in an order', () => {
  const rows = [
    { id: 'a', position: 1 },
    { id: 'b', position: 1000 },
    { id: 'c', position: 1000 },
  ];
  it('gives a step up or down the fewest new places', () => {
    expect(stepped(rows, 'c', -1).map(({ row, position }) => [row.id, position])).toEqual([
      ['c', 2],
      ['b', 3],
    ]);
    expect(stepped(rows, 'a', -1)).toEqual([]);
    expect(lastPlace(rows)).toBe(1001);
    expect(lastPlace([])).toBe(1);
  });
});

it('has a word for everything that the server can say is missing', () => {
  const rules = readFileSync('../src/contexts/consultation/include/consultation/views.h', 'utf8');
  const names = /enum class CaseGap \{([^}]*)\}/.exec(rules)?.[1]?.match(/\w+/g) ?? [];
  const words = textsOf('sv');
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !(`web.consultation.case.lack.${name}` in words))).toEqual([]);
});
