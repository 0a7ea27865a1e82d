// What Värn answered at a moment, it answers again when it is asked as of that moment, whatever happened since. Reads
// the whole interface as its description tells it (lists, pages, findings, exports), changes the town, and reads it
// again as of before. On the database of VARN_DB, else on SQLite.
//   node tests/past/run.mjs build/dev/src/app/varn api/openapi.json
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [binary, description] = process.argv.slice(2);
const described = JSON.parse(readFileSync(description, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'varn-past-'));
const child = spawn(binary, ['demo', '--data-directory', folder, '--listen-port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, VARN_LOG_LEVEL: 'error' },
});
const ended = new Promise((resolve) => child.on('exit', resolve));

const address = await new Promise((resolve, reject) => {
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said);
    if (found) resolve(`${found[0]}/varn/v1`);
  });
  child.on('exit', (code) => reject(new Error(`the demonstration ended with ${code}`)));
});

/** Signs in; the headers of every later request. */
async function signIn(userName) {
  const answer = await fetch(`${address}/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user_name: userName, password: 'demo-demo-demo' }),
  });
  assert.equal(answer.status, 201, `${userName} could not sign in`);
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  return { Cookie: cookie, 'X-Varn-Csrf': (await answer.json()).csrf_token };
}
async function get(headers, path) {
  const answer = await fetch(address + path, { headers: { ...headers, 'Accept-Language': 'sv' } });
  return { status: answer.status, body: await answer.text() };
}
async function change(headers, method, path, body, version) {
  const answer = await fetch(address + path, {
    method,
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

/** Every address that understands as_of. Ids are those that the lists themselves tell. */
const askable = Object.entries(described.paths)
  .filter(([, { get: one }]) => one?.parameters?.some((p) => p.$ref?.endsWith('/as_of')))
  .map(([path, operation]) => ({ path, names: operation.get.parameters.map((p) => p.name ?? '') }));

function idsIn(value, found = new Set()) {
  if (Array.isArray(value)) value.forEach((one) => idsIn(one, found));
  else if (value && typeof value === 'object') {
    for (const [name, one] of Object.entries(value)) {
      if (name === 'id' && typeof one === 'string') found.add(one);
      else idsIn(one, found);
    }
  }
  return found;
}

// Of a long list a few say as much as all; every address is tried with every id until three have answered.
const idsOfAnswer = 30;

async function wholeInterface(headers, admin) {
  const questions = [];
  const ids = new Set();
  const learn = (body) => {
    if (body.startsWith('{')) [...idsIn(JSON.parse(body))].slice(0, idsOfAnswer).forEach((id) => ids.add(id));
  };
  for (const { path, names } of askable.filter((one) => !one.path.includes('{id}'))) {
    // A spreadsheet says when it was written; the same rows as text do not.
    const asked = path + (path === '/unit-export' ? '?format=csv' : names.includes('') ? '?limit=500' : '');
    for (const who of [headers, admin]) {
      const answer = await get(who, asked);
      if (answer.status !== 200) continue;
      questions.push([who, asked, answer]);
      learn(answer.body);
      break;
    }
  }
  for (const { path } of askable.filter((one) => one.path.includes('{id}'))) {
    let hits = 0;
    for (const id of ids) {
      const asked = path.replace('{id}', id);
      const answer = await get(headers, asked);
      if (answer.status !== 200) continue;
      questions.push([headers, asked, answer]);
      learn(answer.body);
      if (++hits >= 3) break;
    }
  }
  return questions;
}
const withMoment = (path, moment) => `${path}${path.includes('?') ? '&' : '?'}as_of=${moment}`;

let failed = 0;
try {
  const headers = await signIn('strateg');
  const admin = await signIn('administrator');
  const before = await wholeInterface(headers, admin);
  assert.ok(before.length > 40, `only ${before.length} questions were answered`);
  const moment = JSON.parse((await get(admin, '/audit-head')).body).at;
  await new Promise((resolve) => setTimeout(resolve, 20));

  // A town that goes on: something new, something changed, something taken away, in both contexts.
  const [shown] = JSON.parse((await get(headers, '/programmes')).body).items;
  const programme = shown.programme?.id ?? shown.id;
  const people = JSON.parse((await get(headers, '/people?limit=500')).body).items;
  await change(headers, 'PATCH', `/people/${people[0].id}`, { name: 'Någon Annan' }, people[0].version);
  await change(headers, 'POST', '/editions', {
    programme,
    key: 'nytt-utkast',
    title: 'Nytt utkast',
    status: 'draft',
    marker: 'own',
  });
  const accounts = JSON.parse((await get(admin, '/accounts')).body).items;
  const last = accounts.at(-1);
  await change(admin, 'PATCH', `/accounts/${last.id}`, { name: 'Nytt Namn' }, last.version);
  const actors = JSON.parse((await get(headers, '/external-actors')).body).items;
  await change(headers, 'PATCH', `/external-actors/${actors[0].id}`, { name: 'Bytt namn AB' }, actors[0].version);

  let differs = 0;
  for (const [who, asked, answered] of before) {
    const then = await get(who, withMoment(asked, moment));
    if (then.status !== answered.status || then.body !== answered.body) {
      failed += 1;
      console.log(`not what was answered: ${asked} (${then.status})`);
      for (let i = 0; i < then.body.length; i += 1) {
        if (then.body[i] !== answered.body[i]) {
          console.log(`  then ${then.body.slice(Math.max(0, i - 60), i + 80)}`);
          console.log(`  was  ${answered.body.slice(Math.max(0, i - 60), i + 80)}`);
          break;
        }
      }
    }
    const now = await get(who, asked);
    differs += now.body === answered.body ? 0 : 1;
  }
  if (differs < 4) {
    failed += 1;
    console.log(`the changes should be seen in the present: ${differs} answers differ`);
  }
  const future = await get(headers, withMoment('/people', '2999-01-01T00:00:00Z'));
  assert.equal(future.status, 400);
  assert.match(future.body, /as_of/);
  const early = JSON.parse((await get(headers, withMoment('/people', '2000-01-01T00:00:00Z'))).body);
  assert.equal(early.total, 0, 'nothing was known before the beginning');
  console.log(`${before.length} questions asked again as of ${moment}, ${failed} differ, ${differs} have changed since`);
} catch (thrown) {
  failed += 1;
  console.log(thrown);
} finally {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))]);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
