import { describe, expect, it } from 'vitest';
import type { Need, ServicePage } from './types';
import { groupOf, isAnswered, minutesLeft, needsIn, resumedAt, steps } from './walk';

const page = (part: Partial<ServicePage> = {}): ServicePage =>
  ({
    service: { id: 's', name: 'Signaler' },
    consequences: [],
    needs: [],
    needed_by: [],
    measures: [],
    plan: null,
    ...part,
  }) as unknown as ServicePage;
const need = (what: string, kind?: string, buffer = 0): Need =>
  ({
    id: what,
    what,
    needed: 1,
    members: [kind ? { resource: what, kind } : { service: what }],
    buffer_minutes: buffer,
  }) as unknown as Need;
const step = (id: string) => steps.find((one) => one.id === id)!;

describe('the guided analysis', () => {
  it('asks each thing once', () => {
    expect(new Set(steps.map((one) => one.id)).size).toBe(steps.length);
    expect(steps.length).toBeLessThanOrEqual(20);
  });
  it('asks of every need in one place', () => {
    expect(groupOf('staff')).toBe('personal');
    expect(groupOf('fuel')).toBe('el');
    expect(groupOf(undefined)).toBe('annat');
    const needs = [need('personal', 'staff'), need('tvätt')];
    expect(needsIn(needs, 'personal').map((one) => one.what)).toEqual(['personal']);
    expect(needsIn(needs, 'annat').map((one) => one.what)).toEqual(['tvätt']);
  });
  it('reads from the registers what is answered', () => {
    const said = page({
      consequences: [{ protection_value: 'v', after_minutes: 240, level: 2 }] as never,
      needs: [need('personal', 'staff', 60)],
      plan: {
        plan: { reserve_routines: 'Listor.', peace_holds: 'no', highest_holds: 'unanswered' },
      } as never,
    });
    expect(isAnswered(step('borta-240'), said)).toBe(true);
    expect(isAnswered(step('borta-60'), said)).toBe(false);
    expect(isAnswered(step('personal'), said)).toBe(true);
    expect(isAnswered(step('el'), said)).toBe(false);
    expect(isAnswered(step('utan'), said)).toBe(true);
    expect(isAnswered(step('istallet'), said)).toBe(true);
    expect(isAnswered(step('fred'), said)).toBe(true);
    expect(isAnswered(step('hogsta'), said)).toBe(false);
  });
  it('is taken up where it was left', () => {
    expect(resumedAt(page(), []).id).toBe('vad');
    expect(resumedAt(page(), ['vad', 'borta-60']).id).toBe('borta-240');
    expect(
      resumedAt(
        page(),
        steps.map((one) => one.id),
      ).id,
    ).toBe('klart');
    expect(minutesLeft(page(), [])).toBeLessThanOrEqual(30);
    expect(
      minutesLeft(
        page(),
        steps.map((one) => one.id),
      ),
    ).toBe(0);
  });
});
