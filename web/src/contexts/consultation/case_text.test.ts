import { describe, expect, it } from 'vitest';
import { fromPlain, plainText, toStored } from '../../platform/prose';
import { sittings } from './case_history';
import { partsWith, textOf, viewFrom, viewOfFinding } from './case_programme';
import { appendWords, asMinuted, bodyOf, replaceWords, sentBody, takeIn } from './case_text';
import { dayBefore, papersDays, readyDays } from './meetings';
import type { CaseView } from './types';

const bold = { type: 'bold' as const };
const text = toStored({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Arbetet behöver ' },
        { type: 'text', text: 'harmoniseras', marks: [bold] },
        { type: 'text', text: ' med annat.' },
      ],
    },
    { type: 'paragraph', content: [{ type: 'text', text: 'Slut.' }] },
  ],
});

describe('a suggestion taken in', () => {
  it('stands in the place of its quote, across bold and plain', () => {
    const next = replaceWords(text, 'behöver harmoniseras med', 'samordnas med');
    expect(next && plainText(next)).toBe('Arbetet samordnas med annat.\nSlut.');
  });
  it('keeps how the words stand', () => {
    expect(replaceWords(text, 'harmoniseras', 'samordnas')).toContain(
      '{"type":"text","text":"samordnas","marks":[{"type":"bold"}]}',
    );
  });
  it('stands last when its quote is gone, and never twice', () => {
    expect(replaceWords(text, 'något annat', 'x')).toBeNull();
    expect(plainText(takeIn(text, 'något annat', 'Nytt.'))).toBe(
      'Arbetet behöver harmoniseras med annat.\nSlut.\nNytt.',
    );
    expect(plainText(appendWords('', 'Först.'))).toBe('Först.');
    const twice = toStored(fromPlain('en och en'));
    expect(plainText(replaceWords(twice, 'en', 'två') ?? '')).toBe('två och en');
  });
  it('says that nothing is written', () => {
    expect(sentBody('')).toBeNull();
    expect(bodyOf({})).toBe('');
  });
});

describe('a proposal as it is minuted', () => {
  const point = (words: string) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  });
  const list = (...words: string[]) =>
    toStored({ type: 'doc', content: [{ type: 'orderedList', content: words.map(point) }] });
  it('numbers its points when there are several', () => {
    expect(asMinuted(list('Nämnden godkänner.', 'Beslutet justeras.'))).toBe(
      '1. Nämnden godkänner.\n2. Beslutet justeras.',
    );
    expect(asMinuted(list('Nämnden godkänner.'))).toBe('Nämnden godkänner.');
  });
});

it('tells savings that follow on each other as one sitting', () => {
  const moment = (at: string, by: string) => ({ at: `2024-02-01T${at}:00.000Z`, by });
  const told = sittings([
    moment('14:09', 'Ulla'),
    moment('14:05', 'Ulla'),
    moment('14:02', 'Ulla'),
    moment('14:01', 'Tore'),
    moment('09:00', 'Tore'),
  ]);
  expect(told.map((one) => [one.from.slice(11, 16), one.at.slice(11, 16), one.by])).toEqual([
    ['14:02', '14:09', 'Ulla'],
    ['14:01', '14:01', 'Tore'],
    ['09:00', '09:00', 'Tore'],
  ]);
});

describe('the programme beside', () => {
  const node = (kind: string, id: string, title: string) => ({ kind, id, title, key: id, marker: 'own' });
  const told = {
    sections: [
      {
        section: { id: 's1', number: '1', title: 'Inledning', body: 'Staden ska vara säker.' },
        parts: [{ node: node('goal', 'g1', 'Färre olyckor'), body: 'Ingen skadas.' }],
      },
      { section: { id: 's11', number: '1.1', title: 'Ansvar', body: '' }, parts: [] },
    ],
    elsewhere: [{ node: node('goal', 'g1', 'Färre olyckor') }, { node: node('requirement', 'r', 'Lag') }],
  } as never;
  it('is read in its order, each part once', () => {
    expect(textOf(told).map((one) => [one.id, one.level])).toEqual([
      ['s1', 1],
      ['g1', 2],
      ['s11', 2],
    ]);
  });
  it('is searched in all its words', () => {
    expect(partsWith(textOf(told), 'SKADAS olyckor').map((one) => one.id)).toEqual(['g1']);
    expect(partsWith(textOf(told), '').length).toBe(3);
  });
  it('gives a finding as a view with what it rests on', () => {
    const finding = {
      rule: 'COV-003',
      severity: 'warning',
      subject: { kind: 'focus_area', id: 'olyckor', text: 'Olycksförebyggande', entity: 'f1' },
      because: [{ kind: 'goals', id: 'x', text: '0 av 10 mål' }],
      text_sv: 'Fokusområdet saknar mål.',
      text_en: 'The focus area has no goal.',
    } as never;
    const view = { opinion_case: { id: 'c' }, views: [] } as unknown as CaseView;
    const made = viewOfFinding(view, finding);
    expect(made).toEqual({
      opinion_case: 'c',
      stance: 'shortcoming',
      body: 'Fokusområdet saknar mål.',
      finding_rule: 'COV-003',
      finding_subject: 'olyckor',
      witness: 'Olycksförebyggande; 0 av 10 mål',
      part_kind: 'focus_area',
      part: 'f1',
      position: 1,
    });
    expect(viewFrom([{ view: made }] as never, finding)).toBeDefined();
    expect(viewFrom([], finding)).toBeUndefined();
  });
});

it('reckons the days before a meeting as the server does', () => {
  expect(dayBefore('2024-02-15', readyDays)).toBe('2024-01-29');
  expect(dayBefore('2024-03-01', papersDays)).toBe('2024-02-22');
});
