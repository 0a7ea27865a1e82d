// What a journey stands on: the demonstration, the browser, signing in, and the eyes of axe.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const startWithin = 60_000;
// How long a page is waited for: the product is a debug build, and a machine of two cores may have other work.
const patience = 60_000;
// A machine as slow as wanted: the page thinks so many times slower and each answer comes so much later.
const slow = Number(process.env.JOURNEY_SLOW ?? 1);
const laterBy = 75 * slow;

/** Starts `varn demo` in a folder of its own on a port that the system chooses. */
async function startIn(folder, binary) {
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
      child.on('exit', resolve);
      child.kill('SIGTERM');
    });
  return { address, stop };
}

const folderFor = (what) => mkdtempSync(join(tmpdir(), `varn-${what}-`));
let filled;
/** A demonstration that was filled once and stopped; every walk begins with a copy of it. */
function filledOnce(binary) {
  filled ??= (async () => {
    const folder = folderFor('filled');
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const demo = await startIn(folder, binary);
    await demo.stop();
    return folder;
  })();
  return filled;
}

/** A demonstration of one's own. */
export async function startDemo(binary) {
  const folder = folderFor('journeys');
  cpSync(await filledOnce(binary), folder, { recursive: true });
  const demo = await startIn(folder, binary);
  const stop = async () => {
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: demo.address, stop };
}

/** Rules that look at colours; everything else that axe asks is the same in both themes. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const phone = 320;
const aPhoneAndAWall = [
  ['light', phone, 800],
  ['dark', 1920, 1080],
];
const aPhoneAtNight = [['dark', phone, 800]];
const pictures = process.env.JOURNEY_PICTURES;
const isThorough = process.env.JOURNEY_THOROUGH === '1';

export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
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
  /** Who only looks at pages keeps the browser's memory of files as well: a page of its own in the same window. */
  const looking = new Map();
  return {
    close: () => browser.close(),
    house: (address) => house(browser, address, keptAt(address), looking),
  };
}

function house(browser, address, kept, looking) {
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
    const page = await newPage(context);
    if (user && !kept.has(user)) {
      await signIn(page, user);
      kept.set(user, await context.storageState());
    }
    return page;
  }

  async function newPage(context) {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await slowedDown(page);
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
    return page;
  }
  async function slowedDown(page) {
    if (slow > 1) {
      const tools = await page.context().newCDPSession(page);
      await tools.send('Emulation.setCPUThrottlingRate', { rate: slow });
      await tools.send('Network.enable');
      await tools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: laterBy,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    }
  }
  /** A page that is looked at and left; its window stays open for the next one that looks as the same user. */
  async function openToLook(user) {
    const key = `${address} ${user ?? 'strateg'}`;
    if (!looking.has(key)) {
      const page = await open({ user });
      contexts.splice(contexts.indexOf(page.context()), 1);
      looking.set(key, page.context());
      return page;
    }
    return newPage(looking.get(key));
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
    await page.locator('h1, [role=alert] h2').first().waitFor({ timeout: patience });
    await page.waitForFunction(() => !document.querySelector('.skeleton'), undefined, { timeout: patience });
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
    // What passed is not told: to name each of its elements is half of axe's work on a long page.
    axe.options({
      runOnly: onlyColours ? { type: 'rule', values: colourRules } : { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    const { violations } = await axe.analyze();
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

  /**
   * Light on a phone and dark on a wall: what a page is made of is looked at in both sizes, its colours in both themes.
   * A page that only says that there is nothing, or what went wrong (`once`), is looked at dark on a phone.
   * A thorough walk looks at each theme in each size.
   */
  async function mustBeAccessibleEverywhere(path, { name = path, user, before, prepare, once = false } = {}) {
    // A page that is answered for or asked as nobody has a window of its own.
    const isAlone = before !== undefined || user === null;
    const page = await (isAlone ? open({ user }) : openToLook(user));
    await before?.(page);
    for (const [theme, width, height] of once && !isThorough ? aPhoneAtNight : aPhoneAndAWall) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme });
      // What was opened on the page is opened anew; else the window only grows, as when a telephone is turned.
      await (width === phone || prepare ? go(page, path) : settled(page));
      await prepare?.(page);
      await mustBeAccessible(page, `${name} ${theme} ${width}`);
      await picture(name, `${theme}-${width}`, page);
      if (isThorough) {
        const other = theme === 'light' ? 'dark' : 'light';
        await page.emulateMedia({ colorScheme: other });
        await painted(page);
        await mustBeAccessible(page, `${name} ${other} ${width}`, { onlyColours: true });
        await picture(name, `${other}-${width}`, page);
      }
    }
    await (isAlone ? page.context().close() : page.close());
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
