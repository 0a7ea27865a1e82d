// Somebody writes an opinion, and the server is killed without a word at any moment, many times over. As the page does, what
// is written is sent at most two seconds after the first key (here: at once, word by word). After each restart the section
// says what was acknowledged last, or what was on its way, whole; nothing earlier, nothing mixed; the log verifies.
//   scripts/node node tests/kill/writing.mjs VARN [ROUNDS=100] [SEED]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { begin, password, run, signIn } from '../processes/server.mjs';

const varn = process.argv[2];
const rounds = Number(process.argv[3] ?? 100);
let seed = Number(process.argv[4] ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'varn-writing-'));
const database = `sqlite:${folder}/varn.db`;
const random = () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
const prose = (words) =>
  JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });
const wordsOf = (body) => JSON.parse(body).content[0].content[0].text;
const fail = (why) => {
  console.error(why);
  process.exit(1);
};

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
run(varn, ['migrate', '--db', database]);
run(varn, ['pack', 'import', 'sverige', '--db', database]);
run(varn, ['pack', 'import', 'stockholm', '--db', database]);
run(varn, ['user', 'add', 'skribent', '--name', 'Skribent', '--role', 'coordinator', '--unit', 'trafiknamnden',
  '--db', database, '--data-directory', folder], `${password}\n`);

const start = () => begin(varn, database, ['--data-directory', folder]).ready;
let server = await start();
let { ask } = await signIn(server.base, 'skribent');
const answered = async (answer, status, what) => {
  if (answer.status !== status) {
    fail(`${what}: ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
};
const units = await answered(await ask(server.base, 'GET', '/unit-tree'), 200, 'units');
const unit = units.items.find((one) => one.key === 'trafiknamnden').id;
const own = await answered(await ask(server.base, 'POST', '/opinion-cases', {
  unit, title: 'Program', sender: 'Kommunstyrelsen', received_on: '2024-01-10', due_on: '2099-03-01', way: 'board',
  marker: 'own',
}), 201, 'case');
const view = await answered(await ask(server.base, 'GET', `/opinion-cases/${own.id}`), 200, 'case');
const section = view.sections.find((one) => one.section.kind === 'views').section.id;

let acknowledged = { version: view.sections.find((one) => one.section.id === section).section.version, words: '' };
let onItsWay;
let lost = 0;
let kept = 0;
let saves = 0;

/** Writes on, word by word, until the server is gone. */
async function writeOn(round) {
  for (let word = 0; ; word += 1) {
    onItsWay = `Omgång ${round}, ord ${word}: ${'åäö '.repeat(1 + Math.floor(random() * 400))}slut`;
    let answer;
    try {
      answer = await ask(server.base, 'PATCH', `/opinion-sections/${section}`, { body: prose(onItsWay) },
        { 'If-Match': `"${acknowledged.version}"` });
    } catch {
      return;
    }
    if (answer.status !== 200) {
      return;
    }
    try {
      acknowledged = { version: (await answer.json()).version, words: onItsWay };
    } catch {
      return;
    }
    saves += 1;
    onItsWay = undefined;
  }
}

for (let round = 0; round < rounds; round += 1) {
  const writing = writeOn(round);
  await sleep(5 + random() * 250);
  const gone = new Promise((is) => server.child.once('exit', is));
  server.child.kill('SIGKILL');
  await gone;
  await writing;
  server = await start();
  ({ ask } = await signIn(server.base, 'skribent'));
  const told = await answered(await ask(server.base, 'GET', `/opinion-sections/${section}`), 200, 'section');
  const stands = { version: told.section.version, words: told.section.body === '' ? '' : wordsOf(told.section.body) };
  if (stands.words === acknowledged.words) {
    lost += onItsWay === undefined ? 0 : 1;
  } else if (onItsWay !== undefined && stands.words === onItsWay) {
    kept += 1;
  } else {
    fail(`round ${round}: acknowledged "${acknowledged.words.slice(0, 60)}", found "${stands.words.slice(0, 60)}"`);
  }
  acknowledged = stands;
  onItsWay = undefined;
}
server.child.kill('SIGTERM');
await new Promise((is) => server.child.once('exit', is));
run(varn, ['audit', 'verify', '--db', database, '--data-directory', folder]);
run(varn, ['doctor', '--db', database, '--data-directory', folder]);
console.log(`${rounds} kills while an opinion was written: ${saves} saves acknowledged, none lost; of what was on its way ` +
  `${kept} kept whole, ${lost} not begun`);
