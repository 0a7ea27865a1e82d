import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTexts } from '../../platform/i18n';
import { branches } from '../organisation/choose';
import { editionsToChange, inOrder, type EditionView } from './editions';
import { base64Of, fileFacts, titleOfFile } from './files';
import { partsOf } from './parts';
import { branchesFound, stepsTo } from './recipients';
import { referralBody } from './ReferralFields';
import {
  casesChosen,
  casesInOrder,
  daysLeftWord,
  dueFrom,
  firstAnswer,
  keyFor,
  recipientsChosen,
  remindedSentence,
  standingSentence,
} from './referrals';
import type { CaseLine, RecipientLine, ReferralLine } from './types';

beforeAll(() => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  useTexts('sv', read('../src/contexts/consultation/texts/sv.json'));
});

const line = (unit: string, due: string, left: number, more: object = {}): CaseLine =>
  ({
    opinion_case: { id: unit, state: 'preparing', title: 'Program', sender: 'KS', due_on: due, ...more },
    unit_name: unit,
    signed_by: 0,
    days_left: left,
  }) as unknown as CaseLine;
const out = (asked: number, submitted: number, state = 'sent'): ReferralLine =>
  ({ referral: { state }, asked, submitted }) as unknown as ReferralLine;

describe('the first sentence', () => {
  it('says what is mine to answer, the nearest last day, and what is late', () => {
    const mine = [line('B', '2024-04-01', 40), line('A', '2024-03-01', 9), line('C', '2024-02-01', -20)];
    expect(firstAnswer([out(52, 16)], mine)).toEqual({
      mine: 'Du har 3 remisser att svara på, nästa senast 2024-03-01. 1 är försenad.',
      out: '1 remiss är ute. 16 av 52 har svarat.',
    });
    expect(firstAnswer([], [line('A', '2024-03-01', 9)]).mine).toBe(
      'Du har 1 remiss att svara på, senast 2024-03-01.',
    );
  });
  it('tells of what is out alone when nothing waits; drafts and closed ones are not out', () => {
    expect(firstAnswer([out(2, 1, 'draft'), out(3, 3, 'closed')], [])).toEqual({
      mine: undefined,
      out: 'Ingen remiss är ute.',
    });
  });
  it('says whom a reminder went to, and who had one earlier the same day', () => {
    expect(remindedSentence({ names: ['A'], names_before: [] })).toBe('Påmint A');
    expect(remindedSentence({ names: ['A', 'B'], names_before: ['C'] })).toBe(
      '2 har påmints, bland dem A och B. C påmindes redan i dag och får ingen ny påminnelse.',
    );
    expect(remindedSentence({ names: [], names_before: ['A', 'B', 'C', 'D'] })).toBe(
      '4 påmindes redan i dag och får ingen ny påminnelse, bland dem A, B och C.',
    );
    expect(remindedSentence({ names: [], names_before: [] })).toBe('Ingen att påminna: alla har svarat.');
  });
  it('says how answers stand', () => {
    expect(standingSentence({ asked: 52, submitted: 16, late: 3, waiting: 36 })).toBe(
      '16 av 52 har svarat. 3 är försenade.',
    );
    expect(standingSentence({ asked: 4, submitted: 4, late: 0, waiting: 0 })).toBe('Alla 4 har svarat.');
    expect([daysLeftWord(1), daysLeftWord(0), daysLeftWord(-3)]).toEqual([
      '1 dag kvar',
      'Sista dagen i dag',
      '3 dagar sen',
    ]);
  });
});

describe('cases', () => {
  const all = [
    line('Submitted first', '2024-03-01', 9, { state: 'submitted', submitted_on: '2024-01-10' }),
    line('Later', '2024-04-01', 40, { diary_number: 'TN 2023/0412' }),
    line('Submitted last', '2024-03-01', 9, { state: 'submitted', submitted_on: '2024-02-10' }),
    line('Sooner', '2024-03-01', 9),
  ];
  const names = (lines: readonly CaseLine[]) => lines.map((one) => one.unit_name);
  it('stand with the nearest last day first, and submitted ones after, the latest first', () => {
    expect(names(casesInOrder(all))).toEqual(['Sooner', 'Later', 'Submitted last', 'Submitted first']);
  });
  it('are found by words and by how they stand', () => {
    expect(names(casesChosen(all, { words: 'tn 0412' }))).toEqual(['Later']);
    expect(names(casesChosen(all, { words: '', state: 'avgivna' }))).toHaveLength(2);
    expect(names(casesChosen(all, { words: 'soon', state: 'vantar' }))).toEqual(['Sooner']);
  });
});

const asked = (id: string, state: string, more: object = {}): RecipientLine =>
  ({ recipient: { id, name: id, asked_unit: id, ...more }, state }) as unknown as RecipientLine;

