import { describe, expect, it } from 'vitest';
import {
  countsOf,
  dayBeside,
  daysOfChange,
  keyOfName,
  possibleParents,
  treeOf,
  wanted,
  whatChanged,
  withAncestors,
} from './tree';
import type { Unit } from './types';

function unit(id: string, more: Partial<Unit> = {}): Unit {
  return {
    id,
    key: id,
    kind: 'district_committee',
    name: id,
    valid_from: '2007-01-01',
    marker: 'verified',
    version: 1,
    ...more,
  };
}

const council = unit('kf', { kind: 'council', name: 'Kommunfullmäktige' });
const before = [
  council,
  unit('rinkeby-kista', { name: 'Rinkeby-Kista', parent: 'kf' }),
  unit('spanga-tensta', { name: 'Spånga-Tensta', parent: 'kf' }),
  unit('trafik', {
    kind: 'committee',
    name: 'Trafiknämnden',
    administration: 'Trafikkontoret',
    parent: 'kf',
  }),
];
const after = [council, unit('jarva', { name: 'Järva', parent: 'kf', valid_from: '2023-07-01' }), before[3]!];

describe('the merger of district committees', () => {
  it('is told as one that came and two that went, and nobody else', () => {
    expect(whatChanged(before, after).map((one) => [one.unit.id, one.deeds])).toEqual([
      ['jarva', ['added']],
      ['rinkeby-kista', ['gone']],
      ['spanga-tensta', ['gone']],
    ]);
  });

  it('is no change between the same day and itself', () => {
    expect(whatChanged(after, after)).toEqual([]);
  });

  it('tells names, places and offices of those who stayed, with what was before', () => {
    const renamed = after.map((one) =>
      one.id === 'trafik' ? { ...one, name: 'Mobilitetsnämnden', parent: null, administration: null } : one,
    );
    const [change] = whatChanged(after, renamed);
    expect(change?.deeds).toEqual(['renamed', 'moved', 'administration']);
    expect(change?.before?.name).toBe('Trafiknämnden');
  });

  it('takes an absent and an empty place as the same', () => {
    expect(whatChanged([unit('a', { parent: undefined })], [unit('a', { parent: null })])).toEqual([]);
  });
});

describe('the tree', () => {
  it('puts who decides first at the top and sorts as Swedish does', () => {
    const [top] = treeOf(
      [
        unit('o', { name: 'Ösmo', parent: 'kf' }),
        unit('a', { name: 'Årsta', parent: 'kf' }),
        unit('z', { name: 'Zinken', parent: 'kf' }),
        council,
      ],
      () => '',
    );
    expect(top?.title).toBe('Kommunfullmäktige');
    expect(top?.children.map((one) => one.title)).toEqual(['Zinken', 'Årsta', 'Ösmo']);
  });

  it('never loses a unit whose parent is not there, nor one that names itself', () => {
    const nodes = treeOf([unit('alone', { parent: 'gone' }), unit('self', { parent: 'self' })], () => '');
    expect(nodes.map((one) => one.id).sort()).toEqual(['alone', 'self']);
  });

  it('keeps those above the ones that were searched for', () => {
    const hits = wanted(before, undefined, 'trafik kontor');
    expect(hits.map((one) => one.id)).toEqual(['trafik']);
    expect(withAncestors(before, hits).map((one) => one.id)).toEqual(['kf', 'trafik']);
  });

  it('filters by kind', () => {
    expect(wanted(before, 'committee', '').map((one) => one.id)).toEqual(['trafik']);
  });

  it('counts the kinds that are there, in order', () => {
    expect(countsOf(before)).toEqual([
      { kind: 'council', count: 1 },
      { kind: 'committee', count: 1 },
      { kind: 'district_committee', count: 2 },
    ]);
  });

  it('offers no parent that is the unit itself or stands below it', () => {
    const deep = [
      council,
      unit('a', { parent: 'kf' }),
      unit('b', { parent: 'a' }),
      unit('c', { parent: 'kf' }),
    ];
    expect(possibleParents(deep, 'a').map((one) => one.id)).toEqual(['kf', 'c']);
  });
});

describe('days and keys', () => {
  it('step over months and leap days', () => {
    expect(dayBeside('2023-07-01', -1)).toBe('2023-06-30');
    expect(dayBeside('2024-02-28', 1)).toBe('2024-02-29');
  });

  it('of change are the latest on which somebody began, not the first of all', () => {
    expect(daysOfChange(after)).toEqual(['2023-07-01']);
    expect(daysOfChange(before)).toEqual([]);
  });

  it('are made of names without å, ä and ö, and never end in a dash', () => {
    expect(keyOfName('Järva stadsdelsnämnd')).toBe('jarva-stadsdelsnamnd');
    expect(keyOfName('  S:t Erik AB (publ.) ')).toBe('s-t-erik-ab-publ');
    expect(keyOfName(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79));
  });
});
