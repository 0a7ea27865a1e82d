import { describe, expect, it } from 'vitest';
import { changeOf, keyOf, linkable, newPart, valuesOfRow, type PartField } from './parts';

const fields: PartField[] = [
  { name: 'title', label: 'Rubrik', form: 'line', isRequired: true },
  { name: 'body', label: 'Text', form: 'text' },
  { name: 'civil_defence', label: 'Civilt försvar', form: 'check' },
];

describe('a part', () => {
  it('is changed only where it differs, and emptied with null', () => {
    const before = valuesOfRow(fields, { title: 'A', body: 'lång', civil_defence: true });
    expect(before).toEqual({ title: 'A', body: 'lång', civil_defence: 'true' });
    expect(changeOf(fields, before, { ...before, body: '', civil_defence: '' })).toEqual({
      body: null,
      civil_defence: false,
    });
    expect(changeOf(fields, before, before)).toEqual({});
  });

  it('that is new leaves out what is empty', () => {
    expect(newPart(fields, { title: 'A', body: '' })).toEqual({ title: 'A', civil_defence: false });
  });

  it('gets a key that the server takes', () => {
    expect(keyOf('Färre fallolyckor, på äldreboenden!')).toBe('farre-fallolyckor-pa-aldreboenden');
    expect(keyOf('§')).toBe('del');
    expect(keyOf(`${'a'.repeat(59)} b`)).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
  });

  it('is linked both ways alike', () => {
    for (const [from, to] of [
      ['goal', 'focus_area'],
      ['goal', 'protection_value'],
      ['responsibility', 'goal'],
    ] as const) {
      expect(linkable(from)).toContain(to);
      expect(linkable(to)).toContain(from);
    }
    expect(linkable('unit')).toEqual([]);
  });
});
