// Fast is kind: what a browser fetches before the first page stays under 200 kB of compressed script. Fails otherwise.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const most = 200 * 1024;
const dist = process.argv[2] ?? 'dist';
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1]);
const named = (part) =>
  readdirSync(join(dist, 'assets')).filter((name) => new RegExp(`^texts_sv_${part}-.*\\.js$`).test(name));
const texts = named('first');
const paths = new Set([...scripts, ...texts.map((name) => `/assets/${name}`)]);
const compressed = (all) =>
  [...all].reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length, 0);
const size = compressed(paths);
const rest = named('rest').map((name) => `/assets/${name}`);
if (paths.size < 3 || rest.length !== 1 || size > most) {
  console.error(`first scripts: ${paths.size} files, ${size} bytes compressed; at most ${most} are allowed`);
  process.exit(1);
}
console.log(
  `first scripts: ${Math.round(size / 1024)} of ${most / 1024} kB compressed; ` +
    `beside the first page ${Math.round(compressed(rest) / 1024)} kB of words`,
);
