import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../tools/keys.mjs';
import { useTexts } from '../i18n';
import { grantState, suggestedPassword } from './accounts';
import {
  actionWord,
  deedOf,
  entityWord,
  fieldWord,
  findingText,
  offsetOfDay,
  readable,
  titleOf,
} from './audit';
import { matching, operationsOf } from './operations';
import { byEntity } from './Packs';
import { rightsOf, rightsOfRole } from './policy';
import { conflicting, resolved } from './revise';
import { placed, template, typeOf } from './sheet';

useTexts('sv', textsOf('sv'));

describe('a fault in a file', () => {
  it('is read as row and column in both languages', () => {
    expect(placed({ place: 'rad 3, kolumn B', text: 'x' })).toEqual({ row: 3, column: 'B', text: 'x' });
    expect(placed({ place: 'row 12, column AA', text: 'x' })).toEqual({ row: 12, column: 'AA', text: 'x' });
    expect(placed({ place: 'rad 1', text: 'x' })).toEqual({ row: 1, column: '', text: 'x' });
  });

  it('of another shape stands as it is', () => {
    expect(placed({ place: '', text: 'x' })).toEqual({ row: null, column: '', text: 'x' });
    expect(placed({ place: '/key', text: 'x' })).toEqual({ row: null, column: '/key', text: 'x' });
  });

  it('is not caused by our own template', () => {
    expect(template(['Nyckel', 'Namn'], ['a;b', 'c"d'])).toBe('\ufeffNyckel;Namn\r\n"a;b";"c""d"\r\n');
    expect(typeOf('Enheter.CSV')).toBe('text/csv');
    expect(typeOf('enheter.xlsx')).toContain('spreadsheetml');
  });
});

describe('the log', () => {
  const added = [
    { field: 'id', after: 'x', masked: false },
    { field: 'name', after: 'Järva', masked: false },
    { field: 'version', after: '1', masked: false },
  ];
  it('tells what an entry did from its values', () => {
    expect(deedOf({ changes: added })).toBe('added');
    expect(deedOf({ changes: [{ field: 'id', before: 'x', masked: false }] })).toBe('removed');
    expect(deedOf({ changes: [{ field: 'name', before: 'a', after: 'b', masked: false }] })).toBe('changed');
    expect(deedOf({ changes: [] })).toBe('nothing');
  });

  it('shows what people read, and a masked name never as a title', () => {
    expect(readable(added).map((one) => one.field)).toEqual(['name']);
    expect(titleOf({ changes: added })).toBe('Järva');
    expect(titleOf({ changes: [{ field: 'name', masked: true }] })).toBeUndefined();
  });

  it('speaks of tables, fields and actions in words', () => {
    expect(entityWord('unit')).toBe('Enhet');
    expect(entityWord('role_grant')).toBe('Roll för ett konto');
    expect(fieldWord('unit_period', 'name')).toBe('Namn');
    expect(fieldWord('unit', 'something_new')).toBe('something new');
    expect(actionWord('organisation.staff')).toBe('sköta personer och uppdrag');
    expect(actionWord('later.deed')).toBe('later.deed');
    expect(findingText({ code: 'entry_missing', position: 17 })).toBe('Post 17 saknas i loggen.');
  });

  it('finds the newest entry of a day by halving', async () => {
    const days = ['2024-02-03', '2024-02-03', '2024-02-01', '2024-01-15', '2024-01-15'];
    let asked = 0;
    const at = (offset: number) => {
      asked++;
      return Promise.resolve(days[offset]!);
    };
    expect(await offsetOfDay('2024-02-02', days.length, at)).toBe(2);
    expect(await offsetOfDay('2024-02-03', days.length, at)).toBe(0);
    expect(await offsetOfDay('2020-01-01', days.length, at)).toBe(4);
    expect(await offsetOfDay('2024-01-01', 0, at)).toBe(0);
    expect(asked).toBeLessThan(10);
  });
});

describe('a stale change', () => {
  it('is about the fields that differ, an absent value being an empty one', () => {
    expect(conflicting({ name: 'a', source: null, kind: 'x' }, { name: 'b', kind: 'x' })).toEqual(['name']);
  });
  it('keeps what was chosen as mine', () => {
    expect(resolved({ name: 'a', source: 'b' }, { name: 'theirs' })).toEqual({ source: 'b' });
  });
});

