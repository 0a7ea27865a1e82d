// A failover in the middle of writes: two server processes, writers that note what was acknowledged, and the leader of the
// database killed without a word. Afterwards nothing acknowledged is lost, nothing is there twice, and the log verifies.
//   scripts/with-patroni scripts/node node tests/failover/run.mjs build/dev/src/app/varn [ROUNDS]
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDatabase, password, run, serve, signIn } from '../processes/server.mjs';

const varn = process.argv[2];
const rounds = Number(process.argv[3] ?? 2);
const cluster = process.env.VARN_TEST_POSTGRES;
const nodes = (process.env.VARN_PATRONI_NODES ?? '').split(' ').filter(Boolean).map((one) => {
  const [name, port, rest, folder] = one.split(':');
  return { name, port, rest, folder };
});
if (!cluster || nodes.length === 0) {
  console.log('to be run by scripts/with-patroni');
  process.exit(2);
}
const writers = 4;
let wrong = 0;
function check(is, what) {
  if (!is) {
    console.log(`wrong: ${what}`);
    wrong += 1;
  }
}

const isLeader = async (node) =>
  fetch(`http://127.0.0.1:${node.rest}/primary`, { signal: AbortSignal.timeout(2000) }).then((a) => a.status === 200, () => false);
async function leader() {
  for (const node of nodes) {
    if (await isLeader(node)) {
      return node;
    }
  }
  return undefined;
}
async function isSynchronous() {
  for (const node of nodes) {
    const told = await fetch(`http://127.0.0.1:${node.rest}/sync`, { signal: AbortSignal.timeout(2000) }).then((a) => a.status, () => 0);
    if (told === 200) {
      return true;
    }
  }
  return false;
}
async function until(what, seconds, is) {
  for (let left = seconds * 4; left > 0; left -= 1) {
    if (await is()) {
      return;
    }
    await sleep(250);
  }
  throw new Error(`${what}: not within ${seconds} s`);
}

/** Kills a node as a power cut does: Patroni, PostgreSQL and all its children at once. */
function cut(node) {
  const patroni = Number(readFileSync(`${node.folder}/patroni.pid`, 'utf8'));
  const postmaster = Number(readFileSync(`${node.folder}/data/postmaster.pid`, 'utf8').split('\n')[0]);
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' })
    .split('\n').map(Number).filter(Boolean);
  for (const pid of [patroni, postmaster, ...children]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself a moment ago.
    }
  }
}
function raise(node) {
  const asServer = process.getuid() === 0 ? ['--reuid=postgres', '--regid=postgres', '--init-groups'] : [];
  spawn('setpriv', [...asServer, '--pdeathsig', 'TERM', `${node.folder}/start`], { stdio: 'ignore' }).unref();
}

const database = makeDatabase(cluster, `failover_${process.pid}`);
const servers = [await serve(varn, database), await serve(varn, database)];
run(varn, ['user', 'add', 'bo', '--name', 'Bo', '--role', 'strategist', '--db', database], `${password}\n`);
const bo = await signIn(servers[0].base, 'bo');

const acknowledged = new Map(); // key → when
const statuses = new Map();
let unsure = 0;
let isOver = false;
/** Writes one thing after the other. What gets no answer, or a 503, is asked again under the same key: 409 then says that it
 * had been done. */
async function write(writer) {
  for (let number = 0; !isOver; number += 1) {
    const key = `skrivare-${writer}-${number}`;
    for (let attempt = 0; ; attempt += 1) {
      const at = servers[(writer + attempt) % servers.length].base;
      const status = await bo
        .ask(at, 'POST', '/external-actors', { key, name: `Extern ${key}`, kind: 'authority', marker: 'own' })
        .then(async (answer) => (await answer.arrayBuffer(), answer.status), () => 0);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 201 || (status === 409 && attempt > 0)) {
        unsure += status === 409 ? 1 : 0;
        acknowledged.set(key, performance.now());
        break;
      }
      check(status === 0 || status === 503, `a write was answered ${status}`);
      if (isOver && attempt > 200) {
        break;
      }
      await sleep(100);
    }
  }
}

const work = Array.from({ length: writers }, (_, writer) => write(writer));
const outages = [];
for (let round = 0; round < rounds; round += 1) {
  await until('a synchronous standby', 90, isSynchronous);
  await sleep(3000);
  const dead = await leader();
  const at = performance.now();
  cut(dead);
  const before = acknowledged.size;
  await until('a write after the cut', 90, () => acknowledged.size > before + writers * 2);
  const times = [...acknowledged.values()].sort((x, y) => x - y);
  let longest = 0;
  times.forEach((time, i) => {
    if (i > 0 && time > at - 1000) {
      longest = Math.max(longest, time - times[i - 1]);
    }
  });
  outages.push(longest / 1000);
  console.log(`round ${round + 1}: ${dead.name} was cut, ${(longest / 1000).toFixed(1)} s without an acknowledged write`);
  await sleep(1000);
  raise(dead);
}
// One of the servers dies too, and the other goes on.
servers[0].child.removeAllListeners('exit');
servers[0].child.kill('SIGKILL');
const before = acknowledged.size;
await until('a write at the other server', 30, () => acknowledged.size > before + writers);
isOver = true;
await Promise.all(work);

const found = new Map();
for (let offset = 0; ; offset += 500) {
  const page = await (await bo.ask(servers[1].base, 'GET', `/external-actors?limit=500&offset=${offset}`)).json();
  page.items.forEach((item) => found.set(item.key, (found.get(item.key) ?? 0) + 1));
  if (offset + 500 >= page.total) {
    break;
  }
}
const lost = [...acknowledged.keys()].filter((key) => !found.has(key));
const doubled = [...found].filter(([, count]) => count !== 1);
check(lost.length === 0, `${lost.length} acknowledged writes are lost: ${lost.slice(0, 5).join(' ')}`);
check(doubled.length === 0, `${doubled.length} writes are there twice`);
check(found.size === acknowledged.size, `${found.size} are there, ${acknowledged.size} were acknowledged`);
const verdict = JSON.parse(run(varn, ['audit', 'verify', '--json', '--db', database]));
check(verdict.sound, 'the log does not verify');
servers[1].child.removeAllListeners('exit');
servers[1].child.kill('SIGTERM');
console.log(`${acknowledged.size} acknowledged (${unsure} of them known only when asked again), ${lost.length} lost, ${doubled.length} doubled; ` +
  `log of ${verdict.size} ${verdict.sound ? 'verifies' : 'DOES NOT VERIFY'}; outages ${outages.map((one) => one.toFixed(1)).join(', ')} s; ` +
  `answers ${[...statuses].map(([status, count]) => `${status}: ${count}`).join(', ')}`);
process.exit(wrong === 0 ? 0 : 1);
