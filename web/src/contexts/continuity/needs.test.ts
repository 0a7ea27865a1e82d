import { describe, expect, it } from 'vitest';
import { keyOf } from './key';
import { bodyAgain, bodyOfNeed, kindOf, proposedMembers, withMember, withoutMember } from './needs';
import type { Need, SuggestedNeed } from './types';

const grid = { resource: 'g', name: 'Elnät', kind: 'power' } as const;
const diesel = { resource: 'd', name: 'Diesel', kind: 'fuel' } as const;
const laundry = { service: 's', name: 'Tvätt' };

describe('needs', () => {
  it('have each member once', () => {
    expect(withMember([grid], grid)).toEqual([grid]);
    expect(withMember([grid], laundry)).toEqual([grid, laundry]);
    expect(withoutMember([grid, laundry], { service: 's' })).toEqual([grid]);
  });
  it('are of the class of most members', () => {
    expect(kindOf({ members: [grid, diesel, grid] })).toBe('power');
    expect(kindOf({ members: [laundry] })).toBeUndefined();
  });
  it('never ask for more than there are', () => {
    const body = bodyOfNeed(
      { service: 'x' },
      { what: ' el ', needed: 3, members: [grid], buffer_minutes: 0 },
    );
    expect(body).toEqual({
      service: 'x',
      what: 'el',
      needed: 1,
      members: [{ resource: 'g' }],
      buffer_minutes: 0,
    });
  });
  it('come back as they were', () => {
    const need = {
      id: 'n',
      unit: 'u',
      service: 'x',
      what: 'el',
      needed: 1,
      members: [grid, laundry],
      buffer_minutes: 10,
      version: 4,
    } as Need;
    expect(bodyAgain(need)).toEqual({
      service: 'x',
      what: 'el',
      needed: 1,
      members: [{ resource: 'g' }, { service: 's' }],
      buffer_minutes: 10,
    });
  });
  it('are proposed with what the unit has itself', () => {
    const need = (members: SuggestedNeed['members']) => ({ services: 4, members }) as SuggestedNeed;
    const own = { resource: 'o', name: 'Egen', is_own: true, services: 1 };
    const common = { resource: 'c', name: 'Stadens', is_own: false, services: 3 };
    const rare = { resource: 'r', name: 'En annans', is_own: false, services: 1 };
    expect(proposedMembers(need([own, common]))).toEqual([own]);
    expect(proposedMembers(need([common, rare]))).toEqual([common]);
  });
});

describe('keys', () => {
  it('are made of names', () => {
    expect(keyOf('Personal: signalreglering, Årsta')).toBe('personal-signalreglering-arsta');
    expect(keyOf('Östra kajen')).toBe('ostra-kajen');
    expect(keyOf('–')).toBe('rad');
  });
});
