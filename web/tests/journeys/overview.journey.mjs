// The city on one page, what changed since a day, and reports: read, fetched, printed; filled and empty.
import assert from 'node:assert/strict';
import { answered, looked, shortened } from './looked.mjs';
import { json, none, problem } from './town.mjs';

const noRounds = /\/follow-up-rounds\?/;

export const journeys = [
  {
    name: 'findings of programmes, analyses and the network stand in one list, and a weakness is accepted there',
    walk: async (house) => {
      const page = await house.open({ user: 'strateg' });
      await house.go(page, '/fynd');
      for (const rule of ['COV-001', 'RSK-003', 'RES-003']) {
        await page.locator('.rule-head').filter({ hasText: rule }).first().waitFor();
      }
      await house.go(page, '/fynd?var=network&regel=RES-003');
      await page.getByRole('button', { name: 'Godta till en dag' }).first().click();
      const dialog = page.getByRole('alertdialog', { name: 'Godta fyndet' });
      await dialog.getByRole('textbox').first().fill('Ringen bryts när reservkraften är på plats.');
      await dialog.getByRole('button', { name: 'Godta till en dag' }).click();
      await dialog.waitFor({ state: 'detached' });
      await house.go(page, '/fynd?var=network&regel=RES-003&lage=accepted');
      await page.getByText('Ringen bryts när reservkraften är på plats.').waitFor();
    },
  },
  {
    name: 'a coordinator finds the analysis to hand in and the plans to see to where she lands',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      await house.go(page, '/');
      const region = (name) => page.getByRole('region', { name });
      await region('Kontinuitetsplaner att ta tag i').getByRole('link', { name: 'Väghållning' }).waitFor();
      await region('Riskanalyser att lämna').getByRole('link').click();
      await page.waitForURL(/\/analyser\//);
      await page.getByRole('heading', { level: 1, name: /Trafiknämnden/ }).waitFor();
      const reader = await house.open({ user: 'lasare' });
      await house.go(reader, '/');
      assert.equal(await reader.getByRole('heading', { name: 'Riskanalyser att lämna' }).count(), 0);
    },
  },
  {
    name: 'a reader finds the city on one page, and it prints on one A4',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/staden');
      await page.getByRole('rowheader', { name: 'Trafiknämnden' }).waitFor();
      await page.getByRole('heading', { name: 'Andel som uppfylls helt' }).waitFor();
      const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
      assert.equal(printed.match(/\/Type\s*\/Page\b/g).length, 1);
    },
  },
  {
    name: 'each cell of the city opens its round at the unit and the focus area',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/staden');
      const row = page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: 'Trafiknämnden' }) });
      await row.getByRole('link').nth(1).click();
      await page.waitForURL(/\/uppfoljning\/.+enhet=[0-9a-f-]{36}&omrade=[0-9a-f-]{36}/);
      const why = page.getByRole('complementary', { name: /^Trafiknämnden: / });
      await why.getByText(/RUP-00\d/).waitFor();
      const units = await why.locator('.answers li a').allTextContents();
      assert.ok(units.length > 0 && units.every((name) => name === 'Trafiknämnden'));
      // The address alone leads there, and closing leaves it.
      await house.go(page, page.url().replace(/^https?:\/\/[^/]+/, ''));
      await why.getByText(/RUP-00\d/).waitFor();
      await why.getByRole('button', { name: 'Stäng' }).click();
      await page.waitForURL((address) => !address.search.includes('enhet'));
    },
  },
  {
    name: 'a report is chosen by its address and fetched as the file that was asked for',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/rapporter');
      await page.getByLabel('Form').selectOption('docx');
      await page.waitForURL(/form=docx/);
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Hämta rapporten' }).click();
      assert.equal((await coming).suggestedFilename(), 'uppfoljning.docx');
      await page.getByText('Rapporten är sparad som uppfoljning.docx.').waitFor();
    },
  },
  {
    name: 'a report that cannot be made says what to do',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/rapporter');
      house.expectRefusals();
      const full = { title: 'Tjänsten svarar inte', detail: 'Försök igen om en stund.', status: 503 };
      await page.route(/\/report\?/, (route) =>
        route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(full) }),
      );
      await page.getByRole('button', { name: 'Hämta rapporten' }).click();
      await page.getByRole('alert').getByText('Försök igen om en stund.').waitFor();
      await page.unroute(/\/report\?/);
      const coming = page.waitForEvent('download');
      await page.getByRole('alert').getByRole('button').click();
      assert.equal((await coming).suggestedFilename(), 'uppfoljning.pdf');
    },
  },
  {
    name: 'who may not read the log sees what changed, and not by whom',
    walk: async (house) => {
      const reader = await house.open({ user: 'lasare' });
      await house.go(reader, '/andrat?sedan=2020-01-01');
      await reader.getByRole('columnheader', { name: 'Senast' }).waitFor();
      assert.equal(await reader.getByRole('columnheader', { name: 'Vem' }).count(), 0);
      const keeper = await house.open({ user: 'strateg' });
      await house.go(keeper, '/andrat?sedan=2020-01-01');
      await keeper.getByRole('columnheader', { name: 'Vem' }).waitFor();
    },
  },
  looked('the city', '/staden', 'lasare'),
  looked('the city without rounds', '/staden', 'lasare', answered(noRounds, none)),
  looked('reports', '/rapporter', 'lasare'),
  looked('reports without rounds', '/rapporter', 'lasare', answered(noRounds, none)),
  looked('what changed', '/andrat?sedan=2020-01-01', 'strateg', shortened(/\/changes\?/, 30)),
  looked(
    'nothing changed',
    '/andrat?sedan=2024-02-01',
    'lasare',
    answered(/\/changes\?/, json({ since: '2024-02-01', items: [], total: 0 })),
  ),
  looked('the start page of a coordinator', '/', 'samordnare-trafik'),
  looked('findings of the town', '/fynd?lage=open&allvar=warning', 'strateg'),
  looked('findings that fail', '/fynd', 'strateg', answered('**/varn/v1/overview?*', problem)),
];
