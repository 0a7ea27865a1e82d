// `kill -9` in the middle of writes, many times over: a server on SQLite, writers that note what was acknowledged, and the
// process killed without a word at a random moment. After each restart nothing acknowledged is lost, nothing is there twice,
// and what was not acknowledged is there whole or not at all; the file is whole and the log verifies.
//   scripts/node node tests/kill/run.mjs VARN [ROUNDS=500] [SEED]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { begin, password, run, signIn } from '../processes/server.mjs';
import { SqliteFile } from './database.mjs';
import { Ledger } from './ledger.mjs';
import { Migration } from './migration.mjs';
import { askAgain, writeUntilKilled } from './writers.mjs';

const varn = process.argv[2];
const rounds = Number(process.argv[3] ?? 500);
const seed = Number(process.argv[4] ?? Date.now() % 1_000_000);
const fullCheckEach = 50;
const folder = mkdtempSync(join(tmpdir(), 'varn-kill-'));
const database = `sqlite:${folder}/varn.db`;
const file = new SqliteFile(`${folder}/varn.db`);
const ledger = new Ledger();
const kills = { write: 0, checkpoint: 0, stopping: 0, startup: 0, migration: 0 };
const restarts = [];

/** The same numbers from the same seed (mulberry32). */
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const start = () => begin(varn, database, ['--data-directory', folder]);
/** Kills a server and waits until it is gone. */
async function kill(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((is) => child.once('exit', is));
    child.kill('SIGKILL');
    await gone;
  }
}
/** Starts until it answers; how long that takes is noted. */
async function restart() {
  const begun = performance.now();
  const { ready } = start();
  const server = await ready;
  const answer = await fetch(`${server.base}/ready`);
  if (answer.status !== 200) {
    throw new Error(`/ready answered ${answer.status} after a restart`);
  }
  await answer.arrayBuffer();
  restarts.push(performance.now() - begun);
  return server;
}
/** Kills starts before they are done, so that what a start mends is itself cut short. */
async function killStarts() {
  for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) {
    const { child, ready } = start();
    ready.catch(() => undefined);
    await sleep(random() * median(restarts));
    await kill(child);
    kills.startup += 1;
  }
}

/** Waits for the moment of a round and kills the server. */
async function strike(server) {
  const dice = random();
  if (dice < 0.6) {
    // Counted in writes, so that a slow machine is killed as deep in its work as a fast one.
    const enough = ledger.acknowledged + Math.floor(random() * 40);
    const begun = performance.now();
    while (ledger.acknowledged < enough && performance.now() - begun < 20_000) {
      await sleep(1);
    }
    await sleep(random() * 20);
    kills.write += 1;
  } else if (dice < 0.8) {
    // The file itself is written by a checkpoint alone; everything else goes to the write-ahead log.
    const before = statSync(file.file).mtimeMs;
    const end = performance.now() + 8000;
    while (performance.now() < end && statSync(file.file).mtimeMs === before) {
      await sleep(1);
    }
    const isCaught = statSync(file.file).mtimeMs !== before;
    await sleep(random() < 0.5 ? 0 : random() * 8);
    kills[isCaught ? 'checkpoint' : 'write'] += 1;
  } else {
    await sleep(20 + random() * 300);
    server.child.kill('SIGTERM');
    await sleep(random() * 40);
    kills.stopping += 1;
  }
  await kill(server.child);
}

/** The whole of it: pages, references, tables, every row and every entry. */
function checkAll() {
  ledger.compare(file, true);
  const told = file.integrity();
  if (told !== 'ok') {
    ledger.other.push(`integrity_check: ${told}`);
  }
  const extra = file.entries() - entriesBefore - ledger.entries();
  if (extra !== 0) {
    ledger.doubled.push(`the log has ${extra} entries more than writes`);
  }
  for (const words of [['audit', 'verify'], ['verify']]) {
    try {
      const verdict = JSON.parse(run(varn, [...words, '--json', '--db', database, '--data-directory', folder]));
      if (words[0] === 'audit' && !verdict.sound) {
        ledger.other.push(`the log does not verify: ${JSON.stringify(verdict).slice(0, 500)}`);
      }
    } catch (failure) {
      ledger.other.push(`varn ${words.join(' ')}: ${failure.message.slice(0, 500)}`);
    }
  }
}

