// The one way to the server. Adds the language and the CSRF token, turns refusals into ProblemError, and keeps
// the version of what was read so that it can be named when it is changed.
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './api';
import { askedAt } from './past';
import { ProblemError, readProblem, unreachable } from './problem';

export const base = '/varn/v1';

const held = { csrf: '', language: 'sv', unreachable: 'unreachable', signedOut: () => {} };

/** Every unsafe request carries the token of the session. */
export function holdCsrf(token: string): void {
  held.csrf = token;
}
/** The language that answers come in, and what to say when none came. */
export function holdLanguage(language: string, unreachableText: string): void {
  held.language = language;
  held.unreachable = unreachableText;
}
/** Called once for each answer that says the session is over. */
export function onSignedOut(tell: () => void): void {
  held.signedOut = tell;
}

const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', held.language);
    if (request.method !== 'GET' && request.method !== 'HEAD' && held.csrf) {
      request.headers.set('X-Varn-Csrf', held.csrf);
    }
    if (request.method === 'GET') {
      const address = new URL(request.url);
      const asked = address.pathname.slice(base.length) + address.search;
      return new Request(address.origin + base + askedAt(asked), request);
    }
    return request;
  },
  onResponse({ response, request }) {
    if (response.status === 401 && !request.url.endsWith('/session')) {
      held.signedOut();
    }
  },
  onError() {
    return new ProblemError({ title: held.unreachable, status: unreachable });
  },
};

/** Typed calls: `read(api.GET('/units', {params: {query: {valid_on}}}))`. */
export const api = createClient<paths>({ baseUrl: base, credentials: 'same-origin' });
api.use(manners);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body, or a thrown ProblemError. */
export async function read<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) {
    throw new ProblemError(readProblem(error, response));
  }
  return data as T;
}

/** Header of a change: the version that the reader had before them. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

interface Ask {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Where 401 means that what was shown is wrong, not that a session is over. */
const doors = ['/session', '/session/proofs', '/passkey-sessions'];

/** A call outside the described surface: files, and the few doors that exist before anybody is signed in. */
export async function call<T>(path: string, ask: Ask = {}): Promise<T> {
  const response = await answerTo(path, ask);
  const text = await response.text();
  return jsonOf(response, text) as T;
}

/** A file that the server makes, whole. What is no file is a thrown ProblemError. */
export async function fetchFile(path: string, signal?: AbortSignal): Promise<{ name: string; bytes: Blob }> {
  const response = await answerTo(path, { signal });
  const named = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '');
  return { name: named?.[1] ?? 'varn', bytes: await response.blob() };
}

function jsonOf(response: Response, text: string): unknown {
  return /json/.test(response.headers.get('Content-Type') ?? '') && text ? JSON.parse(text) : undefined;
}

/** The answer, when it is none that refuses. */
async function answerTo(path: string, ask: Ask): Promise<Response> {
  const method = ask.method ?? 'GET';
  const asFile = ask.body instanceof Blob || ask.body instanceof FormData;
  const headers: Record<string, string> = { 'Accept-Language': held.language, ...ask.headers };
  if (method !== 'GET' && held.csrf) {
    headers['X-Varn-Csrf'] = held.csrf;
  }
  if (ask.body !== undefined && !asFile) {
    headers['Content-Type'] = 'application/json';
  }
  const body = asFile
    ? (ask.body as BodyInit)
    : ask.body === undefined
      ? undefined
      : JSON.stringify(ask.body);
  let response: Response;
  try {
    response = await fetch(base + (method === 'GET' ? askedAt(path) : path), {
      method,
      headers,
      body,
      signal: ask.signal,
      credentials: 'same-origin',
    });
  } catch (thrown) {
    if (ask.signal?.aborted) {
      throw thrown;
    }
    throw new ProblemError({ title: held.unreachable, status: unreachable });
  }
  if (!response.ok) {
    if (response.status === 401 && !doors.includes(path)) {
      held.signedOut();
    }
    throw new ProblemError(readProblem(jsonOf(response, await response.text()), response));
  }
  return response;
}
