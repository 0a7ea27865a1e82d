// What the scan may see without anything being wrong. Every rule is narrow and says why; a rule that nothing needs any
// longer is to be taken away.
import { apiBase } from './town.mjs';

/** Findings of wapiti that are no holes here. */
const harmless = [
  {
    why: 'HSTS is sent behind TLS only (tests/proxy shows that it is); the scan speaks plain HTTP to this machine',
    is: (one) => one.kind === 'HTTP Secure Headers' && one.info === 'Strict-Transport-Security is not set',
  },
  {
    why: 'the filter that X-XSS-Protection steered is gone from browsers; the content policy allows no foreign script',
    is: (one) => one.kind === 'HTTP Secure Headers' && one.info === 'X-XSS-Protection is not set',
  },
  {
    why: 'without TLS a Secure cookie would not come back; behind TLS it is __Host- and Secure (tests/proxy)',
    is: (one) => one.kind === 'Secure Flag cookie' && one.info === 'Secure flag is not set in the cookie : varn_session',
  },
];
export const isHarmless = (finding) => harmless.some((rule) => rule.is(finding));

// Statuses that say no. 503 is not among them: nothing in this part of the scan is heavy enough to excuse it.
const refusals = new Set([301, 302, 303, 304, 400, 401, 403, 404, 405, 406, 408, 414, 421, 429, 431]);
// What everybody may fetch: the shell's own files, and the two signs of life.
const open = [
  '/health',
  '/ready',
  '/index.html',
  '/icon.svg',
  '/manifest.webmanifest',
  '/first.js',
  '/service_worker.js',
];

/** Whether an answer to one of our words is as it should be; that it is the page of client routes is asked elsewhere. */
export function isExpected(result, documented) {
  const path = new URL(result.url).pathname;
  if (refusals.has(result.status)) {
    return true;
  }
  if (result.status !== 200) {
    return false;
  }
  if (open.includes(path)) {
    return true;
  }
  return path.startsWith(`${apiBase}/`) && documented.has(path.slice(apiBase.length).replace(/\/$/, ''));
}
