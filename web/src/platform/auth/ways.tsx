import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { t, type TextKey } from '../i18n';
import { Notice } from '../ui/States';

export interface SignInWay {
  id: string;
  key: string;
  name: string;
}

export const waysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: () => call<{ items: SignInWay[] }>('/sign-in-ways'),
  staleTime: 60_000,
});

const goalKey = 'varn-goal';

/** Remembers, in this tab alone, where somebody was going when she was sent to sign in elsewhere. */
function keepGoal(): void {
  const goal = location.pathname + location.search;
  if (location.pathname !== '/sign-in' && goal !== '/') {
    sessionStorage.setItem(goalKey, goal);
  } else {
    sessionStorage.removeItem(goalKey);
  }
}

/** Where somebody was going, once. Only a path of our own. */
export function goalTaken(): string | undefined {
  const goal = sessionStorage.getItem(goalKey) ?? undefined;
  sessionStorage.removeItem(goalKey);
  return goal?.startsWith('/') && !goal.startsWith('//') ? goal : undefined;
}

/** A button for each of the city's own sign-in services. Without any, nothing. */
export function SignInWays() {
  const ways = useQuery(waysQuery).data?.items ?? [];
  if (ways.length === 0) {
    return null;
  }
  return (
    <section className="stack-small" aria-label={t('web.sign_in.ways')}>
      {ways.map((way) => (
        <a
          key={way.key}
          className="button button-primary"
          href={`/federation/${way.key}/start`}
          onClick={keepGoal}
        >
          {t('web.sign_in.by', { name: way.name })}
        </a>
      ))}
      <p className="muted small">{t('web.sign_in.or_here')}</p>
    </section>
  );
}

const problems = new Map<string, TextKey>([
  ['account_closed', 'web.sign_in.problem.account_closed'],
  ['groups_not_told', 'web.sign_in.problem.groups_not_told'],
  ['no_role', 'web.sign_in.problem.no_role'],
  ['provider_closed', 'web.sign_in.problem.provider_closed'],
  ['provider_refused', 'web.sign_in.problem.provider_refused'],
  ['refused', 'web.sign_in.problem.refused'],
  ['strength_differs', 'web.sign_in.problem.strength_differs'],
  ['too_many', 'web.sign_in.problem.too_many'],
  ['try_again', 'web.sign_in.problem.try_again'],
  ['unreachable', 'web.sign_in.problem.unreachable'],
]);

/** Why a sign-in service did not let somebody in, and what to do: the address carries a code and nothing else. */
export function SignInProblem() {
  const code = new URLSearchParams(location.search).get('problem');
  if (!code) {
    return null;
  }
  return (
    <div role="alert">
      <Notice tone="part" title={t('web.sign_in.not_in')}>
        {t(problems.get(code) ?? 'web.sign_in.problem.refused')}
      </Notice>
    </div>
  );
}
