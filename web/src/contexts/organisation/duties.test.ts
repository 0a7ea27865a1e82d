import { describe, expect, it } from 'vitest';
import type { Session } from '../../platform/auth/session';
import { dutiesWithDeputies, keepsAll, keepsStaff, withoutDeputy } from './duties';
import { freeKey } from './DutyDialogs';
import type { Duty } from './types';
import { momentsOf } from './UnitTimeline';

function duty(id: string, deputy_for?: string): Duty {
  return {
    id,
    duty: 'säkerhetssamordnare',
    person: `person-${id}`,
    person_name: id,
    deputy_for,
    valid_from: '2024-01-01',
    marker: 'own',
    version: 1,
  };
}

function session(...roles: Session['roles']): Session {
  return { account: 'a', user_name: 'a', name: 'A', roles, csrf_token: 't' };
}

describe('duties', () => {
  it('stand with their deputies, and one that nobody stands in for is a gap', () => {
    const told = dutiesWithDeputies([duty('anna'), duty('bo', 'anna'), duty('cia')]);
    expect(told.map((one) => [one.duty.id, one.deputies.map((deputy) => deputy.id)])).toEqual([
      ['anna', ['bo']],
      ['cia', []],
    ]);
    expect(withoutDeputy(told).map((one) => one.duty.id)).toEqual(['cia']);
  });

  it('keep a deputy in sight when the one she stood in for has gone', () => {
    expect(dutiesWithDeputies([duty('bo', 'gone')]).map((one) => one.duty.id)).toEqual(['bo']);
  });
});

describe('who keeps what', () => {
  const path = [{ id: 'kf' }];
  it('is the coordinator at her own unit and below, and nowhere else', () => {
    const coordinator = session({ role: 'coordinator', unit: 'trafik' });
    expect(keepsStaff(coordinator, 'trafik', path)).toBe(true);
    expect(keepsStaff(coordinator, 'trafik-sakerhet', [...path, { id: 'trafik' }])).toBe(true);
    expect(keepsStaff(coordinator, 'utbildning', path)).toBe(false);
    expect(keepsAll(coordinator)).toBe(false);
  });

  it('is the strategist of the whole town everywhere', () => {
    const strategist = session({ role: 'strategist' });
    expect(keepsAll(strategist)).toBe(true);
    expect(keepsStaff(strategist, 'utbildning', path)).toBe(true);
    expect(keepsAll(session({ role: 'strategist', unit: 'trafik' }))).toBe(false);
  });

  it('is nobody who only reads, and nobody who is not signed in', () => {
    for (const one of [
      session({ role: 'reader' }),
      session({ role: 'auditor' }),
      session({ role: 'administrator' }),
      session(),
      null,
      undefined,
    ]) {
      expect(keepsStaff(one, 'trafik', path)).toBe(false);
      expect(keepsAll(one)).toBe(false);
    }
  });
});

describe('a key for somebody new', () => {
  it('is one that nobody has', () => {
    expect(freeKey('Åsa Öberg', [])).toBe('asa-oberg');
    expect(freeKey('Åsa Öberg', [{ key: 'asa-oberg' }, { key: 'asa-oberg-2' }])).toBe('asa-oberg-3');
    expect(freeKey('???', [])).toBe('person');
  });
});

describe('the time of a unit', () => {
  it('is told oldest first, a merger on the day it happened', () => {
    const moments = momentsOf({
      unit: {
        id: 'jarva',
        key: 'jarva',
        kind: 'district_committee',
        name: 'Järva',
        valid_from: '2023-07-01',
        marker: 'verified',
        version: 1,
      },
      path: [],
      children: [],
      periods: [
        { id: 'p2', unit: 'jarva', name: 'Nya Järva', valid_from: '2025-01-01', version: 1 },
        {
          id: 'p1',
          unit: 'jarva',
          name: 'Järva',
          valid_from: '2023-07-01',
          valid_to: '2024-12-31',
          version: 2,
        },
      ],
      predecessors: [{ unit: 'r', name: 'Rinkeby-Kista', taken_over_on: '2023-07-01' }],
      successors: [],
      duties: [],
      sectors: [],
    });
    expect(moments.map((one) => [one.day, one.period?.name, one.before?.name, one.from.length])).toEqual([
      ['2023-07-01', 'Järva', undefined, 1],
      ['2025-01-01', 'Nya Järva', 'Järva', 0],
    ]);
  });
});
