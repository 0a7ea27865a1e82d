// What journeys ask of a town beside the pages, and answers that stand in for the server's.
import assert from 'node:assert/strict';

/** The units of a day by key. */
export async function units(house, page, day = '2024-02-01') {
  const { items } = await house.ask(page, `/unit-tree?valid_on=${day}`);
  return new Map(items.map((unit) => [unit.key, unit]));
}

/** The newest edition of the security programme, which is a proposal. */
export async function revised(house, page) {
  const { items } = await house.ask(page, '/programmes?limit=50');
  const programme = items.find((one) => one.programme.key === 'sakerhetsprogram');
  return programme.newest.edition;
}

export const json = (body) => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(body),
});
export const none = json({ items: [], total: 0 });
export const problem = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({ title: 'Fel', status: 500, reference: '018d62e0-0000' }),
};

/** Asks again until it is so, as long as a page is waited for; what is never so, is told. */
export async function until(page, isSo, what) {
  const end = Date.now() + 60_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, `never: ${what}`);
    await page.waitForTimeout(100);
  }
}

/** Words that stand on the page; the field where they were written has them too, and is not meant. */
export const standing = (page, words, within = page) =>
  within.getByText(words).and(page.locator(':not(textarea)')).first();

/** Ticks a box or a choice as a hand does: at its label, for the field itself is too small to be hit. */
export async function tick(field) {
  await field.locator('xpath=ancestor::label').click();
  await field.and(field.page().locator(':checked')).waitFor({ state: 'attached' });
}

/** Presses a button and waits for the dialog that it opens. */
export const press = (name) => async (page) => {
  await page.getByRole('button', { name }).first().click();
  await page.locator('[role=dialog], [role=alertdialog]').waitFor();
};
