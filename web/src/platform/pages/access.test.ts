import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../tools/keys.mjs';
import { useTexts } from '../i18n';
import type { RoleGrant } from './accounts';
import { reasonText } from './audit';
import { lendable, sidesOf, type Deputyship } from './deputies';
import { matterWord, mattersOf, newMatter, placeOf, reachOf } from './reach';

useTexts('sv', textsOf('sv'));

const grant = (id: string, account: string, more: Partial<RoleGrant> = {}): RoleGrant => ({
  id,
  account,
  role: 'coordinator',
  valid_from: '2024-01-01',
  version: 1,
  ...more,
});
const lent = (id: string, role_grant: string, deputy: string): Deputyship => ({
  id,
  role_grant,
  deputy,
  valid_from: '2024-02-01',
  valid_to: '2024-03-01',
  version: 1,
});

describe('how far a role reaches', () => {
  it('is never the whole town when a unit, a sector or a matter is named', () => {
    expect(reachOf({})).toBe('town');
    expect(reachOf({ unit: 'u' })).toBe('unit');
    expect(reachOf({ sector: 's' })).toBe('sector');
    expect(reachOf({ matter: 'm' })).toBe('matter');
  });
  it('is sent as one place, and as none for the whole town', () => {
    expect(placeOf('town', 'u')).toEqual({});
    expect(placeOf('sector', 's')).toEqual({ sector: 's' });
  });
});

describe('a matter', () => {
  it('is known by the roles in it that are not over', () => {
    const grants = [
      grant('1', 'anna', { matter: 'm' }),
      grant('2', 'bo', { matter: 'm' }),
      grant('3', 'anna', { matter: 'gone', valid_to: '2024-01-31' }),
      grant('4', 'anna'),
    ];
    expect(mattersOf(grants, '2024-02-01')).toEqual([{ matter: 'm', holders: ['anna', 'bo'] }]);
  });
  it('begins with an identity of its own, told apart by its last figures', () => {
    const begun = newMatter(new Uint8Array(16).fill(255));
    expect(begun).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
    expect(matterWord(begun)).toBe('ärende …ffffffff');
    expect(newMatter()).not.toBe(newMatter());
  });
});

describe('deputies', () => {
  it('are told from both sides, with whose role it is', () => {
    const grants = [grant('hers', 'anna'), grant('his', 'bo')];
    const { forIt, byIt } = sidesOf('anna', [lent('1', 'hers', 'cilla'), lent('2', 'his', 'anna')], grants);
    expect(forIt.map((one) => one.other)).toEqual(['cilla']);
    expect(byIt.map((one) => [one.other, one.grant?.id])).toEqual([['bo', 'his']]);
  });
  it('of a role that may not be read have neither owner nor role', () => {
    const [row] = sidesOf('anna', [lent('2', 'his', 'anna')], []).byIt;
    expect([row?.other, row?.grant]).toEqual([undefined, undefined]);
  });
  it('are named for roles that are not over, and for an administrator’s by an administrator alone', () => {
    const grants = [
      grant('1', 'anna'),
      grant('2', 'anna', { valid_to: '2024-01-31' }),
      grant('3', 'anna', { role: 'administrator' }),
    ];
    expect(lendable(grants, '2024-02-01', false).map((one) => one.id)).toEqual(['1']);
    expect(lendable(grants, '2024-02-01', true).map((one) => one.id)).toEqual(['1', '3']);
  });
});

describe('the reason of an entry', () => {
  it('tells in words how somebody signed in, and else stands as it was given', () => {
    expect(reasonText('by=password')).toEqual({ said: 'Med lösenord', isWay: true });
    expect(reasonText('by=something')).toEqual({ said: 'by=something', isWay: false });
    expect(reasonText('once a year')).toEqual({ said: 'once a year', isWay: false });
  });
});
