// Who is signed in. One query; everything that depends on it reads it here.
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { call, holdCsrf } from '../../kernel/client';
import { heldMoment } from '../../kernel/past';
import { ProblemError } from '../../kernel/problem';
import { named } from '../i18n';
import { answerBy, type Question } from './passkey';

export interface DemoAccount {
  name: string;
  user_name: string;
  password: string;
  role: string;
  /** Absent for the whole town. */
  unit?: string | null;
}

export interface HeldRole {
  role: string;
  /** One of these says where it holds; none of them means the whole town. */
  unit?: string | null;
  sector?: string | null;
  matter?: string | null;
  /** Whose role it is, when it is held as a deputy. */
  acting_for?: string | null;
}

export interface Session {
  account: string;
  user_name: string;
  name: string;
  language?: 'sv' | 'en';
  roles: HeldRole[];
  csrf_token: string;
  /** How far signing in has come; absent means all the way. */
  stage?: 'complete' | 'second_factor' | 'enrolment';
  /** What a second step may be shown by. */
  methods?: string[];
  /** Policy actions that the account has somewhere; without the list everything is shown and the server decides. */
  actions?: string[];
}

export interface Town {
  name: string;
  today: string;
  demo: boolean;
  version: string;
  /** There is no account yet: the link printed at the server's start makes the first. */
  awaits_first_start?: boolean;
  /** The accounts to try, in a demonstration only. */
  accounts?: DemoAccount[];
}

async function readSession(): Promise<Session | null> {
  try {
    const session = await call<Session>('/session');
    holdCsrf(session.csrf_token);
    return session;
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.problem.status === 401) {
      return null;
    }
    throw thrown;
  }
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: 60_000,
  retry: false,
});
export const townQuery = queryOptions({
  queryKey: ['town'],
  queryFn: () => call<Town>('/town'),
  staleTime: 60_000,
});

/** The session, `null` when nobody is signed in. */
export function useSession() {
  return useQuery(sessionQuery);
}
/** Facts about the town that are open to anybody. */
export function useTown() {
  return useQuery(townQuery);
}

/** The word for a role, from the server's texts. */
export function roleWord(role: string): string {
  return named(`auth.role.${role}`, role);
}

/** Whether the session has an action somewhere. Only for what to show: the server alone decides. */
export function mayDo(session: Session | null | undefined, action: string | undefined): boolean {
  return !action || (hasAction(session, action) && !(heldMoment() && isChange(action)));
}

function hasAction(session: Session | null | undefined, action: string): boolean {
  return !session?.actions || session.actions.includes(action);
}

/** What is not reading: nothing of it is offered while the pages are read as of an earlier moment. */
function isChange(action: string): boolean {
  return !/\.(read|list|follow|verify)/.test(action);
}

function begin(client: QueryClient, session: Session): void {
  holdCsrf(session.csrf_token);
  client.setQueryData(sessionQuery.queryKey, session);
  void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ask: { user_name: string; password: string }) =>
      call<Session>('/session', { method: 'POST', body: ask }),
    onSuccess: (session) => begin(client, session),
  });
}

/** The second step: a code, a recovery code or a passkey. */
export interface Proof {
  code?: string;
  recovery_code?: string;
  passkey?: unknown;
}

/** Takes the second step. When it fails the session is asked for again: after some failures it is over. */
export function useProof() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (proof: () => Promise<Proof>) =>
      call<Session>('/session/proofs', { method: 'POST', body: await proof() }),
    onSuccess: (session) => begin(client, session),
    onError: () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}

/** Signs in by a passkey alone. */
export function usePasskeySignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const question = await call<Question>('/passkey-questions', { method: 'POST' });
      return call<Session>('/passkey-sessions', { method: 'POST', body: await answerBy(question) });
    },
    onSuccess: (session) => begin(client, session),
  });
}

export interface FirstAdministrator {
  token: string;
  name: string;
  user_name: string;
  password: string;
}

/** The first administrator, by the link that was printed when the server first started; signed in at once. */
export function useFirstAdministrator() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ask: FirstAdministrator) => {
      await call('/first-administrators', { method: 'POST', body: ask });
      const { user_name, password } = ask;
      return call<Session>('/session', { method: 'POST', body: { user_name, password } });
    },
    onSuccess: (session) => begin(client, session),
  });
}

/** Forgets everything that was read, here and on the server. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<{ end_session_url?: string }>('/sign-outs', { method: 'POST' }),
    // Whoever came by a sign-in service signs out there too, or the next person at the screen would come in again.
    onSuccess: ({ end_session_url }) => end_session_url && location.assign(end_session_url),
    onSettled: () => {
      holdCsrf('');
      client.removeQueries({
        predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'town',
      });
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });
}
