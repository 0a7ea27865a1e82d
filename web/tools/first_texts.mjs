// Which texts a browser needs before the first page: those that the shell and the doors say. They are found by reading
// what is fetched first (the static imports from main.tsx, and the pages where one signs in) for the keys it names, whole or up to a `${`. Everything
// else comes beside the first page, and a page waits for it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyOf, textsOf } from './keys.mjs';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');
const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

function fileOf(from, named) {
  const path = join(dirname(from), named);
  return endings.map((ending) => path + ending).find((one) => /\.tsx?$/.test(one) && existsSync(one));
}

/** Every file that is fetched before anything is shown. */
export function firstFiles() {
  const doors = join(source, 'platform', 'auth');
  const files = new Set([
    join(source, 'main.tsx'),
    ...readdirSync(doors)
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => join(doors, name)),
  ]);
  for (const file of files) {
    for (const [, named] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s(?:[^'";]*?from\s)?'(\.[^']+)'/gm,
    )) {
      const found = fileOf(file, named);
      if (found) {
        files.add(found);
      }
    }
  }
  return files;
}

/** The texts of a language in two: those of the first files, and the rest. */
export function partedTexts(language) {
  const whole = new Set();
  const begun = [];
  for (const file of firstFiles()) {
    const text = readFileSync(file, 'utf8');
    for (const [, key] of text.matchAll(/['"`]([a-z0-9_]+(?:\.[a-z0-9_]+)+)['"`]/g)) {
      whole.add(key);
    }
    for (const [, start] of text.matchAll(/`([a-z0-9_]+\.[a-z0-9_.]*)\$\{/g)) {
      begun.push(start);
    }
  }
  const parts = { first: {}, rest: {} };
  for (const [key, text] of Object.entries(textsOf(language))) {
    const isFirst = whole.has(keyOf(key)) || begun.some((start) => key.startsWith(start));
    parts[isFirst ? 'first' : 'rest'][key] = text;
  }
  return parts;
}
