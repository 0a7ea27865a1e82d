import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTexts } from '../../platform/i18n';
import {
  compilationAnswer,
  countsOf,
  crossed,
  groupsOf,
  isChosen,
  mostContested,
  piecesOf,
  positionRows,
  prepared,
  rowsChosen,
  titleOfChange,
  type Choice,
} from './compilation';
import type { Compilation } from './types';

beforeAll(() => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  useTexts('sv', read('../src/contexts/consultation/texts/sv.json'));
});

const view = (id: string, of: string, stance: string, part: string | undefined, more: object = {}) => ({
  view: id,
  opinion_case: of,
  stance,
  part,
  body: `Synpunkt ${id}`,
  cluster: 0,
  ...more,
});
const part = (id: string | undefined, title: string, asks = 0) => ({
  part: id,
  kind: id ? 'section' : undefined,
  title,
  praise: 0,
  questions: 0,
  change_proposals: 0,
  shortcomings: asks,
});
const answer = (id: string, name: string, position: string) => ({
  recipient: `r-${id}`,
  opinion_case: id,
  name,
  position,
  outside_town: false,
  dissents: 0,
  version: 1,
});

function told(): Compilation {
  return {
    referral: { id: 'x', title: 'Program' },
    sender_name: 'KS',
    asked: 3,
    replied: 1,
    rights: { lead: true },
    answers: [answer('a', 'Ädelnämnden', 'supports'), answer('b', 'Barnnämnden', 'opposes')],
    parts: [part('p1', '1 Mål', 2), part('p2', '2 Hot', 1), part(undefined, '')],
    views: [
      view('1', 'a', 'praise', 'p2'),
      view('2', 'a', 'shortcoming', 'p1', { cluster: 1, body: 'Olyckor saknar mål' }),
      view('3', 'b', 'shortcoming', 'p1', {
        cluster: 1,
        text_proposal: 'Färre skadas',
        reply: { reply: 'partly', why: 'Ses över' },
      }),
      view('4', 'b', 'question', undefined),
    ],
    positions: [
      { position: 'supports', count: 1 },
      { position: 'supports_with_views', count: 0 },
      { position: 'opposes', count: 1 },
      { position: 'abstains', count: 0 },
      { position: 'no_views', count: 0 },
    ],
  } as unknown as Compilation;
}
const ids = (rows: readonly { view: { view: string } }[]) => rows.map((one) => one.view.view);

describe('all answers side by side', () => {
  it('open with how they stand, what is left to reply to, and where most is asked to change', () => {
    expect(compilationAnswer(told())).toEqual({
      main: '1 av 2 svar tillstyrker. 1 avstyrker.',
      rest: '4 synpunkter. 3 väntar på svar. Mest att ändra finns i 1 Mål, med 2 brister och ändringsförslag.',
    });
    expect(mostContested([part('p', 'A', 3), part('q', 'B', 3)] as never)).toBeUndefined();
    expect(mostContested([part('p', 'A', 1)] as never)).toBeUndefined();
  });

  it('stand part by part in the order given, what asks first, those alike beside each other', () => {
    const { rows, parts } = prepared(told());
    expect(ids(rows)).toEqual(['3', '2', '1', '4']);
    expect(rows.map((one) => one.alike)).toEqual([1, 1, 0, 0]);
    const groups = groupsOf(rows, parts);
    expect(groups.map((one) => [one.head.title, one.rows.length])).toEqual([
      ['1 Mål', 2],
      ['2 Hot', 1],
      ['Programmet som helhet', 1],
    ]);
    expect(groups[0]!.counts).toEqual({ praise: 0, question: 0, change_proposal: 0, shortcoming: 2 });
  });

  it('are chosen by words in any of what was said, and by each thing in turn', () => {
    const { rows } = prepared(told());
    const chosen = (choice: Partial<Choice>) => ids(rowsChosen(rows, { words: '', ...choice }));
    expect(chosen({ words: 'FÄRRE skadas' })).toEqual(['3']);
    expect(chosen({ words: 'ädelnämnden olyckor' })).toEqual(['2']);
    expect(chosen({ words: 'ses över' })).toEqual(['3']);
    expect(chosen({ stance: 'shortcoming' })).toEqual(['3', '2']);
    expect(chosen({ position: 'opposes' })).toEqual(['3', '4']);
    expect(chosen({ part: 'utan' })).toEqual(['4']);
    expect(chosen({ answer: 'a', part: 'p1' })).toEqual(['2']);
    expect(chosen({ replied: 'ja' })).toEqual(['3']);
    expect(chosen({ replied: 'nej', cluster: '1' })).toEqual(['2']);
    expect([isChosen({ words: '' }), isChosen({ words: '', part: 'p' })]).toEqual([false, true]);
  });

  it('are counted by position and crossed with parts', () => {
    const all = prepared(told());
    expect(positionRows(told(), all.rows).map((one) => [one.position, one.answers, one.views])).toEqual([
      ['supports', 1, 2],
      ['opposes', 1, 2],
    ]);
    const crossing = crossed(rowsChosen(all.rows, { words: '', stance: 'shortcoming' }), told(), all.parts);
    expect(crossing.columns.map((one) => one.head.key)).toEqual(['p1']);
    expect(crossing.rows.map((one) => one.answer.name)).toEqual(['Ädelnämnden', 'Barnnämnden']);
    expect(crossing.cells.get('b')?.get('p1')?.shortcoming).toBe(1);
  });

  it('are drawn in pieces', () => {
    const row = prepared(told()).rows[0]!;
    const group = { head: { key: 'p' }, rows: Array.from({ length: 30 }, () => row), counts: countsOf([]) };
    expect(piecesOf(group as never).map((one) => [one.key, one.rows.length])).toEqual([
      ['p-0', 12],
      ['p-1', 12],
      ['p-2', 6],
    ]);
  });

  it('filter 60 answers of 40 views within a tenth of a second', () => {
    const base = told();
    const many = {
      ...base,
      answers: Array.from({ length: 60 }, (_, at) => answer(`c${at}`, `Nämnd ${at}`, 'supports')),
      views: Array.from({ length: 2400 }, (_, at) =>
        view(`v${at}`, `c${at % 60}`, at % 2 ? 'praise' : 'shortcoming', at % 3 ? 'p1' : 'p2', {
          body: `${'En lång synpunkt om mål och ansvar. '.repeat(12)}${at}`,
        }),
      ),
    } as unknown as Compilation;
    const all = prepared(many);
    const began = performance.now();
    const rows = rowsChosen(all.rows, { words: 'ansvar 239', stance: 'praise' });
    const groups = groupsOf(rows, all.parts);
    crossed(rows, many, all.parts);
    expect(performance.now() - began).toBeLessThan(100);
    expect(groups.length).toBeGreaterThan(0);
  });
});

describe('a change that a view leads to', () => {
  it('begins with its first sentence, not too long', () => {
    expect(titleOfChange('Målen saknar olyckor. Lägg till ett.')).toBe('Målen saknar olyckor');
    const long = titleOfChange('ord '.repeat(60));
    expect(long.length).toBeLessThanOrEqual(120);
    expect(long.endsWith('ord …')).toBe(true);
  });
});
