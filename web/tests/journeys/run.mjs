// Walks the product as people do: every *.journey.mjs of this folder in Debian's Chromium, each file in a demonstration
// of its own on a free port, two files at a time. Prints `N passed, N failed`. A journey file exports `journeys`, a list
// of { name, walk(house) }; they are walked in their order, and what one leaves behind no other file sees.
// Usage: node tests/journeys/run.mjs PATH/TO/varn [word in the file or the name of the journey]
// JOURNEY_WEB: address of a web to look at instead of the one in the binary; then one file at a time. JOURNEY_PICTURES:
// a folder for pictures. JOURNEY_WORKERS: how many files at a time. JOURNEY_THOROUGH=1: each theme in each size.
// JOURNEY_SLOW=4: pages think four times slower and every answer comes 300 ms later, so that a walk which hangs on a quick
// machine is found on one; figures in milliseconds are not met then.
// Each walk that passed has its line in a terminal or when a word was given; elsewhere what failed is not to drown in it.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser, startDemo } from './house.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [binary, wanted = ''] = process.argv.slice(2);
if (!binary) {
  console.error('usage: node tests/journeys/run.mjs PATH/TO/varn [word]');
  process.exit(2);
}

const files = [];
for (const file of readdirSync(here).sort()) {
  if (file.endsWith('.journey.mjs')) {
    const { journeys } = await import(pathToFileURL(join(here, file)).href);
    const chosen = journeys.filter((one) => `${file}: ${one.name}`.includes(wanted));
    if (chosen.length > 0) {
      files.push({ file, journeys: chosen });
    }
  }
}
// The longest first, so that no worker stands alone with one at the end.
files.sort((a, b) => b.journeys.length - a.journeys.length);

const web = process.env.JOURNEY_WEB;
const workers = web ? 1 : Number(process.env.JOURNEY_WORKERS ?? 2);
const browser = await openBrowser();
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);
let passed = 0;
const failures = [];
const tells = process.stdout.isTTY || wanted !== '';

/** Walks one journey; what went wrong, or nothing. */
async function walked({ name, walk }, address) {
  const house = browser.house(address);
  try {
    await walk(house);
    house.mustBeQuiet();
    return undefined;
  } catch (error) {
    await house.picture('failed', name);
    return error;
  } finally {
    await house.leave();
  }
}

async function walk(journey, file, address) {
  const began = Date.now();
  let error = await walked(journey, address);
  // A page that was only looked at may be looked at again when the machine was too slow; that it was is said aloud.
  if (error?.name === 'TimeoutError' && journey.name.startsWith('axe:')) {
    console.log(`slow  ${journey.name}: ${String(error.message).split('\n')[0]} Looked at once more.`);
    error = await walked(journey, address);
  }
  if (error) {
    const lines = String(error.message).split('\n').slice(0, 12).join('\n      ');
    failures.push(`FAIL  ${journey.name} (${file})\n      ${lines}`);
    console.log(failures.at(-1));
  } else {
    passed++;
    if (tells) {
      console.log(`ok    ${journey.name} (${seconds(began)} s)`);
    }
  }
}

async function work() {
  for (let next = files.shift(); next; next = files.shift()) {
    const began = Date.now();
    const demo = web ? { address: web, stop: async () => {} } : await startDemo(binary);
    for (const journey of next.journeys) {
      await walk(journey, next.file, demo.address);
    }
    await demo.stop();
    console.log(`      ${next.file}: ${next.journeys.length} in ${seconds(began)} s`);
  }
}
await Promise.all(Array.from({ length: workers }, work));
await browser.close();
for (const failure of failures) {
  console.log(failure);
}
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
