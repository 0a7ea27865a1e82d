// A city at work: people who read, people who write, each signed in over a connection of her own. Prints how long answers
// took, whether any failed, and what the server used.
//   scripts/node node tests/load/run.mjs VARN [--minutes 5] [--readers 200] [--writers 20] [--database sqlite|postgres]
//       [--curve 25,50,100,200,400] [--saturation SECONDS] [--flags "--readers 4"]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { begin } from '../processes/server.mjs';
import { makeCity } from './city.mjs';
import { Client, sessionOf } from './client.mjs';
import { loadOfMachine, memoryOf, processorOf, processorOfPostgres, table, Times } from './measure.mjs';
import { readPage, survey, Writer } from './walks.mjs';

const { values: told, positionals: [varn] } = parseArgs({ allowPositionals: true, options: {
  minutes: { type: 'string', default: '5' },
  readers: { type: 'string', default: '200' },
  writers: { type: 'string', default: '20' },
  database: { type: 'string', default: 'sqlite' },
  curve: { type: 'string', default: '' },
  saturation: { type: 'string', default: '20' },
  flags: { type: 'string', default: '' },
} });
const thinkOfReader = () => 500 + Math.random() * 1000; // 1 s, give or take half of it
const thinkOfWriter = () => 1000 + Math.random() * 1000;
const folder = mkdtempSync(join(tmpdir(), 'varn-load-'));

/** One stretch of load: so many of each, so long. */
async function stretch(server, people, { readers, writers, seconds, thinks = true, each }) {
  const end = performance.now() + seconds * 1000;
  const times = { read: new Times(), search: new Times(), write: new Times() };
  const slowest = new Map();
  const errors = [];
  const note = (kind, path, answer, expected) => {
    times[kind].add(answer.took);
    const pattern = path.replace(/[0-9a-f-]{36}/g, '{id}').replace(/\?.*/, '');
    slowest.set(pattern, slowest.get(pattern) ?? new Times());
    slowest.get(pattern).add(answer.took);
    if (answer.status !== expected) {
      errors.push(`${path}: ${answer.status} ${answer.body.toString().slice(0, 200)}`);
    }
  };
  const live = async (work, think) => {
    await sleep(thinks ? Math.random() * think() : 0); // not all at once
    while (performance.now() < end) {
      await work().catch((failure) => errors.push(failure.message));
      if (thinks) {
        await sleep(think());
      }
    }
  };
  const before = { server: processorOf(server.child.pid), own: process.cpuUsage(), postgres: processorOfPostgres(), at: performance.now() };
  const watch = each ? setInterval(() => each(times, errors), 30_000) : undefined;
  await Promise.all([
    ...people.readers.slice(0, readers).map((client) => live(() => readPage(client, people.city, Math.random, note), thinkOfReader)),
    ...people.writers.slice(0, writers).map((writer) => live(() => writer.write(Math.random, note), thinkOfWriter)),
  ]);
  clearInterval(watch);
  const took = (performance.now() - before.at) / 1000;
  const own = process.cpuUsage(before.own);
  return { times, errors, slowest, took, server: processorOf(server.child.pid) - before.server,
    postgres: processorOfPostgres() - before.postgres, own: (own.user + own.system) / 1e6 };
}

const count = (result) => Object.values(result.times).reduce((sum, one) => sum + one.all.length, 0);
function use(result) {
  const requests = count(result);
  return `${requests} requests in ${result.took.toFixed(0)} s, ${(requests / result.took).toFixed(0)} a second, ${result.errors.length} errors; ` +
    `processor: server ${result.server.toFixed(1)} s (${((result.server / requests) * 1e6).toFixed(0)} µs a request), ` +
    (told.database === 'postgres' ? `PostgreSQL ${result.postgres.toFixed(1)} s, ` : '') + `generator ${result.own.toFixed(1)} s; load ${loadOfMachine()}`;
}

async function signIn(base, made, readers, writers) {
  const strategists = made.accounts.filter((one) => one.role === 'strategist');
  const client = async (account) => new Client(base, await sessionOf(base, account.userName, made.password));
  const first = await client(strategists[0]);
  const city = await survey(first);
  const people = { city, readers: [], writers: [] };
  for (let number = 0; number < readers; number += 1) {
    people.readers.push(await client(made.accounts[number % made.accounts.length]));
  }
  for (let number = 0; number < writers; number += 1) {
    people.writers.push(new Writer(await client(strategists[number % strategists.length]), city, number, writers));
  }
  return people;
}

