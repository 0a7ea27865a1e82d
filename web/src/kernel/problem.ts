// What the server says when it says no: application/problem+json (RFC 9457), already in the reader's language.

/** One thing that is wrong with one place. `pointer` is a JSON pointer, or "row 3, column D" for a file. */
export interface ProblemPlace {
  pointer: string;
  detail: string;
}

export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  reference?: string;
  /** The key of the text, to tell refusals apart that need something of their own. */
  key?: string;
  errors?: ProblemPlace[];
}

/** A refusal, thrown by every call so that queries and mutations carry it. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Status 0 means that no answer came at all. */
export const unreachable = 0;

/** The problem in anything that was thrown. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) {
    return thrown.problem;
  }
  return { title: thrown instanceof Error ? thrown.message : String(thrown), status: unreachable };
}

/** Reads a refused answer. A proxy's HTML page or an empty body still becomes a problem with the right status. */
export function readProblem(body: unknown, response: Response): Problem {
  if (typeof body === 'object' && body !== null && 'title' in body) {
    return { ...(body as Problem), status: response.status };
  }
  return { title: response.statusText || String(response.status), status: response.status };
}

/** Someone else saved in between: 412, or 409 about a version. */
export function isStale(thrown: unknown): boolean {
  return thrown instanceof ProblemError && thrown.problem.status === 412;
}

/** The name a form field has for a JSON pointer: `/actions/0/due` is `actions/0/due`, with `~1` and `~0` undone. */
export function fieldName(pointer: string): string {
  return pointer
    .replace(/^\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('/');
}

export interface SortedProblems {
  /** Messages by field name, for the fields that the form has. */
  fields: Record<string, string[]>;
  /** What belongs to no field of the form; shown at the top, never lost. */
  rest: string[];
}

/** Gives each of a problem's messages to its field, or to the summary when the form has no such field. */
export function sortProblems(problem: Problem | null | undefined, known: readonly string[]): SortedProblems {
  const fields: Record<string, string[]> = {};
  const rest: string[] = [];
  for (const place of problem?.errors ?? []) {
    const name = fieldName(place.pointer);
    const owner = known.includes(name) ? name : known.find((one) => name.startsWith(`${one}/`));
    if (owner) {
      (fields[owner] ??= []).push(place.detail);
    } else {
      rest.push(place.pointer ? `${name}: ${place.detail}` : place.detail);
    }
  }
  if (problem && (problem.errors ?? []).length === 0) {
    rest.push(problem.detail ?? problem.title);
  }
  return { fields, rest };
}
