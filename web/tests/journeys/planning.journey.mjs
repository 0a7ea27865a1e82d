// Planning as its people meet it: a coordinator writes her unit's plan, the centre steers and comments beside it, and
// everybody sees how the goals are spread.
import assert from 'node:assert/strict';
import { standing, units } from './town.mjs';

const trafik = async (house, page) => (await units(house, page)).get('trafiknamnden').id;
const card = (page, title) => page.getByRole('article').filter({ hasText: title }).first();

export const journeys = [
  {
    name: 'a coordinator writes a goal, an activity and what was measured, with the keyboard',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      const unit = await trafik(house, page);
      await house.go(page, `/planer/enhet/${unit}?ar=2024`);
      await page.getByRole('button', { name: 'Lägg till ett mål' }).first().press('Enter');
      const title = page.getByRole('textbox', { name: 'Rubrik' }).last();
      await title.fill('Gator och tunnlar är öppna även vid störningar');
      await page.getByText('Anvisning:').first().waitFor();
      await page.locator('select[name=kind]').last().selectOption('societal_disturbance');
      await page.locator('select[name=ability]').last().selectOption('withstand');
      await title.press('Control+Enter');
      const goal = card(page, 'Gator och tunnlar är öppna även vid störningar');
      await goal.waitFor();
      await goal.getByRole('list', { name: 'Luckor' }).getByText('Saknar aktivitet').waitFor();

      await goal.getByRole('combobox', { name: 'Välj ett mål i programmet' }).selectOption({ index: 1 });
      await goal.getByRole('button', { name: 'Knyt', exact: true }).press('Enter');
      await goal.getByRole('button', { name: /^Lös från/ }).waitFor();

      await goal.getByRole('button', { name: 'Lägg till en aktivitet' }).press('Enter');
      await goal.getByRole('textbox', { name: 'Rubrik' }).fill('Öva stängning av tunnel');
      await goal.getByRole('textbox', { name: /Kostnad i kronor/ }).fill('12 500');
      await goal.getByRole('textbox', { name: 'Rubrik' }).press('Control+Enter');
      await goal.getByText('12 500 kr').waitFor();

      await goal.getByRole('button', { name: 'Lägg till en indikator' }).press('Enter');
      await goal.getByRole('textbox', { name: 'Rubrik' }).fill('Andel övade tunnlar');
      await goal.getByRole('textbox', { name: 'Måttenhet' }).fill('procent');
      await goal.getByRole('textbox', { name: /Målvärde/ }).fill('80');
      await goal.getByRole('textbox', { name: 'Rubrik' }).press('Control+Enter');
      await goal.getByText('Inget värde än.').waitFor();
      await goal.getByRole('button', { name: 'Skriv värde' }).press('Enter');
      await goal.getByRole('textbox', { name: /Värde \(procent\)/ }).fill('85,5');
      await goal.getByRole('textbox', { name: /Värde \(procent\)/ }).press('Control+Enter');
      await goal.getByRole('img', { name: /Andel övade tunnlar: 1 värden, senast 85,5 procent/ }).waitFor();
      await goal.getByText('Når målvärdet').waitFor();
      assert.equal(await goal.getByRole('list', { name: 'Luckor' }).count(), 0, 'nothing is missing');

      await goal.getByRole('link', { name: 'Gator och tunnlar är öppna även vid störningar' }).press('Enter');
      await page.getByRole('heading', { name: 'Varför: lag och program' }).waitFor();
      await page.getByText('Öva stängning av tunnel').waitFor();
    },
  },
  {
    name: 'last year is copied and gone through row by row',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-utbildning' });
      const unit = (await units(house, page)).get('utbildningsnamnden').id;
      await house.go(page, `/planer/enhet/${unit}?ar=2024`);
      await page.getByRole('button', { name: 'Kopiera från tidigare' }).first().press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Kopiera från tidigare' });
      await dialog.getByText('Varje rad kommer in som').waitFor();
      await dialog.getByRole('button', { name: /^Kopiera Utbildningsnämnden/ }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const walk = page.getByRole('region', { name: /rader att gå igenom/ });
      await walk.waitFor();
      const { goals } = await house.ask(page, `/units/${unit}/plan?year=2024`);
      const waiting = goals
        .flatMap((one) => [
          one.goal,
          ...one.activities.map((row) => row.activity),
          ...one.indicators.map((row) => row.indicator),
        ])
        .filter((row) => row.standing === 'to_confirm').length;
      assert.ok(waiting >= 3, `something was copied: ${waiting}`);
      await walk.getByRole('button', { name: 'Bekräfta' }).press('Enter');
      await walk.getByText(`1 av ${waiting} klara`).waitFor();
      await walk.getByText('Låt utgå', { exact: true }).first().click();
      await walk.getByRole('textbox', { name: 'Varför det utgått' }).fill('Klart förra året.');
      await walk.getByRole('button', { name: 'Låt utgå' }).press('Enter');
      await walk.getByText(`2 av ${waiting} klara`).waitFor();
      await standing(page, 'Klart förra året.').waitFor();
    },
  },
  {
    name: 'the centre sees the whole town, instructs and comments, and cannot write',
    walk: async (house) => {
      const page = await house.open();
      await house.go(page, '/planer');
      await page.getByText(/nämnder och bolag har en hel plan/).waitFor();
      await page
        .getByText(/saknar lokala mål/)
        .first()
        .waitFor();
      await page.getByRole('link', { name: 'Målbalans' }).click();
      await page.getByText(/8 av 10 mål gäller samhällsstörning/).waitFor();
      await page.getByText(/Inget gäller vardagsolycka/).waitFor();
      await page.getByText('Visa målen bakom').first().click();
      await page.getByRole('link', { name: 'Samhällsviktig verksamhet hålls i gång' }).first().click();
      await page.getByText(/egna mål som bär det här under 2024/).waitFor();
      await page.getByRole('heading', { name: 'Saknar mål' }).waitFor();

      await house.go(page, '/planer/anvisningar');
      await page.getByRole('combobox', { name: 'Fält' }).selectOption('activity_title');
      await page.getByRole('textbox', { name: 'Anvisning' }).fill('Skriv vad som görs, inte vad som utreds.');
      await page.getByRole('button', { name: 'Lägg till anvisningen' }).press('Enter');
      await standing(page, 'Skriv vad som görs, inte vad som utreds.').waitFor();

      const unit = await trafik(house, page);
      await house.go(page, `/planer/enhet/${unit}?ar=2024`);
      assert.equal(await page.getByRole('button', { name: 'Lägg till ett mål' }).count(), 0);
      const first = page.getByRole('article').first();
      await first
        .getByText(/kommentar/)
        .first()
        .click();
      await first.getByRole('textbox', { name: 'Kommentar' }).fill('Kan målet göras mätbart?');
      await first.getByRole('textbox', { name: 'Kommentar' }).press('Control+Enter');
      await standing(page, 'Kan målet göras mätbart?', first).waitFor();
      await first.getByText('Central nivå').waitFor();
    },
  },
  {
    name: 'a spreadsheet is shown first, its faults at their cells',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'samordnare-trafik' });
      await house.go(page, '/planer/las-in?ar=2024');
      const file = (text) => ({ name: 'mal.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      const drop = page.locator('input[type=file]');
      await drop.setInputFiles(
        file('unit;key;title;ability;kind\nutbildningsnamnden;x;Fel enhet;handle;antagonistic\n'),
      );
      await page
        .getByText(/ingenting/i)
        .first()
        .waitFor();
      await page.getByText(/Du får inte skriva i den enhetens plan/).waitFor();
      await page.getByRole('button', { name: 'Välj en annan fil' }).first().click();
      await drop.setInputFiles(
        file('unit;key;title;ability;kind\ntrafiknamnden;halt;Halkan är känd;foresee;societal_disturbance\n'),
      );
      await page.getByRole('button', { name: /^Inför/ }).click();
      await page.getByText('Infört').first().waitFor();
    },
  },
  {
    name: 'a goal of the programme leads to the units that carry it in their plans',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      const unit = await trafik(house, page);
      const { goals } = await house.ask(page, `/units/${unit}/plan?year=2024`);
      const bound = goals.flatMap((one) => one.serves)[0];
      await house.go(page, `/utgavor/${bound.edition}?spar=${bound.goal}`);
      const part = page.getByRole('region', { name: 'Målet i planerna' });
      await part.getByRole('link', { name: 'Visa enheterna och deras mål' }).click();
      await page.waitForURL(new RegExp(`/planer/programmal/${bound.goal}`));
      await page.getByRole('link', { name: 'Trafiknämnden' }).first().waitFor();
    },
  },
  ...[
    ['/planer', undefined],
    ['/planer/balans', undefined],
    ['/planer/anvisningar', undefined],
    ['/planer/las-in', 'samordnare-trafik'],
  ].map(([path, user]) => ({
    name: `axe: ${path}`,
    walk: (house) => house.mustBeAccessibleEverywhere(path, { user }),
  })),
  ...['samordnare-trafik', 'strateg'].map((user) => ({
    name: `axe: a unit's plan, a chain and a goal's carriers as ${user}`,
    walk: async (house) => {
      const page = await house.open({ user });
      const unit = await trafik(house, page);
      const { goals } = await house.ask(page, `/units/${unit}/plan?year=2023`);
      await house.mustBeAccessibleEverywhere(`/planer/enhet/${unit}?ar=2024`, { name: `plan ${user}`, user });
      if (user === 'strateg' && goals.length > 0) {
        await house.mustBeAccessibleEverywhere(`/planer/mal/${goals[0].goal.id}`, { name: 'chain', user });
        const bound = goals.flatMap((one) => one.serves)[0];
        if (bound) {
          await house.mustBeAccessibleEverywhere(`/planer/programmal/${bound.goal}`, {
            name: 'carriers',
            user,
          });
        }
      }
    },
  })),
];
