// The past as it was known: chosen in the palette, said in a band, read and never changed, and left again.
import assert from 'node:assert/strict';

const band = (page) => page.getByText('Sidan visar läget så som det var känt');

export const journeys = [
  {
    name: 'a moment is chosen in the palette, nothing can be changed there, and the way back is at hand',
    walk: async (house) => {
      const page = await house.open();
      await house.go(page, '/organisation');
      const add = page.getByRole('link', { name: 'Lägg till enhet' });
      await add.waitFor();
      await page.keyboard.press('Control+k');
      const asked = page.getByRole('dialog').getByRole('combobox');
      await asked.fill('som det var känt');
      await page.getByRole('option', { name: /^Visa som det var känt/ }).click();
      const dialog = page.getByRole('dialog', { name: /^Visa som det var känt/ });
      await dialog.getByLabel('Klockslag').waitFor();
      await house.mustBeAccessible(page, 'choosing a moment');
      await dialog.getByRole('button', { name: 'Visa tidpunkten' }).click();
      await band(page).waitFor();
      await page.getByRole('heading', { name: 'Inget var känt då' }).waitFor();
      assert.match(page.url(), /as_of=2024-01-31T23%3A00%3A00Z|as_of=2024-01-31T23:00:00Z/);
      assert.equal(await add.count(), 0);
      assert.equal(await page.getByRole('link', { name: 'Läs in från en fil' }).count(), 0);
      await page.getByRole('link', { name: 'Sektorer' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sektorer' }).waitFor();
      await band(page).waitFor();
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Sektorer' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Till nuläget' }).click();
      await add.waitFor();
      assert.equal(await band(page).count(), 0);
    },
  },
  {
    name: 'axe: the past',
    walk: (house) =>
      house.mustBeAccessibleEverywhere('/organisation?as_of=2024-01-31T23:00:00Z', {
        name: 'past',
        user: 'strateg',
      }),
  },
];
