// Continuity as its people meet it: a head of unit goes through a service by keys to the draft of a plan, needs are changed
// in their place and undone, a plan is approved by its head and refused while it is incomplete, and who only reads.
import assert from 'node:assert/strict';
import { answered, looked, shortened } from './looked.mjs';
import { none, problem, until } from './town.mjs';

async function first(house, page, path, q) {
  const { items } = await house.ask(page, `${path}?q=${encodeURIComponent(q)}&limit=1`);
  return items[0];
}
const serviceNamed = async (house, page, q) => (await first(house, page, '/critical-services', q)).service;
const pageOf = (house, page, id) => house.ask(page, `/critical-services/${id}`);
const told = (page, text) => page.locator('.toast').getByText(text).first().waitFor();
const saved = (page) => page.locator('.draft-saving').getByText('Sparat').first().waitFor();

const serviceAt =
  (q, more = '') =>
  async (house, page) =>
    `/kontinuitet/tjanster/${(await serviceNamed(house, page, q)).id}${more}`;
const planAt = (q) => async (house, page) => {
  const service = await serviceNamed(house, page, q);
  return `/kontinuitet/planer/${(await pageOf(house, page, service.id)).plan.plan.id}`;
};
const resourceAt = (q) => async (house, page) =>
  `/kontinuitet/resurser/${(await first(house, page, '/resources', q)).resource.id}`;