run(varn, ['pack', 'import', 'stockholm', '--db', database, '--data-directory', folder]);
run(varn, ['user', 'add', 'bo', '--name', 'Bo', '--role', 'strategist', '--db', database, '--data-directory', folder], `${password}\n`);
let server = await restart();
const bo = await signIn(server.base, 'bo');
const ask = (method, path, body, more = {}) =>
  fetch(`${server.base}/varn/v1${path}`, {
    method,
    headers: { Cookie: bo.cookie, 'X-Varn-Csrf': bo.told.csrf_token, 'Content-Type': 'application/json', ...more },
    body: typeof body === 'object' ? JSON.stringify(body) : body,
    signal: AbortSignal.timeout(20_000),
  });
const unitKey = 'trafiknamnden';
const unit = (await (await ask('GET', '/units?limit=500')).json()).items.find((one) => (one.unit ?? one).key === unitKey);
const unitId = (unit.unit ?? unit).id;
const sector = await (await ask('POST', '/sectors', { key: 'prov', name: 'Prov', lead: unitId, valid_from: '1900-01-01', marker: 'own' })).json();
const places = { sector: sector.id, unit: unitId };
const entriesBefore = file.entries();
const migration = new Migration(varn, folder);

for (let round = 1; round <= rounds; round += 1) {
  const work = writeUntilKilled(ledger, ask, round, places, unitKey);
  await strike(server);
  await work;
  if (random() < 0.2) {
    await killStarts();
  }
  if (round === 3 || random() < 0.06) {
    kills.migration += await migration.killed(random(), ledger);
  }
  server = await restart();
  const doubtful = [...ledger.touched.actors].map((key) => ({ key, actor: ledger.actors.get(key) }))
    .filter(({ actor }) => actor.version === 0 && actor.asked).map(({ key, actor }) => ({ key, name: actor.asked.name }));
  ledger.compare(file);
  await askAgain(ledger, ask, doubtful);
  if (round % fullCheckEach === 0 || round === rounds) {
    checkAll();
    console.log(`${round} rounds: ${ledger.acknowledged} acknowledged, ${ledger.lost.length} lost, ${ledger.doubled.length} doubled, ` +
      `${ledger.other.length} other faults; restart ${median(restarts).toFixed(0)} ms`);
  }
  if (ledger.lost.length + ledger.doubled.length + ledger.other.length > 20) {
    break;
  }
}
await kill(server.child);
const faults = [...ledger.lost.map((one) => `lost: ${one}`), ...ledger.doubled.map((one) => `doubled: ${one}`), ...ledger.other];
faults.slice(0, 20).forEach((one) => console.log(one));
const sum = (kind, count) => [...ledger[kind].values()].reduce((all, one) => all + count(one), 0);
console.log(`there are ${sum('actors', (one) => one.version)} writes of external actors, ` +
  `${sum('members', (one) => ({ none: 0, there: 1, gone: 2 })[one.state])} of memberships, ` +
  `${sum('imports', (one) => (one.state === 'there' ? 1 : 0))} imports of 40 rows`);
console.log(`seed ${seed}; kills: ${Object.entries(kills).map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
console.log(`${ledger.acknowledged} acknowledged, ${ledger.lost.length} lost, ${ledger.doubled.length} doubled; of those without an answer ` +
  `(${ledger.refused} with 503) ${ledger.found} were there whole and ${ledger.absent} not at all; restart ${median(restarts).toFixed(0)} ms (median), ` +
  `${Math.max(...restarts).toFixed(0)} ms at most`);
if (faults.length === 0) {
  rmSync(folder, { recursive: true });
} else {
  console.log(`the database is left in ${folder}`);
}
process.exit(faults.length === 0 ? 0 : 1);
