// Which measures give most for the money: from a budget to a proposal for decision, what a year may cost, how a measure's
// effect is stated, and who may only read.
import assert from 'node:assert/strict';
import { answered, looked } from './looked.mjs';
import { none, problem, standing } from './town.mjs';

/** Asks past the page, as a colleague would, and waits until it is answered. */
async function reckoned(house, page, path, data) {
  const { csrf_token: token } = await house.ask(page, '/session');
  const made = await page.request.fetch(`${house.address}/varn/v1${path}`, {
    method: 'POST',
    data,
    headers: { 'X-Varn-Csrf': token },
  });
  const { id } = await made.json();
  for (;;) {
    const told = await house.ask(page, `/reckonings/${id}`);
    if (told.state !== 'waiting' && told.state !== 'running') {
      assert.equal(told.state, 'done', told.error);
      return `/simulering/${id}`;
    }
    await page.waitForTimeout(300);
  }
}
const few = 200;
const yearsAt = (house, page) => reckoned(house, page, '/continuity-years', { years: few });
const choiceAt = (house, page) =>
  reckoned(house, page, '/portfolios', { budget_ore: 1_000_000_000, years: few });

export const journeys = [
  {
    name: 'a budget becomes a choice with its reasons, and the choice a proposal for decision',
    walk: async (house) => {
      const page = await house.open({ user: 'strateg' });
      await house.go(page, '/simulering');
      await page.getByRole('link', { name: 'Välj åtgärder' }).first().click();
      await page.getByLabel('Budget i kronor').fill('10 mkr');
      await page.getByLabel('År att jämföra före och efter').fill(String(few));
      await page.keyboard.press('Control+Enter');
      await page.getByText(/åtgärder för .*kr minskar den väntade skadan med \d+ %/).waitFor();
      await page.getByRole('heading', { name: 'Varför de här åtgärderna' }).waitFor();
      await page.getByRole('heading', { name: 'Vad siffrorna förutsätter' }).waitFor();
      // The slider is moved by keys, and says what the money buys.
      const slider = page.getByRole('slider', { name: 'Budget' });
      await slider.focus();
      await page.keyboard.press('Home');
      await page.getByText('Ingen åtgärd.').waitFor();
      await page.keyboard.press('ArrowRight');
      await page.getByText(/mer än nästa val nedåt ger/).waitFor();
      await page.getByRole('button', { name: 'Gör till beslutsförslag' }).click();
      await page.getByLabel('Rubrik').fill('Drivmedel och vatten som håller');
      await page.getByLabel('Motivering').fill('Bereds i ledningsgruppen.');
      await page.getByRole('button', { name: 'Lägg förslaget' }).click();
      await page.getByRole('heading', { level: 1, name: 'Drivmedel och vatten som håller' }).waitFor();
      await standing(page, 'Bereds i ledningsgruppen.').waitFor();
      await house.go(page, '/simulering');
      await page.getByRole('link', { name: 'Drivmedel och vatten som håller' }).waitFor();
    },
  },
  {
    name: 'a coordinator states what her measure changes, takes it away and puts it back',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      const { csrf_token: token } = await house.ask(page, '/session');
      const { items: units } = await house.ask(page, '/unit-tree');
      const title = 'Batterier i tunnlarna';
      await page.request.fetch(`${house.address}/varn/v1/measures`, {
        method: 'POST',
        data: {
          title,
          owner: units.find((one) => one.key === 'trafiknamnden').id,
          source_kind: 'own',
          due: '2024-12-31',
          status: 'proposed',
        },
        headers: { 'X-Varn-Csrf': token },
      });
      await house.go(page, '/simulering/verkan/ny');
      await page.getByLabel('Åtgärd', { exact: true }).fill(title);
      await page.getByRole('button', { name: title }).click();
      await page.getByLabel('Vad åtgärden gör').selectOption({ label: 'förlänger bufferten' });
      await page.getByLabel('Vems behov').fill('Tunnelövervakning');
      await page
        .getByRole('button', { name: /^Tunnelövervakning/ })
        .first()
        .click();
      await page.getByLabel('Vilket behov').waitFor();
      await page.getByLabel('Tid då').fill('9 d');
      await page.keyboard.press('Control+Enter');
      await page.locator('.toast').getByText('Verkan är angiven').waitFor();
      const row = page.getByRole('row').filter({ hasText: title });
      await row.getByText('till 9 d').waitFor();
      await row.getByRole('button', { name: 'Ta bort' }).click();
      await page.locator('.toast').getByText('Verkan är borttagen').waitFor();
      await row.waitFor({ state: 'detached' });
      await page.locator('.toast').getByRole('button', { name: 'Ångra' }).click();
      await row.getByText('till 9 d').waitFor();
    },
  },
  {
    name: 'a reader sees what measures change, and is told that weaknesses are not for all',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/simulering/verkan');
      await page.getByRole('table').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Ta bort' }).count(), 0);
      assert.equal(await page.getByRole('link', { name: 'Simulering och åtgärdsval' }).count(), 1); // the crumb alone
    },
  },
  looked('what has been reckoned', '/simulering', 'strateg'),
  looked('years asked for', '/simulering/ar', 'strateg'),
  looked('a choice asked for', '/simulering/val', 'strateg'),
  looked('what a year may cost', yearsAt, 'strateg'),
  looked('a choice of measures', choiceAt, 'strateg'),
  looked('effects of measures', '/simulering/verkan', 'lasare'),
  looked('an effect stated', '/simulering/verkan/ny', 'strateg'),
  looked('nothing reckoned', '/simulering', 'strateg', answered('**/varn/v1/reckonings?*', none)),
  looked('no effects', '/simulering/val', 'strateg', answered('**/varn/v1/measure-effects?*', none)),
  looked('reckonings that fail', '/simulering', 'strateg', answered('**/varn/v1/reckonings?*', problem)),
];
