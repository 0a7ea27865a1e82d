// Walks the product as people do: starts the demonstration on a free port, runs every *.journey.mjs of this folder in
// Debian's Chromium, and prints `N passed, N failed`. A journey file exports `journeys`, a list of { name, walk(house) }.
// Usage: node tests/journeys/run.mjs PATH/TO/varn [word in the file or the name of the journey]
// JOURNEY_WEB: address of a web to look at instead of the one in the binary. JOURNEY_PICTURES: a folder for pictures.
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

const journeys = [];
for (const file of readdirSync(here).sort()) {
  if (file.endsWith('.journey.mjs')) {
    const { journeys: some } = await import(pathToFileURL(join(here, file)).href);
    journeys.push(...some.map((one) => ({ ...one, file })));
  }
}

const web = process.env.JOURNEY_WEB;
const demo = web ? { address: web, stop: async () => {} } : await startDemo(binary);
const browser = await openBrowser();

/** Walks one journey; what went wrong, or nothing. */
async function walked({ name, walk }) {
  const house = browser.house(demo.address);
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

let passed = 0;
let failed = 0;
for (const journey of journeys.filter((one) => `${one.file}: ${one.name}`.includes(wanted))) {
  const began = Date.now();
  let error = await walked(journey);
  // A page that was only looked at may be looked at again when the machine was too slow; that it was is said aloud.
  if (error?.name === 'TimeoutError' && journey.name.startsWith('axe:')) {
    console.log(`slow  ${journey.name}: ${String(error.message).split('\n')[0]} Looked at once more.`);
    error = await walked(journey);
  }
  if (error) {
    failed++;
    const lines = String(error.message).split('\n').slice(0, 12).join('\n      ');
    console.log(`FAIL  ${journey.name} (${journey.file})\n      ${lines}`);
  } else {
    passed++;
    console.log(`ok    ${journey.name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  }
}
await browser.close();
await demo.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
