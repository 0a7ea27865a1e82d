// Search as people meet it: at the keyboard, on the page and in the palette.
import assert from 'node:assert/strict';

const problem = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({ title: 'Fel', status: 500, reference: '018d62e0-0000' }),
};
const typed = (words) => async (page) => {
  await page.getByLabel('Sök i allt').fill(words);
  await page.locator('.hit, .empty h2:has-text("Ingenting"), [role=alert]').first().waitFor();
};

const told = [
  {
    name: 'a part of a compound is found at the keyboard, and no address tells what was looked for',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/sok');
      await page.getByRole('heading', { name: 'Vad letar du efter?' }).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('nämnden');
      await page.locator('.hit mark').first().waitFor();
      assert.equal(new URL(page.url()).search, '');
      const units = page.getByRole('button', { name: /^Enheter/ });
      await units.click();
      await page.locator('.hit mark', { hasText: 'Trafiknämnden' }).first().waitFor();
      await units.and(page.locator('[aria-pressed=true]')).waitFor();
      const others = page.locator('.hit').filter({ hasNot: page.getByText('Enhet', { exact: true }) });
      await others.first().waitFor({ state: 'detached' });
      await page.getByLabel('Sök i allt').focus();
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction(() => document.activeElement?.classList.contains('hit-link'));
      await page.keyboard.press('Enter');
      await page.waitForURL(/organisation\//);
      await page.goBack();
      await page.locator('.hit mark').first().waitFor();
      assert.equal(await page.getByLabel('Sök i allt').inputValue(), 'nämnden', 'the way back remembers');
    },
  },
  {
    name: 'the palette finds by stem and leads to all hits',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('säkerhetsprogrammet');
      await page
        .getByRole('option', { name: /Säkerhetsprogram/ })
        .first()
        .waitFor();
      await page.getByRole('option', { name: /^Alla träffar/ }).click();
      await page.waitForURL(/\/sok/);
      await page.locator('.hit mark').first().waitFor();
      assert.ok(!page.url().includes('programmet'));
    },
  },
  {
    name: 'who may not read accounts finds none',
    walk: async (house) => {
      const reader = await house.open({ user: 'lasare' });
      await house.go(reader, '/sok');
      await typed('samordnare-trafik')(reader);
      assert.equal(await reader.getByRole('button', { name: /^Konton/ }).count(), 0);
      const keeper = await house.open({ user: 'administrator' });
      await house.go(keeper, '/sok');
      await typed('samordnare-trafik')(keeper);
      await keeper.getByRole('button', { name: /^Konton/ }).waitFor();
    },
  },
];

const looked = (name, more = {}) => ({
  name: `${name} in light and dark, on a phone and on a wall`,
  walk: async (house) => {
    if (more.before) {
      house.expectRefusals();
    }
    await house.mustBeAccessibleEverywhere('/sok', { name, user: 'lasare', ...more });
  },
});

export const journeys = [
  ...told,
  looked('search'),
  looked('search with hits', { prepare: typed('säkerhet') }),
  looked('search without hits', { prepare: typed('finnsinte') }),
  looked('search in error', {
    once: true,
    before: (page) => page.route('**/searches', (route) => route.fulfill(problem)),
    prepare: typed('program'),
  }),
];
