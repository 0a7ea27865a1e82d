// Accounts, roles and how far they reach, deputies, and one's own account.
import assert from 'node:assert/strict';
import { answered, looked } from './looked.mjs';
import { none, press, problem } from './town.mjs';

const accountOf = (name) => async (house, page) => {
  const { items } = await house.ask(page, '/accounts?limit=50');
  return `/atkomst/${items.find((one) => one.user_name === name).id}`;
};
const anAccount = accountOf('samordnare-trafik');
const told = [
  {
    name: 'an administrator adds an account, grants and ends a role, and closes it',
    walk: async (house) => {
      const page = await house.open({ user: 'administrator' });
      await house.go(page, '/atkomst');
      await page.getByRole('button', { name: 'Lägg upp konto' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Namn', { exact: true }).fill('Nina Nyprov');
      await dialog.getByLabel('Användarnamn').fill('nina.nyprov');
      await dialog.getByRole('button', { name: 'Föreslå ett lösenord' }).click();
      const password = await dialog.getByLabel(/Första lösenordet/).inputValue();
      assert.ok(password.length >= 12);
      await dialog.getByRole('button', { name: 'Lägg upp konto' }).click();
      await page.getByRole('heading', { level: 1, name: 'Nina Nyprov' }).waitFor();
      await page.getByText('Kontot har inga roller').waitFor();
      await page.getByRole('button', { name: 'Ge en roll' }).click();
      await dialog.getByLabel('Roll', { exact: true }).selectOption({ label: 'Läsare' });
      await dialog.getByLabel('Var', { exact: true }).selectOption({ label: 'En enhet' });
      await dialog.getByLabel('Enhet', { exact: true }).selectOption({ label: 'Trafiknämnden' });
      await dialog.getByRole('button', { name: 'Ge en roll' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Kontot har en roll idag.').waitFor();
      await page.getByRole('button', { name: 'Avsluta rollen Läsare' }).click();
      const question = page.getByRole('alertdialog');
      await question.getByRole('button', { name: 'Avsluta', exact: true }).click();
      await question.waitFor({ state: 'detached' });
      await page.getByText('Kontot har 0 roller idag.').waitFor();
      await page.getByRole('button', { name: 'Stäng kontot' }).click();
      await question.getByRole('button', { name: 'Stäng kontot' }).click();
      await question.waitFor({ state: 'detached' });
      await page.getByText('Kontot är stängt.').waitFor();
    },
  },
  {
    name: 'a role reaches a sector or one matter, is shown so, and never as the whole town',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'administrator' });
      await house.go(page, await accountOf('lasare')(house, page));
      const dialog = page.getByRole('dialog');
      const grants = page.getByRole('table', { name: 'Roller' });
      const give = async (where, then) => {
        await page.getByRole('button', { name: 'Ge en roll' }).click();
        await dialog.getByLabel('Roll', { exact: true }).selectOption({ label: 'Läsare' });
        await dialog.getByLabel('Var', { exact: true }).selectOption({ label: where });
        await then?.();
        await dialog.getByRole('button', { name: 'Ge en roll' }).click();
      };
      const bySector = () =>
        dialog.getByLabel('Sektor', { exact: true }).selectOption({ label: 'Ekonomi och betalningar' });
      await give('En sektor', bySector);
      await dialog.waitFor({ state: 'detached' });
      await grants.getByRole('link', { name: 'sektorn Ekonomi och betalningar' }).waitFor();
      await give('Ett ärende');
      await dialog.waitFor({ state: 'detached' });
      await grants.getByText(/^ärende …[0-9a-f]{8}$/).waitFor();
      // Whoever is given a role there next finds the matter by who takes part in it.
      await page.getByRole('button', { name: 'Ge en roll' }).click();
      await dialog.getByLabel('Var', { exact: true }).selectOption({ label: 'Ett ärende' });
      const known = dialog
        .getByLabel('Ärende', { exact: true })
        .locator('option', { hasText: 'Lars Demomark' });
      await known.waitFor({ state: 'attached' });
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      // What is refused is told at the field.
      await give('En sektor', bySector);
      await dialog.getByText('Kontot har redan rollen där under den tiden.').waitFor();
      await house.mustBeAccessible(page, 'a refused role');
      const reader = await house.open({ user: 'lasare' });
      await house.go(reader, '/konto');
      const answer = reader.locator('.page-header .answer');
      await answer.getByText('Läsare för sektorn Ekonomi och betalningar').waitFor();
      await answer.getByText(/Läsare i ärende …/).waitFor();
      assert.doesNotMatch(await answer.innerText(), /hela staden/);
    },
  },
  {
    name: 'a deputy is named for a period, holds the role, and is ended',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'administrator' });
      await house.go(page, await accountOf('chef-trafik')(house, page));
      await page.getByRole('heading', { name: 'Ingen ersättare' }).waitFor();
      await page.getByRole('button', { name: 'Utse ersättare' }).click();
      const dialog = page.getByRole('dialog');
      const last = dialog.getByLabel('Till och med');
      await dialog.getByLabel('Ersättare', { exact: true }).selectOption({ label: 'Ulla Låtsasdotter' });
      await last.fill('2026-03-01');
      await last.press('Tab');
      await dialog.getByRole('button', { name: 'Utse ersättare' }).click();
      await dialog.getByText(/^Välj en sista dag/).waitFor();
      await last.fill('1/3 2024');
      await last.press('Tab');
      // By the keyboard alone.
      await dialog.getByRole('button', { name: 'Utse ersättare' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const table = page.getByRole('table', { name: 'Ersätter Kajsa Övningslund' });
      await table.getByRole('row', { name: /Ulla Låtsasdotter.*Chef.*Trafiknämnden.*2024-03-01/ }).waitFor();

      const deputy = await house.open({ user: 'samordnare-utbildning' });
      await house.go(deputy, '/konto');
      await deputy.getByText('Som ersättare har du idag rollen Chef för Trafiknämnden.').waitFor();
      const acted = deputy.getByRole('table', { name: 'Du ersätter' });
      await acted.getByRole('row', { name: /^Kajsa Övningslund.*2024-03-01/ }).waitFor();
      await house.mustBeAccessible(deputy, 'own account of a deputy');

      await table.getByRole('link', { name: 'Ulla Låtsasdotter' }).click();
      await page.getByRole('table', { name: 'Ulla Låtsasdotter ersätter' }).getByText('Kajsa').waitFor();
      await page.getByRole('button', { name: /^Avsluta Kajsa Övningslund som ersättare/ }).click();
      const question = page.getByRole('alertdialog');
      await question.getByRole('button', { name: 'Avsluta', exact: true }).click();
      await question.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: 'Ingen ersättare' }).waitFor();
      assert.equal((await house.ask(deputy, '/session')).roles.filter((one) => one.acting_for).length, 0);
    },
  },
  {
    name: 'who may not make proposals is told whom to ask, in plain words',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/forslag');
      const said = page.getByRole('alert');
      await said.getByText('Be någon som får, eller en administratör').waitFor();
      assert.doesNotMatch(await said.innerText(), /proposal|Försök igen/);
      await house.mustBeAccessible(page, 'proposals without the right');
    },
  },
];

export const journeys = [
  ...told,
  looked('access', '/atkomst', 'administrator'),
  looked('account', anAccount, 'administrator'),
  looked('access in error', '/atkomst', 'administrator', answered(/\/accounts\?/, problem)),
  looked('account without roles', anAccount, 'administrator', answered('**/grants', none)),
  looked('account in error', anAccount, 'administrator', answered(/\/accounts\/[^/]+$/, problem)),
  looked('own account in error', '/konto', 'samordnare-trafik', answered('**/sessions', problem)),
  looked('name a deputy', anAccount, 'administrator', { prepare: press(/^Utse ersättare/) }),
  looked('new account', '/atkomst', 'administrator', { prepare: press('Lägg upp konto') }),
  looked('grant', anAccount, 'administrator', { prepare: press('Ge en roll') }),
  looked('reset', anAccount, 'administrator', { prepare: press('Sätt nytt lösenord') }),
  looked('close', anAccount, 'administrator', { prepare: press('Stäng kontot') }),
  looked('roles', '/roller', 'samordnare-trafik'),
  looked('own account', '/konto', 'samordnare-trafik'),
];
