// The planted holes: every scanner must find its own before it is believed about the product. wapiti and sqlmap go through
// the same relay as in the scan, so that the relay is shown to hide nothing.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openRelay } from './relay.mjs';
import { runFfuf, runSlow, runSqlmap, runWapiti } from './scanners.mjs';
import { send } from './town.mjs';

const freePort = () =>
  new Promise((told) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => told(port));
    });
  });

async function startPlanted() {
  const port = await freePort();
  const child = spawn('python3', [new URL('planted.py', import.meta.url).pathname, String(port)], { stdio: 'ignore' });
  for (let left = 300; left > 0; left -= 1) {
    if (
      await send(port, { path: '/' }).then(
        () => true,
        () => false,
      )
    ) {
      return { port, child };
    }
    await sleep(100);
  }
  throw new Error('the planted server did not start');
}

const page = `<!doctype html><title>seeds</title>
<a href="/echo?word=a">1</a> <a href="/notes?title=first">2</a> <a href="/file?name=a">3</a>
<a href="/fetch?address=a">4</a> <a href="/go?to=/">5</a>
<form method="POST" action="/form/POST/notes"><input type="text" name="title" value="first"></form>`;
const wapitiMust = [
  ['SQL Injection', '/notes'],
  ['SQL Injection', '/form/POST/notes'],
  ['Cross Site Scripting', '/echo'],
  ['Path Traversal', '/file'],
  ['Server Side Request Forgery', '/fetch'],
  ['Open Redirect', '/go'],
];

async function wapitiFinds(folder, base, endpoint) {
  const { findings, fault } = await runWapiti(`${folder}/wapiti`, {
    base,
    start: `${base}/seeds`,
    endpoint,
    seconds: 300,
    modules: ['sql', 'xss', 'file', 'ssrf', 'redirect'],
  });
  const missed = wapitiMust
    .filter(([kind, path]) => !findings.some((one) => one.kind === kind && one.path === path))
    .map(([kind, path]) => `wapiti missed the planted ${kind} at ${path}`);
  return fault ? [fault, ...missed] : missed;
}

async function sqlmapFinds(folder, base) {
  const requests = [
    { method: 'GET', path: '/notes?title=first' },
    { method: 'GET', path: '/notes/1*' },
    // A path of its own: sqlmap looks no further at one where it has found something.
    { method: 'POST', path: '/notes-by-title', body: '{"title":"first"}' },
  ];
  const { found } = await runSqlmap(`${folder}/sqlmap`, 'planted', { base, requests, seconds: 300 });
  const places = {
    query: /^Parameter: title \(GET\)/m,
    path: /^Parameter: #1\* \(URI\)/m,
    body: /^Parameter: JSON title \(\(custom\) POST\)/m,
  };
  return Object.entries(places)
    .filter(([, place]) => !found.some((one) => place.test(one)))
    .map(([name]) => `sqlmap missed the planted hole in a ${name}; see ${folder}/sqlmap/planted.said`);
}

/** What was missed, a sentence each; empty when every scanner has shown that it works. */
export async function missedHoles(folder, words, endpoint, slowConnections) {
  const planted = await startPlanted();
  const seeds = { page, bodies: new Map([['POST /notes', { template: { title: 'first' } }]]), versions: new Map() };
  const relay = await openRelay(planted.port, 'planted', { headers: {} }, seeds, () => {});
  try {
    const missed = [...(await wapitiFinds(folder, relay.base, endpoint)), ...(await sqlmapFinds(folder, relay.base))];
    const { results, fault } = await runFfuf(`${folder}/ffuf`, 'planted', {
      url: `http://127.0.0.1:${planted.port}/FUZZ`,
      words,
      seconds: 60,
    });
    if (fault || !results.some((one) => one.status === 200 && one.url.endsWith('/backup.sql'))) {
      missed.push(fault ?? 'ffuf missed the planted backup.sql');
    }
    const slow = await runSlow(`${folder}/slow`, 'planted', {
      flags: ['-H'],
      url: `http://127.0.0.1:${planted.port}/`,
      connections: slowConnections,
      seconds: 12,
    });
    if (!slow.isShut) {
      missed.push('slowhttptest did not shut the planted server');
    }
    return missed;
  } finally {
    relay.server.close();
    relay.server.closeAllConnections();
    planted.child.kill('SIGKILL');
  }
}
