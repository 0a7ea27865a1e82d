// What a journey stands on: the demonstration, the browser, signing in, and the eyes of axe.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const startWithin = 60_000;

/** Starts `varn demo` in a folder of its own on a port that the system chooses. */
export async function startDemo(binary) {
  const folder = mkdtempSync(join(tmpdir(), 'varn-journeys-'));
  const child = spawn(binary, ['demo', '--data-directory', folder, '--listen-port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the demonstration did not start:\n${said}`)),
      startWithin,
    );
    const listen = (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said);
      if (found) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`the demonstration ended with ${code}:\n${said}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.on('exit', () => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      child.kill('SIGTERM');
    });
  return { address, stop };
}

/** Rules that look at colours; everything else that axe asks is the same in both themes. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const pictures = process.env.JOURNEY_PICTURES;

export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  /** Who has signed in at a town keeps the session through all its journeys, as people do. */
  const kept = new Map();
  const keptAt = (address) => kept.get(address) ?? kept.set(address, new Map()).get(address);
  return { close: () => browser.close(), house: (address) => house(browser, address, keptAt(address)) };
}

function house(browser, address, kept) {
  const contexts = [];
  const complaints = [];
  let expected = 0;
  let last;

  /** A page of a browser of its own, signed in as an account of the demonstration unless `user` is null. */
  async function open({
    user = 'strateg',
    width = 1280,
    height = 900,
    theme = 'light',
    language = 'sv',
  } = {}) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: 'reduce',
      locale: 'sv-SE',
      serviceWorkers: 'block',
      storageState: user ? kept.get(user) : undefined,
    });
    contexts.push(context);
    await context.addInitScript((wanted) => localStorage.setItem('varn.language', wanted), language);
    const page = await context.newPage();
    last = page;
    page.on('console', (line) => {
      if (
        line.type() === 'error' &&
        !(expected > 0 && /status of [45]/.test(line.text())) &&
        !/401/.test(line.text())
      ) {
        complaints.push(`console: ${line.text()}`);
      }
    });
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    if (user && !kept.has(user)) {
      await signIn(page, user);
      kept.set(user, await context.storageState());
    }
    return page;
  }

  async function signIn(page, user) {
    await page.goto(address);
    const { accounts } = await (await page.request.get(`${address}/varn/v1/town`)).json();
    const account = accounts.find((one) => one.user_name === user);
    assert.ok(account, `the demonstration has no account ${user}`);
    await page.locator('input[name=user_name]').fill(account.user_name);
    await page.locator('input[name=password]').fill(account.password);
    await page.locator('input[name=password]').press('Enter');
    await page.locator('.shell').waitFor();
  }

  /** Walks to an address and waits until the page has said what it is and nothing is on its way. */
  async function go(page, path) {
    await page.goto(address + path, { waitUntil: 'load' });
    await settled(page);
  }
  async function settled(page) {
    await page.locator('h1, [role=alert] h2').first().waitFor({ timeout: 15_000 });
    await page.waitForFunction(() => !document.querySelector('.skeleton'), undefined, { timeout: 15_000 });
    await painted(page);
  }
  /** Two frames: what was set in the first has been drawn when the second begins. */
  async function painted(page) {
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }

  /** What axe finds, and whether the page spills over its side; throws with places. */
  async function mustBeAccessible(page, where, { onlyColours = false } = {}) {
    const spill = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(spill <= 0, `${where}: the page is ${spill} px wider than the screen`);
    // React Aria's announcer names a button that was busy; for some seconds after the button has gone, nothing bears that name.
    const axe = new AxeBuilder({ page }).exclude('[data-live-announcer]');
    // The product has no frames. Without them axe need not open a page of its own to put their answers together.
    axe.setLegacyMode(true);
    const { violations } = await (onlyColours ? axe.withRules(colourRules) : axe.withTags(tags)).analyze();
    const told = violations.map(
      (one) =>
        `${one.id} (${one.impact}): ${one.nodes
          .slice(0, 3)
          .map((node) => `${node.target} ${node.any[0]?.message ?? node.all[0]?.message ?? ''}`)
          .join(' | ')}`,
    );
    assert.deepEqual(told, [], `${where}: axe`);
  }

  async function picture(where, name, page = last) {
    if (pictures && page && !page.isClosed()) {
      if (!existsSync(pictures)) {
        mkdirSync(pictures, { recursive: true });
      }
      const file = `${where}-${name}`.replace(/[^\p{L}\p{N}-]+/gu, '_').slice(0, 120);
      await page.screenshot({ path: join(pictures, `${file}.png`), fullPage: true }).catch(() => {});
    }
  }

  /** Light and dark, phone and wall: every view of a page is looked at. */
  async function mustBeAccessibleEverywhere(path, { name = path, user, before, prepare } = {}) {
    const page = await open({ user });
    await before?.(page);
    for (const [width, height] of [
      [320, 800],
      [1920, 1080],
    ]) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: 'light' });
      await go(page, path);
      await prepare?.(page);
      for (const theme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: theme });
        await painted(page);
        await mustBeAccessible(page, `${name} ${theme} ${width}`, { onlyColours: theme === 'dark' });
        await picture(name, `${theme}-${width}`, page);
      }
    }
    await page.context().close();
  }

  return {
    address,
    open,
    go,
    settled,
    picture,
    mustBeAccessible,
    mustBeAccessibleEverywhere,
    /** What the API answers to the session of a page. */
    ask: async (page, path) => (await page.request.get(`${address}/varn/v1${path}`)).json(),
    /** From here on the server may refuse: its 4xx and 5xx are part of the journey. */
    expectRefusals: () => (expected += 1),
    mustBeQuiet: () => assert.deepEqual(complaints, [], 'the browser complained'),
    leave: () => Promise.all(contexts.map((context) => context.close().catch(() => {}))),
  };
}
