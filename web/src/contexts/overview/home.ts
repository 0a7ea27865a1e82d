// What the start page's first sentence and its list of changes are made of.
import type { components } from '../../kernel/api';

type Overview = components['schemas']['Overview'];

/** The numbers of the first sentence: what is open in all editions, and what is mine and late. */
export function headline(told: Pick<Overview, 'editions' | 'overdue'>) {
  return {
    errors: told.editions.reduce((sum, one) => sum + one.open_errors, 0),
    overdue: told.overdue.length,
  };
}

/** What was done to something that has a name; that somebody signed in is for the log, not for the start page. */
export function changesToTell(lately: Overview['lately']): Overview['lately'] {
  return lately.filter((one) => one.thing.title !== '').slice(0, 6);
}
