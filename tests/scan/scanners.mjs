// The four scanners: how each is called, and what its report says.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

/** Runs a program to its end or to its time; what it said lies in the file. */
export function runProgram(words, output, seconds, environment = {}) {
  const file = openSync(output, 'w');
  return new Promise((ended) => {
    const child = spawn(words[0], words.slice(1), {
      stdio: ['ignore', file, file],
      env: { PATH: process.env.PATH, HOME: dirname(output), LANG: 'C.UTF-8', ...environment },
    });
    const limit = setTimeout(() => child.kill('SIGTERM'), seconds * 1000);
    const cut = setTimeout(() => child.kill('SIGKILL'), (seconds + 15) * 1000);
    child.on('exit', (code, signal) => {
      clearTimeout(limit);
      clearTimeout(cut);
      closeSync(file);
      ended({ code, wasCut: signal !== null, said: readFileSync(output, 'utf8') });
    });
  });
}

const wapitiModules = [
  'sql',
  'xss',
  'ssrf',
  'redirect',
  'crlf',
  'xxe',
  'exec',
  'file',
  'permanentxss',
  'methods',
  'backup',
  'shellshock',
  'csp',
  'cookieflags',
  'http_headers',
];

/** wapiti from a page of seeds. A few modules take most of the time, so each may take a twelfth of it. */
export async function runWapiti(folder, { base, start, endpoint, seconds, modules = wapitiModules }) {
  mkdirSync(folder, { recursive: true });
  const words = [
    'wapiti',
    '-u',
    `${base}/`,
    '-s',
    start,
    '--scope',
    'folder',
    '-d',
    '1',
    '-m',
    modules.join(','),
    '--max-attack-time',
    String(Math.max(8, Math.floor(seconds / Math.min(12, modules.length)))),
    '--max-links-per-page',
    '2000',
    '--max-files-per-dir',
    '5000',
    '-S',
    'insane',
    '-t',
    '20',
    '--endpoint',
    endpoint,
    '-f',
    'json',
    '-o',
    `${folder}/report.json`,
    '-v',
    '1',
    '--store-session',
    `${folder}/session`,
    '--store-config',
    `${folder}/config`,
    '--flush-session',
    '--no-bugreport',
  ];
  const ran = await runProgram(words, `${folder}/said`, seconds * 2 + 180);
  if (!existsSync(`${folder}/report.json`)) {
    return { findings: [], fault: `wapiti gave no report: ${ran.said.slice(-600)}` };
  }
  const report = JSON.parse(readFileSync(`${folder}/report.json`, 'utf8'));
  const findings = ['vulnerabilities', 'anomalies'].flatMap((part) =>
    Object.entries(report[part]).flatMap(([kind, list]) =>
      list.map((one) => ({
        kind,
        method: one.method,
        path: one.path,
        parameter: one.parameter,
        info: one.info,
        request: one.http_request,
      })),
    ),
  );
  // A module that breaks is left with a trace of its calls and nothing more, and has then looked at nothing further.
  const isBroken = /^ {2}File "\/usr\/lib\/python3/m.test(ran.said);
  return { findings, fault: isBroken ? `a module of wapiti broke; see ${folder}/said` : undefined };
}

/** One file of sqlmap's for each request, as it would stand on the wire. */
function writeRequests(folder, base, requests) {
  mkdirSync(folder, { recursive: true });
  requests.forEach(({ method, path, body }, i) => {
    const head = [
      `${method} ${path} HTTP/1.1`,
      `Host: ${base.slice('http://'.length)}`,
      ...(body === undefined ? [] : ['Content-Type: application/json']),
    ];
    writeFileSync(`${folder}/${String(i).padStart(3, '0')}-request`, `${head.join('\n')}\n\n${body ?? ''}`);
  });
}

/** A few requests under sqlmap; `*` in a path marks what is tried, and every parameter of query and body is tried anyhow.
 * Many in one process, since its start costs more than a first look does. */
export async function runSqlmap(folder, name, { base, requests, isThorough = false, seconds }) {
  writeRequests(`${folder}/${name}-requests`, base, requests);
  const words = [
    'sqlmap',
    '-l',
    `${folder}/${name}-requests`,
    '--batch',
    '--disable-coloring',
    '--level',
    '2',
    '--risk',
    '1',
    '--skip-waf',
    '--ignore-stdin',
    '--answers',
    'skip further tests=N,exploit this=N',
    '--technique',
    isThorough ? 'BEUSTQ' : 'BEU',
    '--time-sec',
    '2',
    '--threads',
    '1',
    '--timeout',
    '20',
    '--retries',
    '0',
    '--ignore-code',
    '401',
    '--ignore-redirects',
    '--output-dir',
    `${folder}/${name}`,
    '--flush-session',
    // Every list reads these two with the same few lines; they are tried where it is thorough.
    ...(isThorough ? [] : ['--smart', '--skip', 'limit,offset']),
  ];
  const ran = await runProgram(words, `${folder}/${name}.said`, seconds);
  const found = [...ran.said.matchAll(/identified the following injection point[^]*?\n---\n([^]*?)\n---/g)].map(
    (one) => one[1],
  );
  return { found, wasCut: ran.wasCut, looked: [...ran.said.matchAll(/^\[\d+\/\d+\] URL:/gm)].length };
}

/** ffuf with our words; every answer is told, and the caller says which are expected. */
export async function runFfuf(folder, name, { url, words, headers = {}, seconds }) {
  mkdirSync(folder, { recursive: true });
  const report = `${folder}/${name}.json`;
  const said = await runProgram(
    [
      'ffuf',
      '-u',
      url,
      '-w',
      words,
      '-ic',
      '-mc',
      'all',
      '-t',
      '2',
      '-timeout',
      '20',
      '-s',
      '-maxtime',
      String(seconds),
      ...Object.entries(headers).flatMap(([key, value]) => ['-H', `${key}: ${value}`]),
      '-of',
      'json',
      '-o',
      report,
    ],
    `${folder}/${name}.said`,
    seconds + 10,
  );
  if (!existsSync(report)) {
    return { results: [], fault: `ffuf gave no report: ${said.said.slice(-400)}` };
  }
  return { results: JSON.parse(readFileSync(report, 'utf8')).results ?? [] };
}

/** slowhttptest; what became of its connections, second by second. */
export async function runSlow(folder, name, { flags, url, connections, seconds, rate = 250 }) {
  mkdirSync(folder, { recursive: true });
  const ran = await runProgram(
    [
      'slowhttptest',
      ...flags,
      '-c',
      String(connections),
      '-r',
      String(rate),
      '-l',
      String(seconds),
      '-p',
      '5',
      '-u',
      url,
      '-g',
      '-o',
      `${folder}/${name}`,
      '-v',
      '1',
    ],
    `${folder}/${name}.said`,
    seconds + 30,
  );
  const rows = readdirSync(folder).includes(`${name}.csv`)
    ? readFileSync(`${folder}/${name}.csv`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',').map(Number))
    : [];
  const most = Math.max(0, ...rows.map(([, , , connected]) => connected).filter(Number.isFinite));
  return {
    most,
    isShut: rows.some((row) => row[4] === 0) || /service available:\s+.*NO/.test(ran.said),
    said: ran.said,
  };
}
