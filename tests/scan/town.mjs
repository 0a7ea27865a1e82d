// The demonstration that is scanned, and the three who are signed in to it.
import { spawn } from 'node:child_process';
import { createReadStream, openSync } from 'node:fs';
import { request } from 'node:http';
import { createInterface } from 'node:readline';

export const apiBase = '/varn/v1';
export const roles = ['administrator', 'strateg', 'lasare'];
const password = 'demo-demo-demo';

/** Starts `varn demo` on a fresh folder and a free port; its log goes to a file, since the log is the witness. */
export function startDemo(varn, folder) {
  const log = `${folder}/server.log`;
  const child = spawn(
    varn,
    ['demo', '--data-directory', `${folder}/data`, '--listen-port', '0', '--log-level', 'info'],
    {
      env: { PATH: process.env.PATH, VARN_LANGUAGE: 'en' },
      stdio: ['ignore', 'pipe', openSync(log, 'w')],
    },
  );
  return new Promise((ready, failed) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (found) {
        child.removeAllListeners('exit');
        ready({ child, log, base: found[0], port: Number(found[1]) });
      }
    });
    child.on('exit', (code) => failed(new Error(`varn demo ended with ${code}: ${said}`)));
  });
}

/** One request from an address of our choice on this machine; the body as a buffer. */
export function send(port, { method = 'GET', path, headers = {}, body, from = '127.0.0.1', patience = 30_000 }) {
  return new Promise((answered, failed) => {
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers, localAddress: from, agent: false },
      (answer) => {
        const parts = [];
        const isStream = /event-stream/.test(answer.headers['content-type'] ?? '');
        const done = () => answered({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
        answer.on('data', (part) => parts.push(part));
        answer.on('end', done);
        answer.on('error', failed);
        if (isStream) {
          // An event stream never ends by itself; half a second is enough to see that it began.
          setTimeout(() => {
            done();
            answer.removeAllListeners('error').on('error', () => {});
            asked.destroy();
          }, 500);
        }
      },
    );
    asked.setTimeout(patience, () => asked.destroy(new Error(`no answer within ${patience} ms`)));
    asked.on('error', failed);
    asked.end(body);
  });
}

/** Signs in. From an address of its own, so that the failed tries of a scanner, which the server rightly makes wait, do
 * not make the scan's own sign-in wait too. */
export async function signIn(port, userName) {
  const answer = await send(port, {
    method: 'POST',
    path: `${apiBase}/session`,
    from: '127.0.0.2',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user_name: userName, password }),
  });
  if (answer.status !== 201) {
    throw new Error(`${userName} was not let in: ${answer.status} ${answer.body}`);
  }
  const told = JSON.parse(answer.body);
  return {
    account: told.account,
    headers: { Cookie: answer.headers['set-cookie'][0].split(';')[0], 'X-Varn-Csrf': told.csrf_token },
  };
}

/** Every line of the server's log, as it was written. */
export async function* logLines(log) {
  for await (const line of createInterface({ input: createReadStream(log) })) {
    if (line.startsWith('{')) {
      yield JSON.parse(line);
    }
  }
}
