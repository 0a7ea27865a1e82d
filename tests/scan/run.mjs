// Scans the demonstration as three roles and says what was reached and what was found.
//   tests/scan/run build/dev/src/app/varn
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isExpected, isHarmless } from './expected.mjs';
import { missedHoles } from './planted.mjs';
import { openRelay } from './relay.mjs';
import { runFfuf, runWapiti } from './scanners.mjs';
import { makeSeeds } from './seeds.mjs';
import { attackSlowly } from './slow.mjs';
import { scanWithSqlmap } from './sqlmap.mjs';
import { apiBase, logLines, roles, send, signIn, startDemo } from './town.mjs';

const [varn, description] = process.argv.slice(2);
const minutes = Number(process.env.VARN_SCAN_MINUTES ?? 25);
const connections = Number(process.env.VARN_SCAN_CONNECTIONS ?? 1000);
const reachedMin = 0.95;
const words = new URL('words.txt', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'varn-scan-'));
// The planted holes, the word list and the slow connections take about seven minutes whatever the budget; the rest is shared.
const shared = Math.max(60, (minutes - 7) * 60);
const wrong = [];
const began = Date.now();
const say = (line) => console.log(`[${((Date.now() - began) / 60_000).toFixed(1)} min] ${line}`);
const blame = (line) => {
  wrong.push(line);
  say(`WRONG ${line}`);
};

/** The address that a forged request would be made to. Whoever comes to it was sent there by a payload. */
function openEndpoint() {
  const visits = [];
  const server = createServer((asked, answer) => {
    if (asked.url.startsWith('/get_')) {
      // wapiti asks for the visits of its own run, by the request and the parameter that led to them.
      const run = new URL(asked.url, 'http://endpoint').searchParams.get('id');
      const told = {};
      for (const { url } of visits) {
        const found = /^\/ssrf\/([^/]+)\/(\d+)\/([0-9a-f]+)/.exec(url);
        if (found && found[1] === run && asked.url.startsWith('/get_ssrf')) {
          ((told[found[2]] ??= {})[found[3]] ??= []).push({ date: '2024-02-01', ip: '127.0.0.1', method: 'GET', url });
        }
      }
      answer.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(told));
      return;
    }
    visits.push({ url: asked.url });
    answer.end('visited');
  });
  return new Promise((ready) =>
    server.listen(0, '127.0.0.1', () => ready({ server, visits, url: `http://127.0.0.1:${server.address().port}/` })),
  );
}

const state = { scanner: 'none', asked: new Map(), counts: new Map(), broken: [] };
function record(role, asked, answer) {
  state.counts.set(state.scanner, (state.counts.get(state.scanner) ?? 0) + 1);
  const id = answer.headers['x-request-id'];
  if (id) {
    state.asked.set(id, { scanner: state.scanner, role });
  }
  if (answer.status >= 500 || answer.status === 0) {
    state.broken.push(
      `${state.scanner} as ${role}: ${asked.verb} ${asked.target} ${String(asked.raw ?? '').slice(0, 600)} → ${answer.status} ${String(answer.body).slice(0, 300)}`,
    );
  }
}

async function withFfuf(town, described) {
  const documented = new Set(
    Object.entries(described.paths)
      .filter(([, one]) => one.get)
      .map(([path]) => path),
  );
  // As a browser asks, so that client routes are among the answers: they are given the one page of pages.
  const asBrowser = { Accept: 'text/html' };
  const ask = (path, headers) => send(town.port, { path, headers: { ...headers, ...asBrowser } });
  const shell = (await ask('/no-such-page-of-ours', {})).body;
  const all = readFileSync(words, 'utf8').split('\n').filter((word) => word && !word.startsWith('#'));
  let count = 0;
  for (const role of roles) {
    const { headers } = await signIn(town.port, role);
    for (const [name, under] of [
      ['root', '/'],
      ['api', `${apiBase}/`],
    ]) {
      const { results, fault } = await runFfuf(`${folder}/ffuf`, `${role}-${name}`, {
        url: `${town.base}${under}FUZZ`,
        words,
        headers: { ...headers, ...asBrowser },
        seconds: 240,
      });
      if (fault || results.length < all.length * 0.95) {
        blame(fault ?? `ffuf as ${role} came through ${results.length} of ${all.length} words only`);
      }
      count += results.length;
      // Some words are no address in ffuf's own language ("%"), and a word it lost is lost: those are asked here.
      const came = new Set(results.map((one) => one.url.slice(town.base.length + under.length)));
      for (const word of all.filter((one) => !came.has(one))) {
        const { status, body } = await ask(`${under}${word}`, headers);
        results.push({ url: `${town.base}${under}${word}`, status, length: body.length });
      }
      for (const one of results.filter((each) => !isExpected(each, documented))) {
        const again = one.status === 200 ? await ask(one.url.slice(town.base.length), headers) : undefined;
        if (!again?.body.equals(shell)) {
          blame(`ffuf as ${role}: ${one.url} → ${one.status}, ${one.length} bytes`);
        }
      }
    }
  }
  state.counts.set('ffuf', count);
}

