// A network of any size as /continuity-map tells it, the same each time: half services over sectors and units, half
// resources of every class, and needs between them.

const kinds = [
  'power',
  'it',
  'telecom',
  'water',
  'heat',
  'staff',
  'premises',
  'fuel',
  'transport',
  'food',
  'equipment',
];
const id = (number) => `01903f5e-0000-7000-8000-${String(number).padStart(12, '0')}`;

export function largeNetwork(count, lines) {
  let seed = 11;
  const below = (most) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * most);
  };
  const half = Math.floor(count / 2);
  const things = (from, many, word) =>
    Array.from({ length: many }, (_, at) => ({ id: id(from + at), name: `${word} ${at + 1}` }));
  const units = things(900_000, 40, 'Enhet');
  const sectors = things(910_000, 10, 'Sektor');
  const nodes = Array.from({ length: count }, (_, at) => ({
    id: id(at),
    kind: at < half ? 'service' : kinds[below(kinds.length)],
    name: at < half ? `Verksamhet ${at + 1}` : `Resurs ${at + 1}`,
    unit: units[below(units.length)].id,
    ...(at < half ? { sector: sectors[below(sectors.length)].id } : {}),
  }));
  const needs = Array.from({ length: lines / 2 }, (_, at) => ({
    id: id(100_000 + at),
    node: below(count),
    what: 'el',
    needed: 1,
    buffer_minutes: below(3) * 240,
    of: [half + below(count - half), half + below(count - half)],
  }));
  return { model: 'large', nodes, needs, units, sectors, suppliers: [] };
}
