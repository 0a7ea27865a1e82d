import { describe, expect, it } from 'vitest';
import { formatOf, pathOf } from './choice';

describe('the address of a report', () => {
  it('names no unit for the whole town', () => {
    expect(pathOf({ round: 'r1', unit: '', format: 'pdf', language: 'sv' })).toBe(
      '/follow-up-rounds/r1/report?format=pdf&language=sv',
    );
  });
  it('names the unit, the form and the language', () => {
    expect(pathOf({ round: 'r1', unit: 'u1', format: 'docx', language: 'en' })).toBe(
      '/follow-up-rounds/r1/report?format=docx&language=en&unit=u1',
    );
  });
  it('falls back to PDF for a form that nobody knows', () => {
    expect(formatOf('exe')).toBe('pdf');
    expect(formatOf(undefined)).toBe('pdf');
    expect(formatOf('xlsx')).toBe('xlsx');
  });
});
