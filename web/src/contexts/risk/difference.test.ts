import { describe, expect, it } from 'vitest';
import { speak } from '../../platform/i18n';
import { differences, fieldWord, isText, valueWord } from './difference';
import type { RiskView, ScaleStep } from './types';

await speak('sv');

const steps = [
  { scale: 'likelihood', level: 3, name: 'Medelhög' },
  { scale: 'consequence', level: 4, name: 'Mycket allvarlig' },
  { scale: 'consequence', level: 2, name: 'Begränsad' },
  {
    scale: 'consequence',
    level: 4,
    name: 'Mycket allvarlig',
    protection_value_key: 'individen',
    words: 'Död',
  },
] as unknown as ScaleStep[];
const view = (risk: object, consequences: object[]) =>
  ({ risk, consequences, kind_title: 'Naturhot' }) as unknown as RiskView;

describe('what differs between two risks', () => {
  it('says levels in the words of the scale', () => {
    expect(valueWord('likelihood', '3', steps)).toBe('3 Medelhög');
    expect(valueWord('likelihood', '', steps)).toBe('–');
    expect(valueWord('consequences/individen', '4 → 2', steps)).toBe('4 Mycket allvarlig → 2 Begränsad');
    expect(valueWord('treatment', 'reduce', steps)).toBe('reducera');
    expect(valueWord('cause', 'Regn', steps)).toBe('Regn');
  });
  it('names fields as the forms do', () => {
    expect(fieldWord('cause', String)).toBe('Orsak');
    expect(fieldWord('consequences/individen', () => 'Individen')).toBe('Konsekvens för Individen');
    expect(isText('vulnerability')).toBe(true);
    expect(isText('consequences/individen')).toBe(false);
  });
  it('finds what was changed, lost and added', () => {
    const before = view({ title: 'Skyfall', likelihood: 4 }, [
      { protection_value: 'a1', level: 4, residual_level: 2 },
      { protection_value: 'b1', level: 2 },
    ]);
    const after = view({ title: 'Skyfall', cause: 'Regn' }, [{ protection_value: 'a2', level: 4 }]);
    expect(differences(before, after, (id) => id.slice(0, 1))).toEqual([
      { field: 'cause', before: '', after: 'Regn' },
      { field: 'likelihood', before: '4', after: '' },
      { field: 'consequences/a', before: '4 → 2', after: '4' },
      { field: 'consequences/b', before: '2', after: '' },
    ]);
    expect(differences(before, before, (id) => id)).toEqual([]);
  });
});
