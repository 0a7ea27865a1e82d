// The register of measures walked as people do: entered, put off, finished, many at once; who may not, cannot.
import assert from 'node:assert/strict';
import { none, problem, revised, units } from './town.mjs';

const register = '/atgarder';

async function chooseDay(field, day) {
  await field.fill(day);
  await field.press('Tab');
}

/** Enters a measure through the dialog of the page that is open. */
async function enter(page, { title, owner, due, cost }) {
  await page.getByRole('button', { name: 'Lägg in en åtgärd' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Rubrik').fill(title);
  if (owner) {
    await dialog.getByLabel('Ansvarig enhet').selectOption({ label: owner });
  }
  await chooseDay(dialog.getByLabel('Klar senast'), due);
  if (cost) {
    await dialog.getByLabel('Kostnad, kronor').fill(cost);
  }
  await dialog.getByRole('button', { name: 'Lägg in en åtgärd' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function named(house, page, title) {
  const { items } = await house.ask(page, `/measures?q=${encodeURIComponent(title)}&limit=500`);
  return items.find((one) => one.measure.title === title);
}

export const journeys = [
  {
    name: 'an empty register teaches what it is',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      await page.route('**/varn/v1/measures?*', (route) => route.fulfill(none));
      await house.go(page, register);
      await page.getByRole('heading', { name: 'Inga åtgärder ännu' }).waitFor();
    },
  },
  {
    name: 'a coordinator enters what her unit is to do, and late ones stand first',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      await house.go(page, register);
      await enter(page, {
        title: 'Prov: köp reservkraft',
        owner: 'Trafiknämnden',
        due: '2024-01-15',
        cost: '1 250 000',
      });
      await enter(page, { title: 'Prov: märk om tunneln', owner: 'Trafiknämnden', due: '2024-06-30' });
      await page.getByRole('link', { name: 'Prov: köp reservkraft' }).waitFor();
      await page.getByText('17 dagar försenad').first().waitFor();
      const told = await named(house, page, 'Prov: köp reservkraft');
      assert.equal(told.is_late, true);
      assert.equal(told.measure.cost_ore, 125_000_000);
      assert.equal(told.measure.raised, 'locally');
      // What is filtered stands in the address, so that the view can be saved.
      await page.getByText('Bara försenade').click();
      await page.waitForURL(/sen=ja/);
      await page.getByRole('link', { name: 'Prov: märk om tunneln' }).waitFor({ state: 'detached' });
      const shown = page.url();
      await page.goto(shown);
      await house.settled(page);
      await page.getByRole('link', { name: 'Prov: köp reservkraft' }).waitFor();
      assert.equal(await page.getByRole('link', { name: 'Prov: märk om tunneln' }).count(), 0);
    },
  },
  {
    name: 'a measure is put off, decided and finished with words on its effect, by keyboard',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      const { measure } = await named(house, page, 'Prov: köp reservkraft');
      await house.go(page, `${register}/${measure.id}`);
      await page.getByRole('button', { name: 'Ändra', exact: true }).press('Enter');
      const dialog = page.getByRole('dialog');
      await chooseDay(dialog.getByLabel('Klar senast'), '2024-03-01');
      await dialog.getByLabel('Rubrik').press('Control+Enter');
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('flyttad 1 gång, först 2024-01-15').waitFor();
      await page.getByRole('button', { name: 'Ändra status' }).press('Enter');
      await dialog.getByLabel('Status').selectOption('done');
      const words = dialog.getByLabel('Vilken effekt fick åtgärden?');
      await dialog.getByRole('button', { name: 'Spara' }).press('Enter');
      await dialog.getByText('Fyll i').or(dialog.locator(':invalid').first()).first().waitFor();
      await words.fill('Provkört tre dygn utan avbrott.');
      await words.press('Control+Enter');
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Provkört tre dygn utan avbrott.').waitFor();
      const after = await house.ask(page, `/measures/${measure.id}`);
      assert.equal(after.measure.measure.status, 'done');
      assert.equal(after.measure.is_late, false);
      assert.equal(after.history.length, 2);
    },
  },
  {
    name: 'many are changed at once, and when one cannot be none is',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'samordnare-trafik' });
      await house.go(page, register);
      await enter(page, { title: 'Prov: första av två', owner: 'Trafiknämnden', due: '2024-05-01' });
      await enter(page, { title: 'Prov: andra av två', owner: 'Trafiknämnden', due: '2024-05-02' });
      await page.getByRole('checkbox', { name: 'Välj Prov: första av två' }).check();
      await page.getByRole('checkbox', { name: 'Välj Prov: andra av två' }).check();
      // Somebody else changes one of them meanwhile.
      const second = (await named(house, page, 'Prov: andra av två')).measure;
      const csrf = (await house.ask(page, '/session')).csrf_token;
      await page.request.patch(`${house.address}/varn/v1/measures/${second.id}`, {
        headers: { 'X-Varn-Csrf': csrf, 'If-Match': '"1"' },
        data: { effect: 'Annat.' },
      });
      await page.getByRole('button', { name: 'Ändra de valda' }).click();
      const dialog = page.getByRole('dialog');
      await chooseDay(dialog.getByLabel('Klar senast'), '2024-10-01');
      await dialog.getByRole('button', { name: 'Ändra 2 åtgärder' }).click();
      await dialog.getByText('Ingen åtgärd ändrades').waitFor();
      assert.equal((await named(house, page, 'Prov: första av två')).measure.due, '2024-05-01');
      await dialog.getByRole('button', { name: 'Ta bort den ur urvalet' }).click();
      await dialog.getByRole('button', { name: 'Ändra 1 åtgärd' }).click();
      await dialog.waitFor({ state: 'detached' });
      assert.equal((await named(house, page, 'Prov: första av två')).measure.due, '2024-10-01');
      assert.equal((await named(house, page, 'Prov: andra av två')).measure.due, '2024-05-02');
    },
  },
  {
    name: 'a ring of measures is refused and told',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'samordnare-trafik' });
      const first = (await named(house, page, 'Prov: första av två')).measure;
      const second = (await named(house, page, 'Prov: andra av två')).measure;
      const waitFor = async (id, title) => {
        await house.go(page, `${register}/${id}`);
        await page.getByRole('button', { name: 'Väntar på en annan åtgärd' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Sök bland åtgärder').fill(title);
        await dialog.getByRole('button', { name: title }).click();
        return dialog;
      };
      const dialog = await waitFor(first.id, 'Prov: andra av två');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Prov: andra av två' }).waitFor();
      const refused = await waitFor(second.id, 'Prov: första av två');
      await refused.getByRole('alert').waitFor();
      assert.equal((await house.ask(page, `/measures/${second.id}`)).needs.length, 0);
    },
  },
  {
    name: 'the centre comments what a unit entered, and finds nothing to change it with',
    walk: async (house) => {
      const page = await house.open();
      const { measure } = await named(house, page, 'Prov: märk om tunneln');
      await house.go(page, `${register}/${measure.id}`);
      assert.equal(await page.getByRole('button', { name: 'Ändra status' }).count(), 0);
      await page.getByRole('textbox', { name: 'Kommentar' }).fill('Samordna med fastighetskontoret.');
      await page.getByRole('button', { name: 'Kommentera' }).click();
      await page.getByRole('listitem').getByText('Samordna med fastighetskontoret.').waitFor();
      assert.equal(await page.getByRole('checkbox').count(), 0);
    },
  },
  {
    name: 'a requirement and a goal show their measures in place',
    walk: async (house) => {
      const page = await house.open();
      const { items } = await house.ask(page, '/requirements?limit=500&q=brandskyddsarbetet');
      const requirement = items.find((one) => one.key === 'stad-sba-uppfoljning');
      await house.go(page, `/krav/${requirement.id}`);
      await enter(page, { title: 'Prov: ur kravet', owner: 'Trafiknämnden', due: '2024-09-01' });
      await page.getByRole('link', { name: 'Prov: ur kravet' }).waitFor();
      const told = await named(house, page, 'Prov: ur kravet');
      assert.deepEqual(
        [told.measure.source_kind, told.measure.source_id, told.measure.raised],
        ['requirement', requirement.id, 'centrally'],
      );
      // And back to what it came out of.
      await page.getByRole('link', { name: 'Prov: ur kravet' }).click();
      await page.getByRole('link', { name: requirement.title }).click();
      await page.waitForURL(new RegExp(`/krav/${requirement.id}`));
      const edition = await revised(house, page);
      await house.go(page, `/utgavor/${edition.id}`);
      const goal = page.locator('.document-goal').first();
      await goal.getByRole('button', { name: 'Lägg in en åtgärd' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Rubrik').fill('Prov: ur målet');
      await dialog.getByLabel('Ansvarig enhet').selectOption({ label: 'Trafiknämnden' });
      await chooseDay(dialog.getByLabel('Klar senast'), '2024-09-01');
      await dialog.getByRole('button', { name: 'Lägg in en åtgärd' }).click();
      await dialog.waitFor({ state: 'detached' });
      await goal.getByRole('link', { name: 'Prov: ur målet' }).waitFor();
    },
  },
  {
    name: 'measures come out as a spreadsheet and in again, shown first',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      const unit = (await units(house, page)).get('trafiknamnden');
      const out = await page.request.get(
        `${house.address}/varn/v1/measure-export?format=csv&unit=${unit.id}`,
      );
      const file = { name: 'atgarder.csv', mimeType: 'text/csv', buffer: await out.body() };
      await house.go(page, `${register}/las-in`);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByText(/Inget/).first().waitFor();
      const wrong =
        'nyckel;rubrik;ansvarig enhet;kommer ur;klar senast;status\r\nx;X;transporter;own;2024-05-01;decided\r\n';
      await page
        .getByRole('button', { name: /annan fil|Börja om|igen/i })
        .first()
        .click();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'fel.csv', mimeType: 'text/csv', buffer: Buffer.from(wrong) });
      await page.getByText('En sektor kan inte äga en åtgärd', { exact: false }).first().waitFor();
    },
  },
  ...accessible(),
];

