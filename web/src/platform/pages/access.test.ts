import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../tools/keys.mjs';
import { ProblemError } from '../../kernel/problem';
import { useTexts } from '../i18n';
import { isForTwo, wishOf, type RoleGrant } from './accounts';
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
const lent = (id: string, role_grant: string, owner: string, deputy: string): Deputyship => ({
  id,
  role_grant,
  owner,
  owner_name: owner.toUpperCase(),
  deputy,
  deputy_name: deputy.toUpperCase(),
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
    const { forIt, byIt } = sidesOf(
      'anna',
      [lent('1', 'hers', 'anna', 'cilla'), lent('2', 'his', 'bo', 'anna')],
      grants,
    );
    expect(forIt.map((one) => [one.other, one.otherName])).toEqual([['cilla', 'CILLA']]);
    expect(byIt.map((one) => [one.other, one.otherName, one.grant?.id])).toEqual([['bo', 'BO', 'his']]);
  });
  it('of a role that may not be read have an owner with a name, and no role', () => {
    const [row] = sidesOf('anna', [lent('2', 'his', 'bo', 'anna')], []).byIt;
    expect([row?.otherName, row?.grant]).toEqual(['BO', undefined]);
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

describe('a role that two people give', () => {
  it('is told by what was wished for', () => {
    expect(wishOf('{"role":"administrator","unit":"u"}')).toEqual({ role: 'administrator', unit: 'u' });
    expect(wishOf('{}')).toBeUndefined();
    expect(wishOf('no json')).toBeUndefined();
  });
  it('is proposed when giving it is refused for that reason alone', () => {
    const refusal = (key: string) => new ProblemError({ title: 'Nej', status: 409, key });
    expect(isForTwo(refusal('auth.takes_two'))).toBe(true);
    expect(isForTwo(refusal('auth.role_already_held'))).toBe(false);
    expect(isForTwo(null)).toBe(false);
  });
});

describe('the reason of an entry', () => {
  it('tells in words how somebody signed in, and else stands as it was given', () => {
    expect(reasonText('by=password')).toEqual({ said: 'Med lösenord', isWay: true });
    expect(reasonText('by=something')).toEqual({ said: 'by=something', isWay: false });
    expect(reasonText('once a year')).toEqual({ said: 'once a year', isWay: false });
  });
});
