// A server for the built gallery: the delivered content policy, and the few answers that the shell asks for.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
// As src/platform/http sends it.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const accounts = [
  {
    name: 'Anna Berg',
    user_name: 'anna.berg',
    password: 'varn-demo-2024',
    role: 'strategist',
  },
  {
    name: 'Karim Nilsson',
    user_name: 'karim.nilsson',
    password: 'varn-demo-2024',
    role: 'coordinator',
  },
];
const session = {
  account: '01903f5e-0000-7000-8000-000000000011',
  user_name: 'anna.berg',
  name: 'Anna Berg',
  language: 'sv',
  roles: [{ role: 'strategist' }],
  csrf_token: 'token',
};

/** Serves `folder` on a free port; answers as signed out when the cookie `out` is there. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    response.setHeader('Content-Security-Policy', policy);
    const say = (status, body, type = 'application/json') => {
      response.writeHead(status, { 'Content-Type': type });
      response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
    };
    if (path === '/varn/v1/town') {
      return say(200, {
        name: 'Stockholms stad',
        today: '2024-02-01',
        demo: true,
        version: '0.1.0',
        accounts,
      });
    }
    if (path === '/varn/v1/session') {
      const out = (request.headers.cookie ?? '').includes('out=1');
      return out
        ? say(401, { title: 'Fel användarnamn eller lösenord', status: 401 }, 'application/problem+json')
        : say(200, session);
    }
    if (path.startsWith('/varn/')) {
      return say(404, { title: 'Finns inte', status: 404 }, 'application/problem+json');
    }
    const file = extname(path) ? path : '/index.html';
    try {
      return say(200, readFileSync(join(folder, file)), types[extname(file)] ?? 'application/octet-stream');
    } catch {
      return say(404, 'not found', 'text/plain');
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
