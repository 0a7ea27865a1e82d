// Every page of the programme looked at by axe.
import { json, none, problem, revised } from './town.mjs';

/** Every page filled, empty and in error, with its panel open. */
function accessible() {
  const filled = (name, path) => ({
    name: `axe: ${name}`,
    walk: async (house) => {
      const page = await house.open();
      const edition = await revised(house, page);
      const requirements = await house.ask(page, '/requirements?limit=500&q=brandskyddsarbetet');
      const requirement = requirements.items.find((one) => one.key === 'stad-sba-uppfoljning');
      await page.context().close();
      await house.mustBeAccessibleEverywhere(typeof path === 'string' ? path : path(edition, requirement), {
        name,
      });
    },
  });
  const answered = (name, path, pattern, answer) => ({
    name: `axe: ${name}`,
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open();
      const edition = await revised(house, page);
      await page.context().close();
      await house.mustBeAccessibleEverywhere(typeof path === 'string' ? path : path(edition), {
        name,
        once: true,
        before: (fresh) => fresh.route(pattern, (route) => route.fulfill(answer(edition))),
      });
    },
  });
  const refused = () => problem;
  const at = (view) => (edition) => `/utgavor/${edition.id}${view}`;
  return [
    filled('home', '/'),
    filled('programmes', '/program'),
    filled('edition', at('')),
    filled('matrix', at('/matris')),
    filled('matrix of units', at('/matris?visa=applicability')),
    filled('coverage', at('/tackning')),
    filled('comparison', (edition) => `/utgavor/${edition.id}/jamfor?med=${edition.replaces}`),
    filled('coverage start', '/tackning'),
    filled('requirements', '/krav'),
    filled('requirement', (edition, requirement) => `/krav/${requirement.id}`),
    filled(
      'panel on a requirement',
      (edition, requirement) => `/krav/${requirement.id}?spar=${requirement.id}`,
    ),
    filled('panel on an edition', (edition) => `/utgavor/${edition.id}?spar=${edition.id}`),
    {
      name: 'axe: dialogs and editors',
      walk: async (house) => {
        const page = await house.open();
        const edition = await revised(house, page);
        await page.context().close();
        await house.mustBeAccessibleEverywhere(`/utgavor/${edition.id}`, {
          name: 'adoption',
          prepare: async (fresh) => {
            await fresh.getByRole('button', { name: 'Registrera antagande' }).click();
            await fresh.getByRole('alertdialog').waitFor();
          },
        });
        await house.mustBeAccessibleEverywhere(`/utgavor/${edition.id}`, {
          name: 'writing',
          prepare: async (fresh) => {
            await fresh.getByRole('button', { name: /^Ändra Krisledningen/ }).click();
            await fresh.locator('.entry-writing input[name=title]').waitFor();
            await fresh.getByRole('button', { name: 'Lägg till en del' }).click();
          },
        });
      },
    },
    answered('programmes empty', '/program', '**/varn/v1/programmes?*', () => none),
    answered('coverage start empty', '/tackning', '**/varn/v1/programmes?*', () => none),
    answered('requirements empty', '/krav', /\/varn\/v1\/(requirements|catalogues)/, () => none),
    answered('comparison empty', at('/jamfor'), '**/nothing', () => none),
    answered('matrix empty', at('/matris'), /\/matrix\?/, () =>
      json({ focus_areas: [], goals: [], units: [], balance: [] }),
    ),
    answered('coverage empty', at('/tackning'), /\/findings\?/, () =>
      json({
        programme_name: '',
        edition_key: '',
        edition_title: '',
        valid_on: '2024-02-01',
        findings: [],
        rules: [],
      }),
    ),
    answered('home empty', '/', /\/overview\?/, () =>
      json({
        valid_on: '2024-02-01',
        editions: [],
        numbers: { units: 0, requirements: 0, requirements_nobody_carries: 0 },
        worst: [],
        lately: [],
        my_units: [],
        overdue: [],
      }),
    ),
    answered('home in error', '/', /\/overview\?/, refused),
    answered('programmes in error', '/program', '**/varn/v1/programmes?*', refused),
    answered('edition in error', at(''), /\/document\?/, refused),
    answered('matrix in error', at('/matris'), /\/matrix(\?|$)/, refused),
    answered('coverage in error', at('/tackning'), /\/findings\?/, refused),
    answered('requirements in error', '/krav', /\/requirements/, refused),
    answered('panel in error', (edition) => `/program?spar=${edition.id}`, /\/traces\//, refused),
  ];
}

export const journeys = accessible();