export const journeys = [
  {
    name: 'a head of unit goes through a new service by keys, to the draft of a plan',
    walk: async (house) => {
      const page = await house.open({ user: 'chef-trafik' });
      const asked = (words) => page.getByRole('heading', { level: 2, name: words }).waitFor();
      const onward = () => page.keyboard.press('Control+Enter');
      const write = async (label, text) => {
        await page.getByLabel(label).focus();
        await page.keyboard.type(text);
      };
      await house.go(page, '/kontinuitet/tjanster/ny');
      await write('Verksamhetens namn', 'Signalreglering');
      await page.keyboard.press('Enter');

      await asked('Vad gör verksamheten, och för vem?');
      await write('Vad verksamheten gör', 'Styr stadens trafiksignaler för alla som rör sig i trafiken.');
      await write('Viktig samhällsfunktion', 'Vägtransporter');
      await onward();

      // Nothing after an hour; serious after four, very serious after a day.
      await asked('Vad händer om Signalreglering är borta i 1 timme?');
      await onward();
      await asked('Vad händer om Signalreglering är borta i 4 timmar?');
      const value = page
        .getByRole('group')
        .filter({ has: page.getByRole('radio') })
        .first();
      await value.getByRole('radio').first().focus();
      for (const times of [1, 2, 3]) {
        await page.keyboard.press('ArrowRight');
        await value.getByRole('radio').nth(times).and(page.locator(':checked')).waitFor();
      }
      await write(/Vad händer efter 4/, 'Köer spärrar utryckningsvägarna.');
      await onward();
      await asked('Vad händer om Signalreglering är borta i 1 dygn?');
      await value.getByText('Minst som tidigare: Allvarlig.').waitFor();
      await value.getByRole('radio').nth(3).focus();
      await page.keyboard.press('ArrowRight');
      await house.picture('continuity', 'walk-away', page);
      await onward();
      await asked(/borta i 3 dygn/);
      await onward();
      await asked(/borta i 1 vecka/);
      await onward();

      await asked('Hur länge kan den vara borta, och när ska den fungera igen?');
      await page.getByRole('button', { name: /Använd förslaget, 4/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Förslaget är valt').waitFor();
      await saved(page);
      await onward();

      // What similar services need is taken with a key; it is left and taken up where it was left.
      await asked('Vilken personal behöver ni?');
      const staff = page.getByRole('region', { name: 'Förslag: personal' });
      await staff.getByText(/behövs av \d+ av \d+ liknande verksamheter/).waitFor();
      await house.mustBeAccessible(page, 'a suggestion');
      await staff.getByRole('button', { name: 'Ja, vi behöver personal' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'personal' }).waitFor();
      await page.getByRole('link', { name: 'Signalreglering' }).first().click();
      await page.getByText('Kan vara borta högst 4').waitFor();
      await page.getByRole('link', { name: 'Gå igenom med hjälp' }).click();
      await asked('Vilka lokaler och platser behöver ni?');
      await onward();
      await asked(/Vilka it-system/);
      await onward();
      await asked(/Vilken el/);
      const power = page.getByRole('button', { name: 'Ja, vi behöver el' });
      await power.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'el', exact: true }).waitFor();
      await onward();
      await asked(/Vilket vatten/);
      await onward();
      await asked(/Vilka leverantörer/);
      await onward();
      await asked(/Vad mer behöver ni/);
      await onward();

      await asked('Hur länge klarar ni er utan vart och ett?');
      await page.getByLabel(/^personal/i).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await onward();

      await asked('Vad gör ni i stället när Signalreglering inte fungerar som vanligt?');
      await write('Reservrutiner', 'Korsningarna regleras för hand. Signalerna ställs på blinkande gult.');
      await onward();
      for (const [question, answer] of [
        ['Håller planen i fredstid?', 'Ja'],
        ['Håller planen vid höjd beredskap?', 'Ja'],
        ['Håller planen vid högsta beredskap?', 'Nej'],
      ]) {
        await asked(question);
        await page.getByRole('radio', { name: answer, exact: true }).focus();
        await page.keyboard.press('Space');
        await saved(page);
        await onward();
      }

      await asked('Stämmer det här?');
      await page.getByText('Alla frågor är genomgångna', { exact: true }).waitFor();
      await page.getByText('Planutkastet är klart').waitFor();
      await house.mustBeAccessible(page, 'the summary');
      await house.picture('continuity', 'walk-summary', page);
      await page.getByRole('link', { name: 'Öppna planutkastet' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Plan för Signalreglering' }).waitFor();
      await page.getByText('Planen håller inte vid högsta beredskap.').waitFor();

      const service = await serviceNamed(house, page, 'Signalreglering');
      const kept = await pageOf(house, page, service.id);
      assert.equal(kept.service.tolerable_minutes, 240);
      assert.equal(kept.service.target_minutes, 120);
      assert.deepEqual(
        kept.consequences.map((one) => [one.after_minutes, one.level, one.words ?? '']),
        [
          [240, 3, 'Köer spärrar utryckningsvägarna.'],
          [1440, 4, ''],
        ],
      );
      assert.deepEqual(kept.needs.map((one) => one.what).sort(), ['el', 'personal']);
      assert.equal(kept.needs.find((one) => one.what === 'personal').buffer_minutes, 10);
      assert.equal(kept.plan.plan.state, 'draft');
      assert.equal(kept.plan.is_incomplete, false);
    },
  },
  {
    name: 'a need is changed in its place, a member is found by its name, and what was taken away comes back',
    walk: async (house) => {
      const page = await house.open({ user: 'chef-trafik' });
      const service = await serviceNamed(house, page, 'Tunnelövervakning');
      const need = async (what) =>
        (await pageOf(house, page, service.id)).needs.find((one) => one.what === what);
      await house.go(page, `/kontinuitet/tjanster/${service.id}`);
      const power = page.getByRole('article', { name: 'el', exact: true });
      await power.getByRole('button', { name: 'Ändra el' }).click();
      await power.getByRole('textbox', { name: 'Klarar sig utan i' }).fill('12');
      await power.getByLabel('Klarar sig utan i: enhet').selectOption({ label: 'timmar' });
      await power.getByLabel('Avtal').fill('DEMO 2024/1');
      await power.locator('.draft-saving').getByText('Sparat').waitFor();
      const before = await need('el');
      assert.equal(before.buffer_minutes, 720);
      assert.equal(before.agreement, 'DEMO 2024/1');
      await power.getByRole('searchbox').fill('datahall 1');
      await power.getByRole('button', { name: 'Datahall 1', exact: true }).click();
      await power.getByRole('link', { name: 'Datahall 1' }).waitFor();
      assert.equal((await need('el')).members.length, before.members.length + 1);
      await house.picture('continuity', 'need-changed', page);
      await power.getByRole('button', { name: /Ta bort Datahall 1/ }).click();
      await told(page, 'Datahall 1 är borttagen ur behovet');
      await power.getByRole('button', { name: 'Klar el' }).click();

      await page.getByRole('button', { name: 'Ta bort personal' }).click();
      await told(page, 'Behovet personal är borttaget');
      await page.getByRole('article', { name: 'personal' }).waitFor({ state: 'detached' });
      await page
        .locator('.toast')
        .filter({ hasText: 'Behovet personal' })
        .getByRole('button', { name: 'Ångra' })
        .click();
      await page.getByRole('article', { name: 'personal' }).waitFor();

      // A level that is raised takes what is said of later times with it.
      await page
        .getByLabel(/efter 1\sdygn$/)
        .first()
        .selectOption('3');
      await page
        .getByLabel(/efter 1\svecka$/)
        .first()
        .and(page.locator('select'))
        .waitFor();
      await page
        .getByLabel(/efter 1\stimme$/)
        .first()
        .selectOption('4');
      await page.waitForFunction(() => document.querySelector('td[data-level="4"] ~ td[data-level="4"]'));
      // The later times are raised first and the one that was chosen is told last, so it is asked until it is there.
      const isRaised = async () => {
        const rows = (await pageOf(house, page, service.id)).consequences;
        const later = (of) =>
          rows.filter((one) => one.protection_value === of.protection_value && one.after_minutes > 60);
        return rows
          .filter((one) => one.after_minutes === 60 && one.level === 4)
          .some((one) => later(one).length > 0 && later(one).every(({ level }) => level >= 4));
      };
      await until(page, isRaised, 'the later times are raised with the first');
    },
  },
  {
    name: 'an incomplete plan is refused in words, and is approved by its head when it is answered',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'chef-trafik' });
      await house.go(page, await planAt('Väghållning')(house, page));
      await page.getByText('Det är inte sagt om planen håller vid').waitFor();
      const approve = async () => {
        await page.getByRole('button', { name: 'Godkänn planen' }).click();
        await page.getByRole('alertdialog').getByRole('button', { name: 'Godkänn planen' }).click();
      };
      await approve();
      const refusal = page.getByRole('alert').filter({ hasText: 'ofullständig' });
      await refusal.getByText(/Högsta beredskap: .*ja eller nej/).waitFor();
      await house.picture('continuity', 'plan-refused', page);
      for (const level of ['Höjd beredskap', 'Högsta beredskap']) {
        const part = page.getByRole('region', { name: level });
        await part.getByRole('radio', { name: 'Ja', exact: true }).check();
      }
      await saved(page);
      await page.getByText('Planen håller på alla nivåer.').waitFor();
      await approve();
      await told(page, 'Planen är godkänd');
      await page.getByText('Godkänd 2024-02-01').first().waitFor();

      await page.getByRole('button', { name: 'Lägg till ett test eller en övning' }).click();
      await page.getByLabel('Test eller övning').selectOption({ label: 'Övning' });
      await page.getByLabel('Genomfördes den').fill('2024-01-20');
      await page.getByLabel('Resultat').selectOption({ label: 'Höll delvis' });
      await page.getByLabel(/Vad som visade sig/).fill('Listorna var gamla.');
      await page.getByRole('button', { name: 'Spara' }).click();
      await page.locator('.con-words', { hasText: 'Listorna var gamla.' }).waitFor();
      // What is written after the approval is a draft again.
      await page.getByLabel('Reservrutiner').fill('Vägarna plogas i förtur.');
      await saved(page);
      await page.getByRole('button', { name: 'Godkänn planen' }).waitFor();
    },
  },
  {
    name: 'who only reads finds a service by its filters and changes nothing',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, '/kontinuitet');
      await page.getByText(/samhällsviktiga verksamheter har en godkänd plan/).waitFor();
      await page.getByRole('link', { name: /håller inte vid högsta beredskap/ }).click();
      await page.getByText(/verksamheter motsvarar urvalet/).waitFor();
      assert.match(page.url(), /plan=haller-inte/);
      await page.getByRole('searchbox').fill('Trafikledning');
      await page.getByLabel('Kontinuitetsplan').selectOption({ label: 'Alla planer' });
      await page.getByText('1 verksamhet motsvarar urvalet.').waitFor();
      assert.match(page.url(), /q=Trafikledning/);
      await page.getByRole('link', { name: 'Trafikledning' }).click();
      await page.getByRole('heading', { level: 1, name: 'Trafikledning' }).waitFor();
      for (const name of [/Ändra/, /Ta bort/, /Lägg till/, /Godkänn/]) {
        assert.equal(await page.getByRole('main').getByRole('button', { name }).count(), 0);
      }
      assert.equal(await page.getByRole('main').getByRole('textbox').count(), 0);
      assert.equal(await page.getByRole('link', { name: 'Gå igenom med hjälp' }).count(), 0);
      await page.getByRole('link', { name: 'Öppna planen' }).click();
      await page.getByRole('heading', { level: 1, name: 'Plan för Trafikledning' }).waitFor();
      assert.equal(await page.getByRole('main').getByRole('textbox').count(), 0);
    },
  },
  {
    name: 'needs come out as a spreadsheet and in again, and a wrong row is told with its place',
    walk: async (house) => {
      const page = await house.open({ user: 'chef-trafik' });
      const sheet = (name, buffer) => ({ name, mimeType: 'text/csv', buffer });
      const out = await page.request.get(
        `${house.address}/varn/v1/continuity-export?register=services&format=csv`,
      );
      await house.go(page, '/kontinuitet/las-in');
      await page.locator('input[type=file]').setInputFiles(sheet('verksamheter.csv', await out.body()));
      await page.getByText(/Inget/).first().waitFor();
      await page.getByRole('tab', { name: 'Behov' }).click();
      await page.getByRole('tab', { name: 'Behov', selected: true }).waitFor();
      const wrong = 'service;what;needed;resources;buffer_minutes\r\ntrafikledning;kyla;1;ingen-sadan;60\r\n';
      await page.locator('input[type=file]').setInputFiles(sheet('fel.csv', Buffer.from(wrong)));
      await page.getByText('Det finns inget med nyckeln ingen-sadan', { exact: false }).first().waitFor();
      await house.mustBeAccessible(page, 'a spreadsheet with a wrong row');
      await house.picture('continuity', 'import', page);
    },
  },
  looked('continuity', '/kontinuitet', 'chef-trafik'),
  looked('critical services', '/kontinuitet/tjanster', 'lasare', shortened('**/critical-services?*', 12)),
  looked('resources', '/kontinuitet/resurser', 'lasare', shortened('**/resources?*', 12)),
  looked('a new service', '/kontinuitet/tjanster/ny', 'chef-trafik'),
  looked('a service written', serviceAt('Trafikledning'), 'chef-trafik', {
    prepare: async (page) => page.getByRole('button', { name: 'Ändra personal' }).click(),
  }),
  looked('a service read', serviceAt('Trafikledning'), 'lasare'),
  looked('a resource written', resourceAt('Personal: trafikledning'), 'chef-trafik'),
  looked('a resource read', resourceAt('Drivmedelsdepå'), 'lasare'),
  looked('a plan written', planAt('Väghållning'), 'chef-trafik'),
  looked('a plan read', planAt('Trafikledning'), 'lasare'),
  looked('the guided analysis, away', serviceAt('Väghållning', '/genomgang?steg=borta-240'), 'chef-trafik'),
  looked('the guided analysis, needs', serviceAt('Väghållning', '/genomgang?steg=annat'), 'chef-trafik'),
  looked('the guided analysis, summary', serviceAt('Väghållning', '/genomgang?steg=klart'), 'chef-trafik'),
  looked('no services', '/kontinuitet/tjanster', 'chef-trafik', answered('**/critical-services?*', none)),
  looked('no resources', '/kontinuitet/resurser', 'lasare', answered('**/varn/v1/resources?*', none)),
  looked('continuity that fails', '/kontinuitet', 'lasare', answered('**/continuity-summary', problem)),
];
