// Every page of the organisation looked at by axe.
import { none, press, problem, units } from './town.mjs';

/** Every page filled, empty, in error and with a dialog open: light and dark, phone and wall. */
const filled = (name, path, more = {}) => ({
  name: `axe: ${name}`,
  walk: async (house) => {
    const page = await house.open();
    const all = await units(house, page);
    const before = await units(house, page, '2023-06-30');
    const { items } = await house.ask(page, '/sectors?limit=50');
    await page.context().close();
    const at = typeof path === 'string' ? path : path({ all, before, sector: items[0] });
    await house.mustBeAccessibleEverywhere(at, { name, ...more });
  },
});
const answered = (name, path, pattern, answer) => ({
  name: `axe: ${name}`,
  walk: async (house) => {
    house.expectRefusals();
    await filled(name, path, {
      once: true,
      before: (page) => page.route(pattern, (route) => route.fulfill(answer)),
    }).walk(house);
  },
});
const trafik = ({ all }) => `/organisation/${all.get('trafiknamnden').id}`;
const sector = (facts) => `/sektorer/${facts.sector.id}`;

export const journeys = [
  filled('organisation', '/organisation'),
  filled('organisation changed', '/organisation?valid_on=2023-07-01&sedan=2023-06-30'),
  filled('organisation as a list', '/organisation?vy=lista&typ=company'),
  filled('organisation without a day', '/organisation?valid_on=1900-01-01'),
  filled('unit', trafik),
  filled('unit of a merger', ({ all }) => `/organisation/${all.get('sdn-jarva').id}`),
  filled('unit that ceased', ({ before }) => `/organisation/${before.get('sdn-norrmalm').id}`),
  filled('unit without duties', ({ all }) => `/organisation/${all.get('valnamnden').id}`),
  filled('unit with its panel', (facts) => `${trafik(facts)}?spar=${facts.all.get('trafiknamnden').id}`),
  filled('duty dialog', trafik, { prepare: press(/^Ge uppdrag/) }),
  filled('end dialog', trafik, { prepare: press(/^Avsluta/) }),
  filled('change of a unit', (facts) => `${trafik(facts)}/andra`),
  filled('new unit', '/organisation/ny'),
  filled('sectors', '/sektorer'),
  filled('sectors without a day', '/sektorer?valid_on=1990-01-01'),
  filled('sector', sector),
  filled('contacts', '/kontakter'),
  filled('contacts outside', '/kontakter?vy=externa'),
  answered('organisation in error', '/organisation', '**/unit-tree?*', problem),
  answered('unit in error', trafik, /\/units\/[^/]+\?/, problem),
  answered('sectors in error', '/sektorer', /\/(sectors|national-sectors)\?/, problem),
  answered('sector in error', sector, /\/sectors\/[^/]+\?/, problem),
  answered('contacts in error', '/kontakter', /\/people\?/, problem),
  answered('contacts empty', '/kontakter', /\/people\?/, none),
  answered('contacts outside empty', '/kontakter?vy=externa', /\/external-actors\?/, none),
];
