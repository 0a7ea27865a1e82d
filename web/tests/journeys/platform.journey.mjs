// Files, the log, jobs and the interface as their keepers meet them, and the first start of an empty town.
import assert from 'node:assert/strict';
import { emptyTown } from './empty_town.mjs';
import { answered, looked } from './looked.mjs';
import { json, none, problem } from './town.mjs';

const heads = 'Nyckel;Namn;Enhet;E-post;Telefon;Uppdrag;Från och med;Till och med';
const file = (name, rows) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${[heads, ...rows].join('\r\n')}\r\n`),
});
const told = [
  {
    name: 'the first administrator comes in by the link of an empty town',
    walk: async (house) => {
      house.expectRefusals();
      const town = await emptyTown(['--second-factor', 'off']);
      try {
        const page = await house.open({ user: null });
        await page.goto(town.link);
        await page.getByRole('heading', { name: 'Första administratören' }).waitFor();
        await house.mustBeAccessible(page, 'start');
        await page.getByLabel('För- och efternamn').fill('Ada Först');
        await page.getByLabel('Användarnamn').fill('ada.forst');
        await page.getByLabel('Lösenord').fill('tre hästar under en ek');
        await page.getByRole('button', { name: 'Skapa kontot' }).click();
        await page.locator('.shell').waitFor();
        await page.goto(new URL('/organisation', town.link).href);
        await page.getByText('Ingen enhet den här dagen').waitFor();
        await house.mustBeAccessible(page, 'organisation of an empty town');
        await page.goto(new URL('/atkomst', town.link).href);
        await page.getByText('Ett konto kan logga in.').waitFor();
        await page.goto(town.link);
        await page.getByLabel('För- och efternamn').fill('Bo Sen');
        await page.getByLabel('Användarnamn').fill('bo.sen');
        await page.getByLabel('Lösenord').fill('fyra kossor under en gran');
        await page.getByRole('button', { name: 'Skapa kontot' }).click();
        await page.getByRole('alert').waitFor();
        await page.context().close();
      } finally {
        await town.stop();
      }
    },
  },
  {
    name: 'a file with faults is stopped row by row, a good one is shown and then taken in',
    walk: async (house) => {
      const page = await house.open();
      const before = (await house.ask(page, '/people?limit=1')).total;
      await house.go(page, '/import?vad=personer');
      const drop = page.locator('input[type=file]');
      await drop.setInputFiles(
        file('fel.csv', [
          'filippa-filprov;Filippa Filprov;trafiknamnden;;;;;',
          'gustav-filprov;Gustav Filprov;finns-inte;;;;2024-13-01;',
        ]),
      );
      await page.getByText('stoppar filen').waitFor();
      const faults = page.getByRole('table', { name: 'Fel i filen' });
      await faults.getByRole('rowheader', { name: '3' }).first().waitFor();
      await faults.getByText('Värdet är inget datum').waitFor();
      await faults.getByRole('cell', { name: 'G', exact: true }).first().waitFor();
      assert.equal(await page.getByRole('button', { name: /^Inför/ }).count(), 0);
      assert.equal((await house.ask(page, '/people?limit=1')).total, before, 'nothing was stored');
      await house.mustBeAccessible(page, 'faults');
      const good = file('bra.csv', ['filippa-filprov;Filippa Filprov;trafiknamnden;;;;;']);
      await drop.setInputFiles(good);
      await page.getByRole('heading', { name: 'Vad bra.csv skulle göra' }).waitFor();
      assert.equal((await house.ask(page, '/people?limit=1')).total, before, 'a preview stores nothing');
      await page.getByRole('button', { name: 'Inför en ändring' }).click();
      await page.getByRole('heading', { name: 'Infört' }).waitFor();
      assert.equal((await house.ask(page, '/people?limit=1')).total, before + 1);
      await drop.setInputFiles(good);
      await page.getByText('finns redan så som den står').waitFor();
    },
  },
  {
    name: 'a pack shows its difference before anything happens, and the same one twice is nothing',
    walk: async (house) => {
      const page = await house.open();
      await house.go(page, '/import?vad=paket');
      await page.getByRole('button', { name: /Visa vad som skulle ändras: Sverige/ }).click();
      await page.getByText('Allt i paketet finns redan').waitFor();
    },
  },
  {
    name: 'an auditor verifies the log and reads it; a reader may do neither',
    walk: async (house) => {
      const page = await house.open({ user: 'revisor' });
      await house.go(page, '/granskningslogg');
      await page.getByRole('button', { name: 'Kontrollera loggen' }).click();
      await page.getByText('Loggen stämmer. Ingenting har ändrats i efterhand.').waitFor();
      await page.getByLabel('Vad', { exact: true }).selectOption({ label: 'Konto' });
      await page.waitForURL(/vad=account/);
      // The entries of before stand until the others have come.
      await page
        .locator('.trail-entry')
        .filter({ hasNotText: 'Konto' })
        .first()
        .waitFor({ state: 'detached' });
      await page.getByText('Tillagd').first().waitFor();
      await page.getByRole('button', { name: /fält$/ }).first().click();
      await page.getByRole('columnheader', { name: 'Efter' }).waitFor();
      house.expectRefusals();
      const reader = await house.open({ user: 'lasare' });
      await house.go(reader, '/');
      assert.equal(await reader.getByRole('link', { name: 'Granskningslogg' }).count(), 0);
      assert.equal((await reader.request.get(`${house.address}/varn/v1/audit-entries`)).status(), 403);
      await house.go(reader, '/granskningslogg');
      await reader.getByRole('alert').first().waitFor();
      assert.equal(await reader.getByText('Rothash').count(), 0);
    },
  },
  {
    name: 'a deviation in the log is said in words',
    walk: async (house) => {
      const page = await house.open({ user: 'revisor' });
      await page.route('**/audit-verifications', (route) =>
        route.fulfill(
          json({
            sound: false,
            size: 871,
            root: 'f00',
            rows: 870,
            values: 16929,
            weeded: 0,
            deviations: 1,
            findings: [{ code: 'value_differs', position: 17, entity: 'unit', id: 'x', field: 'name' }],
          }),
        ),
      );
      await house.go(page, '/granskningslogg');
      await page.getByRole('button', { name: 'Kontrollera loggen' }).click();
      await page.getByText('Loggen stämmer inte. En avvikelse.').waitFor();
      await page.getByText('Enhet x: fältet name är inte vad loggen säger.').waitFor();
      await house.mustBeAccessible(page, 'deviation');
    },
  },
  {
    name: 'somebody sees her sessions and the whole interface',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/konto');
      await page.getByText('Den här sessionen').waitFor();
      await house.go(page, '/api');
      await page.getByRole('searchbox', { name: 'Sök anrop' }).fill('unit-tree');
      await page.getByText('Ett anrop stämmer.').waitFor();
      assert.match(page.url(), /sok=unit-tree/);
    },
  },
];

const jobsOfAllKinds = json({
  total: 140,
  items: ['waiting', 'running', 'failed', 'cancelled', 'done'].map((state, at) => ({
    id: `01903f5e-0000-7000-8000-00000000003${at}`,
    kind: at % 2 ? 'jobs.weed' : 'something.else',
    state,
    asked_by: 'system',
    run_at: '2024-02-01T12:00:00.000Z',
    attempts: at,
    progress: 250,
    cancel_asked: false,
    error: state === 'failed' ? 'jobs.never_ended' : null,
    created_at: '2024-02-01T12:00:00.000Z',
  })),
});

export const journeys = [
  ...told,
  looked('import of units', '/import', 'strateg'),
  looked('import of people', '/import?vad=personer', 'strateg'),
  looked('packs', '/import?vad=paket', 'administrator'),
  looked('packs empty', '/import?vad=paket', 'administrator', answered('**/packs', none)),
  looked('packs in error', '/import?vad=paket', 'administrator', answered('**/packs', problem)),
  looked('log', '/granskningslogg', 'revisor'),
  looked('log verified', '/granskningslogg', 'strateg', {
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Kontrollera loggen' }).click();
      await page.getByText('Loggen stämmer.').waitFor();
      await page.getByRole('button', { name: /fält$/ }).first().click();
    },
  }),
  looked('log empty', '/granskningslogg?vem=ingen', 'revisor'),
  looked('log in error', '/granskningslogg', 'revisor', answered(/\/varn\/v1\/audit-/, problem)),
  looked('jobs', '/jobb', 'administrator'),
  looked('jobs of all kinds', '/jobb', 'administrator', {
    ...answered(/\/jobs\?/, jobsOfAllKinds),
    once: false,
  }),
  looked('jobs empty', '/jobb?lage=failed', 'revisor', answered(/\/jobs\?/, none)),
  looked('jobs in error', '/jobb', 'administrator', answered(/\/jobs\?/, problem)),
  looked('interface', '/api', 'lasare'),
  looked('interface empty', '/api?sok=finns-inte', 'lasare'),
  looked('interface in error', '/api', 'lasare', answered('**/openapi', problem)),
];