async function steady(server, people) {
  const memory = [];
  const begun = performance.now();
  const sample = () => memory.push({ minute: (performance.now() - begun) / 60_000, mb: memoryOf(server.child.pid) });
  sample();
  const result = await stretch(server, people, { readers: Number(told.readers), writers: Number(told.writers), seconds: Number(told.minutes) * 60,
    each: (times, errors) => {
      sample();
      console.log(`  ${memory.at(-1).minute.toFixed(1)} min: ${memory.at(-1).mb.toFixed(1)} MB, ${errors.length} errors, load ${loadOfMachine()}`);
    } });
  sample();
  console.log(`\n${told.readers} readers (a page, then 1 s ± 0.5 s), ${told.writers} writers (1 to 2 s between), ${told.database}`);
  console.log(use(result));
  console.log(table(['Kind', 'Requests', 'p50 ms', 'p95 ms', 'p99 ms', 'Slowest ms'],
    Object.entries(result.times).map(([kind, times]) => [kind, ...times.row()])));
  console.log(table(['Address', 'Requests', 'p50 ms', 'p95 ms', 'p99 ms', 'Slowest ms'],
    [...result.slowest].sort(([, a], [, b]) => b.at(0.95) - a.at(0.95)).slice(0, 8).map(([path, times]) => [path, ...times.row()])));
  const from = memory.find((one) => one.minute >= 0.99) ?? memory[0];
  const grown = memory.at(-1).mb - from.mb;
  console.log(`private memory: ${memory.map((one) => one.mb.toFixed(1)).join(', ')} MB; from minute 1 to the end ${grown >= 0 ? '+' : ''}${grown.toFixed(1)} MB`);
  const isFlat = grown < 5 || grown < from.mb * 0.05;
  const overall = Object.values(result.times).map((one) => one.at(0.95));
  result.errors.slice(0, 5).forEach((one) => console.log(`error: ${one}`));
  console.log(`p95 below 50 ms: ${Math.max(...overall) < 50 ? 'yes' : 'NO'}; no error: ${result.errors.length === 0 ? 'yes' : 'NO'}; memory flat: ${isFlat ? 'yes' : 'NO'}`);
  return Math.max(...overall) < 50 && result.errors.length === 0 && isFlat;
}

async function curve(server, people, sizes) {
  const rows = [];
  for (const readers of sizes) {
    const result = await stretch(server, people, { readers, writers: Math.round(readers / 10), seconds: 30 });
    const requests = count(result);
    rows.push([readers, (requests / result.took).toFixed(0), result.errors.length, result.times.read.at(0.5).toFixed(1), result.times.read.at(0.95).toFixed(1),
      result.times.search.at(0.95).toFixed(1), result.times.write.at(0.95).toFixed(1), `${((result.server / requests) * 1e6).toFixed(0)} µs`,
      `${((result.server / result.took) * 100).toFixed(0)} %`, loadOfMachine().split(' ')[0]]);
    console.log(`  ${readers} readers: ${use(result)}`);
    result.errors.slice(0, 3).forEach((one) => console.log(`error: ${one}`));
  }
  console.log(table(['Readers', 'Requests/s', 'Errors', 'Read p50 ms', 'Read p95 ms', 'Search p95 ms', 'Write p95 ms', 'Server per request',
    'Server, of one core', 'Load'], rows));
}

const sizes = told.curve.split(',').filter(Boolean).map(Number);
const begun = performance.now();
const made = makeCity(varn, folder, told.database, 20);
const server = await begin(varn, made.database, ['--data-directory', folder, ...told.flags.split(' ').filter(Boolean)]).ready;
const people = await signIn(server.base, made, Math.max(Number(told.readers), ...sizes), Math.max(Number(told.writers), ...sizes.map((one) => one / 10)));
console.log(`city of ${people.city.units.length} units and ${people.city.requirements.length} requirements, ${people.readers.length + people.writers.length} ` +
  `sessions, made in ${((performance.now() - begun) / 1000).toFixed(0)} s; load ${loadOfMachine()}`);
const isWell = Number(told.minutes) > 0 ? await steady(server, people) : true;
if (Number(told.saturation) > 0) {
  const result = await stretch(server, people, { readers: 32, writers: 4, seconds: Number(told.saturation), thinks: false });
  console.log(`without a pause, 32 readers and 4 writers: ${use(result)}; read p95 ${result.times.read.at(0.95).toFixed(1)} ms, write p95 ${result.times.write.at(0.95).toFixed(1)} ms`);
}
if (sizes.length > 0) {
  await curve(server, people, sizes);
}
server.child.kill('SIGTERM');
await new Promise((ended) => server.child.once('exit', ended));
rmSync(folder, { recursive: true });
process.exit(isWell ? 0 : 1);
