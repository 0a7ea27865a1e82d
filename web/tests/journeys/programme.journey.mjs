// The programme as its people meet it: the hole and its witness, the comparison, the matrix, writing, accepting,
// and what a coordinator may.
import assert from 'node:assert/strict';
import { revised, standing } from './town.mjs';

export const journeys = [
  {
    name: 'a strategist finds the hole, its witness, the comparison and the matrix',
    walk: async (house) => {
      const page = await house.open();
      await house.go(page, '/');
      await page.getByText('3 av 4 fokusområden har mål.').first().waitFor();
      await page.getByRole('link', { name: 'Program', exact: true }).click();
      await page
        .getByRole('link', { name: 'Stockholms stads säkerhetsprogram (reviderat förslag)' })
        .first()
        .click();
      await page.getByText('Olycksförebyggande arbete saknar mål.').first().waitFor();

      await page
        .getByRole('navigation', { name: 'Utgåvans vyer' })
        .getByRole('link', { name: 'Täckning' })
        .click();
      const rule = page.getByRole('region', { name: 'Fokusområde utan mål' });
      await rule.getByText('COV-001').waitFor();
      await rule.getByText(/kopplat till fokusområdet Olycksförebyggande arbete/).waitFor();
      await rule.getByText(/Koppla minst ett mål till fokusområdet/).waitFor();
      assert.equal(
        await rule.getByRole('link', { name: /Krisledningen är bemannad/ }).count(),
        1,
        'the witness names the goals that were tried',
      );

      await page.getByRole('link', { name: 'Jämför', exact: true }).click();
      // Three that the draft came with, and one that the answers to its remiss led to.
      await page.getByText('Utgåvan redovisar 4 ändringar.').waitFor();
      const declared = page.getByRole('region', { name: 'Ändringar som programmet redovisar' });
      await declared
        .getByRole('heading', { name: 'Otillåten påverkan flyttas till trygghetsprogrammet' })
        .waitFor();
      await declared.getByRole('link', { name: 'Trygghetsprogram' }).waitFor();
      await declared.getByRole('link', { name: 'Kvalitetsprogram' }).waitFor();
      await declared.getByRole('heading', { name: /sammanförs till civil beredskap/ }).waitFor();
      assert.ok((await page.locator('.compared ins').count()) > 5, 'words are marked as added');
      assert.ok((await page.locator('.compared del').count()) > 5, 'words are marked as removed');

      await page.getByRole('link', { name: 'Matris', exact: true }).click();
      const head = page.getByRole('columnheader', { name: /Olycksförebyggande arbete/ });
      await head.getByText('Lucka').waitFor();
      assert.ok(
        (await page.locator('td.matrix-hole.hatched').count()) >= 10,
        'the column is hatched all the way down',
      );
      await page.locator('td[data-at="0-0"]').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'Hänger ihop med' }).getByText('Vilar på').waitFor();
      assert.match(page.url(), /spar=/, 'the panel stands in the address');
      await page.keyboard.press('Escape');
      await page.getByLabel('Vad målet främst rör').selectOption('antagonistic');
      await page.waitForURL(/slag=antagonistic/);
      await page.getByText('1 av 10 mål visas').waitFor();
    },
  },
  {
    name: 'a strategist writes in place, meets another’s text, and takes it back',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open();
      const edition = await revised(house, page);
      await house.go(page, `/utgavor/${edition.id}`);
      const goals = await house.ask(page, `/editions/${edition.id}/goals?limit=50`);
      const goal = goals.items[0];
      await page.getByRole('button', { name: `Ändra ${goal.title}` }).click();
      const title = page.locator('.entry-writing input[name=title]');
      await title.fill(`${goal.title} i hela staden`);
      await page.getByText(/Utkast sparat i webbläsaren/).waitFor();

      await page.reload();
      await house.settled(page);
      await page.getByRole('button', { name: `Ändra ${goal.title}` }).click();
      assert.equal(await title.inputValue(), `${goal.title} i hela staden`, 'the draft is still there');

      const { csrf_token } = await house.ask(page, '/session');
      const other = await page.request.patch(`${house.address}/varn/v1/goals/${goal.id}`, {
        headers: {
          'If-Match': `"${goal.version}"`,
          'X-Varn-Csrf': csrf_token,
          'Sec-Fetch-Site': 'same-origin',
        },
        data: { title: `${goal.title}, alltid` },
      });
      assert.equal(other.status(), 200, await other.text());
      await page.locator('.entry-writing').getByRole('button', { name: 'Spara', exact: true }).click();
      await page.getByText('Någon annan har sparat medan du skrev').waitFor();
      await page.getByRole('radio').first().check();
      await house.mustBeAccessible(page, 'conflict');
      await page.getByRole('button', { name: 'Spara det valda' }).click();
      await page.getByText('Ändringen är sparad.').waitFor();
      await page.getByRole('heading', { name: `${goal.title} i hela staden` }).waitFor();
      await page.getByRole('button', { name: 'Ångra' }).click();
      await page.getByRole('heading', { name: `${goal.title}, alltid` }).waitFor();
    },
  },
  {
    name: 'a strategist links a goal to the hole, sees it close, and lets go again',
    walk: async (house) => {
      const page = await house.open();
      const edition = await revised(house, page);
      const { items } = await house.ask(page, `/editions/${edition.id}/focus-areas?limit=50`);
      const area = items.find((one) => one.key === 'olycksforebyggande');
      await house.go(page, `/utgavor/${edition.id}?spar=${area.id}`);
      const panel = page.getByRole('complementary', { name: 'Hänger ihop med' });
      await panel.getByLabel('Koppla till').selectOption('goal');
      await panel.getByRole('button', { name: 'Koppla', exact: true }).click();
      await page.getByText('Alla 4 fokusområden har mål.').waitFor();
      await panel
        .getByRole('button', { name: /Ta bort kopplingen/ })
        .last()
        .waitFor();
      await panel.locator('.link-line').filter({ hasText: 'Mål' }).getByRole('button').click();
      await page.getByText('Olycksförebyggande arbete saknar mål.').first().waitFor();
    },
  },
  {
    name: 'a finding is accepted with a reason until a day, and taken back',
    walk: async (house) => {
      const page = await house.open();
      const edition = await revised(house, page);
      await house.go(page, `/utgavor/${edition.id}/tackning?regel=COV-014`);
      await page.getByRole('button', { name: 'Godta till en dag' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Godta fyndet' });
      await house.mustBeAccessible(page, 'accept dialog');
      await dialog.locator('textarea[name=reason]').fill('Tas upp i nästa revidering.');
      await dialog.getByRole('button', { name: 'Godta till en dag' }).click();
      await page.getByText(/Godtogs 2024-02-01, omprövas 2024-08-01/).waitFor();
      await standing(page, 'Tas upp i nästa revidering.').waitFor();
      await page.getByRole('button', { name: 'Ta tillbaka' }).click();
      await page.getByRole('button', { name: 'Godta till en dag' }).waitFor();
    },
  },
  {
    name: 'a coordinator registers what the own unit has done, and may not write the programme',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      const edition = await revised(house, page);
      await house.go(page, `/utgavor/${edition.id}`);
      assert.equal(await page.getByRole('button', { name: /^Ändra/ }).count(), 0, 'nothing to change');
      const { items } = await house.ask(page, '/requirements?limit=500&q=brandskyddsarbetet');
      const requirement = items.find((one) => one.key === 'stad-sba-uppfoljning');
      await house.go(page, `/krav/${requirement.id}`);
      await page.getByRole('button', { name: 'Registrera att det är gjort' }).click();
      const form = page.locator('form');
      assert.deepEqual(await form.locator('select[name=unit] option').allTextContents(), ['Trafiknämnden']);
      await form.locator('input[name=reference]').fill('T2024-00042');
      await form.getByRole('button', { name: 'Registrera att det är gjort' }).click();
      const row = page.getByRole('row', { name: /Trafiknämnden/ });
      await row.getByText('T2024-00042').waitFor();
      await row.getByText('Gjort i tid').waitFor();
    },
  },
  {
    name: 'a reader walks the whole in English without a word missing',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare', language: 'en' });
      const edition = await revised(house, page);
      for (const path of [
        '/',
        '/program',
        `/utgavor/${edition.id}`,
        `/utgavor/${edition.id}/tackning`,
        '/krav',
      ]) {
        await house.go(page, path);
        const said = await page.locator('main').innerText();
        assert.doesNotMatch(said, /\b(web|programme|overview|finding)\.[a-z_]+\.?[a-z_]*\b/, path);
      }
      await house.go(page, `/utgavor/${edition.id}/tackning`);
      await page.getByRole('heading', { name: 'Focus area without a goal' }).waitFor();
    },
  },
];