describe('roles', () => {
  it('hold from their first to their last day, both included', () => {
    const grant = { valid_from: '2024-01-01', valid_to: '2024-06-30' };
    expect(grantState(grant, '2023-12-31')).toBe('later');
    expect(grantState(grant, '2024-01-01')).toBe('now');
    expect(grantState(grant, '2024-06-30')).toBe('now');
    expect(grantState(grant, '2024-07-01')).toBe('ended');
    expect(grantState({ valid_from: '2024-01-01' }, '2099-01-01')).toBe('now');
  });

  it('are read from the table that the product prints', () => {
    const rights = rightsOf(readFileSync('src/platform/pages/policy.md', 'utf8'));
    expect(rights.length).toBeGreaterThan(15);
    expect(rightsOfRole(rights, 'coordinator')).toEqual({
      everywhere: [
        'account.deputy',
        'account.own',
        'consultation.ask_time',
        'consultation.read',
        'continuity.analyse',
        'continuity.import',
        'continuity.read',
        'followup.read',
        'measure.hand_over',
        'measure.import',
        'measure.read',
        'measure.tie',
        'notice.own',
        'organisation.read',
        'overview.read',
        'planning.read',
        'portfolio.effect',
        'portfolio.read',
        'portfolio.reckon',
        'programme.read',
        'proposal.make',
        'report.read',
        'risk.read',
        'secrecy.read',
        'wheel.feed',
        'wheel.read',
      ],
      where: [
        'consultation.comment',
        'consultation.decide',
        'consultation.read_draft',
        'consultation.write',
        'continuity.write',
        'followup.answer',
        'followup.read_working',
        'fulfilment.write',
        'measure.comment',
        'measure.write',
        'organisation.staff',
        'planning.comment',
        'planning.write',
        'risk.write',
        'secrecy.mark',
        'secrecy.read_confidential',
        'secrecy.read_internal',
        'wheel.write',
        'secrecy.release',
      ],
    });
    expect(rightsOfRole(rights, 'auditor').where).not.toContain('organisation.write');
    for (const right of rights) {
      expect([right.action, actionWord(right.action) === right.action]).toEqual([right.action, false]);
    }
  });
});

describe('a suggested password', () => {
  it('is long enough and never the same twice', () => {
    const many = new Set(Array.from({ length: 50 }, () => suggestedPassword()));
    expect(many.size).toBe(50);
    for (const one of many) {
      expect(one.length).toBeGreaterThanOrEqual(12);
    }
  });
});

describe('the routes', () => {
  const told = {
    info: { version: '1' },
    paths: {
      '/units': {
        get: {
          summary: 'List',
          'x-summary-sv': 'Lista',
          tags: ['units'],
          security: [{}],
          parameters: [
            { name: 'kind', in: 'query' },
            { $ref: '#/components/parameters/limit' },
            { $ref: '#/components/parameters/if_match' },
          ],
        },
        post: { summary: 'Add', tags: ['units'], security: [{}] },
      },
      '/town': { get: { summary: 'Town', tags: ['town'], security: [] } },
    },
  };
  it('are grouped, said in the language asked for, and tell who may come unsigned', () => {
    const groups = operationsOf(told, 'sv');
    expect(groups.map((group) => [group.name, group.operations.length])).toEqual([
      ['units', 2],
      ['town', 1],
    ]);
    expect(groups[0]!.operations[0]).toMatchObject({
      method: 'GET',
      summary: 'Lista',
      parameters: ['kind', 'limit'],
      isOpen: false,
    });
    expect(groups[1]!.operations[0]!.isOpen).toBe(true);
    expect(operationsOf(told, 'en')[0]!.operations[0]!.summary).toBe('List');
  });
  it('are found by every word asked for', () => {
    expect(
      matching(operationsOf(told, 'sv'), 'post units').flatMap((group) => group.operations),
    ).toHaveLength(1);
    expect(matching(operationsOf(told, 'sv'), 'nothing here')).toEqual([]);
  });
});

describe('a pack’s plan', () => {
  it('is grouped by what the rows are, in the order they came', () => {
    const row = (entity: string) => ({ kind: 'added' as const, entity, name: 'x', fields: [] });
    expect(
      byEntity([row('goal'), row('unit'), row('goal')]).map((group) => [group.entity, group.rows.length]),
    ).toEqual([
      ['goal', 2],
      ['unit', 1],
    ]);
  });
});
