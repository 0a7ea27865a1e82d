// The seed's case from end to end, by the hands of five: a remiss is sent, the office answers with a view, two heads sign, the
// board decides, and the one who asked replies to the view.
import assert from 'node:assert/strict';
import { standing, tick } from './town.mjs';

const told = (page, text) => page.locator('.toast').filter({ hasText: text }).first().waitFor();
const view = 'Skolornas ansvar i en kris behöver beskrivas.';

/** Sends a remiss to the board of education; its title and the address of the board's case. */
async function sendRemiss(house, page) {
  const title = `Plan för skolornas beredskap ${Date.now().toString(36)}`;
  await house.go(page, '/remisser/ny');
  await page.getByLabel('Rubrik').fill(title);
  await page.getByLabel('Vad svaret ska gälla').fill('Ansvaret för elever och personal.');
  await page.getByRole('button', { name: 'Spara utkastet och välj remissinstanser' }).click();
  await page.getByRole('button', { name: 'Välj remissinstanser', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Sök enhet' }).fill('utbildningsnämnden');
  await page.getByRole('checkbox', { name: 'Trafiknämnden', exact: true }).waitFor({ state: 'detached' });
  await tick(page.getByRole('checkbox', { name: 'Utbildningsnämnden', exact: true }));
  await page.getByRole('button', { name: 'Spara 1 remissinstans' }).click();
  await page.getByRole('button', { name: 'Skicka remissen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Skicka remissen' }).click();
  await page.locator('.answer').getByText('0 av 1 har svarat.').waitFor();
  return { title, remiss: new URL(page.url()).pathname };
}

/** The office writes: position, text, a view, who signs, and a meeting that has been held. */
async function answer(house, page, title) {
  await house.go(page, '/remisser');
  await page.getByRole('row').filter({ hasText: title }).getByRole('link').click();
  await page.getByRole('heading', { level: 1 }).getByText(title).waitFor();
  const at = new URL(page.url()).pathname;
  await page.getByRole('tab', { name: 'Tjänsteutlåtande' }).click();
  await tick(page.getByRole('radio', { name: 'Tillstyrker med synpunkter' }));
  await page.locator('.page-facts').getByText('Tillstyrker med synpunkter').waitFor();
  await page.getByRole('button', { name: 'Lägg till en synpunkt' }).click();
  await page.getByLabel('Synpunkt', { exact: true }).fill(view);
  await page.getByLabel('Synpunkt', { exact: true }).press('Control+Enter');
  await told(page, 'Synpunkten är tillagd');
  await page.getByRole('tab', { name: 'Underskrift och beslut' }).click();
  for (const [name, role] of [
    ['Hanna Övningsson', 'Utbildningsdirektör'],
    ['Gunnar Provberg', 'Avdelningschef'],
  ]) {
    await page.getByRole('button', { name: 'Lägg till en undertecknare' }).click();
    await page.getByLabel('Namn').fill(name);
    await page.getByLabel('Titel').fill(role);
    await page.getByLabel('Titel').press('Control+Enter');
    await page.locator('.case-signer strong').getByText(name, { exact: true }).waitFor();
  }
  return at;
}

async function sign(house, user, at, name) {
  const page = await house.open({ user });
  await house.go(page, `${at}?visa=beslut`);
  await page.getByRole('button', { name: `Skriv under ${name}` }).click();
  const sure = page.getByRole('alertdialog', { name: `Skriv under som ${name}` });
  await sure.getByRole('button', { name: 'Skriv under', exact: true }).click();
  await told(page, 'Underskriften är gjord');
}

export const journeys = [
  {
    name: 'a remiss goes all the way: sent, answered, signed by two, decided, replied to',
    walk: async (house) => {
      const centre = await house.open();
      const { title, remiss } = await sendRemiss(house, centre);
      const office = await house.open({ user: 'samordnare-utbildning' });
      const at = await answer(house, office, title);
      await sign(house, 'chef-utbildning', at, 'Hanna Övningsson');
      await sign(house, 'avdelningschef-utbildning', at, 'Gunnar Provberg');

      await house.go(office, `${at}?visa=beslut`);
      await office.getByRole('button', { name: 'Registrera ett beslut' }).click();
      await office.getByLabel('Beslutsväg').selectOption({ label: 'Ordförandebeslut' });
      await office.getByLabel('Beslutat av').fill('Ordföranden');
      await house.picture('consultation', 'whole-decision', office);
      await office.getByLabel('Beslutat av').press('Control+Enter');
      await office.getByRole('alertdialog').getByRole('button', { name: 'Registrera ett beslut' }).click();
      await told(office, 'avgivet');
      await house.go(office, at);
      await office.getByText(/^Avgivet 2024-02-01/).waitFor();
      assert.equal(await office.getByRole('button', { name: /^Skriv / }).count(), 0, 'nothing to write in');

      await house.go(centre, `${remiss}/svar`);
      const card = centre.locator('.compilation-card').filter({ hasText: view }).first();
      await card.getByText('Utbildningsnämnden').first().waitFor();
      await card.getByRole('button', { name: /^Svara/ }).click();
      await tick(centre.getByRole('radio', { name: 'Följs', exact: true }));
      await centre.getByLabel('Varför').fill('Ett avsnitt läggs till.');
      await centre.getByLabel('Varför').press('Control+Enter');
      await told(centre, 'är sparat');
      await standing(centre, 'Ett avsnitt läggs till.', card).waitFor();
      await house.picture('consultation', 'whole-reply', centre);

      await house.go(office, at);
      await office.getByText('Ett avsnitt läggs till.').waitFor();
    },
  },
];
