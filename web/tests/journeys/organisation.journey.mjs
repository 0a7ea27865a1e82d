// The organisation as its people meet it: the merger before and after, one's own unit and another's, the conflict of
// two who save.
import assert from 'node:assert/strict';
import { units } from './town.mjs';

async function csrf(house, page) {
  return (await house.ask(page, '/session')).csrf_token;
}
/** Writes past the page, as a program would, with the page's session. */
async function send(house, page, method, path, data, headers = {}) {
  return page.request.fetch(`${house.address}/varn/v1${path}`, {
    method,
    data,
    headers: { 'X-Varn-Csrf': await csrf(house, page), ...headers },
  });
}
async function chooseDay(field, day) {
  await field.fill(day);
  await field.press('Enter');
}
export const journeys = [
  {
    name: 'the merger of district committees is right the day before and the day after',
    walk: async (house) => {
      const page = await house.open();
      await house.go(page, '/organisation?valid_on=2023-06-30');
      const answer = page.locator('.page-header .answer');
      await answer.getByText('13 stadsdelsnämnder').waitFor();
      await page.getByRole('row', { name: 'Norrmalms stadsdelsnämnd' }).waitFor();
      assert.equal(await page.getByRole('row', { name: 'Järva stadsdelsnämnd' }).count(), 0);
      await page.getByRole('button', { name: 'Dagen efter' }).click();
      await answer.getByText('11 stadsdelsnämnder').waitFor();
      assert.match(page.url(), /valid_on=2023-07-01/);
      await page.getByRole('button', { name: 'Sedan 2023-06-30' }).click();
      await page.getByText('2 enheter tillkom och 4 upphörde').waitFor();
      await page.getByText('Bildades av Rinkeby-Kista stadsdelsnämnd och Spånga-Tensta').waitFor();
      await house.picture('organisation', 'merger');
    },
  },
  {
    name: 'a unit that has ceased says who took over, and the tree leads to units by keys',
    walk: async (house) => {
      const page = await house.open();
      const norrmalm = (await units(house, page, '2023-06-30')).get('sdn-norrmalm');
      await house.go(page, `/organisation/${norrmalm.id}`);
      await page.getByText('Enheten har upphört').waitFor();
      await page
        .locator('main')
        .getByRole('link', { name: 'Norra innerstadens stadsdelsnämnd' })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: 'Norra innerstadens stadsdelsnämnd' }).waitFor();
      await house.go(page, '/organisation');
      await page.getByRole('row', { name: 'Kommunfullmäktige' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Kommunstyrelsen' }).waitFor();
    },
  },
  {
    name: 'a coordinator keeps a duty at her own unit',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      const unit = (await units(house, page)).get('trafiknamnden');
      await house.go(page, `/organisation/${unit.id}`);
      await page.getByText('2 saknar ersättare').waitFor();
      await page.getByRole('button', { name: 'Utse ersättare för brandskyddsansvarig' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Person').selectOption({ label: 'Någon som inte finns i listan' });
      await dialog.getByLabel('Namn').fill('Pia Provperson');
      await dialog.getByRole('button', { name: 'Utse ersättare' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Ett saknar ersättare').waitFor();
      await page.getByText('Pia Provperson').waitFor();
      const { duties } = await house.ask(page, `/units/${unit.id}`);
      const added = duties.filter((one) => one.person_name === 'Pia Provperson');
      assert.deepEqual(
        added.map((one) => [one.duty, Boolean(one.deputy_for)]),
        [['brandskyddsansvarig', true]],
      );
      await page.getByRole('button', { name: 'Avsluta brandskyddsansvarig, Pia Provperson' }).click();
      const question = page.getByRole('alertdialog');
      await chooseDay(question.getByLabel('Sista dagen'), '2024-02-01');
      await question.getByRole('button', { name: 'Avsluta', exact: true }).click();
      await question.waitFor({ state: 'detached' });
      const after = await house.ask(page, `/units/${unit.id}?valid_on=2024-02-02`);
      assert.equal(after.duties.filter((one) => one.person_name === 'Pia Provperson').length, 0);
    },
  },
  {
    name: 'a coordinator finds no control at another unit, and the server refuses her too',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      const all = await units(house, page);
      const other = all.get('utbildningsnamnden');
      await house.go(page, `/organisation/${other.id}`);
      await page.getByRole('heading', { name: 'Personer med uppdrag' }).waitFor();
      for (const name of [/^Ge uppdrag/, /^Utse ersättare/, /^Avsluta/]) {
        assert.equal(await page.getByRole('button', { name }).count(), 0, `the button ${name}`);
      }
      assert.equal(await page.getByRole('link', { name: 'Ändra', exact: true }).count(), 0);
      const before = await house.ask(page, `/units/${other.id}`);
      const { items } = await house.ask(page, '/people?limit=50');
      const refused = await send(house, page, 'POST', '/assignments', {
        unit: other.id,
        person: items[0].id,
        duty: 'brandskyddsansvarig',
        valid_from: '2024-02-01',
      });
      assert.equal(refused.status(), 403);
      const [duty] = before.duties;
      const ended = await send(
        house,
        page,
        'PATCH',
        `/assignments/${duty.id}`,
        { valid_to: '2024-02-01' },
        { 'If-Match': `"${duty.version}"` },
      );
      assert.equal(ended.status(), 403);
      const renamed = await send(house, page, 'POST', '/unit-periods', {
        unit: all.get('trafiknamnden').id,
        name: 'Mobilitetsnämnden',
        valid_from: '2024-03-01',
      });
      assert.equal(renamed.status(), 403);
      assert.deepEqual(await house.ask(page, `/units/${other.id}`), before, 'nothing else happened');
    },
  },
  {
    name: 'two who save the same unit see both versions and lose nothing',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open();
      const unit = (await units(house, page)).get('trafiknamnden');
      await house.go(page, `/organisation/${unit.id}/andra`);
      const { version } = (await house.ask(page, `/units/${unit.id}`)).unit;
      const other = await send(
        house,
        page,
        'PATCH',
        `/units/${unit.id}`,
        { diary_prefix: 'TN' },
        { 'If-Match': `"${version}"` },
      );
      assert.equal(other.status(), 200);
      const facts = page.getByRole('region', { name: 'Uppgifter som inte beror på tiden' });
      await facts.getByLabel('Diarieprefix').fill('TRAFIK');
      await facts.getByRole('button', { name: 'Spara' }).click();
      const question = page.getByRole('alertdialog', { name: 'Någon annan hann spara' });
      await question.waitFor();
      await question.getByText('TRAFIK').first().waitFor();
      await question.getByText('TN').first().waitFor();
      await house.mustBeAccessible(page, 'both versions');
      assert.equal((await house.ask(page, `/units/${unit.id}`)).unit.diary_prefix, 'TN');
      await question.getByRole('button', { name: 'Spara det valda' }).click();
      await question.waitFor({ state: 'detached' });
      assert.equal((await house.ask(page, `/units/${unit.id}`)).unit.diary_prefix, 'TRAFIK');
    },
  },
  {
    name: 'the state has ten sectors, and twelve from 2025-07-22',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/sektorer');
      await page.getByText('Statens indelning hade 10 sektorer').waitFor();
      await page.getByText('En sektor samordnar, den äger ingenting').waitFor();
      await page.getByRole('button', { name: 'Nästa indelning, 2025-07-22' }).click();
      await page.getByText('Statens indelning hade 12 sektorer').waitFor();
    },
  },
];
