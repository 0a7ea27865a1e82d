import { describe, expect, it } from 'vitest';
import { circleOf, circlesFor, mattersIn } from './secrecy';

describe('whom a marking admits', () => {
  it('can be the circle of a matter only for whoever takes part in one', () => {
    expect(circlesFor([])).toEqual(['own', 'unit']);
    expect(circlesFor(['m'])).toEqual(['own', 'unit', 'matter']);
    expect(mattersIn([{ matter: 'm' }, {}, { matter: null }, { matter: 'm' }])).toEqual(['m']);
  });
  it('is sent as one place, and as none for where the record stands', () => {
    const values = { unit: 'u', matter: 'm' };
    expect(circleOf('own', values)).toEqual({});
    expect(circleOf('unit', values)).toEqual({ unit: 'u' });
    expect(circleOf('matter', values)).toEqual({ matter: 'm' });
    expect(circleOf('unit', {})).toEqual({});
  });
});
