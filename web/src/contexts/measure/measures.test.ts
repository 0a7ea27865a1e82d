import { describe, expect, it } from 'vitest';
import { bodyOfMany, faultsByRow } from './BulkBar';
import { bodyOf, draftOf } from './MeasureFields';
import { changed } from './MeasurePage';
import { oreOf, pageOf, questionOf, typedOf } from './question';
import { nextStatus, owesWords } from './StatusDialog';
import { statuses, type MeasureView } from './types';

describe('the question', () => {
  it('asks for what is not finished when nothing is said', () => {
    expect(questionOf({}).toString()).toBe('open=true');
    expect(questionOf({ status: 'all' }).toString()).toBe('');
    expect(questionOf({ status: 'done' }).toString()).toBe('status=done');
  });
  it('says everything that the address says', () => {
    const asked = questionOf({
      enhet: 'u',
      sen: 'ja',
      kalla: 'goal',
      fran: '2024-01-01',
      till: '2024-12-31',
      q: 'å',
    });
    expect(Object.fromEntries(asked)).toEqual({
      unit: 'u',
      open: 'true',
      late: 'true',
      source_kind: 'goal',
      due_from: '2024-01-01',
      due_to: '2024-12-31',
      q: 'å',
    });
  });
  it('takes a page that is none as the first', () => {
    expect(['0', '-3', 'x', undefined, '1', '3'].map((sida) => pageOf({ sida }))).toEqual([0, 0, 0, 0, 0, 2]);
  });
});

describe('money', () => {
  it('is read as people write it', () => {
    expect(oreOf('12 500,50 kr')).toBe(1250050);
    expect(oreOf('12500.5')).toBe(1250050);
    expect(oreOf('')).toBeUndefined();
    for (const wrong of ['tolv', '-1', '1,234', '1.000.000']) {
      expect(oreOf(wrong)).toBeNull();
    }
  });
  it('is written so that it is read back', () => {
    for (const ore of [0, 5, 10, 99, 100, 1250050, 99999999999999]) {
      expect(oreOf(typedOf(ore))).toBe(ore);
    }
    expect(typedOf(undefined)).toBe('');
  });
});

describe('a change', () => {
  it('sends only what somebody wrote otherwise', () => {
    const before = bodyOf(draftOf({ title: 'A', owner: 'u', due: '2024-01-01', cost_ore: 100 }));
    const after = { ...before, title: 'B', cost_ore: null };
    expect(changed(before, after)).toEqual({ title: 'B', cost_ore: null });
  });
  it('of many leaves out what stays as it is', () => {
    const view = { measure: { id: 'a', version: 3 } } as MeasureView;
    const wish = { owner: '', responsible: '', due: '2024-12-31', status: '', words: '' };
    expect(bodyOfMany(new Map([['a', view]]), wish)).toEqual({
      items: [{ id: 'a', version: 3 }],
      due: '2024-12-31',
    });
  });
  it('of many tells each fault beside its measure', () => {
    const faults = faultsByRow([
      { pointer: '/items/1/words', detail: 'Skriv.' },
      { pointer: '/items/1', detail: 'Någon annan har ändrat.' },
      { pointer: '/due', detail: 'Fel dag.' },
    ]);
    expect([...faults]).toEqual([[1, ['Skriv.', 'Någon annan har ändrat.']]]);
  });
});

describe('a status', () => {
  it('owes words when something is over, or taken up again', () => {
    expect(owesWords('decided', 'done')).toBe(true);
    expect(owesWords('decided', 'cancelled')).toBe(true);
    expect(owesWords('done', 'under_way')).toBe(true);
    expect(owesWords('proposed', 'decided')).toBe(false);
  });
  it('has something that comes next, and never itself', () => {
    for (const status of statuses) {
      expect(nextStatus(status)).not.toBe(status);
    }
  });
});