async function withWapiti(relays, endpoint) {
  state.scanner = 'wapiti';
  const reports = await Promise.all(
    roles.map((role) =>
      runWapiti(`${folder}/wapiti-${role}`, {
        base: relays[role].base,
        start: `${relays[role].base}/seeds`,
        endpoint: endpoint.url,
        seconds: shared * 0.45,
      }),
    ),
  );
  reports.forEach(({ findings, fault }, i) => {
    if (fault) {
      blame(`wapiti as ${roles[i]}: ${fault}`);
    }
    const real = findings.filter((one) => !isHarmless(one));
    say(
      `wapiti as ${roles[i]}: ${findings.length} findings, ${findings.length - real.length} of them excluded by a rule`,
    );
    real
      .slice(0, 40)
      .forEach((one) =>
        blame(
          `wapiti as ${roles[i]}: ${one.kind} at ${one.method} ${one.path} (${one.parameter}): ${one.info}\n${one.request}`,
        ),
      );
  });
  endpoint.visits.forEach((one) => blame(`the server was led to ask ${one.url}`));
}

/** What the server itself says of the requests: which operations the scanners reached, and what broke. */
async function judgeLog(town, operations, slowBegan, slowEnded) {
  const reached = new Map();
  const deep = new Set();
  for await (const line of logLines(town.log)) {
    const isSlowTime = line.time >= slowBegan && line.time <= slowEnded;
    if (line.event === 'http.failed' || line.level === 'error' || line.status >= 500) {
      if (!(isSlowTime && (line.status === 503 || line.key === 'http.busy'))) {
        blame(`the server's log: ${JSON.stringify(line)}`);
      }
    }
    const by = state.asked.get(line.request);
    if (line.event !== 'http.answered' || !by || line.route === '-' || line.status === 401 || line.status === 405) {
      continue;
    }
    const operation = `${line.method} ${line.route}`;
    reached.set(operation, (reached.get(operation) ?? new Set()).add(by.role));
    if (line.status < 400) {
      deep.add(operation);
    }
  }
  const wanted = operations.map((one) => `${one.verb} ${one.path}`);
  const missed = wanted.filter((one) => !reached.has(one));
  const share = 1 - missed.length / wanted.length;
  say(
    `operations reached by wapiti and sqlmap: ${wanted.length - missed.length} of ${wanted.length} (${(share * 100).toFixed(1)} %); ` +
      `${wanted.filter((one) => deep.has(one)).length} of them with success, ${wanted.filter((one) => reached.get(one)?.size === roles.length).length} as all three roles` +
      (missed.length ? `; not reached: ${missed.join(', ')}` : ''),
  );
  if (share < reachedMin) {
    blame(`only ${(share * 100).toFixed(1)} % of the operations were reached`);
  }
}

async function scan(endpoint) {
  const described = JSON.parse(readFileSync(description, 'utf8'));
  const town = await startDemo(varn, folder);
  const relays = {};
  try {
    const sessions = Object.fromEntries(
      await Promise.all(roles.map(async (role) => [role, await signIn(town.port, role)])),
    );
    const seeds = await makeSeeds(town.port, described, sessions);
    say(`${seeds.operations.length} operations; ${seeds.notMade.length} kinds of things could not be made in advance`);
    for (const role of roles) {
      relays[role] = await openRelay(town.port, role, sessions[role], seeds, record);
    }
    await withFfuf(town, described);
    say(`ffuf: ${state.counts.get('ffuf')} requests`);
    await withWapiti(relays, endpoint);
    say(`wapiti: ${state.counts.get('wapiti')} requests`);
    state.scanner = 'sqlmap';
    const told = await scanWithSqlmap(`${folder}/sqlmap`, relays, roles, seeds.requests, shared * 0.55);
    told.wrong.forEach(blame);
    say(`sqlmap: ${state.counts.get('sqlmap')} requests; ${told.line}`);
    const slowBegan = new Date().toISOString();
    const slow = await attackSlowly(`${folder}/slow`, town, await signIn(town.port, 'lasare'), {
      connections,
      seconds: 30,
    });
    slow.lines.forEach(say);
    slow.wrong.forEach(blame);
    [...new Set(state.broken)].slice(0, 20).forEach(blame);
    await judgeLog(town, seeds.operations, slowBegan, new Date().toISOString());
    if (town.child.exitCode !== null || town.child.signalCode !== null) {
      blame(`the server ended during the scan: ${town.child.exitCode ?? town.child.signalCode}`);
    }
  } finally {
    Object.values(relays).forEach(({ server }) => (server.close(), server.closeAllConnections()));
    const ended = new Promise((done) => (town.child.exitCode === null ? town.child.on('exit', done) : done()));
    town.child.kill('SIGTERM');
    await ended;
  }
  const verified = spawnSync(varn, ['audit', 'verify', '--json', '--db', `sqlite:${folder}/data/varn.db`], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  if (verified.status !== 0) {
    blame(`the audit log does not verify afterwards: ${verified.stdout} ${verified.stderr}`);
  }
}

mkdirSync(`${folder}/planted`, { recursive: true });
const endpoint = await openEndpoint();
(await missedHoles(`${folder}/planted`, words, endpoint.url, Math.min(connections, 400))).forEach(blame);
if (wrong.length === 0) {
  say('every scanner found its planted hole');
  endpoint.visits.length = 0;
  await scan(endpoint);
}
endpoint.server.close();
endpoint.server.closeAllConnections();
console.log(
  wrong.length === 0
    ? 'nothing was found'
    : `${wrong.length} things are wrong; what the scanners said is kept in ${folder}`,
);
if (wrong.length === 0) {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(wrong.length === 0 ? 0 : 1);