function accessible() {
  const one = (name, path, options = {}) => ({
    name: `axe: ${name}`,
    walk: async (house) => {
      if (options.isRefused) {
        house.expectRefusals();
      }
      await house.mustBeAccessibleEverywhere(path, { name, user: 'samordnare-trafik', ...options });
    },
  });
  const opened = (button) => async (page) => {
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('dialog').waitFor();
  };
  return [
    one('register', `${register}?status=all`),
    one('register empty', register, {
      once: true,
      before: (page) => page.route('**/varn/v1/measures?*', (route) => route.fulfill(none)),
    }),
    one('register refused', register, {
      isRefused: true,
      once: true,
      before: (page) => page.route('**/varn/v1/measures?*', (route) => route.fulfill(problem)),
    }),
    one('entering a measure', register, { prepare: opened('Lägg in en åtgärd') }),
    one('many chosen', register, {
      prepare: async (page) => {
        await page.getByRole('button', { name: /^Välj alla/ }).click();
        await page.getByText('Per status och enhet').click();
        await opened('Ändra de valda')(page);
      },
    }),
    one('import of measures', `${register}/las-in`),
    {
      name: 'axe: a measure',
      walk: async (house) => {
        const page = await house.open({ user: 'samordnare-trafik' });
        const { measure } = await named(house, page, 'Prov: märk om tunneln');
        await page.context().close();
        const path = `${register}/${measure.id}`;
        await house.mustBeAccessibleEverywhere(path, { name: 'measure', user: 'samordnare-trafik' });
        await house.mustBeAccessibleEverywhere(path, {
          name: 'status',
          user: 'samordnare-trafik',
          prepare: opened('Ändra status'),
        });
      },
    },
  ];
}
