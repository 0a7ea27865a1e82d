// The annual wheel as its people meet it: what is late, a field of the wheel, something done, an entry of one's own,
// and a calendar that fetches it.
import assert from 'node:assert/strict';
import { answered, looked } from './looked.mjs';
import { none, problem } from './town.mjs';

const occurrences = /\/varn\/v1\/occurrences/;

export const journeys = [
  {
    name: 'a coordinator finds what is late, looks into the wheel by keyboard and registers it as done',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      await house.go(page, '/');
      await page.getByRole('link', { name: 'Årshjul', exact: true }).click();
      await page.getByRole('heading', { name: 'Årshjul 2024: Trafiknämnden' }).waitFor();
      const cell = page.locator('.wheel-cell').first();
      await cell.focus();
      await page.keyboard.press('Enter');
      await cell.and(page.locator('[aria-pressed=true]')).waitFor();
      await page.getByRole('button', { name: 'Visa hela året' }).click();
      await cell.and(page.locator('[aria-pressed=false]')).waitFor();

      await page
        .getByRole('button', { name: /^Registrera som gjort/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog', { name: 'Registrera som gjort' });
      await dialog.getByLabel(/Diarienummer/).fill('T2024-00017');
      await page.keyboard.press('Control+Enter');
      await page
        .getByText(/är registrerat som gjort/)
        .first()
        .waitFor();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('T2024-00017').first().waitFor();
    },
  },
  {
    name: 'a coordinator adds an entry of her unit, changes it, lets it go and brings it back',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      await house.go(page, '/arshjul');
      await page.getByRole('button', { name: 'Lägg till post' }).click();
      const adding = page.getByRole('dialog', { name: 'Lägg till post' });
      await adding.getByLabel('Vad ska göras').fill('Utrymningsövning på Tekniska nämndhuset');
      await adding.getByLabel('Första dagen').fill('2024-05-20');
      await adding.getByLabel('Hur ofta').selectOption('yearly');
      await adding.getByRole('button', { name: 'Lägg till post' }).click();
      await page.getByText(/står nu i årshjulet/).waitFor();
      await page.getByRole('link', { name: 'Utrymningsövning på Tekniska nämndhuset' }).click();
      const entry = page.getByRole('dialog', { name: 'Utrymningsövning på Tekniska nämndhuset' });
      // Typed as people do, and sent from the field itself.
      await entry.getByLabel('Första dagen').fill('240603');
      await page.keyboard.press('Control+Enter');
      await entry.waitFor({ state: 'detached' });
      await page.getByText('2024-06-03').first().waitFor();

      await page.getByRole('link', { name: 'Utrymningsövning på Tekniska nämndhuset' }).click();
      await entry.getByRole('button', { name: 'Låt posten utgå' }).click();
      await page.getByText(/har utgått ur årshjulet/).waitFor();
      await page
        .getByRole('link', { name: 'Utrymningsövning på Tekniska nämndhuset' })
        .waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Ångra' }).click();
      await page.getByRole('link', { name: 'Utrymningsövning på Tekniska nämndhuset' }).waitFor();
    },
  },
  {
    name: 'a reader makes a calendar link, a calendar fetches it, and it is revoked',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'samordnare-trafik' });
      await house.go(page, '/arshjul/kalender');
      await page.getByText('0 länkar är i bruk.').waitFor();
      await page.getByLabel('Namn på länken').fill('Outlook på jobbet');
      await page.getByRole('button', { name: 'Skapa en kalenderlänk' }).click();
      const address = (await page.getByTestId('feed-address').textContent()).trim();
      assert.match(address, /\/calendar\/varncal_[0-9a-f]{64}\.ics$/);
      const told = await fetch(address);
      assert.equal(told.status, 200);
      assert.match(told.headers.get('content-type'), /^text\/calendar/);
      const text = await told.text();
      assert.match(text, /^BEGIN:VCALENDAR\r\n/);
      assert.match(text, /END:VCALENDAR\r\n$/);
      assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
      const again = await fetch(address, { headers: { 'If-None-Match': told.headers.get('etag') } });
      assert.equal(again.status, 304);

      await page.getByRole('button', { name: 'Klar', exact: true }).click();
      await page.getByRole('button', { name: 'Återkalla Outlook på jobbet' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Återkalla', exact: true }).click();
      await page.getByText(/gäller inte längre/).waitFor();
      assert.equal((await fetch(address)).status, 404);
    },
  },
  {
    name: 'a reader of the town sees the year and is offered nothing to write',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/arshjul?enhet=alla&vy=lista');
      await page.getByRole('heading', { name: 'Årshjul 2024: Hela staden' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Lägg till post' }).count(), 0);
      assert.equal(await page.getByRole('button', { name: /^Registrera som gjort/ }).count(), 0);
    },
  },
  looked('the wheel of a unit', '/arshjul', 'samordnare-trafik'),
  looked('the wheel of the town', '/arshjul?enhet=alla', 'strateg'),
  looked('the wheel as a list', '/arshjul?vy=lista&ar=2023&enhet=alla', 'strateg'),
  looked('an empty wheel', '/arshjul', 'strateg', answered(occurrences, none)),
  looked('a wheel that cannot be read', '/arshjul', 'strateg', answered(occurrences, problem)),
  looked('a new entry', '/arshjul', 'strateg', {
    prepare: (page) => page.getByRole('button', { name: 'Lägg till post' }).click(),
  }),
  looked('calendar links', '/arshjul/kalender', 'samordnare-trafik'),
];
