// An empty town: served, and the link that it prints once.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const binary = process.argv[2];

/** Serves a town without accounts; `link` makes the first administrator, once. */
export async function emptyTown(settings = []) {
  const folder = mkdtempSync(join(tmpdir(), 'varn-empty-'));
  const child = spawn(binary, ['serve', '--data-directory', folder, '--listen-port', '0', ...settings], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const link = await new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const found = /http:\/\/[\d.]+:\d+\/start\/\S+/.exec(said);
      if (found) {
        resolve(found[0]);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`varn serve ended with ${code}:\n${said}`)));
    setTimeout(() => reject(new Error(`no link within a minute:\n${said}`)), 60_000).unref();
  });
  const stop = () =>
    new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.on('exit', () => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      child.kill('SIGTERM');
    });
  return { link, stop };
}
