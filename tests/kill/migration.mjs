// A database of an earlier release whose upgrade is killed: the next start finds the one version or the other,
// and ends what the killed one began.
import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { begin, run } from '../processes/server.mjs';
import { SqliteFile } from './database.mjs';

const earlier = join(dirname(fileURLToPath(import.meta.url)), '../upgrade/0.1.0/database.sql.gz');

export class Migration {
  constructor(varn, folder) {
    this.varn = varn;
    this.folder = folder;
    this.old = join(folder, 'earlier.db');
    execFileSync('sh', ['-c', `zcat '${earlier}' | sqlite3 '${this.old}'`]);
    const begun = performance.now();
    copyFileSync(this.old, this.file());
    run(varn, ['migrate', '--db', `sqlite:${this.file()}`, '--data-directory', folder]);
    this.took = performance.now() - begun;
    this.stepsNow = new SqliteFile(this.file()).number('SELECT count(*) FROM schema_migration');
    this.clear();
  }

  file() {
    return join(this.folder, 'upgraded.db');
  }
  clear() {
    readdirSync(this.folder).filter((name) => name.startsWith('upgraded.db')).forEach((name) => rmSync(join(this.folder, name)));
  }

  /** Starts on the old database, kills once or twice while it is brought up, and lets the next start end it. */
  async killed(part, ledger) {
    copyFileSync(this.old, this.file());
    const database = new SqliteFile(this.file());
    const kills = part < 0.5 ? 1 : 2;
    for (let left = kills; left > 0; left -= 1) {
      const { child, ready } = begin(this.varn, `sqlite:${this.file()}`, ['--data-directory', this.folder]);
      ready.catch(() => undefined);
      await sleep(part * this.took * 1.1);
      const gone = new Promise((is) => child.once('exit', is));
      child.kill('SIGKILL');
      await gone;
    }
    const { ready } = begin(this.varn, `sqlite:${this.file()}`, ['--data-directory', this.folder]);
    const server = await ready;
    const verdict = JSON.parse(run(this.varn, ['audit', 'verify', '--json', '--db', `sqlite:${this.file()}`, '--data-directory', this.folder]));
    const whole = database.integrity();
    const ended = database.number('SELECT count(*) FROM schema_migration');
    if (!verdict.sound || whole !== 'ok' || ended !== this.stepsNow) {
      ledger.other.push(`after a killed upgrade: sound ${verdict.sound}, integrity ${whole}, ${ended} steps of ${this.stepsNow}`);
    }
    const gone = new Promise((is) => server.child.once('exit', is));
    server.child.kill('SIGKILL');
    await gone;
    this.clear();
    return kills;
  }
}
