import { describe, expect, it } from 'vitest';
import { allRules, sourcesOf, type Report, type Rule } from './findings';

const round = (id: string, state: string) => ({ round: { id, name: `Omgång ${id}`, state } }) as never;
const rule = (id: string) => ({ rule: id }) as Rule;

describe('where findings come from', () => {
  it('takes editions, open rounds, and the network for those who may analyse it', () => {
    const editions = [{ edition: 'e', title: 'Säkerhetsprogram' }];
    const all = sourcesOf(editions, [round('a', 'open'), round('b', 'closed')], true);
    expect(all.map((one) => one.key)).toEqual(['e', 'a', 'network']);
    expect(all[0]!.accept).toBe('/editions/e/finding-acceptances');
    expect(sourcesOf(editions, [], false).map((one) => one.key)).toEqual(['e']);
  });
  it('names each rule once', () => {
    const of = (rules: Rule[]) => ({ rules }) as Report;
    const told = allRules([of([rule('RES-001'), rule('COV-002')]), of([rule('COV-002')])]);
    expect(told.map((one) => one.rule)).toEqual(['COV-002', 'RES-001']);
  });
});
