// Which requests sqlmap is given, in which order, until its time is over.
import { runSqlmap } from './scanners.mjs';

// Where people's words meet a question to the database. Tried with every technique, not only where a first look made
// sqlmap curious.
const thorough = [
  'GET /requirements',
  'POST /searches',
  'POST /search-suggestions',
  'GET /audit-entries',
  'GET /units',
  'GET /goals/{id}',
  'GET /markings',
  'GET /access-explanations',
  'GET /jobs',
  'GET /unit-export',
  'GET /readings',
  'POST /goals',
  'PATCH /goals/{id}',
  'POST /session',
];

const chunkOf = { looks: 16, deep: 2 };

function targetOf(one) {
  // A star marks the id in the path; what stands in the query and the body is tried without marks.
  const address = one.path.includes('{id}') ? one.address.replace(/([0-9a-f]{12})(?=\/|$)/, '$1*') : one.address;
  const isQueryTried = one.query && !one.path.includes('{id}');
  return {
    path: `${address}${isQueryTried ? `?${one.query}` : ''}`,
    method: one.verb,
    body: one.body === undefined || one.isText ? undefined : JSON.stringify(one.body),
  };
}
const hasSomethingToTry = (one) =>
  one.path.includes('{id}') || one.query !== '' || (one.body !== undefined && !one.isText);

/** Every operation with a first look, then some thoroughly; in bundles of one process each. */
function bundlesOf(requests, rotate) {
  // Verb by verb, since sqlmap takes two verbs of one path in one bundle for the same thing.
  const tried = requests
    .filter((one) => hasSomethingToTry(one) && one.path !== '/events')
    .sort((a, b) => a.verb.localeCompare(b.verb));
  // Each role begins elsewhere, so that together they come through the whole list even when the time is short.
  const from = Math.floor(tried.length * rotate);
  const looks = [...tried.slice(from), ...tried.slice(0, from)];
  const deep = tried.filter((one) => thorough.includes(`${one.verb} ${one.path}`));
  const bundles = [];
  for (const [list, size, isThorough] of [
    [looks, chunkOf.looks, false],
    [deep, chunkOf.deep, true],
  ]) {
    for (let at = 0; at < list.length; at += size) {
      bundles.push({ requests: list.slice(at, at + size).map(targetOf), isThorough });
    }
  }
  return bundles;
}

/** One worker for each role. Says what was found, and how far each came. */
export async function scanWithSqlmap(folder, relays, roles, requests, seconds) {
  const until = Date.now() + seconds * 1000;
  const wrong = [];
  const told = await Promise.all(
    roles.map(async (role, i) => {
      const bundles = bundlesOf(requests, i / roles.length);
      const counts = { looks: 0, deep: 0, cut: 0 };
      for (const [at, bundle] of bundles.entries()) {
        const left = (until - Date.now()) / 1000;
        if (left < 5) {
          break;
        }
        const ran = await runSqlmap(`${folder}/${role}`, `${at}`, {
          ...bundle,
          base: relays[role].base,
          seconds: Math.min(left, 150),
        });
        counts[bundle.isThorough ? 'deep' : 'looks'] += ran.looked;
        counts.cut += ran.wasCut ? 1 : 0;
        ran.found.forEach((one) => wrong.push(`sqlmap as ${role}, see ${folder}/${role}/${at}.said\n${one}`));
      }
      return `${role} ${counts.looks} operations looked at and ${counts.deep} thoroughly, ${counts.cut} bundles cut by time`;
    }),
  );
  return { wrong, line: told.join('; ') };
}
