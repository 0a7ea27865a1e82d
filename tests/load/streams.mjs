// Thousands of event streams at rest: what they cost, and how soon the last one hears of a write.
//   scripts/node node tests/load/streams.mjs VARN [--streams 5000] [--database sqlite|postgres] [--sessions 100]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { begin } from '../processes/server.mjs';
import { makeCity } from './city.mjs';
import { Client, sessionOf } from './client.mjs';
import { loadOfMachine, memoryOf, processorOf, table, Times } from './measure.mjs';

const { values: told, positionals: [varn] } = parseArgs({ allowPositionals: true, options: {
  streams: { type: 'string', default: '5000' },
  sessions: { type: 'string', default: '100' },
  database: { type: 'string', default: 'sqlite' },
} });
const streams = Number(told.streams);
const most = 80; // MB, of the whole process

// Each stream is a descriptor here and one in the server, which inherits the limit.
const soft = Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))[1]);
if (soft < streams + 500) {
  const raised = spawnSync('sh', ['-c', `ulimit -n ${streams + 1000} && exec "$0" "$@"`, process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(raised.status ?? 1);
}

/** One open stream: what it has been told, and when. */
class Stream {
  constructor(base, headers) {
    const { hostname, port } = new URL(base);
    this.said = '';
    this.isOver = false;
    this.opened = new Promise((isOpen, failed) => {
      const socket = connect({ host: hostname, port: Number(port) });
      const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
      socket.write(`GET /varn/v1/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${fields}\r\n`);
      socket.on('data', (part) => {
        this.said += part.latin1Slice();
        if (/^HTTP\/1.1 200[^]*?\r\n\r\n/.test(this.said)) {
          isOpen();
        } else if (this.said.includes('\r\n\r\n')) {
          failed(new Error(this.said.slice(0, 400)));
        }
        if (this.awaited && !this.heardAt && this.said.includes(this.awaited)) {
          this.heardAt = performance.now();
        }
      });
      socket.on('error', failed);
      socket.on('close', () => {
        this.isOver = true;
        failed(new Error('closed'));
      });
      this.socket = socket;
    });
    this.opened.catch(() => undefined); // whoever awaits it is told
  }
  /** From here on, what of the coming events is waited for. */
  await(text) {
    this.awaited = text;
    this.heardAt = undefined;
    this.said = 'HTTP/1.1 200 \r\n\r\n';
  }
}

/** Opens them all, some at a time: each is let in by a worker. */
async function openAll(base, sessions) {
  const open = [];
  const refused = [];
  const batch = 50;
  while (open.length + refused.length < streams) {
    const some = Array.from({ length: Math.min(batch, streams - open.length - refused.length) }, (_, number) =>
      new Stream(base, sessions[(open.length + number) % sessions.length]));
    for (const stream of some) {
      await stream.opened.then(() => open.push(stream), (failure) => refused.push(failure.message));
    }
  }
  return { open, refused };
}

/** One write, and how long until each stream has heard of it. */
async function tell(writer, open, number) {
  const key = `extern-strom-${number}`;
  open.forEach((stream) => stream.await('external_actor'));
  const begun = performance.now();
  const answer = await writer.ask('POST', '/external-actors', { key, name: `Extern ${key}`, kind: 'authority', marker: 'own' });
  const answered = performance.now();
  if (answer.status !== 201) {
    throw new Error(`the write was answered ${answer.status}: ${answer.body}`);
  }
  for (let left = 200; left > 0 && open.some((stream) => !stream.heardAt); left -= 1) {
    await sleep(50);
  }
  const times = new Times();
  open.filter((stream) => stream.heardAt).forEach((stream) => times.add(stream.heardAt - begun));
  return { heard: times.all.length, median: times.at(0.5), last: times.at(1), answered: answered - begun };
}

const folder = mkdtempSync(join(tmpdir(), 'varn-streams-'));
const made = makeCity(varn, folder, told.database, 20);
const server = await begin(varn, made.database, ['--data-directory', folder]).ready;
const pid = server.child.pid;
const sessions = [];
for (let number = 0; number < Number(told.sessions); number += 1) {
  sessions.push(await sessionOf(server.base, made.accounts[number % made.accounts.length].userName, made.password));
}
const writer = new Client(server.base, sessions[0]);
await writer.ask('GET', '/overview');
await sleep(2000);
const before = memoryOf(pid);
const rows = [];
let isWell = true;
for (let round = 1; round <= 2; round += 1) {
  const begun = performance.now();
  const { open, refused } = await openAll(server.base, sessions);
  const opening = (performance.now() - begun) / 1000;
  await sleep(3000);
  const memory = memoryOf(pid);
  const used = processorOf(pid);
  await sleep(20_000);
  const idle = (processorOf(pid) - used) / 20;
  const events = [await tell(writer, open, `${round}-1`), await tell(writer, open, `${round}-2`)];
  const after = memoryOf(pid);
  const closed = open.filter((stream) => stream.isOver).length;
  open.forEach((stream) => stream.socket.destroy());
  await sleep(5000);
  const left = memoryOf(pid);
  rows.push([round, open.length, refused.length, opening.toFixed(1), before.toFixed(1), memory.toFixed(1), after.toFixed(1), left.toFixed(1),
    `${(((memory - before) * 1024) / open.length).toFixed(1)} kB`, `${(idle * 100).toFixed(1)} %`,
    events.map((one) => `${one.heard} of ${open.length}`).join(', '), events.map((one) => `${one.median.toFixed(0)} / ${one.last.toFixed(0)}`).join(', ')]);
  refused.slice(0, 2).forEach((one) => console.log(`refused: ${one}`));
  isWell = isWell && refused.length === 0 && closed === 0 && Math.max(memory, after) < most && events.every((one) => one.heard === open.length);
}
console.log(table(['Round', 'Streams', 'Refused', 'Opened in s', 'Memory before, MB', 'With them', 'After two events', 'All closed',
  'A stream', 'Processor at rest', 'Heard of the write', 'Median / last, ms'], rows));
console.log(`${told.sessions} sessions, ${told.database}, load ${loadOfMachine()}; below ${most} MB, none refused, all heard: ${isWell ? 'yes' : 'NO'}`);
server.child.kill('SIGTERM');
await new Promise((ended) => server.child.once('exit', ended));
rmSync(folder, { recursive: true });
process.exit(isWell ? 0 : 1);
