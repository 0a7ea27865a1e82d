// Writes the type of every text key, from the same JSON files that the server reads. Runs before build, check and test.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(web, '..', 'src');

/** What is said on the command line and in refusals alone; the server writes those out itself. */
const unsaid = new Set(['config', 'db', 'http', 'json', 'operations', 'pack']);

/** What the server alone writes: the rows of the demonstration. */
const isWritten = (key) => key.includes('.demo.') && !key.startsWith('web.');
/** Of a file of texts, what the web may say. */
export function said(texts) {
  return Object.fromEntries(Object.entries(texts).filter(([key]) => !isWritten(key)));
}

/** The texts folders of the server's tree and our own, in a fixed order. */
export function textFolders() {
  const found = [];
  for (const room of ['platform', 'contexts']) {
    const folder = join(source, room);
    for (const part of existsSync(folder) ? readdirSync(folder).sort() : []) {
      if (room !== 'platform' || !unsaid.has(part)) {
        found.push(join(folder, part, 'texts'));
      }
    }
  }
  found.push(join(source, 'engine', 'texts'), join(source, 'app', 'texts'), join(web, 'src', 'texts'));
  return found.filter((folder) => existsSync(join(folder, 'sv.json')));
}

/** All texts of one language that the web may say, by key. */
export function textsOf(language) {
  return Object.assign(
    {},
    ...textFolders().map((f) => said(JSON.parse(readFileSync(join(f, `${language}.json`), 'utf8')))),
  );
}

/** `rows.one` and `rows.other` are two forms of the one key `rows`. */
export function keyOf(stored) {
  return stored.replace(/\.(one|other)$/, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const keys = [...new Set(Object.keys(textsOf('sv')).map(keyOf))].sort();
  const out = join(web, 'src', 'platform', 'i18n', 'keys.d.ts');
  const text = `// Written by tools/keys.mjs.\nexport type TextKey =\n${keys.map((k) => `  | ${JSON.stringify(k)}`).join('\n')};\n`;
  if (!existsSync(out) || readFileSync(out, 'utf8') !== text) {
    writeFileSync(out, text);
  }
}
