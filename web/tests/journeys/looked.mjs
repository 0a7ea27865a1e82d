// A page that is looked at by axe at every size and in both themes.

export const looked = (name, path, user, more = {}) => ({
  name: `axe: ${name}`,
  walk: async (house) => {
    if (more.before) {
      house.expectRefusals();
    }
    let at = path;
    if (typeof path === 'function') {
      const page = await house.open({ user });
      at = await path(house, page);
      await page.context().close();
    }
    await house.mustBeAccessibleEverywhere(at, { name, user, ...more });
  },
});
/** A page that gets an answer of ours: that there is nothing, or that something went wrong. */
export const answered = (pattern, answer) => ({
  once: true,
  before: (page) => page.route(pattern, (route) => route.fulfill(answer)),
});
/** The first of a long list, as the server tells them: a hundred rows like the others only make axe slow. */
export const shortened = (pattern, count) => ({
  before: (page) =>
    page.route(pattern, async (route) => {
      const answer = await route.fetch();
      const told = await answer.json();
      await route.fulfill({ response: answer, json: { ...told, items: told.items.slice(0, count) } });
    }),
});
