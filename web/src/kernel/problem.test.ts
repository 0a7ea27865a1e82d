import { describe, expect, it } from 'vitest';
import { fieldName, ProblemError, problemOf, readProblem, sortProblems } from './problem';

describe('a problem', () => {
  const problem = {
    title: 'Uppgifterna stämmer inte',
    status: 400,
    errors: [
      { pointer: '/title', detail: 'för lång' },
      { pointer: '/actions/0/due', detail: 'finns inte' },
      { pointer: '/titel', detail: 'okänt fält' },
      { pointer: '', detail: 'tomt' },
    ],
  };

  it('lands on the field that it names', () => {
    const { fields } = sortProblems(problem, ['title', 'actions']);
    expect(fields).toEqual({ title: ['för lång'], actions: ['finns inte'] });
  });

  it('prefers the exact field before the one that holds it', () => {
    expect(sortProblems(problem, ['actions', 'actions/0/due']).fields).toEqual({
      'actions/0/due': ['finns inte'],
    });
  });

  it('never loses what has no field', () => {
    expect(sortProblems(problem, ['title', 'actions']).rest).toEqual(['titel: okänt fält', 'tomt']);
  });

  it('without places is said as a whole', () => {
    expect(sortProblems({ title: 'Nej', status: 409, detail: 'Redan fastställd' }, ['a']).rest).toEqual([
      'Redan fastställd',
    ]);
    expect(sortProblems(null, ['a'])).toEqual({ fields: {}, rest: [] });
  });

  it('undoes the escapes of a JSON pointer', () => {
    expect(fieldName('/scores/liv~1hälsa~0x')).toBe('scores/liv/hälsa~x');
  });

  it('is made of any refusal, also a proxy page', () => {
    const refused = new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' });
    expect(readProblem(undefined, refused)).toEqual({ title: 'Bad Gateway', status: 502 });
    expect(problemOf(new ProblemError({ title: 'x', status: 404 })).status).toBe(404);
    expect(problemOf(new TypeError('boom')).status).toBe(0);
  });
});
