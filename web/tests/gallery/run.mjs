// Walks the gallery in Debian's Chromium: axe on every view, light and dark, phone and wall; pictures to look at.
// Usage: node tests/gallery/run.mjs [folder for pictures]
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { serve } from './serve.mjs';

const pictures = process.argv[2] ?? join(tmpdir(), 'varn-gallery');
mkdirSync(pictures, { recursive: true });
const folder = join(pictures, 'dist');
await build({ mode: 'gallery', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
const server = await serve(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});

const press = (key) => (page) => page.keyboard.press(key);
const views = [
  ['lists', '/dev/parts?vy=listor'],
  ['signs', '/dev/parts?vy=tecken'],
  ['writing', '/dev/parts?vy=skriva'],
  ['wholes', '/dev/parts?vy=helheter'],
  ['home', '/'],
  ['lost', '/finns-inte'],
  ['day', '/dev/parts?vy=helheter&valid_on=2023-06-30'],
  ['sign-in', '/', null, true],
  ['start', '/start/abc', null, true],
  [
    'palette',
    '/dev/parts?vy=tecken',
    async (page) => (await press('Control+k')(page), page.getByRole('combobox').fill('s')),
  ],
  ['help', '/dev/parts?vy=tecken', press('?')],
  ['dialog', '/dev/parts?vy=tecken', (page) => page.getByRole('button', { name: 'Öppna dialog' }).click()],
  ['confirm', '/dev/parts?vy=tecken', (page) => page.getByRole('button', { name: 'Fråga först' }).click()],
  ['toast', '/dev/parts?vy=tecken', (page) => page.getByRole('button', { name: 'Toast med ångra' }).click()],
  ['panel', '/dev/parts?vy=helheter', (page) => page.getByRole('button', { name: 'Visa spår' }).click()],
  ['month', '/dev/parts?vy=skriva', (page) => page.getByRole('button', { name: /Välj dag/ }).click()],
  ['prose', '/dev/parts?vy=prosa', (page) => page.locator('.prose-text[role=textbox]').nth(1).waitFor()],
  [
    'prose-table',
    '/dev/parts?vy=prosa',
    async (page) => {
      await page.locator('.prose-text td').first().click();
      await page.locator('.prose-tools').first().scrollIntoViewIfNeeded();
    },
  ],
  [
    'prose-note',
    '/dev/parts?vy=prosa',
    async (page) => {
      await page.locator('.prose-text p').first().click();
      await page.getByRole('button', { name: 'Fotnot', exact: true }).first().click();
    },
  ],
  ['account', '/', (page) => page.locator('.account-button').click()],
];
const sizes = [
  [320, 800],
  [1280, 900],
  [1920, 1080],
];

let wrong = 0;
const tell = (where, what) => {
  wrong++;
  console.log(`${where}: ${what}`);
};

async function look(theme, [width, height], [name, path, prepare, out]) {
  const where = `${name} ${theme} ${width}`;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'sv-SE',
    serviceWorkers: 'block',
  });
  if (out) {
    await context.addCookies([{ name: 'out', value: '1', url: server.address }]);
  }
  const page = await context.newPage();
  page.on('console', (line) => {
    if (line.type() === 'error' && !(out && line.text().includes('401'))) {
      tell(where, `console: ${line.text()}`);
    }
  });
  page.on('pageerror', (error) => tell(where, `error: ${error.message}`));
  await page.goto(server.address + path, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor({ timeout: 8000 });
  await page.waitForLoadState('networkidle');
  if (prepare) {
    await prepare(page);
    await page.waitForTimeout(250);
  }
  const spill = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (spill > 0) {
    tell(where, `the page is ${spill} px wider than the screen`);
  }
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  for (const one of found.violations) {
    tell(
      where,
      `axe ${one.id} (${one.impact}): ${one.nodes
        .map((node) => `${node.target} ${node.any[0]?.message ?? ''}`)
        .slice(0, 3)
        .join(' | ')}`,
    );
  }
  await page.screenshot({ path: join(pictures, `${name}-${theme}-${width}.png`), fullPage: !prepare });
  await context.close();
}

const wanted = process.env.ONLY ? new RegExp(process.env.ONLY) : /./;
for (const view of views.filter(([name]) => wanted.test(name))) {
  for (const size of sizes) {
    for (const theme of ['light', 'dark']) {
      try {
        await look(theme, size, view);
      } catch (error) {
        tell(`${view[0]} ${theme} ${size[0]}`, String(error.message).split('\n')[0]);
      }
    }
  }
}
await browser.close();
server.close();
console.log(
  wrong === 0 ? `no findings; pictures in ${pictures}` : `${wrong} findings; pictures in ${pictures}`,
);
process.exit(wrong === 0 ? 0 : 1);
