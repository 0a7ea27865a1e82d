// What pictures do not show: walking by keys alone, the date that stays in the address, the other language, and the
// shell without a network. Usage: node tests/gallery/walk.mjs
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { serve } from './serve.mjs';

const folder = join(mkdtempSync(join(tmpdir(), 'varn-walk-')), 'dist');
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
const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
const seen = (text) => page.getByText(text).first().waitFor({ timeout: 10_000 });

await page.goto(`${server.address}/?valid_on=2023-06-30`);
await page.getByRole('heading', { level: 1 }).waitFor();
await page.keyboard.press('Tab');
assert.equal(await focused(), 'Hoppa till innehållet', 'the skip link comes first');

await page.keyboard.press('Control+k');
await page.getByRole('combobox').fill('krav');
await page.keyboard.press('Enter');
await page.waitForURL('**/dev/krav?valid_on=2023-06-30');
await seen('Sidan visar vad som gällde');
assert.equal(
  await page.evaluate(() => document.activeElement?.id),
  'main',
  'walking moves the focus to the page',
);

await page.keyboard.press('?');
await page.getByRole('dialog', { name: 'Tangenter' }).waitFor();
await page.keyboard.press('Escape');
await page.getByRole('dialog').waitFor({ state: 'detached' });

await page.goto(`${server.address}/dev/parts?vy=listor`);
const cell = page.getByRole('gridcell').first();
await cell.focus();
await page.keyboard.press('ArrowRight');
await page.keyboard.press('ArrowDown');
assert.equal(
  await page.evaluate(() => document.activeElement?.getAttribute('data-at')),
  '1-1',
  'arrows walk the matrix',
);
await page.getByRole('button', { name: 'Mål', exact: true }).click();
await page.waitForURL('**ordning=goals**');

await page.goto(`${server.address}/dev/parts?vy=skriva`);
const day = page.getByLabel('Gäller från', { exact: true });
await day.fill('1/5 2024');
await page.keyboard.press('Tab');
assert.equal(await day.inputValue(), '2024-05-01', 'a day is read as it was typed');
assert.match((await day.getAttribute('aria-describedby')) ?? '', /\S/, 'the hint is tied to the field');
const name = page.getByLabel('Namn', { exact: true });
assert.equal(await name.getAttribute('aria-invalid'), 'true', 'the server’s problem is tied to its field');

await page.goto(`${server.address}/`);
await page.locator('.account-button').click();
await page.getByRole('button', { name: 'In English' }).click();
await page.getByRole('heading', { name: 'Overview' }).waitFor();
assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');

await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
await page.reload();
await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
await context.setOffline(true);
server.close();
await page.reload();
await seen('The server does not answer');
await browser.close();
console.log('the walk went well');
process.exit(0);
