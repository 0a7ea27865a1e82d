import { describe, expect, it } from 'vitest';
import type { MapTold, Weakness } from './engine_types';
import { netOf } from './map_network';
import { paragraphsOf } from './rule_notes';
import { about, grouped, lossOf, witnesses } from './weaknesses';

const told: MapTold = {
  model: 'm',
  nodes: [
    { id: 'home', kind: 'service', name: 'Äldreboende', unit: 'care', sector: 'health' },
    { id: 'school', kind: 'service', name: 'Skola', unit: 'schools' },
    { id: 'pump', kind: 'water', name: 'Pump', unit: 'water' },
    { id: 'gear', kind: 'power', name: 'Ställverk', unit: 'water' },
  ],
  needs: [],
  units: [],
  sectors: [],
  suppliers: [],
};
const net = netOf(told);
const thing = (id: string, kind = 'node') => ({ kind, id, text: id });
const weakness = (
  rule: string,
  severity: string,
  subject: string,
  more: Partial<Weakness> = {},
): Weakness => ({
  rule,
  severity,
  subject: thing(subject),
  because: [],
  text: `${rule} ${subject}`,
  cure: '',
  ...more,
});

const all = [
  weakness('RES-001', 'warning', 'gear', {
    count: 1,
    because: [thing('school', 'service'), thing('60', 'after')],
  }),
  weakness('RES-001', 'warning', 'pump', {
    count: 6,
    because: [thing('home', 'service'), thing('180', 'after')],
  }),
  weakness('RES-005', 'error', 'home', {
    count: 3,
    because: [thing('240', 'tolerable'), thing('gear'), thing('900', 'lasts')],
  }),
  weakness('RES-002', 'info', 'pump+gear'),
];

describe('the weaknesses', () => {
  it('stand by rule, the gravest first, the heaviest first within each', () => {
    const groups = grouped(net, all, {});
    expect(groups.map((group) => group.rule)).toEqual(['RES-005', 'RES-001', 'RES-002']);
    expect(groups[1]!.weaknesses.map((one) => one.subject.id)).toEqual(['pump', 'gear']);
  });
  it('are narrowed to a rule, a unit, a sector, words', () => {
    const of = (filter: Parameters<typeof grouped>[2]) =>
      grouped(net, all, filter).flatMap((group) => group.weaknesses.map((one) => one.subject.id));
    expect(of({ rule: 'RES-002' })).toEqual(['pump+gear']);
    expect(of({ unit: 'schools' })).toEqual(['gear']);
    expect(of({ sector: 'health' })).toEqual(['home', 'pump']);
    expect(of({ words: 'res-001 PUMP' })).toEqual(['pump']);
  });
  it('know the nodes that they are about', () => {
    expect(about(net, all[3]!)).toEqual([2, 3]);
    expect(about(net, weakness('RES-004', 'warning', 'home/1'))).toEqual([0]);
  });
  it('are played by a loss', () => {
    expect(lossOf(net, all[1]!)).toEqual({ bort: 'pump' });
    expect(lossOf(net, all[2]!)).toEqual({ bort: 'gear', varar: 'lagas', varfor: 'home' });
    expect(lossOf(net, all[3]!)).toEqual({ bort: 'pump,gear' });
    expect(
      lossOf(net, weakness('RES-003', 'error', 'pump+gear', { because: [thing('pump'), thing('gear')] })),
    ).toEqual({
      bort: 'pump,gear',
      varar: 'lagas',
    });
  });
  it('tell the time beside the witness it belongs to', () => {
    expect(witnesses(net, all[2]!)).toEqual([
      { id: '240', name: '240', kind: 'tolerable', minutes: 240 },
      { id: 'gear', name: 'gear', kind: 'lasts', node: 3, minutes: 900 },
    ]);
  });
});

describe('the page of a rule', () => {
  it('is read in the language of its reader', () => {
    const page =
      '# RES · Titel\n\nAllvar: **fel**\n\n**När.** Något\nfaller.\n\n## Title\n\n**When.** Something.\n';
    expect(paragraphsOf(page, 'sv')).toEqual(['**När.** Något faller.']);
    expect(paragraphsOf(page, 'en')).toEqual(['**When.** Something.']);
  });
});
