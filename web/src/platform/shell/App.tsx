import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { hashKey, QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
  useNavigate,
  useRouterState,
  type AnyRoute,
} from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { holdLanguage, onSignedOut } from '../../kernel/client';
import { heldMoment, holdMoment } from '../../kernel/past';
import { ProblemError } from '../../kernel/problem';
import { allWords, language, t } from '../i18n';
import { sessionQuery, useSession } from '../auth/session';
import { goalTaken } from '../auth/ways';
import { PageHeader } from '../ui/PageHeader';
import { ErrorState, Skeleton } from '../ui/States';
import { Link } from '../ui/Link';
import { Toasts } from '../ui/Toasts';
import type { Context } from './context';
import { Shell } from './Shell';
import { momentOf, readSearch, writeSearch, type Search } from './url';

const SignInPage = lazy(() => import('../auth/SignInPage'));
const SecondStepPage = lazy(() => import('../auth/SecondStepPage'));
const EnrolPage = lazy(() => import('../auth/EnrolPage'));

/** Asks once more only where a second try can help: when no answer came, or the server was busy. */
function again(failures: number, thrown: Error): boolean {
  const status = thrown instanceof ProblemError ? thrown.problem.status : 0;
  return failures < 2 && (status === 0 || status === 503);
}

/** What was read at another moment is another answer. Who is signed in, and the town itself, are of the present. */
function hashAtMoment(key: readonly unknown[]): string {
  const moment = key[0] === 'session' || key[0] === 'town' ? undefined : heldMoment();
  return hashKey(moment ? [moment, ...key] : key);
}

/** One client for what was read. What the server said stays on the screen while it is asked anew. */
export function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // All changes are told: a page hands its query to a part that is not shown yet, so what nobody has looked at so
      // far (a failure that came first) must reach it all the same.
      queries: {
        queryKeyHashFn: hashAtMoment,
        staleTime: 10_000,
        retry: again,
        refetchOnWindowFocus: true,
        notifyOnChangeProps: 'all',
      },
      mutations: { retry: false },
    },
  });
}

function NotFound() {
  return (
    <>
      <PageHeader title={t('web.lost.title')} answer={t('web.lost.why')} />
      <Link to="/">{t('web.lost.home')}</Link>
    </>
  );
}

/** Builds the router from the contexts' lists of pages. */
export function makeRouter(contexts: readonly Context[]) {
  const open = new Set(['/start/$token']);
  const root = createRootRoute({
    component: () => <House contexts={contexts} open={open} />,
    notFoundComponent: NotFound,
    errorComponent: ({ error, reset }) => <ErrorState thrown={error} onRetry={reset} />,
  });
  const start = { path: '/start/$token', page: () => import('../auth/StartPage') };
  const door = { path: '/sign-in', page: () => import('../auth/SignedInPage') };
  const routes: AnyRoute[] = [start, door, ...contexts.flatMap((context) => context.routes)].map((route) =>
    createRoute({
      getParentRoute: () => root,
      path: route.path,
      component: lazyRouteComponent(async () => (await Promise.all([route.page(), allWords()]))[0]),
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Skeleton lines={6} />,
    scrollRestoration: true,
  });
}

/** Signed in: the shell. Not signed in: the door, at the same address. The first administrator's link stands outside. */
function House({ contexts, open }: { contexts: readonly Context[]; open: ReadonlySet<string> }) {
  const session = useSession();
  const client = useQueryClient();
  const [, draw] = useState(0);
  const anew = useCallback(() => {
    holdLanguage(language(), t('web.error.unreachable'));
    void client.invalidateQueries();
    draw((count) => count + 1);
  }, [client]);
  const outside = useRouterState({
    select: (state) => state.matches.some((match) => open.has(match.routeId)),
  });
  useEffect(() => onSignedOut(() => client.setQueryData(sessionQuery.queryKey, null)), [client]);
  const navigate = useNavigate();
  const isIn = Boolean(session.data);
  useEffect(() => {
    const goal = isIn ? goalTaken() : undefined;
    if (goal) {
      void navigate({ href: goal, replace: true });
    }
  }, [isIn, navigate]);
  const speech = language();
  // Told before any page asks; a page drawn for another moment is drawn anew.
  const moment = useRouterState({ select: (state) => momentOf((state.location.search as Search).as_of) });
  holdMoment(moment);
  return (
    <I18nProvider key={speech} locale={speech === 'en' ? 'en-US' : 'sv-SE'}>
      <Suspense fallback={<Skeleton />}>
        {outside ? (
          <Outlet />
        ) : session.error ? (
          <main className="door">
            <ErrorState thrown={session.error} onRetry={() => void session.refetch()} />
          </main>
        ) : session.data === undefined ? (
          <main className="door">
            <Skeleton />
          </main>
        ) : session.data === null ? (
          <SignInPage />
        ) : session.data.stage === 'second_factor' ? (
          <SecondStepPage session={session.data} />
        ) : session.data.stage === 'enrolment' ? (
          <EnrolPage session={session.data} />
        ) : (
          <Shell session={session.data} contexts={contexts} onLanguage={anew}>
            <Outlet key={moment ?? 'now'} />
          </Shell>
        )}
      </Suspense>
      <Toasts />
    </I18nProvider>
  );
}

/** The whole product in the browser. */
export function App({ router, client }: { router: ReturnType<typeof makeRouter>; client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
