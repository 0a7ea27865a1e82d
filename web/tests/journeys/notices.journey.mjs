// Being told: the bell, the inbox, and choosing how.
import assert from 'node:assert/strict';

export const journeys = [
  {
    name: 'whoever is given a role hears the bell, reads, and chooses how to be told',
    walk: async (house) => {
      const reader = await house.open({ user: 'lasare' });
      await house.go(reader, '/inkorg');
      await house.mustBeAccessible(reader, 'empty inbox');
      const before = (await house.ask(reader, '/notice-count')).unread;
      const { account } = await house.ask(reader, '/session');

      const keeper = await house.open({ user: 'administrator' });
      await house.go(keeper, '/');
      const { csrf_token: token } = await house.ask(keeper, '/session');
      const given = await keeper.request.post(`${house.address}/varn/v1/accounts/${account}/grants`, {
        data: { role: 'auditor' },
        headers: { 'X-Varn-Csrf': token },
      });
      assert.equal(given.status(), 201);

      // Nobody reloads: the stream tells.
      await reader.getByRole('link', { name: `Inkorg, ${before + 1} oläst` }).waitFor({ timeout: 60_000 });
      await reader.getByText('Du har fått en roll.').nth(before).waitFor();
      await house.mustBeAccessible(reader, 'inbox');
      await reader.getByRole('button', { name: 'Märk alla som lästa' }).click();
      await reader.getByRole('link', { name: 'Inkorg, inget oläst' }).waitFor();

      await house.go(reader, '/konto');
      await reader.getByLabel(/^E-postadress/).fill('lasare@staden.example');
      await reader.getByLabel('Du har fått en roll').selectOption('weekly');
      await reader
        .getByRole('region', { name: 'Så får du veta' })
        .getByRole('button', { name: 'Spara' })
        .click();
      await reader.getByText('Sparat. Så här får du veta').waitFor();
      const settings = await house.ask(reader, `/accounts/${account}/notice-settings`);
      assert.equal(settings.mail, 'lasare@staden.example');
      assert.equal(settings.choices.find((one) => one.kind === 'auth.role_granted').delivery, 'weekly');

      const { items } = await house.ask(keeper, `/accounts/${account}/grants`);
      const auditor = items.find((one) => one.role === 'auditor');
      await keeper.request.delete(`${house.address}/varn/v1/grants/${auditor.id}`, {
        headers: { 'X-Varn-Csrf': token },
      });
    },
  },
  {
    name: 'the inbox at every size',
    walk: (house) => house.mustBeAccessibleEverywhere('/inkorg', { name: 'inkorg', user: 'lasare' }),
  },
];
