// What journeys ask of a town beside the pages, and answers that stand in for the server's.

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

/** Presses a button and waits for the dialog that it opens. */
export const press = (name) => async (page) => {
  await page.getByRole('button', { name }).first().click();
  await page.locator('[role=dialog], [role=alertdialog]').waitFor();
};