describe('those asked', () => {
  it('are chosen by how they stand', () => {
    const all = [
      asked('A', 'late'),
      asked('B', 'preparing', { extension_asked_to: '2024-03-15' }),
      asked('C', 'submitted'),
    ];
    const of = (choice: Parameters<typeof recipientsChosen>[1]) =>
      recipientsChosen(all, choice).map((one) => one.recipient.id);
    expect([of('alla'), of('vantar'), of('sena'), of('begar'), of('avgivna')]).toEqual([
      ['A', 'B', 'C'],
      ['A', 'B'],
      ['A'],
      ['B'],
      ['C'],
    ]);
    expect(recipientsChosen(all, 'alla', ' b ')).toHaveLength(1);
  });
  it('become rows to add and rows to take away, and those that stay are let be', () => {
    const outside = { recipient: { id: 'r3', asked_actor: 'x' } } as unknown as RecipientLine;
    const now = [asked('A', 'not_sent'), asked('B', 'not_sent'), outside];
    expect(stepsTo(now, { units: new Set(['B', 'C']), actors: new Set(['y']) })).toEqual([
      { remove: 'A' },
      { remove: 'r3' },
      { add: { asked_unit: 'C' } },
      { add: { asked_actor: 'y' } },
    ]);
    expect(stepsTo(now, { units: new Set(['A', 'B']), actors: new Set(['x']) })).toEqual([]);
  });
  it('are found in the tree with what they hang under', () => {
    const tree = branches([
      { id: '1', name: 'Trafiknämnden', kind: 'committee' },
      { id: '2', name: 'Trafikkontoret', kind: 'administration', parent: '1' },
      { id: '3', name: 'Socialnämnden', kind: 'committee' },
    ]);
    expect(branchesFound(tree, 'kontor')).toMatchObject([{ id: '1', allBelow: ['2'] }]);
    expect(branchesFound(tree, 'social').map((one) => one.id)).toEqual(['3']);
    expect(branchesFound(tree, ' ')).toHaveLength(2);
  });
});

describe('a new remiss', () => {
  it('gets a key of its title that nobody has', () => {
    expect(keyFor('Stadens säkerhetsprogram 2024!', new Set())).toBe('stadens-sakerhetsprogram-2024');
    expect(keyFor('Program', new Set(['program', 'program-2']))).toBe('program-3');
    expect(keyFor('…', new Set())).toBe('remiss');
  });
  it('is due in twelve weeks, also over a change of the clock', () => {
    expect(dueFrom('2023-12-08')).toBe('2024-03-01');
    expect(dueFrom('2024-02-29')).toBe('2024-05-23');
  });
  it('leaves out what is empty, and empties it when it is changed', () => {
    const values = {
      title: ' A ',
      purpose: 'B',
      edition: '',
      remind_before_days: '14',
      remind_every_days: '',
    };
    expect(referralBody(values, '2024-03-01', false)).toEqual({
      title: 'A',
      purpose: 'B',
      due_on: '2024-03-01',
      remind_before_days: 14,
      remind_every_days: 0,
    });
    expect(referralBody(values, '2024-03-01', true)).toMatchObject({
      edition: null,
      instructions: null,
      diary_number: null,
    });
  });
});

describe('files', () => {
  it('become base64 in one line, however long', () => {
    expect(base64Of(new TextEncoder().encode('%PDF-'))).toBe('JVBERi0=');
    const long = new Uint8Array(100_000).map((_, at) => at % 251);
    expect(base64Of(long)).toBe(Buffer.from(long).toString('base64'));
  });
  it('are told by kind and size, and named by their names', () => {
    expect(fileFacts({ media_type: 'application/pdf', size: 52_000 })).toBe('PDF, 51 kB');
    expect(fileFacts({ media_type: 'text/plain', size: 3 * 1024 * 1024 })).toBe('Text, 3 MB');
    expect(titleOfFile('Program_slutligt.v2.pdf')).toBe('Program slutligt.v2');
    expect(titleOfFile('.pdf')).toBe('.pdf');
  });
});

const edition = (id: string, status: string, more: object = {}): EditionView =>
  ({ edition: { id, status, title: id, programme: 'p', ...more } }) as unknown as EditionView;

describe('editions', () => {
  const all = [
    edition('old', 'adopted', { valid_from: '2020-01-01' }),
    edition('sent', 'adopted', { valid_from: '2024-01-01', replaces: 'old' }),
    edition('other', 'draft', { programme: 'q' }),
    edition('spare', 'draft'),
    edition('next', 'draft', { replaces: 'sent' }),
  ];
  const ids = (views: readonly EditionView[]) => views.map((one) => one.edition.id);
  it('that can be changed are those of the programme that are not adopted, the one that was sent first', () => {
    expect(ids(editionsToChange(all, 'sent'))).toEqual(['next', 'spare']);
    expect(ids(editionsToChange(all, 'spare'))).toEqual(['spare', 'next']);
    expect(ids(editionsToChange(all, undefined))).toEqual(['next', 'other', 'spare']);
  });
  it('stand with the open ones first and then the newest', () => {
    expect(ids(inOrder(all)).slice(-2)).toEqual(['sent', 'old']);
  });
  it('give their parts once each, in the order of kinds', () => {
    const node = (kind: string, id: string) => ({ node: { kind, id, title: id } });
    const told = {
      sections: [
        {
          section: { id: 's', number: '1', title: 'Mål' },
          parts: [node('goal', 'g'), node('unit', 'u'), node('focus_area', 'f')],
        },
      ],
      elsewhere: [node('goal', 'g'), node('goal', 'h')],
    };
    expect(partsOf(told as never).map((one) => one.title)).toEqual(['1 Mål', 'g', 'h', 'f']);
  });
});
