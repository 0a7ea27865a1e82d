import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { askedAt, holdMoment, ofThePresent } from './past';

interface Described {
  paths: Record<string, { get?: { parameters?: { $ref?: string }[] } }>;
}
const described = JSON.parse(
  readFileSync(new URL('../../../api/openapi.json', import.meta.url), 'utf8'),
) as Described;

afterEach(() => holdMoment(undefined));

describe('a question about the past', () => {
  it('names the moment, beside what it names already', () => {
    holdMoment('2024-02-01T11:00:00Z');
    expect(askedAt('/goals/1')).toBe('/goals/1?as_of=2024-02-01T11%3A00%3A00Z');
    expect(askedAt('/units?limit=5')).toBe('/units?limit=5&as_of=2024-02-01T11%3A00%3A00Z');
    expect(askedAt('/session')).toBe('/session');
  });
  it('is not asked of the present', () => {
    expect(askedAt('/goals/1')).toBe('/goals/1');
  });
  it('is understood by exactly the addresses that the description says', () => {
    holdMoment('2024-02-01T11:00:00Z');
    for (const [path, { get }] of Object.entries(described.paths)) {
      if (get) {
        const understands = get.parameters?.some((one) => one.$ref?.endsWith('/as_of')) ?? false;
        expect([path, askedAt(path) !== path]).toEqual([path, understands]);
      }
    }
    expect(ofThePresent.filter((path) => !(path in described.paths))).toEqual([]);
  });
});
