// Signing in by the city's own service, in a real browser and with a real provider; and the pages of its keeper.
import assert from 'node:assert/strict';
import { City, secret } from '../../../tests/provider/city.mjs';
import { Product } from '../../../tests/provider/house.mjs';

const binary = process.argv[2];

/** A product with the city's service beside it, and a coordinator in a group there. */
async function cityWithService() {
  const product = await Product.start(binary);
  const city = await new City().start({
    client_id: 'varn',
    client_secret: secret,
    redirect_uris: [`${product.address}/federation/staden/callback`],
    post_logout_redirect_uris: [`${product.address}/sign-in`],
  });
  city.person('anna', { name: 'Anna Berg', preferred_username: 'anna.berg', groups: ['samordnare'] });
  city.person('olle', { name: 'Olle Utan', preferred_username: 'olle', groups: [] });
  product.command(
    [
      'provider',
      'add',
      'staden',
      '--name',
      'stadens konto',
      '--issuer',
      city.issuer,
      '--client-id',
      'varn',
      '--scopes',
      'openid profile groups',
      '--allow-loopback-provider',
    ],
    secret,
  );
  const map = ['provider', 'map', 'staden', 'samordnare', '--role', 'coordinator', '--unit', 'trafiknamnden'];
  product.command(map);
  const stop = async () => {
    await product.end();
    await city.stop();
  };
  return { product, city, stop };
}

async function signInAs(page, login) {
  await page.getByRole('link', { name: 'Logga in med stadens konto' }).click();
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('x');
  await page.locator('button[type=submit]').click();
  // The service's next page, which asks whether Värn may know, has a button of its own.
  await page.locator('input[name=login]').waitFor({ state: 'detached' });
  await page.locator('button[type=submit]').click();
}

const told = [
  {
    name: 'a coordinator comes in by the city’s service and lands where she was going',
    walk: async (house) => {
      house.expectRefusals();
      const { product, stop } = await cityWithService();
      try {
        const page = await house.open({ user: null });
        await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
        await page.goto(`${product.address}/organisation`);
        await page.getByRole('link', { name: 'Logga in med stadens konto' }).waitFor();
        await house.mustBeAccessible(page, 'sign-in page');
        await house.picture('sign-in', 'ways', page);
        await signInAs(page, 'anna');
        await page.locator('.shell').waitFor();
        await page.waitForURL(`${product.address}/organisation`);
        await page.goto(`${product.address}/konto`);
        await page.getByText('Inloggning sker med stadens konto.').waitFor();
      } finally {
        await stop();
      }
    },
  },
  {
    name: 'whoever has no role is told calmly whom to ask',
    walk: async (house) => {
      house.expectRefusals();
      const { product, stop } = await cityWithService();
      try {
        const page = await house.open({ user: null });
        await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
        await page.goto(product.address);
        await signInAs(page, 'olle');
        await page.getByText('du har ingen roll i Värn').waitFor();
        assert.equal(new URL(page.url()).search, '?problem=no_role');
        await house.mustBeAccessible(page, 'no role');
        await house.picture('sign-in', 'no-role', page);
      } finally {
        await stop();
      }
    },
  },
  {
    name: 'the administrator adds a service and says which group gives which role',
    walk: async (house) => {
      const page = await house.open({ user: 'administrator' });
      await house.go(page, '/inloggningstjanster');
      await page.getByText('Ingen inloggningstjänst är upplagd').waitFor();
      await page.getByRole('button', { name: 'Lägg upp inloggningstjänst' }).click();
      await page.locator('input[name=name]').fill('stadens konto');
      await page.locator('input[name=key]').fill('staden');
      await page.locator('input[name=issuer]').fill('https://login.staden.example');
      await page.locator('input[name=client_id]').fill('varn');
      await page.locator('input[name=client_secret]').fill('hemligt');
      await page.locator('.dialog button[type=submit]').click();
      await page.getByRole('heading', { name: 'stadens konto' }).waitFor();
      await page.getByText('/federation/staden/callback').waitFor();
      await page.getByRole('button', { name: 'Låt en grupp ge en roll' }).click();
      await page.locator('.dialog input[name=group_name]').fill('varn-läsare');
      await page.getByRole('dialog').getByLabel('Roll', { exact: true }).selectOption({ label: 'Läsare' });
      await page.locator('.dialog button[type=submit]').click();
      await page.getByText('varn-läsare').waitFor();
      await house.picture('provider', 'page', page);
      await house.mustBeAccessible(page, 'provider');
    },
  },
];

export const journeys = [
  ...told,
  {
    name: 'axe: sign-in services',
    walk: (house) => house.mustBeAccessibleEverywhere('/inloggningstjanster', { user: 'administrator' }),
  },
];
