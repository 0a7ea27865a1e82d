// A server process of the product, and somebody signed in to it; for the tests of several processes on one database.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const password = 'fyra hästar på bron';

/** Runs a command of the product to its end. */
export function run(varn, words, input = '') {
  const ran = spawnSync(varn, words, { input, encoding: 'utf8', env: { PATH: process.env.PATH, VARN_LANGUAGE: 'en' } });
  if (ran.status !== 0) {
    throw new Error(`varn ${words.join(' ')}: ${ran.status} ${ran.stderr}`);
  }
  return ran.stdout;
}

/** Makes a database of that name in the cluster; its address. */
export function makeDatabase(cluster, name) {
  const made = spawnSync('/usr/lib/postgresql/15/bin/psql', ['-X', '-q', cluster, '-c',
    `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`], { encoding: 'utf8' });
  if (made.status !== 0) {
    throw new Error(made.stderr);
  }
  return cluster.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
}

// No server outlives its test, however that ends.
const running = new Set();
// What they keep when a test names no folder, keys among it, goes with them.
const home = mkdtempSync(join(tmpdir(), 'varn-processes-'));
process.on('exit', () => {
  running.forEach((child) => child.kill('SIGKILL'));
  rmSync(home, { recursive: true, force: true });
});
process.once('SIGTERM', () => process.exit(143));
process.once('SIGINT', () => process.exit(130));

/** Starts `varn serve` on any free port: the process at once, and a promise of it with its address. */
export function begin(varn, database, more = []) {
  const flags = ['--listen-port', '0', '--log-level', 'error', '--second-factor', 'off', ...more];
  const child = spawn(resolve(varn), ['serve', '--db', database, ...flags], {
    cwd: home,
    env: { PATH: process.env.PATH, VARN_LANGUAGE: 'en' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  const ready = new Promise((isReady, failed) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address) {
        isReady({ base: address[0], child });
      }
    });
    child.on('exit', (code) => failed(new Error(`varn serve ended with ${code}: ${said}`)));
  });
  return { child, ready };
}

/** Starts `varn serve` on any free port and waits until it says its address. */
export function serve(varn, database, more = []) {
  return begin(varn, database, more).ready;
}

/** Signs in; gives a function that asks as that person, at any process. */
export async function signIn(base, userName) {
  const answer = await fetch(`${base}/varn/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: base },
    body: JSON.stringify({ user_name: userName, password }),
  });
  const told = await answer.json();
  if (answer.status !== 201) {
    throw new Error(`${userName} was not let in: ${answer.status} ${JSON.stringify(told)}`);
  }
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  const ask = (at, method, path, body, more = {}) =>
    fetch(`${at}/varn/v1${path}`, {
      method,
      headers: { Cookie: cookie, 'X-Varn-Csrf': told.csrf_token, 'Content-Type': 'application/json', ...more },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
  return { ask, cookie, told };
}
