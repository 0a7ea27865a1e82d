// What the tests of signing in by a provider stand on: the product with an administrator, a browser that is only a
// cookie jar, and a list of tests that is run in order.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const password = 'tolv tecken eller fler';

const quiet = { ...process.env, VARN_LANGUAGE: 'en' };
for (const name of Object.keys(quiet)) {
  if (name.startsWith('VARN_') && name !== 'VARN_LANGUAGE') delete quiet[name];
}

/** The product on a database of its own, with the Stockholm organisation in it. */
export class Product {
  static async start(binary) {
    const product = new Product();
    product.binary = resolve(binary);
    product.folder = mkdtempSync(join(tmpdir(), 'varn-provider-'));
    product.database = `sqlite:${join(product.folder, 'town.db')}`;
    product.command(['pack', 'import', 'stockholm']);
    product.command(
      ['user', 'add', 'lokal', '--name', 'Lokal Administratör', '--role', 'administrator'],
      password,
    );
    await product.serve();
    return product;
  }

  command(words, input = '') {
    const done = spawnSync(this.binary, [...words, '--db', this.database], {
      input: input === '' ? '' : `${input}\n`,
      env: quiet,
      encoding: 'utf8',
      cwd: this.folder,
    });
    if (done.status !== 0) throw new Error(`varn ${words.join(' ')}: ${done.stdout}${done.stderr}`);
    return done.stdout;
  }

  async serve() {
    const words = [
      'serve',
      '--db',
      this.database,
      '--listen-port',
      String(this.port ?? 0),
      '--allow-loopback-provider',
      '--second-factor',
      'off',
    ];
    this.process = spawn(this.binary, words, {
      env: quiet,
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.log = '';
    this.process.stderr.on('data', (bytes) => (this.log += bytes));
    this.address = await new Promise((resolve, reject) => {
      let told = '';
      this.process.stdout.on('data', (bytes) => {
        told += bytes;
        const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(told);
        if (found) resolve(found[0]);
      });
      this.process.on('exit', (code) => reject(new Error(`varn serve ended (${code}): ${told}${this.log}`)));
    });
    this.port = Number(new URL(this.address).port);
  }

  async stop() {
    this.process.removeAllListeners('exit');
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
  }

  async end() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Lets time pass for what a provider last said, and starts the product anew so that it remembers nothing else. */
  async later(milliseconds, provider) {
    await this.stop();
    const then = new Date(Date.now() - milliseconds).toISOString();
    this.sql(
      `UPDATE federated_session SET checked_at='${then}', claimed_at='${then}' WHERE provider='${provider}'`,
    );
    await this.serve();
  }
  sql(text) {
    const done = spawnSync('sqlite3', [join(this.folder, 'town.db'), '.timeout 5000', text], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    if (done.status !== 0) throw new Error(`sqlite3: ${done.error ?? done.stderr}`);
    return done.stdout;
  }
  /** Everything that the database holds, as text. */
  dump() {
    return this.sql('.dump');
  }

  /** The codes of all refusals that the log tells of since the product started, the oldest first. */
  refusals() {
    const lines = this.log.split('\n').slice(0, -1);
    const told = lines.filter((line) => /"oidc\.(turned_away|not_signed_out)"/.test(line));
    return told.map((line) => JSON.parse(line).cause);
  }

  /** The newest entries of the audit, as the auditor reads them. */
  async audit(administrator, action) {
    const answer = await administrator.api('GET', `/audit-entries?action=${action}&limit=20`);
    return answer.body.items;
  }
}

/** A browser as far as signing in goes: it keeps cookies per site and follows nothing by itself. */
export class Browser {
  constructor(product) {
    this.product = product;
    this.cookies = new Map();
    this.csrf = '';
  }

  /** Cookies are kept by address with port: the sites of a test are all on this machine. */
  jar(url) {
    const site = new URL(url).host;
    if (!this.cookies.has(site)) this.cookies.set(site, new Map());
    return this.cookies.get(site);
  }

  async go(url, how = {}) {
    const jar = this.jar(url);
    const headers = { ...how.headers };
    if (jar.size > 0) headers.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', ...how, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const at = pair.indexOf('=');
      const gone = /max-age=0/i.test(line) || /expires=thu, 01 jan 1970/i.test(line);
      if (gone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await answer.text();
    const location = answer.headers.get('location');
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      location: location ? new URL(location, url).href : '',
    };
  }

  async api(method, path, body, headers = {}) {
    const answer = await this.go(`${this.product.address}/varn/v1${path}`, {
      method,
      headers: {
        'x-varn-csrf': this.csrf,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { ...answer, body: answer.text ? JSON.parse(answer.text) : undefined };
  }

  /** Signs in here, with a name and a password. */
  async signIn(user_name) {
    const answer = await this.api('POST', '/session', { user_name, password });
    this.csrf = answer.body.csrf_token;
    return answer;
  }

  /** Who is signed in; nobody when there is no session. */
  async session() {
    const answer = await this.api('GET', '/session');
    if (answer.status === 200) this.csrf = answer.body.csrf_token;
    return answer.status === 200 ? answer.body : undefined;
  }
}

export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const tests = [];
export const test = (name, body) => tests.push({ name, body });
export async function runAll() {
  const only = process.argv[3];
  let failed = 0;
  for (const { name, body } of tests) {
    if (only && !name.includes(only)) continue;
    const begun = performance.now();
    try {
      await body();
      console.log(`ok    ${name} (${Math.round(performance.now() - begun)} ms)`);
    } catch (thrown) {
      failed += 1;
      console.log(`FAILED ${name}\n${thrown.stack}`);
    }
  }
  console.log(failed === 0 ? `all ${tests.length} hold` : `${failed} of ${tests.length} failed`);
  return failed;
}
